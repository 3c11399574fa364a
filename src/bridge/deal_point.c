/* Points and their options. A number point becomes options on a grid: equal
 * steps over its range, and exactly every number that a record names (ends of
 * intervals, breakpoints of estimates, what drafts and links say) or the
 * caller asks for. Between these the grid is an assumption, and is noted. */
#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "bridge/deal_inner.h"

enum { GRID_STEPS = 20 };

typedef VEC(Str) Numbers;

static double value_of(Arena *arena, Str number)
{
    return strtod(str_c(arena, number), NULL);
}

/* -- numbers that records name ----------------------------------------------
 */

static void add_number(Arena *arena, Numbers *numbers, Str text)
{
    Str minimal;
    if (text.size && decimal_parse(arena, text, &minimal))
        vec_push(arena, numbers, minimal);
}

static void add_ends(Arena *arena, Numbers *numbers, const Node *node)
{
    Interval interval;
    if (!number_interval(node, &interval)) return;
    add_number(arena, numbers, interval.low);
    add_number(arena, numbers, interval.high);
}

static void add_steps(Arena *arena, Numbers *numbers, Interval range)
{
    double low = value_of(arena, range.low), high = value_of(arena, range.high);
    for (int i = 1; i < GRID_STEPS; i++)
        add_number(arena, numbers,
            str_printf(arena, "%.9g", low + (high - low) * i / GRID_STEPS));
}

static void add_positions(Arena *arena, Numbers *numbers, const PointView *view)
{
    for (size_t i = 0; i < view->stance_count; i++) {
        const Record *head = view->stances[i].deciding;
        if (!head) continue;
        const Node *accepts_if = record_get(head, S("accepts-if"));
        add_ends(arena, numbers, record_get(head, S("accepts")));
        add_ends(arena, numbers, record_get(head, S("rejects")));
        add_ends(arena, numbers, node_get(accepts_if, S("range")));
    }
}

/* Breakpoints of the curves that estimates draw over the point; not those of
 * sealed preferences: a package would tell them. */
static void add_breakpoints(RoomDealWork *work, Numbers *numbers, Str point)
{
    if (work->options->opened) return;
    for (size_t p = 0; p < work->party_count; p++) {
        const Node *curve =
            work->estimates[p]
                ? node_get(record_get(work->estimates[p], S("values")), point)
                : NULL;
        for (size_t i = 0; node_is(curve, NODE_MAP) && i < curve->count; i++)
            add_number(work->arena, numbers, curve->entries[i].key);
    }
}

/* The ends of ranges in conditions that name the point. */
static void add_condition_ends(
    Arena *arena, Numbers *numbers, const Node *conditions, Str point)
{
    for (size_t i = 0; node_is(conditions, NODE_LIST) && i < conditions->count;
         i++) {
        const Node *condition = conditions->items[i];
        if (str_equal(node_get_text(condition, S("point")), point))
            add_ends(arena, numbers, node_get(condition, S("range")));
    }
}

static void add_conditions(RoomDealWork *work, Numbers *numbers, Str point)
{
    const RecordList *heads = &work->model->heads[KIND_POSITION];
    for (size_t i = 0; i < heads->count; i++) {
        const Record *head = heads->items[i];
        const Node *accepts_if = record_get(head, S("accepts-if"));
        add_condition_ends(
            work->arena, numbers, record_get(head, S("if")), point);
        add_condition_ends(
            work->arena, numbers, node_get(accepts_if, S("if")), point);
    }
}

static void add_links(RoomDealWork *work, Numbers *numbers, Str point)
{
    static const Str fields[] = {{"if", 2}, {"not", 3}, {"then", 4}};
    const RecordList *links = &work->model->heads[KIND_LINK];
    for (size_t i = 0; i < links->count; i++)
        for (size_t k = 0; k < 3; k++)
            add_number(work->arena, numbers,
                node_get_text(record_get(links->items[i], fields[k]), point));
}

/* Numbers that the caller's packages name: "pay=3.7,hours=37". */
static void add_asked(RoomDealWork *work, Numbers *numbers, Str point)
{
    for (size_t i = 0; i < work->options->package_count; i++) {
        Str rest = work->options->packages[i], part;
        while (str_next(&rest, ',', &part))
            if (part.size > point.size && str_starts(part, point) &&
                part.data[point.size] == '=')
                add_number(work->arena, numbers,
                    str_slice(part, point.size + 1, part.size));
    }
}

