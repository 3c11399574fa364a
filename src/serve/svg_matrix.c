/* Rows by columns of marks, several marks a cell. Linear in the marks. */
#include "serve/svg.h"

#include "base/utf8.h"

enum {
    LABELS = 200, /* width of the rows' labels */
    ASIDES = 172,
    TOP = 34,
    ROW = 30,
    MARK_STEP = 17,
    LEAST_COLUMN = 84,
    MOST_COLUMN = 112 /* for the sake of its heading */
};

static double column_width(const SvgMatrix *matrix)
{
    size_t most = 1;
    for (size_t i = 0; i < matrix->row_count * matrix->column_count; i++)
        if (matrix->cells[i].count > most) most = matrix->cells[i].count;
    double width = (double)most * MARK_STEP + 16, heading = LEAST_COLUMN;
    for (size_t i = 0; i < matrix->column_count; i++) {
        double wanted = (double)utf8_width(matrix->columns[i]) * 7 + 14;
        if (wanted > heading) heading = wanted;
    }
    if (heading > MOST_COLUMN) heading = MOST_COLUMN;
    return width > heading ? width : heading;
}

/* The title of a mark says whose it is. */
static SvgItem named(Arena *arena, Str column, const SvgItem *item)
{
    Str words =
        message_format(arena, MSG_LANES_SAYS, ARGS(column, item->words));
    return (SvgItem){item->mark, words, item->url};
}

static void add_cell(
    Markup *html, Str column, const SvgItems *cell, double x, double y)
{
    static const SvgItem none = {.mark = MARK_NONE};
    double begin = x - (double)(cell->count ? cell->count - 1 : 0) * 8.5;
    if (!cell->count) svg_item(html, &none, x, y);
    for (size_t i = 0; i < cell->count; i++) {
        SvgItem item = named(html->arena, column, &cell->items[i]);
        svg_item(html, &item, begin + (double)i * MARK_STEP, y);
    }
}

static void add_row_label(Markup *html, const SvgRow *row, double y)
{
    bool linked = row->url.text.size > 0;
    if (linked) {
        markup_open(html, "a");
        markup_url(html, "href", row->url);
    }
    svg_label(html, "label", "start", 0, y + 4, LABELS - 8, row->label);
    if (linked) markup_close(html);
}

void svg_matrix(Markup *html, const SvgWords *words, const SvgMatrix *matrix)
{
    double width = column_width(matrix);
    double end = LABELS + width * (double)matrix->column_count;
    int height = TOP + ROW * (int)matrix->row_count + 4;
    svg_begin(html, words, (int)end + ASIDES, height);
    for (size_t c = 0; c < matrix->column_count; c++)
        svg_label(html, "head", "middle", LABELS + width * ((double)c + 0.5),
            16, width - 6, matrix->columns[c]);
    for (size_t r = 0; r < matrix->row_count; r++) {
        double y = TOP + ROW * ((double)r + 0.5);
        svg_line(html, "rule", 0, y - ROW / 2., end + ASIDES, y - ROW / 2.);
        add_row_label(html, &matrix->rows[r], y);
        for (size_t c = 0; c < matrix->column_count; c++)
            add_cell(html, matrix->columns[c],
                &matrix->cells[r * matrix->column_count + c],
                LABELS + width * ((double)c + 0.5), y);
        svg_label(html, matrix->rows[r].names, "start", end + 12, y + 4,
            ASIDES - 12, matrix->rows[r].aside);
    }
    svg_end(html);
}
