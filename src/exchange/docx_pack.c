/* Packing Word documents: the three parts that every reader needs, in a zip
 * archive made in memory (libzip). ECMA-376 part 2. */
#include "exchange/docx_pack.h"

#include <zip.h>

static const Str TYPES = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Types xmlns=\"http://schemas."
    "openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels"
    "\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml"
    "\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "</Types>");
static const Str RELATIONS = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://"
    "schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id="
    "\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/>"
    "</Relationships>");
static const Str BEGIN = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"http://"
    "schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
static const Str END = S("</w:body></w:document>");

static bool add_part(zip_t *archive, const char *name, Str text)
{
    zip_source_t *source = zip_source_buffer(archive, text.data, text.size, 0);
    if (!source) return false;
    zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index >= 0)
        return zip_file_set_mtime(archive, (zip_uint64_t)index, 315532800, 0) ==
               0; /* 1980: the same bytes every time */
    zip_source_free(source);
    return false;
}

static void free_source(void *source)
{
    zip_source_free(source);
}

static bool read_back(Arena *arena, zip_source_t *source, Str *bytes)
{
    zip_stat_t info;
    if (zip_source_stat(source, &info) != 0 || zip_source_open(source) != 0)
        return false;
    char *data = arena_alloc(arena, info.size + 1);
    bool whole =
        zip_source_read(source, data, info.size) == (zip_int64_t)info.size;
    zip_source_close(source);
    *bytes = (Str){data, info.size};
    return whole;
}

/* Packs the parts in memory. */
static bool pack(Arena *arena, Str document, Str *bytes)
{
    void **slot = arena_hold(arena, free_source);
    zip_source_t *source = *slot = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!source) return false;
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    if (!archive) return false;
    zip_source_keep(source);
    if (!add_part(archive, "[Content_Types].xml", TYPES) ||
        !add_part(archive, "_rels/.rels", RELATIONS) ||
        !add_part(archive, "word/document.xml", document) ||
        zip_close(archive) != 0) {
        zip_discard(archive);
        return false;
    }
    return read_back(arena, source, bytes);
}

Status docx_pack(Arena *arena, Str body, Str *bytes, Err *err)
{
    const Str parts[] = {BEGIN, body, END};
    if (pack(arena, str_join(arena, parts, 3, S("")), bytes)) return STATUS_OK;
    return err_set(
        err, STATUS_STORAGE, NOWHERE, MSG_DOCX_WRITE, ARGS(S("zip")));
}
