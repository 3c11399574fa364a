/* Lanes of marks over dates (a dot plot: W. S. Cleveland, The Elements of
 * Graphing Data, 1985, with the marks of one day and lane piled up). Sorting
 * costs n log n; the rest is linear in events and in lanes times dates. */
#include <stdlib.h>

#include "serve/svg.h"

enum {
    LABELS = 170,
    TOP = 32,
    STEP = 15,    /* between marks that are piled up */
    PILE = 4,     /* marks above one another; more go beside */
    LANE = 2 * 9, /* a lane's height without its marks */
    DATE_WIDTH = 86
};

typedef struct {
    Markup *html;
    const SvgEvent *events; /* [event_count] by date */
    size_t event_count, lane_count;
    size_t *column_of; /* [event_count] */
    size_t *piled;     /* [column_count * lane_count] how many so far */
    double *columns;   /* [column_count + 1] where each begins */
    size_t column_count;
    double *lanes; /* [lane_count + 1] where each begins */
} Lanes;

static int by_date(const void *left, const void *right)
{
    const SvgEvent *a = left, *b = right;
    if (a->date.unknown != b->date.unknown) return a->date.unknown ? 1 : -1;
    if (a->date.latest != b->date.latest)
        return a->date.latest < b->date.latest ? -1 : 1;
    if (a->lane != b->lane) return a->lane < b->lane ? -1 : 1;
    return str_compare(a->item.words, b->item.words);
}

static bool is_same_day(const SvgEvent *a, const SvgEvent *b)
{
    return a->date.unknown == b->date.unknown &&
           (a->date.unknown || a->date.latest == b->date.latest);
}

static size_t *pile_of(const Lanes *lanes, size_t event)
{
    return &lanes->piled[lanes->column_of[event] * lanes->lane_count +
                         lanes->events[event].lane];
}

static void find_columns(Lanes *lanes)
{
    Arena *arena = lanes->html->arena;
    size_t count = lanes->event_count;
    lanes->column_of = arena_array(arena, count, sizeof *lanes->column_of);
    for (size_t i = 0; i < count; i++) {
        if (!i || !is_same_day(&lanes->events[i], &lanes->events[i - 1]))
            lanes->column_count++;
        lanes->column_of[i] = lanes->column_count - 1;
    }
    lanes->piled = arena_array(
        arena, lanes->column_count * lanes->lane_count, sizeof *lanes->piled);
    for (size_t i = 0; i < count; i++) ++*pile_of(lanes, i);
}

static void measure(Lanes *lanes)
{
    Arena *arena = lanes->html->arena;
    size_t lane_count = lanes->lane_count;
    lanes->columns =
        arena_array(arena, lanes->column_count + 1, sizeof(double));
    lanes->lanes = arena_array(arena, lane_count + 1, sizeof(double));
    double *heights = arena_array(arena, lane_count, sizeof *heights);
    double x = LABELS;
    for (size_t c = 0; c < lanes->column_count; c++) {
        double width = DATE_WIDTH;
        lanes->columns[c] = x;
        for (size_t l = 0; l < lane_count; l++) {
            size_t piled = lanes->piled[c * lane_count + l];
            double beside = (double)((piled + PILE - 1) / PILE) * STEP + 12;
            double height = (double)(piled < PILE ? piled : PILE) * STEP;
            if (beside > width) width = beside;
            if (height > heights[l]) heights[l] = height;
        }
        x += width;
    }
    lanes->columns[lanes->column_count] = x;
    lanes->lanes[0] = TOP;
    for (size_t l = 0; l < lane_count; l++)
        lanes->lanes[l + 1] = lanes->lanes[l] + heights[l] + LANE;
}

static Str column_words(const Lanes *lanes, const SvgEvent *event)
{
    if (event->date.unknown) return message_text(MSG_DATE_NONE);
    return day_short(lanes->html->arena, event->date.latest);
}

static void draw_columns(const Lanes *lanes)
{
    double bottom = lanes->lanes[lanes->lane_count];
    for (size_t i = 0; i < lanes->event_count; i++) {
        size_t column = lanes->column_of[i];
        double middle =
            (lanes->columns[column] + lanes->columns[column + 1]) / 2;
        if (i && lanes->column_of[i - 1] == column) continue;
        svg_text(lanes->html, "head", "middle", middle, 16,
            column_words(lanes, &lanes->events[i]));
        svg_line(lanes->html, "rule faint", lanes->columns[column], TOP - 4,
            lanes->columns[column], bottom);
    }
}

/* A date that is open to one side, or a span, has a short line there. */
static void draw_tails(
    const Lanes *lanes, const SvgEvent *event, double x, double y)
{
    const Date *date = &event->date;
    if (date->unknown) return;
    if (date->open_start || date->earliest < date->latest)
        svg_line(lanes->html, "tail", x - 9, y, x - 5, y);
    if (date->open_end) svg_line(lanes->html, "tail", x + 5, y, x + 9, y);
}

static void draw_events(Lanes *lanes)
{
    size_t cells = lanes->column_count * lanes->lane_count;
    size_t *done = arena_array(lanes->html->arena, cells, sizeof *done);
    for (size_t i = 0; i < lanes->event_count; i++) {
        const SvgEvent *event = &lanes->events[i];
        size_t *pile = pile_of(lanes, i);
        size_t place = done[pile - lanes->piled]++;
        size_t column = lanes->column_of[i];
        double wide = (double)((*pile + PILE - 1) / PILE - 1) * STEP / 2.;
        double x = (lanes->columns[column] + lanes->columns[column + 1]) / 2 -
                   wide + (double)(place / PILE) * STEP;
        double y = lanes->lanes[event->lane] + LANE / 2. + STEP / 2. +
                   (double)(place % PILE) * STEP;
        draw_tails(lanes, event, x, y);
        svg_item(lanes->html, &event->item, x, y);
    }
}

void svg_lanes(Markup *html, const SvgWords *words, const Str *labels,
    size_t lane_count, SvgEvent *events, size_t event_count)
{
    Lanes lanes = {.html = html,
        .events = events,
        .event_count = event_count,
        .lane_count = lane_count};
    if (!event_count) return;
    qsort(events, event_count, sizeof *events, by_date);
    find_columns(&lanes);
    measure(&lanes);
    double right = lanes.columns[lanes.column_count];
    svg_begin(html, words, (int)right + 4, (int)lanes.lanes[lane_count] + 4);
    for (size_t l = 0; l < lane_count; l++) {
        svg_line(html, "rule", 0, lanes.lanes[l], right, lanes.lanes[l]);
        svg_label(html, "label", "start", 0,
            (lanes.lanes[l] + lanes.lanes[l + 1]) / 2 + 4, LABELS - 8,
            labels[l]);
    }
    draw_columns(&lanes);
    draw_events(&lanes);
    svg_end(html);
}
