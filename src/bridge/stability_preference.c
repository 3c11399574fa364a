/* What is recorded of each decision maker's preferences: red lines first, as
 * one statement that none is crossed; then the estimate, as weights of
 * options. An option's weight is the point's weight times the value of the
 * option; numbers between two breakpoints lie on a straight line, outside them
 * the curve is level. Products are rounded to millionths. */
#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "bridge/stability_part.h"
#include "room/number.h"

/* -- red lines ------------------------------------------------------------- */

static bool within(Str number, const Node *node)
{
    Interval interval;
    return number_interval(node, &interval) &&
           decimal_compare(interval.low, number) <= 0 &&
           decimal_compare(number, interval.high) <= 0;
}

/* Does the position reject NUMBER? What it accepts, also on conditions, it
 * does not. */
static bool rejects_number(const Record *head, Str number)
{
    const Node *rejects = record_get(head, S("rejects"));
    const Node *accepts_if = record_get(head, S("accepts-if"));
    if (within(number, record_get(head, S("accepts"))) ||
        within(number, node_get(accepts_if, S("range"))))
        return false;
    return node_is(rejects, NODE_LIST) ? within(number, rejects)
                                       : rejects != NULL;
}

static bool rejects(const PointView *view, Str party, Str value)
{
    if (!stance_is_number(view->point))
        return status_rejects(view, party, value);
    for (size_t k = 0; k < view->stance_count; k++) {
        const OptionStance *stance = &view->stances[k];
        if (str_equal(stance->key, party) && stance->stance)
            return rejects_number(stance->deciding, value);
    }
    return false;
}

/* The options that PARTY rejects. */
static uint64_t red_lines(const ConflictWork *work, Str party)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < work->points.count; i++) {
        const ConflictPoint *point = &work->points.items[i];
        for (size_t k = 0; k < point->count; k++)
            if (rejects(&work->views.items[i], party, point->values[k]))
                lines |= 1ull << (point->first + k);
    }
    return lines;
}

/* NOT (a OR b OR ...) */
static void state_red_lines(
    ConflictWork *work, uint64_t lines, Preference *preference)
{
    Arena *arena = work->arena;
    Statement *statement = arena_alloc(arena, sizeof *statement);
    const Statement **list = arena_alloc(arena, sizeof *list);
    Step *steps = arena_array(arena, 2 * CONFLICT_OPTIONS_MAX, sizeof *steps);
    size_t count = 0;
    for (; lines; lines &= lines - 1) {
        bool first = count == 0;
        steps[count++] = (Step){STEP_OPTION, (uint8_t)__builtin_ctzll(lines)};
        if (!first) steps[count++] = (Step){.type = STEP_OR};
    }
    steps[count++] = (Step){.type = STEP_NOT};
    *statement = (Statement){S(""), steps, count};
    *list = statement;
    preference->statements = list;
    preference->statement_count = 1;
}

/* -- estimates ------------------------------------------------------------- */

static bool is_chosen(const ConflictWork *work, const Record *estimate)
{
    Str by = record_text(estimate, S("by"));
    for (size_t k = 0; k < work->chosen_count; k++)
        if (str_equal(work->chosen[k], estimate->key) ||
            str_equal(work->chosen[k], by) ||
            str_equal(work->chosen[k], ref_key(by)))
            return true;
    return false;
}

/* The estimate of PARTY that was chosen, or of the strongest grade; *BESIDE if
 * another stands beside it. */
static const Record *find_estimate(
    const ConflictWork *work, Str party, const Record **beside)
{
    const Record *best = NULL;
    const RecordList *all = &work->model->heads[KIND_ESTIMATE];
    bool best_chosen = false;
    *beside = NULL;
    for (size_t k = 0; k < all->count; k++) {
        const Record *one = all->items[k];
        bool chosen = is_chosen(work, one);
        if (!str_equal(record_text(one, S("party")), party)) continue;
        bool better = !best || (chosen && !best_chosen) ||
                      (chosen == best_chosen && one->grade < best->grade);
        bool equal = !better && chosen == best_chosen &&
                     one->grade == best->grade &&
                     !node_equal(one->body, best->body);
        if (better) *beside = NULL;
        if (equal) *beside = one;
        if (!better) continue;
        best = one;
        best_chosen = chosen;
    }
    return best;
}

static bool read_number(Arena *arena, const Node *node, double *number)
{
    if (!node_is(node, NODE_TEXT)) return false;
    *number = strtod(str_c(arena, node->text), NULL);
    return isfinite(*number);
}

