/* Reading Word documents: the main part is unpacked with limits (libzip) and
 * read as a stream (libxml2's reader), never as a tree, so that memory stays
 * in proportion to the text. Of the markup only paragraphs (of cells and text
 * boxes too), their style and list level, runs of text, tracked changes, notes
 * and the words of comments are kept. Paragraphs and changes nest, so what
 * surrounds the place that is read is kept on two stacks. ECMA-376 part 1,
 * sections 17.3, 17.11, 17.13.4 and 17.13.5. */
#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

#include "exchange/docx.h"

static const char MAIN_PART[] = "word/document.xml";
static const char NOTES_PART[] = "word/footnotes.xml";
static const char ENDNOTES_PART[] = "word/endnotes.xml";
static const char COMMENTS_PART[] = "word/comments.xml";

/* A tracked change around what is read. */
typedef struct {
    EditOp op;
    bool moved;
    Str author, date;
    int depth; /* of its element */
} Tracked;

typedef struct {
    Arena *arena;
    const char *file;
    const char *part; /* being read */
    Docx *docx;
    DocxParagraphs *into; /* of docx; NULL: comments */
    void **slot;          /* frees a text of the library's */
    xmlTextReader *xml;
    Str note;             /* the note being read, as in DocxParagraph */
    VEC(size_t) open;     /* paragraphs of `into`, the innermost last */
    VEC(Tracked) changes; /* around what is read, the innermost last */
    int skipped;          /* depth of an element not read; 0: none */
    bool in_text;         /* within w:t or w:delText */
    bool in_marks;        /* within the properties of the paragraph's end */
} Reading;

static void discard_zip(void *archive)
{
    zip_discard(archive);
}

static void close_part(void *part)
{
    zip_fclose(part);
}

static Status refuse(const char *file, MessageId id, Err *err)
{
    return err_set(err, STATUS_INPUT, (Place){file, 0, 0}, id, NO_ARGS);
}

static Status check_size(const zip_stat_t *info, const char *file, Err *err)
{
    enum { SMALL = 1 << 20 };
    if (info->size > DOCX_MOST_XML) return refuse(file, MSG_DOCX_LARGE, err);
    if (info->size > SMALL && info->size / DOCX_MOST_RATIO > info->comp_size)
        return refuse(file, MSG_DOCX_BOMB, err);
    return STATUS_OK;
}

static Status open_zip(
    Arena *arena, Str bytes, const char *file, zip_t **archive, Err *err)
{
    void **slot = arena_hold(arena, discard_zip);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.data, bytes.size, 0, &error);
    if (!source) return refuse(file, MSG_DOCX_DAMAGED, err);
    *slot = *archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!*archive) {
        zip_source_free(source);
        return refuse(file, MSG_DOCX_DAMAGED, err);
    }
    return STATUS_OK;
}

/* The text of one part; "" where there is none. */
static Status unpack(Arena *arena, zip_t *archive, const char *name,
    const char *file, Str *xml, Err *err)
{
    zip_stat_t info;
    void **slot = arena_hold(arena, close_part);
    *xml = S("");
    if (zip_stat(archive, name, 0, &info) != 0) return STATUS_OK;
    TRY(check_size(&info, file, err));
    zip_file_t *part = *slot = zip_fopen(archive, name, 0);
    if (!part) return refuse(file, MSG_DOCX_DAMAGED, err);
    char *data = arena_alloc(arena, info.size + 1);
    zip_int64_t got = zip_fread(part, data, info.size);
    if (got < 0 || (zip_uint64_t)got != info.size)
        return refuse(file, MSG_DOCX_DAMAGED, err);
    *xml = (Str){data, info.size};
    return STATUS_OK;
}

static Str attribute(Reading *reading, const char *name)
{
    xmlChar *value =
        xmlTextReaderGetAttribute(reading->xml, (const xmlChar *)name);
    *reading->slot = value;
    Str copy = str_copy(reading->arena, str_of((const char *)value));
    *reading->slot = NULL;
    xmlFree(value);
    return copy;
}

static const struct {
    const char *name;
    EditOp op;
    bool moved;
} CHANGES[] = {
    {"w:ins", EDIT_INSERT, false},
    {"w:del", EDIT_DELETE, false},
    {"w:moveTo", EDIT_INSERT, true},
    {"w:moveFrom", EDIT_DELETE, true},
};
enum { CHANGE_TAGS = sizeof CHANGES / sizeof *CHANGES };

static DocxParagraph *paragraph_of(const Reading *reading)
{
    size_t last = reading->open.items[reading->open.count - 1];
    return &reading->into->items[last];
}

static bool enter_change(Reading *reading, const char *name)
{
    for (size_t i = 0; i < CHANGE_TAGS; i++) {
        if (strcmp(name, CHANGES[i].name) != 0) continue;
        if (reading->in_marks) {
            paragraph_of(reading)->mark = CHANGES[i].op;
        } else if (!xmlTextReaderIsEmptyElement(reading->xml)) {
            Tracked change = {CHANGES[i].op, CHANGES[i].moved,
                attribute(reading, "w:author"), attribute(reading, "w:date"),
                xmlTextReaderDepth(reading->xml)};
            vec_push(reading->arena, &reading->changes, change);
        }
        return true;
    }
    return false;
}

