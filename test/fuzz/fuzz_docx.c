/* Word documents: never break, and are refused with a message or give two
 * drafts. Corpus: small documents, in which the damage is in zip and XML
 * alike; and, told by not beginning as a zip archive does, the bare XML of
 * parts, each ended by a zero byte, which is packed here, so that the damage
 * is in the XML alone. */
#include <stdlib.h>
#include <zip.h>

#include "exchange/docx.h"
#include "test/fuzz/fuzz.h"

static const char *const PARTS[] = {"word/document.xml", "word/styles.xml",
    "word/numbering.xml", "word/footnotes.xml", "word/comments.xml"};
enum { PART_COUNT = sizeof PARTS / sizeof *PARTS };

static void add_parts(zip_t *archive, Str xml)
{
    Str part;
    for (size_t i = 0; i < PART_COUNT && str_next(&xml, 0, &part); i++) {
        zip_int64_t at = zip_file_add(archive, PARTS[i],
            zip_source_buffer(archive, part.data, part.size, 0), 0);
        require(at >= 0);
        zip_set_file_compression(archive, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    }
}

static Str packed(Arena *arena, Str xml)
{
    zip_stat_t info;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    require(archive);
    zip_source_keep(source);
    add_parts(archive, xml);
    require(zip_close(archive) == 0);
    require(zip_source_stat(source, &info) == 0);
    char *data = arena_alloc(arena, info.size + 1);
    require(zip_source_open(source) == 0);
    require(zip_source_read(source, data, info.size) == (zip_int64_t)info.size);
    zip_source_close(source);
    zip_source_free(source);
    return (Str){data, info.size};
}

void fuzz(Arena *arena, Str text)
{
    Err err = {0};
    Docx docx;
    if (text.size && text.data[0] == '<') text = packed(arena, text);
    if (docx_read(arena, text, "a.docx", &docx, &err) == STATUS_OK) {
        docx_draft(arena, &docx, true);
        docx_draft(arena, &docx, false);
    } else if (!err.text[0]) {
        abort();
    }
}