/* -- the grid
 * ------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    return decimal_compare(*(const Str *)a, *(const Str *)b);
}

bool room_deal_in(Str number, Interval interval)
{
    return decimal_compare(interval.low, number) <= 0 &&
           decimal_compare(number, interval.high) <= 0;
}

/* Sorts the numbers, and drops doubles and those outside the range. */
static void settle_grid(Numbers *numbers, Interval range)
{
    size_t kept = 0;
    if (!numbers->count) return;
    qsort(numbers->items, numbers->count, sizeof(Str), by_number);
    for (size_t i = 0; i < numbers->count; i++) {
        Str number = numbers->items[i];
        bool doubled = kept && str_equal(numbers->items[kept - 1], number);
        if (!doubled && room_deal_in(number, range))
            numbers->items[kept++] = number;
    }
    numbers->count = kept;
}

static void make_grid(RoomDealWork *work, RoomPoint *to, Interval range)
{
    Numbers numbers = {0};
    Arena *arena = work->arena;
    Str key = to->point.key;
    add_number(arena, &numbers, range.low);
    add_number(arena, &numbers, range.high);
    add_steps(arena, &numbers, range);
    add_positions(arena, &numbers, &to->view);
    add_breakpoints(work, &numbers, key);
    add_conditions(work, &numbers, key);
    add_links(work, &numbers, key);
    add_asked(work, &numbers, key);
    for (size_t i = 0; i < to->view.said_count; i++)
        add_number(arena, &numbers, to->view.said[i].option);
    settle_grid(&numbers, range);
    double *values = arena_array(arena, numbers.count, sizeof *values);
    for (size_t i = 0; i < numbers.count; i++)
        values[i] = value_of(arena, numbers.items[i]);
    to->point.options = numbers.items;
    to->point.values = values;
    to->point.option_count = numbers.count;
    to->point.gridded = true;
}

/* -- points
 * --------------------------------------------------------------------- */

/* Options that are not agreed fall away where the point is. */
static void keep_agreed(RoomDealWork *work, RoomPoint *to)
{
    const PointView *view = &to->view;
    if (view->status != POINT_AGREED || view->option_count == 0) return;
    to->point.options = view->options;
    to->point.option_count = view->option_count;
    if (to->point.values) {
        double *values =
            arena_array(work->arena, view->option_count, sizeof *values);
        for (size_t i = 0; i < view->option_count; i++)
            values[i] = value_of(work->arena, view->options[i]);
        to->point.values = values;
    }
    room_deal_note(work, MSG_ROOM_DEAL_AGREED,
        ARGS(to->point.key,
            str_join(work->arena, view->options, view->option_count, S(", "))));
}

static void read_point(RoomDealWork *work, RoomPoint *to)
{
    Interval range;
    const Record *record = to->view.point;
    to->point.key = record->key;
    to->point.options =
        stance_options(work->model, record, &to->point.option_count);
    bool number = stance_is_number(record) &&
                  number_interval(record_get(record, S("range")), &range);
    if (number) make_grid(work, to, range);
    keep_agreed(work, to);
    if (number && to->point.option_count > 1)
        room_deal_note(work, MSG_ROOM_DEAL_GRID,
            ARGS(to->point.key,
                str_int(work->arena, (int64_t)to->point.option_count),
                range.low, range.high));
}

void room_deal_points(RoomDealWork *work)
{
    size_t kept = 0;
    for (size_t i = 0; i < work->point_count; i++) {
        RoomPoint *point = &work->points[i];
        Str key = point->view.point->key;
        if (point->view.status == POINT_WITHDRAWN) {
            room_deal_note(work, MSG_ROOM_DEAL_WITHDRAWN, ARGS(key));
            continue;
        }
        read_point(work, point);
        if (point->point.option_count)
            work->points[kept++] = *point;
        else
            room_deal_note(work, MSG_ROOM_DEAL_NO_OPTIONS, ARGS(key));
    }
    work->point_count = kept;
}