/* The innermost change is the run's. */
static void add_text(Reading *reading, Str text)
{
    size_t count = reading->changes.count;
    if (!reading->open.count || !text.size) return;
    DocxRun run = {.op = EDIT_SAME,
        .author = S(""),
        .date = S(""),
        .text = str_copy(reading->arena, text)};
    for (size_t i = 0; i < count; i++) {
        const Tracked *change = &reading->changes.items[i];
        run.gone = run.op != EDIT_SAME && (run.gone || change->op != run.op);
        run.op = change->op;
        run.moved = change->moved;
        run.author = change->author;
        run.date = change->date;
    }
    vec_push(reading->arena, &paragraph_of(reading)->runs, run);
}

static void open_paragraph(Reading *reading)
{
    DocxParagraph paragraph = {.mark = EDIT_SAME, .note = reading->note};
    vec_push(reading->arena, reading->into, paragraph);
    vec_push(reading->arena, &reading->open, reading->into->count - 1);
}

/* "Heading 2", "heading2", "Title". */
static size_t level_of_style(Str style)
{
    if (str_equal(style, S("Title"))) return 1;
    if (style.size < 8 || strncasecmp(style.data, "heading", 7) != 0) return 0;
    char digit = style.data[style.size - 1];
    return digit >= '1' && digit <= '9' ? (size_t)(digit - '0') : 0;
}

static void read_property(Reading *reading, const char *name)
{
    int64_t number;
    Str value = attribute(reading, "w:val");
    if (!strcmp(name, "w:pStyle"))
        paragraph_of(reading)->level = level_of_style(value);
    else if (!strcmp(name, "w:ilvl") && str_to_int(value, &number) &&
             number >= 0 && number < 100)
        paragraph_of(reading)->nesting = (size_t)number + 1;
}

/* What says again, or as it was before, what is read elsewhere. */
static bool is_skipped(const char *name)
{
    return !strcmp(name, "mc:Fallback") || !strcmp(name, "w:pPrChange");
}

static Str note_id(Reading *reading, const char *kind)
{
    return str_printf(
        reading->arena, "%s-%.*s", kind, STR_ARGS(attribute(reading, "w:id")));
}

/* Characters that are elements. */
static const struct {
    const char *name, *text;
} CHARACTERS[] = {{"w:tab", "\t"}, {"w:ptab", "\t"}, {"w:br", "\n"},
    {"w:cr", "\n"}, {"w:noBreakHyphen", "\u2011"}};
enum { CHARACTER_COUNT = sizeof CHARACTERS / sizeof *CHARACTERS };

static bool enter_character(Reading *reading, const char *name)
{
    for (size_t i = 0; i < CHARACTER_COUNT; i++)
        if (!strcmp(name, CHARACTERS[i].name)) {
            add_text(reading, str_of(CHARACTERS[i].text));
            return true;
        }
    return false;
}

/* An element within a paragraph. */
static void enter_inline(Reading *reading, const char *name)
{
    bool empty = xmlTextReaderIsEmptyElement(reading->xml);
    if (enter_change(reading, name)) return;
    if (!strcmp(name, "w:t") || !strcmp(name, "w:delText"))
        reading->in_text = !empty;
    else if (!strcmp(name, "w:pPr"))
        reading->in_marks = !empty;
    else if (reading->in_marks)
        read_property(reading, name);
    else if (!strcmp(name, "w:footnoteReference"))
        vec_push(reading->arena, &paragraph_of(reading)->notes,
            note_id(reading, "footnote"));
    else if (!strcmp(name, "w:endnoteReference"))
        vec_push(reading->arena, &paragraph_of(reading)->notes,
            note_id(reading, "endnote"));
    else
        enter_character(reading, name);
}

static void enter(Reading *reading, const char *name)
{
    bool empty = xmlTextReaderIsEmptyElement(reading->xml);
    if (reading->skipped) return;
    if (is_skipped(name))
        reading->skipped = empty ? 0 : xmlTextReaderDepth(reading->xml);
    else if (!strcmp(name, "w:footnote"))
        reading->note = note_id(reading, "footnote");
    else if (!strcmp(name, "w:endnote"))
        reading->note = note_id(reading, "endnote");
    else if (!strcmp(name, "w:p") && !empty)
        open_paragraph(reading);
    else if (reading->open.count)
        enter_inline(reading, name);
}

static void leave(Reading *reading, const char *name)
{
    int depth = xmlTextReaderDepth(reading->xml);
    size_t count = reading->changes.count;
    if (reading->skipped) {
        if (depth == reading->skipped) reading->skipped = 0;
        return;
    }
    if (count && reading->changes.items[count - 1].depth == depth)
        reading->changes.count--;
    if (!strcmp(name, "w:p") && reading->open.count) reading->open.count--;
    if (!strcmp(name, "w:pPr")) reading->in_marks = false;
    if (!strcmp(name, "w:t") || !strcmp(name, "w:delText"))
        reading->in_text = false;
}

