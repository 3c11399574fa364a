/* Reading Word documents: of the markup only paragraphs (of cells and text
 * boxes too), their style, list and level, runs of text, tracked changes, notes
 * and the words of comments are kept. Paragraphs and changes nest, so what
 * surrounds the place that is read is kept on two stacks. ECMA-376 part 1,
 * sections 17.3, 17.11, 17.13.4 and 17.13.5. */
#include "exchange/docx.h"

#include <string.h>

#include "exchange/docx_styles.h"

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

/* What a paragraph says of itself and its list. */
typedef struct {
    Str style, list;   /* styleId, numId; "": not said */
    size_t list_level; /* from 0; SIZE_MAX: not said */
    size_t outline;    /* level of a heading, from 1; 0: not said */
} Properties;

typedef struct {
    Arena *arena;
    Docx *docx;
    const DocxStyles *styles;
    DocxParagraphs *into;
    DocxPart *part;        /* being read */
    Str note;              /* the note being read, as in DocxParagraph */
    VEC(size_t) open;      /* paragraphs of `into`, the innermost last */
    VEC(Tracked) changes;  /* around what is read, the innermost last */
    int skipped;           /* depth of an element not read; 0: none */
    bool in_text;          /* within w:t or w:delText */
    bool in_properties;    /* within those of a paragraph */
    bool in_mark;          /* and there within those of its end */
    Properties properties; /* of the paragraph */
} Reading;

static const Properties NO_PROPERTIES = {.list_level = SIZE_MAX};

