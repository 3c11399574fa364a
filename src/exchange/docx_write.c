/* Writing Word documents with tracked changes: insertions, deletions and
 * moves as such (w:ins, w:del, w:moveTo, w:moveFrom), so that accepting all
 * gives the new text and rejecting all the old one. ECMA-376 part 1, section
 * 17.13.5. A clause is a paragraph; line ends within it are breaks; what is
 * strong in Markdown is bold. */
#include <string.h>

#include "exchange/docx.h"
#include "exchange/docx_pack.h"
#include "exchange/markup.h"
#include "text/shown.h"

typedef struct {
    Arena *arena;
    StrBuf xml;
    Str author; /* escaped */
    bool marked;
    size_t id; /* of the last tracked change */
} Writing;

static const struct {
    const char *tag;  /* around runs that stay as they are; NULL: none */
    const char *mark; /* at the end of the paragraph; NULL: none */
} WAYS[] = {
    [ROW_BOTH] = {NULL, NULL},
    [ROW_ADDED] = {"w:ins", "w:ins"},
    [ROW_DELETED] = {"w:del", "w:del"},
    [ROW_MOVED_HERE] = {"w:moveTo", "w:moveTo"},
    [ROW_MOVED_AWAY] = {"w:moveFrom", "w:moveFrom"},
};

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
    markup_add_escaped(&writing->xml, text);
    strbuf_printf(&writing->xml, "</%s>", tag);
}

/* TAG: around it; NULL: none. */
static void add_run(Writing *writing, const ShownRun *run, const char *tag)
{
    Str rest = run->text, line;
    bool first = true, deleted = run->op == EDIT_DELETE;
    if (tag) open_change(writing, tag, false);
    strbuf_add(&writing->xml, S("<w:r>"));
    if (run->strong) strbuf_add(&writing->xml, S("<w:rPr><w:b/></w:rPr>"));
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
    ShownRuns runs = shown_runs(writing->arena, &row->edits, writing->marked);
    strbuf_add(&writing->xml, S("<w:p>"));
    add_properties(writing, row);
    if (row->move) open_move(writing, row, tag);
    size_t range = writing->id;
    for (size_t i = 0; i < runs.count; i++) {
        ShownRun *run = &runs.items[i];
        if (i + 1 == runs.count) run->text = without_end(run->text);
        if (!run->text.size) continue;
        add_run(writing, run,
            run->op == EDIT_INSERT   ? "w:ins"
            : run->op == EDIT_DELETE ? "w:del"
                                     : tag);
    }
    if (row->move)
        strbuf_printf(&writing->xml, "<%sRangeEnd w:id=\"%zu\"/>", tag, range);
    strbuf_add(&writing->xml, S("</w:p>"));
}

Status docx_write(
    Arena *arena, const Page *page, Str author, Str *bytes, Err *err)
{
    StrBuf name = strbuf_new(arena);
    markup_add_escaped(&name, author);
    Writing writing = {.arena = arena,
        .xml = strbuf_new(arena),
        .author = strbuf_str(&name),
        .marked = page->marked};
    for (size_t i = 0; i < page->count; i++) add_row(&writing, &page->items[i]);
    return docx_pack(arena, strbuf_str(&writing.xml), bytes, err);
}
