/* Screens as HTML. Blocks become headings, paragraphs, lists and tables; a
 * table takes its caption from the heading above it. Tones become classes;
 * since colour alone says nothing to many, what is inserted, deleted or a
 * warning has an element or a word of its own, and statuses have theirs in
 * the text already (DESIGN, section 5). Linear in the screen. */
#include "serve/draw.h"

#include "base/map.h"
#include "base/utf8.h"
#include "serve/heading.h"
#include "serve/route.h"

/* Columns of a mark that is no heading of its row: "A", "○≠"; and of what is
 * not broken into lines: "by 25 Nov 2025". */
enum { LONGEST_MARK = 3, LONGEST_WHOLE = 14 };

static const struct {
    const char *tag, *names;
} TONES[] = {
    [TONE_PLAIN] = {"span", ""},
    [TONE_STRONG] = {"strong", ""},
    [TONE_MUTED] = {"span", "muted"},
    [TONE_AGREED] = {"span", "status agreed"},
    [TONE_ACCEPTED] = {"span", "status accepted"},
    [TONE_CONDITIONAL] = {"span", "status conditional"},
    [TONE_OPEN] = {"span", "status open"},
    [TONE_DEADLOCKED] = {"span", "status deadlocked"},
    [TONE_SILENT] = {"span", "status silent"},
    [TONE_DIFFER] = {"span", "status differ"},
    [TONE_INSERTED] = {"ins", ""},
    [TONE_DELETED] = {"del", ""},
    [TONE_WARNING] = {"strong", "warning"},
};

/* One screen being drawn. */
typedef struct {
    Markup *html;
    const VerbCall *call;
    Str heading;  /* the last one: the caption of the next table */
    bool in_list; /* a <ul> is open */
    Map ids;      /* of rows, so that none stands twice */
    const char *title_tag;
    bool even; /* tables keep columns that are empty */
} Drawing;

static void draw_blocks(Drawing *drawing, const Block *block, const Block *end);

/* Where there is no colour, "[-" and "-]", "{+" and "+}" tell what is gone
 * and what is new; here the elements do. */
static Str without_marks(Str text, Tone tone)
{
    bool deleted = tone == TONE_DELETED, inserted = tone == TONE_INSERTED;
    if (deleted && str_starts(text, S("[-")) && str_ends(text, S("-]")))
        return str_slice(text, 2, text.size - 2);
    if (inserted && str_starts(text, S("{+")) && str_ends(text, S("+}")))
        return str_slice(text, 2, text.size - 2);
    return text;
}

static void draw_piece(Markup *html, Str text, Tone tone)
{
    text = without_marks(text, tone);
    if (!text.size) return;
    if (tone == TONE_PLAIN)
        markup_text(html, text);
    else
        markup_element(html, TONES[tone].tag, TONES[tone].names, text);
}

/* Bytes [at, end) of a text; what is in a span has the span's tone. */
static void draw_bytes(
    Markup *html, Str text, size_t at, size_t end, Tone tone, Spans spans)
{
    for (size_t i = 0; i < spans.count; i++) {
        const Span *span = &spans.items[i];
        if (span->begin < at || span->end > end) continue;
        draw_piece(html, str_slice(text, at, span->begin), tone);
        draw_piece(html, str_slice(text, span->begin, span->end), span->tone);
        at = span->end;
    }
    draw_piece(html, str_slice(text, at, end), tone);
}

/* Without the blanks around it. */
static void draw_toned(Markup *html, Str text, Tone tone, Spans spans)
{
    Str trimmed = str_trim(text);
    size_t at = (size_t)(trimmed.data - text.data);
    draw_bytes(html, text, at, at + trimmed.size, tone, spans);
}

static void end_list(Drawing *drawing)
{
    if (drawing->in_list) markup_close(drawing->html);
    drawing->in_list = false;
}

static void draw_headed(
    Drawing *drawing, const char *tag, const char *names, const Block *block)
{
    Markup *html = drawing->html;
    drawing->heading = heading_words(html->arena, block->text);
    markup_open_class(html, "div", names);
    markup_open(html, tag);
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, drawing->heading);
    markup_close(html);
    if (block->aside.size) markup_element(html, "p", "aside", block->aside);
    markup_close(html);
}

static void draw_title_block(Drawing *drawing, const Block *block)
{
    draw_headed(drawing, drawing->title_tag, "titled", block);
    drawing->title_tag = "h2";
}

static void draw_heading_block(Drawing *drawing, const Block *block)
{
    draw_headed(drawing, "h2", "headed", block);
}

