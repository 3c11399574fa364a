/* What is known of each party's preferences: estimates (an analyst's model,
 * or the party's own, where it is `by` itself), and stances as intervals. A
 * curve over a number point is piecewise linear between its breakpoints and
 * level outside them. */
#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "bridge/deal_inner.h"

/* -- whose consent, and which estimate --------------------------------------
 */

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

void room_deal_list_parties(RoomDealWork *work)
{
    VEC(Str) all = {0};
    for (size_t i = 0; i < work->point_count; i++)
        for (size_t k = 0; k < work->points[i].view.consent_count; k++)
            vec_push(work->arena, &all, work->points[i].view.consent[k]);
    if (all.count) qsort(all.items, all.count, sizeof(Str), by_bytes);
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++)
        if (!kept || !str_equal(all.items[kept - 1], all.items[i]))
            all.items[kept++] = all.items[i];
    work->parties = all.items;
    work->party_count = kept;
}

/* Whether the estimate is one that the caller wants. */
static bool is_wanted(const RoomDealWork *work, const Record *estimate)
{
    Str wanted = work->options->estimates, by = record_text(estimate, S("by"));
    return !wanted.size || str_equal(wanted, by) ||
           str_equal(wanted, ref_key(by)) || str_equal(wanted, estimate->key);
}

/* The estimate of PARTY of the strongest grade; *DOUBLED if another of that
 * grade says something else. */
static const Record *choose(
    const RoomDealWork *work, Str party, const Record **doubled)
{
    const Record *best = NULL;
    const RecordList *all = work->options->opened
                                ? work->options->opened
                                : &work->model->heads[KIND_ESTIMATE];
    *doubled = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const Record *one = all->items[i];
        if (!is_wanted(work, one) ||
            !str_equal(record_text(one, S("party")), party))
            continue;
        if (!best || one->grade < best->grade) {
            best = one;
            *doubled = NULL;
        } else if (one->grade == best->grade &&
                   !node_equal(one->body, best->body)) {
            *doubled = one;
        }
    }
    return best;
}

Status room_deal_parties(RoomDealWork *work, Err *err)
{
    room_deal_list_parties(work);
    work->estimates =
        arena_array(work->arena, work->party_count, sizeof *work->estimates);
    for (size_t p = 0; p < work->party_count; p++) {
        const Record *doubled;
        work->estimates[p] = choose(work, work->parties[p], &doubled);
        if (doubled)
            return err_set(err, STATUS_NO, NOWHERE, MSG_ROOM_DEAL_TWO_ESTIMATES,
                ARGS(work->parties[p], work->estimates[p]->key, doubled->key));
    }
    return STATUS_OK;
}

/* -- values
 * --------------------------------------------------------------------- */

static bool read_number(Arena *arena, const Node *node, double *number)
{
    if (!node_is(node, NODE_TEXT)) return false;
    *number = strtod(str_c(arena, node->text), NULL);
    return isfinite(*number);
}

typedef struct {
    double at, value;
} Break;

static int by_place(const void *a, const void *b)
{
    const Break *left = a, *right = b;
    return (left->at > right->at) - (left->at < right->at);
}

/* The curve's value at X. */
static double interpolate(const Break *breaks, size_t count, double x)
{
    if (x <= breaks[0].at) return breaks[0].value;
    for (size_t i = 1; i < count; i++) {
        Break a = breaks[i - 1], b = breaks[i];
        if (x < b.at)
            return a.value + (b.value - a.value) * (x - a.at) / (b.at - a.at);
        if (x == b.at) return b.value;
    }
    return breaks[count - 1].value;
}

static bool value_curve(Arena *arena, const DealPoint *point, const Node *curve,
    DealInterval *values)
{
    size_t count = 0;
    if (!node_is(curve, NODE_MAP) || curve->count == 0) return false;
    Break *breaks = arena_array(arena, curve->count, sizeof *breaks);
    for (size_t i = 0; i < curve->count; i++) {
        breaks[count].at = strtod(str_c(arena, curve->entries[i].key), NULL);
        count +=
            read_number(arena, curve->entries[i].value, &breaks[count].value);
    }
    if (count == 0) return false;
    qsort(breaks, count, sizeof *breaks, by_place);
    for (size_t k = 0; k < point->option_count; k++) {
        double value = interpolate(breaks, count, point->values[k]);
        values[k] = (DealInterval){value, value};
    }
    return true;
}

static bool value_options(Arena *arena, const DealPoint *point,
    const Node *given, DealInterval *values)
{
    bool all = true;
    for (size_t k = 0; k < point->option_count; k++) {
        double value;
        if (read_number(arena, node_get(given, point->options[k]), &value))
            values[k] = (DealInterval){value, value};
        else
            all = false;
    }
    return all;
}

/* -- stances
 * -------------------------------------------------------------------- */

/* The stance of a position on one number. */
static Stance stance_on_number(const Record *head, Str number)
{
    Interval interval;
    const Node *rejects = record_get(head, S("rejects"));
    const Node *accepts_if = record_get(head, S("accepts-if"));
    if (number_interval(record_get(head, S("accepts")), &interval) &&
        room_deal_in(number, interval))
        return STANCE_ACCEPTS;
    if (number_interval(node_get(accepts_if, S("range")), &interval) &&
        room_deal_in(number, interval))
        return STANCE_ACCEPTS_IF;
    if (number_interval(rejects, &interval))
        return room_deal_in(number, interval) ? STANCE_REJECTS : STANCE_NONE;
    return rejects ? STANCE_REJECTS : STANCE_NONE;
}

Stance room_deal_stance(
    const RoomPoint *point, Str party, size_t option, const Record **head)
{
    const DealPoint *of = &point->point;
    for (size_t i = 0; i < point->view.stance_count; i++) {
        const OptionStance *stance = &point->view.stances[i];
        bool here =
            of->values || str_equal(stance->option, of->options[option]);
        if (!here || !str_equal(stance->key, party) || !stance->stance)
            continue;
        *head = stance->deciding;
        return of->values ? stance_on_number(*head, of->options[option])
                          : stance->stance;
    }
    *head = NULL;
    return STANCE_NONE;
}

/* -- opinions
 * ------------------------------------------------------------------- */

static void read_opinion(
    RoomDealWork *work, RoomPoint *point, size_t party, Opinion *opinion)
{
    Arena *arena = work->arena;
    const DealPoint *of = &point->point;
    const Record *estimate = work->estimates[party];
    opinion->values =
        arena_array(arena, of->option_count, sizeof *opinion->values);
    for (size_t k = 0; k < of->option_count; k++) {
        const Record *head;
        Stance stance = room_deal_stance(point, work->parties[party], k, &head);
        opinion->values[k] = work->options->mapping->stances[stance];
    }
    if (!estimate) return;
    const Node *weights = record_get(estimate, S("weights"));
    const Node *given = node_get(record_get(estimate, S("values")), of->key);
    opinion->weighed =
        read_number(arena, node_get(weights, of->key), &opinion->weight);
    opinion->valued = (of->values ? value_curve : value_options)(
        arena, of, given, opinion->values);
}

void room_deal_opinions(RoomDealWork *work)
{
    for (size_t i = 0; i < work->point_count; i++) {
        RoomPoint *point = &work->points[i];
        point->opinions = arena_array(
            work->arena, work->party_count, sizeof *point->opinions);
        for (size_t p = 0; p < work->party_count; p++)
            read_opinion(work, point, p, &point->opinions[p]);
    }
}