static Str attribute(Reading *reading, const char *name)
{
    return docx_attribute(reading->part, name);
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
        if (reading->in_mark) {
            paragraph_of(reading)->mark = CHANGES[i].op;
        } else if (!reading->in_properties && !docx_is_empty(reading->part)) {
            Tracked change = {CHANGES[i].op, CHANGES[i].moved,
                attribute(reading, "w:author"), attribute(reading, "w:date"),
                xmlTextReaderDepth(reading->part->xml)};
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

static void read_property(Reading *reading, const char *name)
{
    Properties *properties = &reading->properties;
    DocxPart *part = reading->part;
    if (!strcmp(name, "w:rPr"))
        reading->in_mark = !docx_is_empty(part);
    else if (!strcmp(name, "w:pStyle"))
        properties->style = docx_attribute(part, "w:val");
    else if (!strcmp(name, "w:ilvl"))
        properties->list_level =
            (size_t)docx_number(part, "w:val", DOCX_LEVELS - 1, -1);
    else if (!strcmp(name, "w:numId"))
        properties->list = docx_attribute(part, "w:val");
    else if (!strcmp(name, "w:outlineLvl"))
        properties->outline =
            (size_t)docx_number(part, "w:val", DOCX_LEVELS - 1, -1) + 1;
}

/* The list of a paragraph: its own, or that of its style; the list 0 is
 * none. */
static void settle_list(Reading *reading, DocxParagraph *paragraph)
{
    const Properties *own = &reading->properties;
    DocxStyle style = docx_style(reading->styles, own->style);
    const DocxList *list = map_get(&reading->docx->numbering.lists,
        own->list.size ? own->list : style.list);
    size_t level =
        own->list_level != SIZE_MAX ? own->list_level : style.list_level;
    if (str_equal(own->list, S("0"))) return;
    if (list && level == SIZE_MAX)
        level = docx_level_of_style(list, own->style);
    if (level == SIZE_MAX) return;
    paragraph->nesting = level + 1;
    paragraph->list = list;
}

static void settle_properties(Reading *reading)
{
    DocxParagraph *paragraph = paragraph_of(reading);
    const Properties *own = &reading->properties;
    paragraph->level = own->outline;
    if (!paragraph->level)
        paragraph->level = docx_style(reading->styles, own->style).heading;
    settle_list(reading, paragraph);
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
    bool empty = docx_is_empty(reading->part);
    if (enter_change(reading, name)) return;
    if (!strcmp(name, "w:t") || !strcmp(name, "w:delText"))
        reading->in_text = !empty;
    else if (!strcmp(name, "w:pPr"))
        reading->in_properties = !empty;
    else if (reading->in_properties)
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

static void enter(void *state, DocxPart *part, const char *name)
{
    Reading *reading = state;
    bool empty = docx_is_empty(part);
    reading->part = part;
    if (reading->skipped) return;
    if (is_skipped(name))
        reading->skipped = empty ? 0 : xmlTextReaderDepth(part->xml);
    else if (!strcmp(name, "w:footnote"))
        reading->note = note_id(reading, "footnote");
    else if (!strcmp(name, "w:endnote"))
        reading->note = note_id(reading, "endnote");
    else if (!strcmp(name, "w:p") && !empty)
        open_paragraph(reading);
    else if (reading->open.count)
        enter_inline(reading, name);
}

static void leave_properties(Reading *reading)
{
    if (reading->open.count) settle_properties(reading);
    reading->in_properties = reading->in_mark = false;
    reading->properties = NO_PROPERTIES;
}

static void leave(void *state, DocxPart *part, const char *name)
{
    Reading *reading = state;
    int depth = xmlTextReaderDepth(part->xml);
    size_t count = reading->changes.count;
    if (reading->skipped) {
        if (depth == reading->skipped) reading->skipped = 0;
        return;
    }
    if (count && reading->changes.items[count - 1].depth == depth)
        reading->changes.count--;
    if (!strcmp(name, "w:p") && reading->open.count) reading->open.count--;
    if (!strcmp(name, "w:pPr")) leave_properties(reading);
    if (!strcmp(name, "w:rPr")) reading->in_mark = false;
    if (!strcmp(name, "w:t") || !strcmp(name, "w:delText"))
        reading->in_text = false;
}

static void read_text(void *state, DocxPart *part, Str text)
{
    Reading *reading = state;
    (void)part;
    if (reading->in_text && !reading->skipped) add_text(reading, text);
}

/* --- comments: only their words --- */

typedef struct {
    Docx *docx;
    bool in_text;
} Remarks;

static void add_remark(Remarks *remarks, Arena *arena, Str text)
{
    size_t count = remarks->docx->comments.count;
    if (!count) return;
    DocxComment *comment = &remarks->docx->comments.items[count - 1];
    const Str parts[] = {comment->text, text};
    comment->text = str_join(arena, parts, 2, S(""));
}

static void enter_remark(void *state, DocxPart *part, const char *name)
{
    Remarks *remarks = state;
    size_t count = remarks->docx->comments.count;
    if (!strcmp(name, "w:comment")) {
        DocxComment comment = {docx_attribute(part, "w:author"),
            docx_attribute(part, "w:date"), S("")};
        vec_push(part->arena, &remarks->docx->comments, comment);
    } else if (!strcmp(name, "w:t")) {
        remarks->in_text = !docx_is_empty(part);
    } else if (!strcmp(name, "w:p") && count &&
               remarks->docx->comments.items[count - 1].text.size) {
        add_remark(remarks, part->arena, S(" "));
    }
}

static void leave_remark(void *state, DocxPart *part, const char *name)
{
    (void)part;
    if (!strcmp(name, "w:t")) ((Remarks *)state)->in_text = false;
}

static void read_remark(void *state, DocxPart *part, Str text)
{
    Remarks *remarks = state;
    if (remarks->in_text) add_remark(remarks, part->arena, text);
}

/* --- all of it --- */

static Status read_paragraphs(const DocxArchive *archive, const char *name,
    const DocxStyles *styles, Docx *docx, DocxParagraphs *into, Err *err)
{
    static const DocxReader READER = {enter, leave, read_text};
    Reading reading = {.arena = archive->arena,
        .docx = docx,
        .styles = styles,
        .into = into,
        .note = S(""),
        .properties = NO_PROPERTIES};
    return docx_read_part(archive, name, &READER, &reading, err);
}

static Status read_comments(const DocxArchive *archive, Docx *docx, Err *err)
{
    static const DocxReader READER = {enter_remark, leave_remark, read_remark};
    Remarks remarks = {.docx = docx};
    return docx_read_part(archive, COMMENTS_PART, &READER, &remarks, err);
}

Status docx_read(
    Arena *arena, Str bytes, const char *file, Docx *docx, Err *err)
{
    DocxArchive archive;
    DocxStyles styles;
    *docx = (Docx){0};
    TRY(docx_open(arena, bytes, file, &archive, err));
    if (!docx_has_part(&archive, MAIN_PART))
        return err_set(
            err, STATUS_INPUT, (Place){file, 0, 0}, MSG_DOCX_NO_TEXT, NO_ARGS);
    TRY(docx_read_styles(&archive, &styles, err));
    TRY(docx_read_numbering(&archive, &docx->numbering, err));
    TRY(read_paragraphs(
        &archive, MAIN_PART, &styles, docx, &docx->paragraphs, err));
    TRY(read_paragraphs(
        &archive, NOTES_PART, &styles, docx, &docx->notes, err));
    TRY(read_paragraphs(
        &archive, ENDNOTES_PART, &styles, docx, &docx->notes, err));
    return read_comments(&archive, docx, err);
}