/* Two breakpoints around a number: the nearest below, or at it, and above. */
typedef struct {
    Str at;
    double value;
    bool found;
} Break;

static double value_between(Arena *arena, Break low, Break high, Str number)
{
    if (!low.found) return high.value;
    if (!high.found) return low.value;
    double from = strtod(str_c(arena, low.at), NULL);
    double to = strtod(str_c(arena, high.at), NULL);
    double at = strtod(str_c(arena, number), NULL);
    return low.value + (high.value - low.value) * (at - from) / (to - from);
}

/* The value of NUMBER on the curve through the breakpoints of MAP. */
static bool curve_value(
    Arena *arena, const Node *map, Str number, double *value)
{
    Break low = {.found = false}, high = {.found = false};
    for (size_t k = 0; node_is(map, NODE_MAP) && k < map->count; k++) {
        Break this = {.found = true};
        if (!decimal_parse(arena, map->entries[k].key, &this.at) ||
            !read_number(arena, map->entries[k].value, &this.value))
            return false;
        int side = decimal_compare(this.at, number);
        if (side <= 0 && (!low.found || decimal_compare(this.at, low.at) > 0))
            low = this;
        if (side > 0 && (!high.found || decimal_compare(this.at, high.at) < 0))
            high = this;
    }
    if (!low.found && !high.found) return false;
    *value = value_between(arena, low, high, number);
    return true;
}

static bool option_value(ConflictWork *work, const ConflictPoint *point,
    const Node *values, size_t k, double *value)
{
    if (stance_is_number(point->point))
        return curve_value(work->arena, values, point->values[k], value);
    return read_number(work->arena, node_get(values, point->values[k]), value);
}

static void miss(ConflictWork *work, Str party, MessageId what, Str point)
{
    vec_push(work->arena, &work->missing,
        message_format(work->arena, what, ARGS(party, point)));
}

/* In millionths; false if beyond what sums exactly. */
static bool to_millionths(double number, int64_t *millionths)
{
    enum { MOST = 1000000000 };
    if (!(fabs(number) <= MOST)) return false;
    *millionths = llround(number * 1e6);
    return true;
}

/* The weights of one point's options. A point without weight needs no
 * values. */
static void weigh_point(ConflictWork *work, const ConflictPoint *point,
    const Record *estimate, int64_t *weights)
{
    Str party = record_text(estimate, S("party")), key = point->point->key;
    const Node *values = node_get(record_get(estimate, S("values")), key);
    double weight, value;
    if (!read_number(work->arena,
            node_get(record_get(estimate, S("weights")), key), &weight)) {
        miss(work, party, MSG_ROOM_CONFLICT_NO_WEIGHT, key);
        return;
    }
    for (size_t k = 0; weight != 0 && k < point->count; k++)
        if (!option_value(work, point, values, k, &value) ||
            !to_millionths(weight * value, &weights[point->first + k])) {
            miss(work, party, MSG_ROOM_CONFLICT_NO_VALUE, key);
            return;
        }
}

static void weigh(
    ConflictWork *work, const Record *estimate, Preference *preference)
{
    int64_t *weights =
        arena_array(work->arena, work->options.count, sizeof *weights);
    for (size_t i = 0; i < work->points.count; i++)
        weigh_point(work, &work->points.items[i], estimate, weights);
    preference->weights = weights;
}

/* -- all ------------------------------------------------------------------- */

Status conflict_preferences_read(ConflictWork *work, Err *err)
{
    work->estimates =
        arena_array(work->arena, work->makers.count, sizeof(Record *));
    for (size_t m = 0; m < work->makers.count; m++) {
        DecisionMaker *maker = &work->makers.items[m];
        const Record *beside;
        uint64_t lines = red_lines(work, maker->name);
        const Record *estimate = find_estimate(work, maker->name, &beside);
        if (beside)
            return err_set(err, STATUS_NO, NOWHERE, MSG_ROOM_CONFLICT_BESIDE,
                ARGS(maker->name, estimate->key, beside->key));
        work->estimates[m] = estimate;
        maker->preference.type = PREFERENCE_CRITERIA;
        if (lines) state_red_lines(work, lines, &maker->preference);
        if (estimate)
            weigh(work, estimate, &maker->preference);
        else if (!lines)
            miss(work, maker->name, MSG_ROOM_CONFLICT_NOTHING, S(""));
    }
    return STATUS_OK;
}
