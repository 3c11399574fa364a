/* Writing Word documents with tracked changes: insertions, deletions and
 * moves as such (w:ins, w:del, w:moveTo, w:moveFrom), so that accepting all
 * gives the new text and rejecting all the old one. ECMA-376 part 1, section
 * 17.13.5. A clause is a paragraph; line ends within it are breaks. */
#include <string.h>
#include <zip.h>

#include "base/utf8.h"
#include "exchange/docx.h"

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

typedef struct {
    Arena *arena;
    StrBuf xml;
    Str author; /* escaped */
    size_t id;  /* of the last tracked change */
} Writing;

static const struct {
    const char *tag;  /* around runs; NULL: none */
    const char *mark; /* at the end of the paragraph; NULL: none */
    bool deleted;
} WAYS[] = {
    [ROW_BOTH] = {NULL, NULL, false},
    [ROW_ADDED] = {"w:ins", "w:ins", false},
    [ROW_DELETED] = {"w:del", "w:del", true},
    [ROW_MOVED_HERE] = {"w:moveTo", "w:moveTo", false},
    [ROW_MOVED_AWAY] = {"w:moveFrom", "w:moveFrom", false},
};

/* XML has no other control characters than these. */
static void add_escaped(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '<')
            strbuf_add(buf, S("&lt;"));
        else if (c == '>')
            strbuf_add(buf, S("&gt;"));
        else if (c == '&')
            strbuf_add(buf, S("&amp;"));
        else if (c == '"')
            strbuf_add(buf, S("&quot;"));
        else if ((unsigned char)c >= ' ')
            strbuf_char(buf, c);
    }
}

static void open_change(Writing *writing, const char *tag, bool empty)
{
    strbuf_printf(&writing->xml, "<%s w:id=\"%zu\" w:author=\"%.*s\"%s>", tag,
        ++writing->id, STR_ARGS(writing->author), empty ? "/" : "");
}

static void add_piece(Writing *writing, Str text, bool deleted)
{
    const char *tag = deleted ? "w:delText" : "w:t";
    if (!text.size) return;
    strbuf_printf(&writing->xml, "<%s xml:space=\"preserve\">", tag);
    add_escaped(&writing->xml, text);
    strbuf_printf(&writing->xml, "</%s>", tag);
}

static void add_run(Writing *writing, Str text, const char *tag, bool deleted)
{
    Str rest = text, line;
    bool first = true;
    if (!text.size) return;
    if (tag) open_change(writing, tag, false);
    strbuf_add(&writing->xml, S("<w:r>"));
    while (str_next(&rest, '\n', &line)) {
        if (!first) strbuf_add(&writing->xml, S("<w:br/>"));
        add_piece(writing, line, deleted);
        first = false;
    }
    strbuf_add(&writing->xml, S("</w:r>"));
    if (tag) strbuf_printf(&writing->xml, "</%s>", tag);
}

static void add_properties(Writing *writing, const Row *row)
{
    const char *mark = WAYS[row->kind].mark;
    size_t level = row->clause->titled ? row->clause->depth + 1 : 0;
    if (!mark && !level) return;
    strbuf_add(&writing->xml, S("<w:pPr>"));
    if (level)
        strbuf_printf(&writing->xml, "<w:pStyle w:val=\"Heading%zu\"/>",
            level > 9 ? 9 : level);
    if (mark) {
        strbuf_add(&writing->xml, S("<w:rPr>"));
        open_change(writing, mark, true);
        strbuf_add(&writing->xml, S("</w:rPr>"));
    }
    strbuf_add(&writing->xml, S("</w:pPr>"));
}

static void open_move(Writing *writing, const Row *row, const char *tag)
{
    strbuf_printf(&writing->xml,
        "<%sRangeStart w:id=\"%zu\" w:name=\"move%zu\" w:author=\"%.*s\"/>",
        tag, ++writing->id, row->move, STR_ARGS(writing->author));
}

/* The last line end of a clause is the end of its paragraph. */
static Str without_end(Str text)
{
    while (text.size && strchr("\r\n", text.data[text.size - 1])) text.size--;
    return text;
}

static void add_row(Writing *writing, const Row *row)
{
    const char *tag = WAYS[row->kind].tag;
    strbuf_add(&writing->xml, S("<w:p>"));
    add_properties(writing, row);
    if (row->move) open_move(writing, row, tag);
    size_t range = writing->id;
    for (size_t i = 0; i < row->edits.count; i++) {
        const Edit *edit = &row->edits.items[i];
        bool last = i + 1 == row->edits.count;
        Str text = last ? without_end(edit->text) : edit->text;
        if (row->kind == ROW_BOTH)
            add_run(writing, text,
                edit->op == EDIT_INSERT   ? "w:ins"
                : edit->op == EDIT_DELETE ? "w:del"
                                          : NULL,
                edit->op == EDIT_DELETE);
        else
            add_run(writing, text, tag, WAYS[row->kind].deleted);
    }
    if (row->move)
        strbuf_printf(&writing->xml, "<%sRangeEnd w:id=\"%zu\"/>", tag, range);
    strbuf_add(&writing->xml, S("</w:p>"));
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
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!source) return false;
    arena_defer(arena, free_source, source);
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

Status docx_write(
    Arena *arena, const Page *page, Str author, Str *bytes, Err *err)
{
    StrBuf name = strbuf_new(arena);
    add_escaped(&name, author);
    Writing writing = {
        .arena = arena, .xml = strbuf_new(arena), .author = strbuf_str(&name)};
    strbuf_add(&writing.xml, BEGIN);
    for (size_t i = 0; i < page->count; i++) add_row(&writing, &page->items[i]);
    strbuf_add(&writing.xml, END);
    if (pack(arena, strbuf_str(&writing.xml), bytes)) return STATUS_OK;
    return err_set(
        err, STATUS_STORAGE, NOWHERE, MSG_DOCX_WRITE, ARGS(S("zip")));
}
