/* Redlines as HTML (the HTML standard, section 4.7: ins and del). */
#include "exchange/redline_html.h"

#include <string.h>

#include "exchange/markup.h"
#include "text/shown.h"

static const Str STYLE =
    S("body{max-width:45em;margin:2em auto;padding:0 1em;font:1em/1.5 serif}"
      "ins{background:#dfd;text-decoration:underline}"
      "del{background:#fdd;text-decoration:line-through}"
      ".moved ins,.moved del{background:#ddf}"
      "p,h1,h2,h3,h4,h5,h6{white-space:pre-line}");

static const char *const KIND_CLASSES[] = {
    [ROW_BOTH] = NULL,
    [ROW_ADDED] = "added",
    [ROW_DELETED] = "deleted",
    [ROW_MOVED_HERE] = "moved",
    [ROW_MOVED_AWAY] = "moved",
};

/* What moved along is deleted at one end and inserted at the other. */
static const char *const KIND_TAGS[] = {
    [ROW_MOVED_HERE] = "ins",
    [ROW_MOVED_AWAY] = "del",
};

/* LAST: no empty lines after it. */
static void add_run(StrBuf *buf, const ShownRun *run, RowKind kind, bool last)
{
    Str text = run->text;
    const char *tag = run->op == EDIT_INSERT   ? "ins"
                      : run->op == EDIT_DELETE ? "del"
                                               : KIND_TAGS[kind];
    while (last && text.size && strchr(" \n", text.data[text.size - 1]))
        text.size--;
    if (!text.size) return;
    if (tag) strbuf_printf(buf, "<%s>", tag);
    if (run->strong) strbuf_add(buf, S("<strong>"));
    markup_add_escaped(buf, text);
    if (run->strong) strbuf_add(buf, S("</strong>"));
    if (tag) strbuf_printf(buf, "</%s>", tag);
}

static void add_row(Arena *arena, StrBuf *buf, const Row *row, bool marked)
{
    ShownRuns runs = shown_runs(arena, &row->edits, marked);
    char tag[3] = "p";
    size_t depth = row->clause->depth;
    if (row->clause->titled) {
        tag[0] = 'h';
        tag[1] = (char)('1' + (depth > 5 ? 5 : depth));
    }
    strbuf_printf(buf, "<%s", tag);
    if (KIND_CLASSES[row->kind])
        strbuf_printf(buf, " class=\"%s\"", KIND_CLASSES[row->kind]);
    strbuf_char(buf, '>');
    for (size_t i = 0; i < runs.count; i++)
        add_run(buf, &runs.items[i], row->kind, i + 1 == runs.count);
    strbuf_printf(buf, "</%s>\n", tag);
}

Str redline_html(Arena *arena, const Page *page, Str title)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(
        &buf, S("<!DOCTYPE html>\n<html dir=\"auto\"><meta charset=\"utf-8"
                "\"><meta name=\"viewport\" content=\"width=device-"
                "width\"><title>"));
    markup_add_escaped(&buf, title);
    strbuf_add(&buf, S("</title><style>"));
    strbuf_add(&buf, STYLE);
    strbuf_add(&buf, S("</style>\n"));
    for (size_t i = 0; i < page->count; i++)
        add_row(arena, &buf, &page->items[i], page->marked);
    strbuf_add(&buf, S("</html>\n"));
    return strbuf_str(&buf);
}
