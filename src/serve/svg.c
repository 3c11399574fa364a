/* What all plots are made with: the frame with its title and description
 * (SVG 2, section 5.8; WAI-ARIA Graphics), marks, and text of a known width
 * (taken as 7 pixels a column; the stylesheet sets 13 px). A plot is a group,
 * not an image, since what is in it can be reached and followed. */
#include "serve/svg.h"

#include "base/utf8.h"

enum { COLUMN_WIDTH = 7 };

static const struct {
    const char *path, *names;
} MARKS[MARK_COUNT] = {
    [MARK_NONE] = {"M-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0Z", "faint"},
    [MARK_DISC] = {"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "full"},
    [MARK_RING] = {"M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0Z", "ring"},
    [MARK_DASHED] = {"M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0Z",
        "ring dashed"},
    [MARK_SQUARE] = {"M-5-5h10v10h-10Z", "full"},
    [MARK_HALF] = {"M0-5a5 5 0 1 0 0 10a5 5 0 1 0 0-10Z"
                   "M0-3.4a3.4 3.4 0 0 1 0 6.8Z",
        "full half"},
    [MARK_BAR] = {"M-5 0h10", "stroke"},
    [MARK_CROSS] = {"M-4-4l8 8m0-8l-8 8", "stroke"},
    [MARK_SPLIT] = {"M-5-2.5h9m-3-3l3 3m1 5h-9m3 3l-3-3", "stroke"},
};

void svg_number(Markup *html, const char *attribute, double value)
{
    markup_attribute(html, attribute, str_printf(html->arena, "%.5g", value));
}

static Str part_id(Markup *html, const SvgWords *words, const char *part)
{
    return str_printf(html->arena, "%s-%s", words->id, part);
}

static void add_words(
    Markup *html, const char *tag, const SvgWords *words, Str text)
{
    markup_open(html, tag);
    markup_attribute(html, "id", part_id(html, words, tag));
    markup_text(html, text);
    markup_close(html);
}

void svg_begin(Markup *html, const SvgWords *words, int width, int height)
{
    markup_open_class(html, "figure", "plot");
    markup_open(html, "svg");
    markup_attribute(
        html, "viewBox", str_printf(html->arena, "0 0 %d %d", width, height));
    svg_number(html, "width", width);
    svg_number(html, "height", height);
    markup_attribute(html, "role", S("group"));
    markup_attribute(html, "aria-labelledby", part_id(html, words, "title"));
    markup_attribute(html, "aria-describedby", part_id(html, words, "desc"));
    add_words(html, "title", words, words->title);
    add_words(html, "desc", words, words->about);
}

void svg_end(Markup *html)
{
    markup_close(html);
    markup_close(html);
}

void svg_line(
    Markup *html, const char *names, double x1, double y1, double x2, double y2)
{
    markup_open_class(html, "line", names);
    svg_number(html, "x1", x1);
    svg_number(html, "y1", y1);
    svg_number(html, "x2", x2);
    svg_number(html, "y2", y2);
    markup_close(html);
}

void svg_text(Markup *html, const char *names, const char *anchor, double x,
    double y, Str text)
{
    svg_label(html, names, anchor, x, y, 1e6, text);
}

void svg_label(Markup *html, const char *names, const char *anchor, double x,
    double y, double width, Str text)
{
    size_t columns = (size_t)(width / COLUMN_WIDTH);
    bool cut = utf8_width(text) > columns;
    markup_open_class(html, "text", names);
    svg_number(html, "x", x);
    svg_number(html, "y", y);
    if (*anchor != 's') markup_attribute(html, "text-anchor", str_of(anchor));
    if (cut) markup_element(html, "title", "", text);
    markup_text(html, cut ? utf8_fit(text, columns - 1) : text);
    if (cut) markup_text(html, S("…"));
    markup_close(html);
}

static void add_mark(Markup *html, Mark mark, double x, double y)
{
    markup_open_class(html, "path", MARKS[mark].names);
    markup_attribute(html, "d", str_of(MARKS[mark].path));
    markup_attribute(html, "transform",
        str_printf(html->arena, "translate(%.5g %.5g)", x, y));
    markup_close(html);
}

void svg_item(Markup *html, const SvgItem *item, double x, double y)
{
    bool linked = item->url.text.size > 0;
    markup_open_class(html, linked ? "a" : "g", "item");
    if (linked) markup_url(html, "href", item->url);
    if (item->words.size) markup_element(html, "title", "", item->words);
    add_mark(html, item->mark, x, y);
    markup_close(html);
}

void svg_legend(Markup *html, Mark mark, Str words)
{
    markup_open(html, "span");
    markup_open(html, "svg");
    markup_attribute(html, "viewBox", S("-7 -7 14 14"));
    markup_attribute(html, "width", S("14"));
    markup_attribute(html, "height", S("14"));
    markup_attribute(html, "aria-hidden", S("true"));
    add_mark(html, mark, 0, 0);
    markup_close(html);
    markup_text(html, S(" "));
    markup_text(html, words);
    markup_close(html);
}
