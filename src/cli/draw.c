/* Screens as text. Blocks are drawn one below the other into a list of lines;
 * two screens beside each other are drawn each into a list of its own, which
 * are then joined line by line. All text is cleaned first. */
#include "cli/draw.h"

#include "base/utf8.h"
#include "cli/clean.h"
#include "cli/draw_table.h"
#include "cli/wrap.h"

enum {
    ASIDE_GAP = 2,
    ITEM_INDENT = 2,
    BESIDE_GAP = 3,
    BESIDE_FROM = 100, /* columns from which wrapping both halves is better */
    TEXT_LEAST = 10
};

static void draw_blocks(
    Arena *arena, const Screen *screen, DrawStyle style, Lines *lines);

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* One blank line, unless there is one or nothing stands above. */
static void add_space(Arena *arena, Lines *lines)
{
    if (lines->count && lines->items[lines->count - 1].width)
        vec_push(arena, lines, ((Line){S(""), 0}));
}

/* A paragraph from COLUMN on; its first line begins with MARK. */
static void draw_paragraph(Arena *arena, Str mark, size_t column, Cell cell,
    DrawStyle style, Lines *lines)
{
    Pieces pieces = {0};
    if (column + TEXT_LEAST > style.width) column = 0;
    wrap_text(arena, cell.text, style.width - column, &pieces);
    for (size_t i = 0; i < pieces.count; i++) {
        LineBuf line = line_new(arena, style);
        if (i == 0 && column) line_put(&line, 0, mark, TONE_MUTED);
        line_put_spans(
            &line, column, pieces.items[i], cell.text, cell.spans, cell.tone);
        vec_push(arena, lines, line_done(&line));
    }
}

/* Its own leading blanks indent the whole paragraph. */
static void draw_text(
    Arena *arena, const Block *block, DrawStyle style, Lines *lines)
{
    Str text = block->text;
    size_t indent = 0;
    while (indent < text.size && text.data[indent] == ' ') indent++;
    Cell cell = {.text = text, .tone = block->tone, .spans = block->spans};
    if (!block->spans.count) cell.text = str_slice(text, indent, text.size);
    draw_paragraph(arena, S(""), indent, cell, style, lines);
}

static void draw_item(
    Arena *arena, const Block *block, DrawStyle style, Lines *lines)
{
    const Cell cell = {
        .text = block->text, .tone = block->tone, .spans = block->spans};
    draw_paragraph(arena, S("•"), ITEM_INDENT, cell, style, lines);
}

/* The aside, ending at the right edge: in the last line if it fits there. */
static void draw_aside(Arena *arena, Str text, DrawStyle style, Lines *lines)
{
    Pieces pieces = {0};
    if (!text.size) return;
    wrap_text(arena, text, style.width, &pieces);
    for (size_t i = 0; i < pieces.count; i++) {
        Str piece = pieces.items[i];
        size_t column = style.width - utf8_width(piece);
        Line *last = lines->count ? &lines->items[lines->count - 1] : NULL;
        LineBuf line = line_new(arena, style);
        if (i == 0 && last && last->width + ASIDE_GAP <= column) {
            line_put_line(&line, 0, *last);
            lines->count--;
        }
        line_put(&line, column, piece, TONE_MUTED);
        vec_push(arena, lines, line_done(&line));
    }
}

static void draw_heading(
    Arena *arena, const Block *block, DrawStyle style, Lines *lines)
{
    add_space(arena, lines);
    draw_paragraph(
        arena, S(""), 0, TONED(block->text, TONE_STRONG), style, lines);
    draw_aside(arena, block->aside, style, lines);
}

static void draw_verbatim(
    Arena *arena, const Block *block, DrawStyle style, Lines *lines)
{
    Str rest = block->text, line;
    if (str_ends(rest, S("\n"))) rest.size--;
    if (block->flows) {
        draw_paragraph(arena, S(""), 0,
            (Cell){.text = rest, .spans = block->spans}, style, lines);
        return;
    }
    style.width = SIZE_MAX;
    while (str_next(&rest, '\n', &line)) {
        LineBuf drawn = line_new(arena, style);
        if (!style.colour || !block->spans.count) {
            vec_push(arena, lines, ((Line){line, utf8_width(line)}));
            continue;
        }
        line_put_spans(&drawn, 0, line, block->text, block->spans, TONE_PLAIN);
        vec_push(arena, lines, line_done(&drawn));
    }
}

