/* Bars from zero, one a line, with their numbers. */
#include "serve/svg.h"

enum { LABELS = 300, LENGTH = 360, ROW = 26, NUMBER = 48 };

void svg_bars(
    Markup *html, const SvgWords *words, const SvgBar *bars, size_t count)
{
    size_t most = 1;
    for (size_t i = 0; i < count; i++)
        if (bars[i].value > most) most = bars[i].value;
    if (!count) return;
    svg_begin(html, words, LABELS + LENGTH + NUMBER, ROW * (int)count + 4);
    for (size_t i = 0; i < count; i++) {
        double y = ROW * ((double)i + 0.5);
        double length = LENGTH * (double)bars[i].value / (double)most;
        svg_label(html, "label", "start", 0, y + 4, LABELS - 8, bars[i].label);
        markup_open_class(html, "rect", "bar");
        svg_number(html, "x", LABELS);
        svg_number(html, "y", y - 7);
        svg_number(html, "width", length);
        svg_number(html, "height", 14);
        markup_close(html);
        svg_text(html, "head", "start", LABELS + length + 6, y + 4,
            str_int(html->arena, (int64_t)bars[i].value));
    }
    svg_end(html);
}