/* Leading blanks mean an indented paragraph. */
static void draw_text(Drawing *drawing, const Block *block)
{
    Markup *html = drawing->html;
    if (!str_trim(block->text).size) return;
    bool indented = str_starts(block->text, S(" "));
    markup_open_class(html, "p", indented ? "indented" : "");
    markup_attribute(html, "dir", S("auto"));
    draw_toned(html, block->text, block->tone, block->spans);
    markup_close(html);
}

static void draw_item(Drawing *drawing, const Block *block)
{
    Markup *html = drawing->html;
    if (!drawing->in_list) markup_open(html, "ul");
    drawing->in_list = true;
    markup_open(html, "li");
    markup_attribute(html, "dir", S("auto"));
    draw_toned(html, block->text, block->tone, block->spans);
    markup_close(html);
}

static void draw_verbatim(Drawing *drawing, const Block *block)
{
    Markup *html = drawing->html;
    markup_open(html, "pre");
    markup_attribute(html, "tabindex", S("0"));
    markup_attribute(html, "dir", S("auto"));
    draw_bytes(
        html, block->text, 0, block->text.size, TONE_PLAIN, block->spans);
    markup_close(html);
}

/* --- tables --- */

static bool is_headed(const Block *table)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].heading.size) return true;
    return false;
}

static bool is_left_out(
    const Drawing *drawing, const Block *table, size_t column)
{
    if (drawing->even) return false;
    if (table->columns[column].heading.size) return false;
    for (size_t r = 0; r < table->row_count; r++)
        if (table->rows[r][column].text.size) return false;
    return true;
}

static void draw_column_heads(const Drawing *drawing, const Block *table)
{
    Markup *html = drawing->html;
    markup_open(html, "thead");
    markup_open(html, "tr");
    for (size_t c = 0; c < table->column_count; c++) {
        Str heading = table->columns[c].heading;
        bool end = table->columns[c].align == ALIGN_RIGHT;
        if (is_left_out(drawing, table, c)) continue;
        markup_open_class(html, heading.size ? "th" : "td", end ? "end" : "");
        if (heading.size) markup_attribute(html, "scope", S("col"));
        markup_attribute(html, "dir", S("auto"));
        markup_text(html, heading);
        markup_close(html);
    }
    markup_close(html);
    markup_close(html);
}

/* The first cell that leads somewhere, or has words, heads its row. */
static size_t row_head(const Block *table, const Cell *cells)
{
    for (size_t c = 0; c < table->column_count; c++)
        if ((cells[c].link.size && cells[c].text.size) ||
            utf8_width(str_trim(cells[c].text)) > LONGEST_MARK)
            return c;
    return 0;
}

static const char *cell_names(const Column *column, Str text)
{
    bool whole = utf8_width(text) <= LONGEST_WHOLE;
    if (column->align == ALIGN_RIGHT) return whole ? "end whole" : "end";
    if (str_starts(text, S(" "))) return "indented";
    return whole ? "whole" : "";
}

static void draw_cell(
    Drawing *drawing, const Column *column, const Cell *cell, bool head)
{
    Markup *html = drawing->html;
    const char *names = cell_names(column, cell->text);
    markup_open_class(html, head ? "th" : "td", names);
    if (head) markup_attribute(html, "scope", S("row"));
    if (!head && column->heading.size && cell->text.size)
        markup_attribute(html, "data-heading", column->heading);
    markup_attribute(html, "dir", S("auto"));
    bool linked = cell->link.size && cell->text.size;
    if (linked) {
        markup_open(html, "a");
        markup_url(
            html, "href", route_link(html->arena, cell->link, drawing->call));
    }
    if (cell->text.size) draw_toned(html, cell->text, cell->tone, cell->spans);
    if (linked) markup_close(html);
    markup_close(html);
}

static void draw_row(Drawing *drawing, const Block *table, const Cell *cells)
{
    Markup *html = drawing->html;
    size_t head = is_headed(table) ? row_head(table, cells) : SIZE_MAX;
    Str about = cells[0].link;
    markup_open(html, "tr");
    if (about.size && !map_put(&drawing->ids, about, drawing))
        markup_attribute(html, "id", about);
    for (size_t c = 0; c < table->column_count; c++)
        if (!is_left_out(drawing, table, c))
            draw_cell(drawing, &table->columns[c], &cells[c], c == head);
    markup_close(html);
}

void draw_heading(Markup *html, Str heading, Str aside)
{
    markup_open_class(html, "div", "headed");
    markup_element(html, "h2", "", heading_words(html->arena, heading));
    if (aside.size) markup_element(html, "p", "aside", aside);
    markup_close(html);
}

void draw_section(Markup *html, Str heading)
{
    draw_heading(html, heading, S(""));
}

