/* Pages with footnotes. Text comes from records and is escaped: Markdown by
 * CommonMark 2.4 (a backslash before ASCII punctuation), HTML by entities. */
#include "verb/page.h"

#include <string.h>

static Str note_marks(const Page *page, const PageLine *line)
{
    StrBuf buf = strbuf_new(page->arena);
    for (size_t i = 0; i < line->note_count; i++)
        strbuf_printf(&buf, " [%zu]", line->notes[i]);
    return strbuf_str(&buf);
}

void page_show(const Page *page, Screen *screen)
{
    for (size_t i = 0; i < page->parts.count; i++) {
        const PagePart *part = &page->parts.items[i];
        screen_heading(screen, part->heading, S(""));
        for (size_t j = 0; j < part->lines.count; j++) {
            const PageLine *line = &part->lines.items[j];
            const Str parts[] = {line->text, note_marks(page, line)};
            screen_item(
                screen, str_join(page->arena, parts, 2, S("")), TONE_PLAIN);
        }
    }
    if (page->notes.count) screen_heading(screen, page->notes_heading, S(""));
    for (size_t i = 0; i < page->notes.count; i++)
        screen_text(screen,
            str_printf(page->arena, "[%zu] %.*s", i + 1,
                STR_ARGS(page->notes.items[i])),
            TONE_MUTED);
}

Node *page_node(const Page *page)
{
    Arena *arena = page->arena;
    Node *map = node_map(arena), *parts = node_list(arena),
         *notes = node_list(arena);
    for (size_t i = 0; i < page->parts.count; i++) {
        const PagePart *part = &page->parts.items[i];
        Node *item = node_push(arena, parts, node_map(arena));
        Node *lines = node_list(arena);
        node_set(arena, item, S("name"), node_text(arena, part->name));
        node_set(arena, item, S("lines"), lines);
        for (size_t j = 0; j < part->lines.count; j++) {
            const PageLine *line = &part->lines.items[j];
            Node *entry = node_push(arena, lines, node_map(arena));
            Node *numbers = node_list(arena);
            node_set(arena, entry, S("text"), node_text(arena, line->text));
            node_set(arena, entry, S("notes"), numbers);
            for (size_t k = 0; k < line->note_count; k++)
                node_push(
                    arena, numbers, node_int(arena, (int64_t)line->notes[k]));
        }
    }
    for (size_t i = 0; i < page->notes.count; i++)
        node_push(arena, notes, node_text(arena, page->notes.items[i]));
    node_set(arena, map, S("parts"), parts);
    node_set(arena, map, S("notes"), notes);
    return map;
}

/* --- Markdown --- */

/* How many bytes of TEXT a reader would take for the mark of a list item, but
 * for the last of them: a sign, or digits with a point or parenthesis. */
static size_t list_mark(Str text)
{
    size_t size = 0;
    while (size < text.size && text.data[size] >= '0' && text.data[size] <= '9')
        size++;
    bool ends = size < text.size && strchr(size ? ".)" : "-=", text.data[size]);
    return ends ? size : SIZE_MAX;
}

/* Text that stands at the beginning of a block. */
static void add_markdown(StrBuf *buf, Str text)
{
    text = str_trim(text);
    size_t mark = list_mark(text);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool blank = c == '\n' || c == '\r' || c == '\t';
        if (i == mark || (c && strchr("\\`*_{}[]<>#+|!&~", c)))
            strbuf_char(buf, '\\');
        strbuf_char(buf, blank ? ' ' : c);
    }
}

Str page_markdown(const Page *page)
{
    StrBuf buf = strbuf_new(page->arena);
    strbuf_add(&buf, S("# "));
    add_markdown(&buf, page->title);
    strbuf_add(&buf, S("\n\n"));
    add_markdown(&buf, page->subtitle);
    strbuf_char(&buf, '\n');
    for (size_t i = 0; i < page->parts.count; i++) {
        const PagePart *part = &page->parts.items[i];
        strbuf_add(&buf, S("\n## "));
        add_markdown(&buf, part->heading);
        strbuf_add(&buf, S("\n\n"));
        for (size_t j = 0; j < part->lines.count; j++) {
            const PageLine *line = &part->lines.items[j];
            strbuf_add(&buf, S("- "));
            add_markdown(&buf, line->text);
            for (size_t k = 0; k < line->note_count; k++)
                strbuf_printf(&buf, "[^%zu]", line->notes[k]);
            strbuf_char(&buf, '\n');
        }
    }
    for (size_t i = 0; i < page->notes.count; i++) {
        strbuf_printf(&buf, "\n[^%zu]: ", i + 1);
        add_markdown(&buf, page->notes.items[i]);
        strbuf_char(&buf, '\n');
    }
    return strbuf_str(&buf);
}

/* --- HTML --- */

static void add_html(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        switch (text.data[i]) {
        case '&': strbuf_add(buf, S("&amp;")); break;
        case '<': strbuf_add(buf, S("&lt;")); break;
        case '>': strbuf_add(buf, S("&gt;")); break;
        case '"': strbuf_add(buf, S("&quot;")); break;
        default: strbuf_char(buf, text.data[i]);
        }
    }
}

static void add_element(StrBuf *buf, const char *name, Str text)
{
    strbuf_printf(buf, "<%s>", name);
    add_html(buf, text);
    strbuf_printf(buf, "</%s>\n", name);
}

static void add_html_part(StrBuf *buf, const PagePart *part)
{
    add_element(buf, "h2", part->heading);
    strbuf_add(buf, S("<ul>\n"));
    for (size_t i = 0; i < part->lines.count; i++) {
        const PageLine *line = &part->lines.items[i];
        strbuf_add(buf, S("<li>"));
        add_html(buf, line->text);
        for (size_t j = 0; j < line->note_count; j++)
            strbuf_printf(buf, " <sup><a href=\"#n%zu\">%zu</a></sup>",
                line->notes[j], line->notes[j]);
        strbuf_add(buf, S("</li>\n"));
    }
    strbuf_add(buf, S("</ul>\n"));
}

Str page_html(const Page *page)
{
    StrBuf buf = strbuf_new(page->arena);
    strbuf_add(&buf, S("<!DOCTYPE html>\n<html lang=\"en\">\n"
                       "<meta charset=\"utf-8\">\n"));
    add_element(&buf, "title", page->title);
    add_element(&buf, "h1", page->title);
    add_element(&buf, "p", page->subtitle);
    for (size_t i = 0; i < page->parts.count; i++)
        add_html_part(&buf, &page->parts.items[i]);
    if (page->notes.count) add_element(&buf, "h2", page->notes_heading);
    strbuf_add(&buf, S("<ol>\n"));
    for (size_t i = 0; i < page->notes.count; i++) {
        strbuf_printf(&buf, "<li id=\"n%zu\">", i + 1);
        add_html(&buf, page->notes.items[i]);
        strbuf_add(&buf, S("</li>\n"));
    }
    strbuf_add(&buf, S("</ol>\n</html>\n"));
    return strbuf_str(&buf);
}
