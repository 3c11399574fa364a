/* Terminal escapes and overrides of direction, made harmless. Lists from
 * ECMA-48 (C0, C1) and Unicode Standard Annex 9 (embeddings, overrides,
 * isolates); see also Boucher and Anderson, "Trojan Source", 2021. */
#include "cli/clean.h"

#include "base/utf8.h"

static bool is_direction(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_c1(uint32_t c)
{
    return c >= 0x80 && c <= 0x9F;
}

/* The character to show in place of C; 0 for none. */
static uint32_t harmless(uint32_t c, bool keep_tabs)
{
    if (c == '\n') return c;
    if (c == '\t') return keep_tabs ? c : ' ';
    if (c == '\r' || is_direction(c)) return 0;
    if (c < 0x20) return 0x2400 + c; /* the block "Control Pictures" */
    if (c == 0x7F) return 0x2421;
    if (c == 0x2028 || c == 0x2029) return ' ';
    return is_c1(c) ? 0xFFFD : c;
}

Str clean_text(Arena *arena, Str text, bool keep_tabs)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size;) {
        uint32_t c = harmless(utf8_next(text, &i), keep_tabs);
        if (c) utf8_add(&buf, c);
    }
    return strbuf_str(&buf);
}

Str clean_json(Arena *arena, Str json)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < json.size;) {
        size_t begin = i;
        uint32_t c = utf8_next(json, &i);
        if (c == 0x7F || is_c1(c) || is_direction(c))
            strbuf_printf(&buf, "\\u%04x", (unsigned)c);
        else
            strbuf_add(&buf, str_slice(json, begin, i));
    }
    return strbuf_str(&buf);
}

/* Cleans TEXT, and moves SPANS along with the bytes they cover. */
static Str clean_marked(Arena *arena, Str text, bool keep_tabs, Spans *spans)
{
    if (!spans->count) return clean_text(arena, text, keep_tabs);
    StrBuf buf = strbuf_new(arena);
    Span *moved = arena_array(arena, spans->count, sizeof *moved);
    size_t at = 0;
    for (size_t i = 0; i < spans->count; i++) {
        const Span *span = &spans->items[i];
        Str before = str_slice(text, at, span->begin);
        Str inside = str_slice(text, span->begin, span->end);
        strbuf_add(&buf, clean_text(arena, before, keep_tabs));
        moved[i].begin = buf.size;
        strbuf_add(&buf, clean_text(arena, inside, keep_tabs));
        moved[i].end = buf.size;
        moved[i].tone = span->tone;
        at = span->end;
    }
    strbuf_add(
        &buf, clean_text(arena, str_slice(text, at, text.size), keep_tabs));
    spans->items = moved;
    return strbuf_str(&buf);
}

static const Column *clean_columns(Arena *arena, const Block *block)
{
    Column *columns = arena_array(arena, block->column_count, sizeof *columns);
    for (size_t c = 0; c < block->column_count; c++) {
        columns[c] = block->columns[c];
        columns[c].heading = clean_text(arena, columns[c].heading, false);
    }
    return columns;
}

static const Cell *clean_row(Arena *arena, const Cell *row, size_t count)
{
    Cell *cells = arena_array(arena, count, sizeof *cells);
    for (size_t c = 0; c < count; c++) {
        cells[c] = row[c];
        cells[c].text =
            clean_marked(arena, cells[c].text, false, &cells[c].spans);
    }
    return cells;
}

static Block *clean_block(Arena *arena, const Block *block)
{
    Block *copy = arena_alloc(arena, sizeof *copy);
    bool verbatim = block->type == BLOCK_VERBATIM;
    *copy = *block;
    copy->text = clean_marked(arena, block->text, verbatim, &copy->spans);
    copy->aside = clean_text(arena, block->aside, false);
    copy->left = block->left ? clean_screen(arena, block->left) : NULL;
    copy->right = block->right ? clean_screen(arena, block->right) : NULL;
    copy->columns = clean_columns(arena, block);
    copy->rows = arena_array(arena, block->row_count, sizeof *copy->rows);
    for (size_t r = 0; r < block->row_count; r++)
        copy->rows[r] = clean_row(arena, block->rows[r], block->column_count);
    return copy;
}

Screen *clean_screen(Arena *arena, const Screen *screen)
{
    Screen *copy = screen_new(arena);
    Block **end = &copy->first;
    for (const Block *block = screen->first; block; block = block->next) {
        copy->last = *end = clean_block(arena, block);
        end = &copy->last->next;
    }
    return copy;
}