/* --- comments: only their words --- */

static void add_comment_text(Reading *reading, Str text)
{
    size_t count = reading->docx->comments.count;
    if (!count) return;
    DocxComment *comment = &reading->docx->comments.items[count - 1];
    const Str parts[] = {comment->text, text};
    comment->text = str_join(reading->arena, parts, 2, S(""));
}

static void enter_comment(Reading *reading, const char *name)
{
    bool empty = xmlTextReaderIsEmptyElement(reading->xml);
    size_t count = reading->docx->comments.count;
    if (!strcmp(name, "w:comment")) {
        DocxComment comment = {attribute(reading, "w:author"),
            attribute(reading, "w:date"), S("")};
        vec_push(reading->arena, &reading->docx->comments, comment);
    } else if (!strcmp(name, "w:t")) {
        reading->in_text = !empty;
    } else if (!strcmp(name, "w:p") && count &&
               reading->docx->comments.items[count - 1].text.size) {
        add_comment_text(reading, S(" "));
    }
}

static Status read_node(Reading *reading, Err *err)
{
    const char *name = (const char *)xmlTextReaderConstName(reading->xml);
    switch (xmlTextReaderNodeType(reading->xml)) {
    case XML_READER_TYPE_ELEMENT:
        if (reading->into)
            enter(reading, name);
        else
            enter_comment(reading, name);
        break;
    case XML_READER_TYPE_END_ELEMENT: leave(reading, name); break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (reading->in_text) {
            Str text =
                str_of((const char *)xmlTextReaderConstValue(reading->xml));
            if (reading->into)
                add_text(reading, text);
            else
                add_comment_text(reading, text);
        }
        break;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return refuse(reading->file, MSG_DOCX_ENTITIES, err);
    default: break;
    }
    return STATUS_OK;
}

static void ignore_error(void *context, const xmlError *error)
{
    (void)context, (void)error;
}

static void free_reader(void *reader)
{
    xmlFreeTextReader(reader);
}

static Status refuse_xml(Reading *reading, Err *err)
{
    int line = xmlTextReaderGetParserLineNumber(reading->xml);
    int column = xmlTextReaderGetParserColumnNumber(reading->xml);
    Place place = {reading->file, line > 0 ? (uint32_t)line : 0,
        column > 0 ? (uint32_t)column : 0};
    return err_set(
        err, STATUS_INPUT, place, MSG_DOCX_XML, ARGS(str_of(reading->part)));
}

static void free_text(void *text)
{
    xmlFree(text);
}

static Status read_xml(Reading *reading, Str xml, Err *err)
{
    void **slot = arena_hold(reading->arena, free_reader);
    reading->xml = *slot = xmlReaderForMemory(
        xml.data, (int)xml.size, NULL, NULL, XML_PARSE_NONET);
    if (!reading->xml) return refuse(reading->file, MSG_DOCX_DAMAGED, err);
    xmlTextReaderSetStructuredErrorHandler(
        reading->xml, (xmlStructuredErrorFunc)ignore_error, NULL);
    int more;
    while ((more = xmlTextReaderRead(reading->xml)) == 1)
        TRY(read_node(reading, err));
    return more < 0 ? refuse_xml(reading, err) : STATUS_OK;
}

/* One part of the archive, if it is there. */
static Status read_part(Reading whole, zip_t *archive, const char *name,
    DocxParagraphs *into, Err *err)
{
    Str xml;
    whole.part = name;
    whole.into = into;
    TRY(unpack(whole.arena, archive, name, whole.file, &xml, err));
    /* Said before the parser meets what is wrong inside. */
    if (str_find(xml, S("<!DOCTYPE"), 0) != SIZE_MAX)
        return refuse(whole.file, MSG_DOCX_ENTITIES, err);
    return xml.size ? read_xml(&whole, xml, err) : STATUS_OK;
}

Status docx_read(
    Arena *arena, Str bytes, const char *file, Docx *docx, Err *err)
{
    zip_t *archive;
    zip_stat_t info;
    *docx = (Docx){0};
    if (bytes.size > DOCX_MOST_BYTES) return refuse(file, MSG_DOCX_LARGE, err);
    TRY(open_zip(arena, bytes, file, &archive, err));
    if (zip_stat(archive, MAIN_PART, 0, &info) != 0)
        return refuse(file, MSG_DOCX_NO_TEXT, err);
    Reading reading = {.arena = arena,
        .file = file,
        .docx = docx,
        .slot = arena_hold(arena, free_text),
        .note = S("")};
    TRY(read_part(reading, archive, MAIN_PART, &docx->paragraphs, err));
    TRY(read_part(reading, archive, NOTES_PART, &docx->notes, err));
    TRY(read_part(reading, archive, ENDNOTES_PART, &docx->notes, err));
    return read_part(reading, archive, COMMENTS_PART, NULL, err);
}
