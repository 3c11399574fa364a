#ifndef SERVE_SVG_H
#define SERVE_SVG_H

#include "base/date.h"
#include "serve/markup.h"

/* Plots, drawn as SVG into a page. Pure: plain data in, elements out. What a
 * mark means is its shape, never its colour; each has a title in words, and
 * every plot stands beside a table of the same data. No inline styles: the
 * stylesheet knows the classes. All sizes are in pixels of the drawing. */

typedef struct {
    const char *id; /* a literal; ids of the plot begin with it */
    Str title;      /* what it is */
    Str about;      /* how to read it, in a sentence or two */
} SvgWords;

typedef enum {
    MARK_NONE,
    MARK_DISC,   /* own words, declared */
    MARK_RING,   /* told by others */
    MARK_DASHED, /* perceived, alleged, inferred */
    MARK_SQUARE, /* demands */
    MARK_HALF,   /* accepts, on conditions */
    MARK_BAR,    /* resists */
    MARK_CROSS,  /* rejects */
    MARK_SPLIT,  /* two heads of equal grade that differ */
    MARK_COUNT
} Mark;

/* Something marked: in words, and where it leads ("" of url: nowhere). */
typedef struct {
    Mark mark;
    Str words;
    Url url;
} SvgItem;

/* One mark alone, for a legend; WORDS stand beside it. */
void svg_legend(Markup *html, Mark mark, Str words);

/* --- points by parties --- */

typedef struct {
    Str label, aside;  /* of the row; ASIDE stands at its end */
    const char *names; /* classes of ASIDE */
    Url url;
} SvgRow;

typedef VEC(SvgItem) SvgItems;

typedef struct {
    const SvgRow *rows;    /* [row_count] */
    const Str *columns;    /* [column_count] */
    const SvgItems *cells; /* [row_count][column_count] */
    size_t row_count, column_count;
} SvgMatrix;

void svg_matrix(Markup *html, const SvgWords *words, const SvgMatrix *matrix);

/* --- who or what, by date --- */

typedef struct {
    size_t lane;
    Date date; /* placed at its latest day */
    Str edtf;  /* as recorded, for its title */
    SvgItem item;
} SvgEvent;

/* Dates are columns in order, not to scale: a month of silence takes no more
 * room than a day. What has no date stands in a last column. Sorts EVENTS. */
void svg_lanes(Markup *html, const SvgWords *words, const Str *lanes,
    size_t lane_count, SvgEvent *events, size_t event_count);

/* --- bars, one a line --- */

typedef struct {
    Str label;
    size_t value;
    Url url;
} SvgBar;

void svg_bars(
    Markup *html, const SvgWords *words, const SvgBar *bars, size_t count);

/* --- two utilities, 0 to 1 --- */

typedef struct {
    double x, y;
    SvgItem item;
} SvgPoint;

void svg_scatter(Markup *html, const SvgWords *words, Str x_label, Str y_label,
    const SvgPoint *points, size_t count);

/* --- what the plots are made with --- */

/* Opens <figure><svg>; SIZE of the drawing. */
void svg_begin(Markup *html, const SvgWords *words, int width, int height);
void svg_end(Markup *html);
void svg_number(Markup *html, const char *attribute, double value);
void svg_line(Markup *html, const char *names, double x1, double y1, double x2,
    double y2);
/* ANCHOR: start, middle, end. */
void svg_text(Markup *html, const char *names, const char *anchor, double x,
    double y, Str text);
/* TEXT cut to WIDTH pixels, whole in its title. */
void svg_label(Markup *html, const char *names, const char *anchor, double x,
    double y, double width, Str text);
void svg_item(Markup *html, const SvgItem *item, double x, double y);

#endif
