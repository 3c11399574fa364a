/* Points over two utilities from 0 to 1. */
#include "serve/svg.h"

enum { LEFT = 50, TOP = 14, SIDE = 380, BOTTOM = 46, TICKS = 4 };

static double place_x(double x)
{
    return LEFT + SIDE * x;
}

static double place_y(double y)
{
    return TOP + SIDE * (1 - y);
}

static void draw_axes(Markup *html, Str x_label, Str y_label)
{
    for (int i = 0; i <= TICKS; i++) {
        double at = (double)i / TICKS;
        Str number = str_printf(html->arena, "%.2g", at);
        svg_line(
            html, "rule", place_x(0), place_y(at), place_x(1), place_y(at));
        svg_line(
            html, "rule", place_x(at), place_y(0), place_x(at), place_y(1));
        svg_text(html, "head", "end", LEFT - 8, place_y(at) + 4, number);
        svg_text(html, "head", "middle", place_x(at), place_y(0) + 17, number);
    }
    svg_label(html, "label", "end", place_x(1), place_y(0) + 38, SIDE, x_label);
    svg_label(html, "label", "start", LEFT + 6, TOP + 14, SIDE, y_label);
}

void svg_scatter(Markup *html, const SvgWords *words, Str x_label, Str y_label,
    const SvgPoint *points, size_t count)
{
    svg_begin(html, words, LEFT + SIDE + 20, TOP + SIDE + BOTTOM);
    draw_axes(html, x_label, y_label);
    for (size_t i = 0; i < count; i++)
        svg_item(
            html, &points[i].item, place_x(points[i].x), place_y(points[i].y));
    svg_end(html);
}