void draw_table_begin(Markup *html, Str caption)
{
    markup_open_class(html, "div", "table");
    markup_attribute(html, "tabindex", S("0"));
    markup_attribute(html, "role", S("group"));
    markup_attribute(html, "aria-label",
        caption.size ? caption : message_text(MSG_PAGE_TABLE));
    markup_open(html, "table");
    if (caption.size) markup_element(html, "caption", "unseen", caption);
}

void draw_column_head(Markup *html, Str heading)
{
    markup_open(html, "th");
    markup_attribute(html, "scope", S("col"));
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, heading);
    markup_close(html);
}

void draw_row_head(Markup *html, const VerbCall *call, Str about, Str words)
{
    markup_open(html, "th");
    markup_attribute(html, "scope", S("row"));
    markup_attribute(html, "dir", S("auto"));
    markup_link(html, route_link(html->arena, about, call), words);
    markup_close(html);
}

void draw_table_end(Markup *html)
{
    markup_close(html);
    markup_close(html);
}

/* The columns of TABLE with their headings as a page writes them. */
static Column *page_columns(Arena *arena, const Block *table)
{
    Column *columns =
        arena_array(arena, table->column_count + 1, sizeof *columns);
    for (size_t c = 0; c < table->column_count; c++) {
        columns[c] = table->columns[c];
        columns[c].heading = heading_words(arena, columns[c].heading);
    }
    return columns;
}

static void draw_table(Drawing *drawing, const Block *block)
{
    Markup *html = drawing->html;
    if (!block->row_count) return;
    Block table = *block;
    table.columns = page_columns(html->arena, block);
    draw_table_begin(html, drawing->heading);
    if (is_headed(&table)) draw_column_heads(drawing, &table);
    markup_open(html, "tbody");
    for (size_t r = 0; r < table.row_count; r++)
        draw_row(drawing, &table, table.rows[r]);
    markup_close(html);
    draw_table_end(html);
}

static void draw_beside(Drawing *drawing, const Block *block)
{
    const Screen *const sides[] = {block->left, block->right};
    markup_open_class(drawing->html, "div", "beside");
    for (size_t i = 0; i < 2; i++) {
        markup_open(drawing->html, "div");
        draw_blocks(drawing, sides[i]->first, NULL);
        markup_close(drawing->html);
    }
    markup_close(drawing->html);
}

static void draw_blocks(Drawing *drawing, const Block *block, const Block *end)
{
    static void (*const DRAW[])(Drawing *, const Block *) = {
        [BLOCK_TITLE] = draw_title_block,
        [BLOCK_HEADING] = draw_heading_block,
        [BLOCK_TEXT] = draw_text,
        [BLOCK_ITEM] = draw_item,
        [BLOCK_VERBATIM] = draw_verbatim,
        [BLOCK_TABLE] = draw_table,
        [BLOCK_BESIDE] = draw_beside,
    };
    for (; block != end; block = block->next) {
        if (block->type != BLOCK_ITEM) end_list(drawing);
        DRAW[block->type](drawing, block);
    }
    end_list(drawing);
}

static void draw_range(Markup *html, const Block *first, const Block *end,
    const VerbCall *call, const char *title_tag)
{
    Drawing drawing = {.html = html,
        .call = call,
        .ids = map_new(html->arena),
        .title_tag = title_tag};
    draw_blocks(&drawing, first, end);
}

void draw_html(Markup *html, const Screen *screen, const VerbCall *call)
{
    draw_range(html, screen->first, NULL, call, "h1");
}

void draw_even(Markup *html, const Block *block, const VerbCall *call)
{
    Drawing drawing = {.html = html,
        .call = call,
        .ids = map_new(html->arena),
        .title_tag = "h1",
        .even = true};
    markup_open_class(html, "div", "even");
    draw_blocks(&drawing, block, NULL);
    markup_close(html);
}

const Block *draw_head(Markup *html, const Screen *screen, const VerbCall *call)
{
    const Block *end = screen->first;
    while (end && (end->type == BLOCK_TITLE || end->type == BLOCK_TEXT ||
                      end->type == BLOCK_ITEM))
        end = end->next;
    draw_range(html, screen->first, end, call, "h1");
    return end;
}

void draw_from(Markup *html, const Block *block, const VerbCall *call)
{
    draw_range(html, block, NULL, call, "h2");
}

void draw_last(Markup *html, const Screen *screen, const VerbCall *call)
{
    const Block *last = NULL;
    for (const Block *block = screen->first; block; block = block->next)
        if (block->type == BLOCK_HEADING) last = block;
    if (last) draw_range(html, last, NULL, call, "h2");
}

Str draw_title(const Screen *screen)
{
    for (const Block *block = screen->first; block; block = block->next)
        if (block->type == BLOCK_TITLE)
            return heading_words(screen->arena, block->text);
    return S("");
}

Url draw_link(Arena *arena, Str about)
{
    return route_record(arena, about);
}
