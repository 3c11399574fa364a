/* Packing Word documents: the parts that readers need, and styles, in a zip
 * archive made in memory (libzip). ECMA-376 part 2. */
#include "exchange/docx_pack.h"

#include <zip.h>

static const Str TYPES = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Types xmlns=\"http://schemas."
    "openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels"
    "\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml"
    "\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd."
    "openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>");
static const Str RELATIONS = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://"
    "schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id="
    "\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/>"
    "</Relationships>");
static const Str DOCUMENT_RELATIONS = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://"
    "schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id="
    "\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/></Relationships>");
static const Str BEGIN = S(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"http://"
    "schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
static const Str END = S("</w:body></w:document>");

/* Sizes in half points, spaces in twentieths of one. */
static const Str PLAIN_STYLES =
    S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:styles xmlns:w=\"http://"
      "schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>"
      "<w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
      "w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz "
      "w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" "
      "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style "
      "w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/></w:style>");

enum { HEADINGS = 9 };

static Str styles(Arena *arena)
{
    static const int sizes[HEADINGS] = {34, 28, 24, 22, 22, 22, 22, 22, 22};
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, PLAIN_STYLES);
    for (int i = 0; i < HEADINGS; i++)
        strbuf_printf(&buf,
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading%d\"><w:name "
            "w:val=\"heading %d\"/><w:basedOn w:val=\"Normal\"/><w:next "
            "w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
            "w:after=\"80\"/><w:outlineLvl w:val=\"%d\"/></w:pPr><w:rPr><w:b/>"
            "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr></w:style>",
            i + 1, i + 1, i, sizes[i], sizes[i]);
    strbuf_add(&buf, S("</w:styles>"));
    return strbuf_str(&buf);
}

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
        !add_part(archive, "word/styles.xml", styles(arena)) ||
        !add_part(
            archive, "word/_rels/document.xml.rels", DOCUMENT_RELATIONS) ||
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