/* How wide a screen is where nothing is wrapped. */
static size_t natural_width(Arena *arena, const Screen *screen)
{
    size_t widest = 0;
    for (const Block *block = screen->first; block; block = block->next) {
        size_t width = widest_line(block->text);
        if (block->aside.size) width += ASIDE_GAP + utf8_width(block->aside);
        if (block->type == BLOCK_ITEM) width += ITEM_INDENT;
        if (block->type == BLOCK_TABLE) width = draw_table_width(arena, block);
        if (block->type == BLOCK_BESIDE)
            width = natural_width(arena, block->left) + BESIDE_GAP +
                    natural_width(arena, block->right);
        widest = larger(widest, width);
    }
    return widest;
}

/* How many of WIDTH columns the left one of two screens gets, which need LEFT
 * and RIGHT: half where that is enough for both, else one gets what it needs;
 * 0 if they should stand below each other. */
static size_t left_share(size_t width, size_t left, size_t right)
{
    size_t half = (width - BESIDE_GAP) / 2;
    bool both_fit = left + BESIDE_GAP + right <= width;
    if (!both_fit && width < BESIDE_FROM) return 0;
    if (left <= half && right <= half) return half;
    if (left <= half || (both_fit && right <= half)) return left;
    return right <= half ? width - BESIDE_GAP - right : half;
}

static void join_lines(Arena *arena, const Lines *left, const Lines *right,
    size_t column, DrawStyle style, Lines *lines)
{
    for (size_t i = 0; i < larger(left->count, right->count); i++) {
        LineBuf line = line_new(arena, style);
        if (i < left->count) line_put_line(&line, 0, left->items[i]);
        if (i < right->count) line_put_line(&line, column, right->items[i]);
        vec_push(arena, lines, line_done(&line));
    }
}

static void draw_beside(
    Arena *arena, const Block *block, DrawStyle style, Lines *lines)
{
    DrawStyle left_style = style, right_style = style;
    Lines left = {0}, right = {0};
    left_style.width = left_share(style.width,
        natural_width(arena, block->left), natural_width(arena, block->right));
    if (!left_style.width) {
        draw_blocks(arena, block->left, style, lines);
        draw_blocks(arena, block->right, style, lines);
        return;
    }
    right_style.width = style.width - BESIDE_GAP - left_style.width;
    draw_blocks(arena, block->left, left_style, &left);
    draw_blocks(arena, block->right, right_style, &right);
    add_space(arena, lines);
    join_lines(
        arena, &left, &right, left_style.width + BESIDE_GAP, style, lines);
}

static void draw_blocks(
    Arena *arena, const Screen *screen, DrawStyle style, Lines *lines)
{
    static void (*const DRAW[])(Arena *, const Block *, DrawStyle, Lines *) = {
        [BLOCK_TITLE] = draw_heading,
        [BLOCK_HEADING] = draw_heading,
        [BLOCK_TEXT] = draw_text,
        [BLOCK_ITEM] = draw_item,
        [BLOCK_VERBATIM] = draw_verbatim,
        [BLOCK_TABLE] = draw_table,
        [BLOCK_BESIDE] = draw_beside,
    };
    for (const Block *block = screen->first; block; block = block->next) {
        if (block->type == BLOCK_TABLE && draw_table_headed(block))
            add_space(arena, lines);
        DRAW[block->type](arena, block, style, lines);
    }
}

Str draw_screen(Arena *arena, const Screen *screen, DrawStyle style)
{
    Lines lines = {0};
    StrBuf buf = strbuf_new(arena);
    draw_blocks(arena, clean_screen(arena, screen), style, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        strbuf_add(&buf, lines.items[i].text);
        strbuf_char(&buf, '\n');
    }
    return strbuf_str(&buf);
}
