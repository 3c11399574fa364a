/* Tables. Columns are as wide as their widest cell; where the lines are too
 * short for that, the widest columns give way first, weighted by `shrink`, so
 * that few cells are wrapped. Cost: linear in the text, plus, for each column
 * of text that is missing (at most the width for each column of the table), a
 * look at all columns. */
#include "cli/draw_table.h"

#include "base/utf8.h"
#include "cli/wrap.h"

enum {
    GAP = 2,
    LEAST_CUT = 8,     /* of what is cut */
    LONGEST_WORD = 20, /* that should stay whole */
    WIDE_CHARACTER = 2,
    EVEN_WIDTH = 1000 /* more than there is room for, so that all give way */
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t *natural_widths(Arena *arena, const Block *table)
{
    size_t *widths = arena_array(arena, table->column_count, sizeof *widths);
    for (size_t c = 0; c < table->column_count; c++) {
        bool even = table->columns[c].even;
        widths[c] = even ? EVEN_WIDTH : utf8_width(table->columns[c].heading);
        for (size_t r = 0; !even && r < table->row_count; r++)
            widths[c] = larger(widths[c], widest_line(table->rows[r][c].text));
    }
    return widths;
}

/* The blanks between the columns that have anything in them. */
static size_t gaps(const size_t *widths, size_t count)
{
    size_t shown = 0;
    for (size_t c = 0; c < count; c++) shown += widths[c] > 0;
    return shown > 1 ? (shown - 1) * GAP : 0;
}

static size_t sum(const size_t *numbers, size_t count)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++) total += numbers[i];
    return total;
}

/* The widest word of a column, or what to keep of one that is cut. */
static size_t word_width(const Block *table, size_t c)
{
    size_t widest = widest_word(table->columns[c].heading);
    if (table->columns[c].cut) return LEAST_CUT;
    if (table->columns[c].even) return (size_t)table->columns[c].least;
    for (size_t r = 0; r < table->row_count; r++)
        widest = larger(widest, widest_word(table->rows[r][c].text));
    return smaller(widest, LONGEST_WORD);
}

/* Takes one by one from the column whose width times weight is largest, while
 * it is wider than its least; returns the sum that is left, ROOM at best. */
static size_t take(size_t *widths, const size_t *weights, const size_t *least,
    size_t count, size_t room)
{
    size_t total = sum(widths, count);
    while (total > room) {
        size_t largest = count;
        for (size_t c = 0; c < count; c++) {
            if (!weights[c] || widths[c] <= least[c]) continue;
            if (largest == count ||
                widths[c] * weights[c] > widths[largest] * weights[largest])
                largest = c;
        }
        if (largest == count) break;
        widths[largest]--;
        total--;
    }
    return total;
}

/* Brings the sum of WIDTHS down to ROOM: down to the columns' least widths if
 * that is enough, else as far as words stay whole, else all give way. */
static void shrink(
    Arena *arena, size_t *widths, const Block *table, size_t room)
{
    size_t count = table->column_count;
    size_t *weights = arena_array(arena, count, sizeof *weights);
    size_t *words = arena_array(arena, count, sizeof *words);
    size_t *least = arena_array(arena, count, sizeof *least);
    for (size_t c = 0; c < count; c++) {
        widths[c] = smaller(widths[c], room);
        weights[c] = (size_t)table->columns[c].shrink;
        words[c] = word_width(table, c);
        least[c] = larger((size_t)table->columns[c].least, words[c]);
    }
    if (take(widths, weights, least, count, room) <= room) return;
    if (take(widths, weights, words, count, room) <= room) return;
    for (size_t c = 0; c < count; c++) {
        weights[c] = 1;
        least[c] = WIDE_CHARACTER;
    }
    take(widths, weights, least, count, room);
}

size_t draw_table_width(Arena *arena, const Block *table)
{
    size_t *widths = natural_widths(arena, table);
    return sum(widths, table->column_count) + gaps(widths, table->column_count);
}

/* The lines of one cell. */
static Pieces cell_pieces(
    Arena *arena, const Column *column, Str text, size_t width)
{
    Pieces pieces = {0};
    if (column->cut)
        vec_push(arena, &pieces, cut_text(arena, text, width));
    else if (width)
        wrap_text(arena, text, width, &pieces);
    return pieces;
}

/* Draws one row of cells, as many lines as its highest cell has. */
static void draw_row(Arena *arena, const Block *table, const Cell *cells,
    const size_t *widths, DrawStyle style, Lines *lines)
{
    size_t height = 1;
    Pieces *pieces = arena_array(arena, table->column_count, sizeof *pieces);
    for (size_t c = 0; c < table->column_count; c++) {
        pieces[c] =
            cell_pieces(arena, &table->columns[c], cells[c].text, widths[c]);
        height = larger(height, pieces[c].count);
    }
    for (size_t i = 0; i < height; i++) {
        LineBuf line = line_new(arena, style);
        for (size_t c = 0, column = 0; c < table->column_count; c++) {
            Str piece = i < pieces[c].count ? pieces[c].items[i] : S("");
            bool right = table->columns[c].align == ALIGN_RIGHT;
            size_t indent = right ? widths[c] - utf8_width(piece) : 0;
            line_put_spans(&line, column + indent, piece, cells[c].text,
                cells[c].spans, cells[c].tone);
            column += widths[c] ? widths[c] + GAP : 0;
        }
        vec_push(arena, lines, line_done(&line));
    }
}

bool draw_table_headed(const Block *table)
{
    for (size_t c = 0; table->row_count && c < table->column_count; c++)
        if (table->columns[c].heading.size) return true;
    return false;
}

static void draw_headings(Arena *arena, const Block *table,
    const size_t *widths, DrawStyle style, Lines *lines)
{
    Cell *cells = arena_array(arena, table->column_count, sizeof *cells);
    if (!draw_table_headed(table)) return;
    for (size_t c = 0; c < table->column_count; c++)
        cells[c] = TONED(table->columns[c].heading, TONE_STRONG);
    draw_row(arena, table, cells, widths, style, lines);
}

void draw_table(Arena *arena, const Block *table, DrawStyle style, Lines *lines)
{
    size_t count = table->column_count;
    size_t *widths = natural_widths(arena, table);
    size_t between = gaps(widths, count);
    shrink(arena, widths, table,
        style.width > between ? style.width - between : 1);
    draw_headings(arena, table, widths, style, lines);
    for (size_t r = 0; r < table->row_count; r++)
        draw_row(arena, table, table->rows[r], widths, style, lines);
}
