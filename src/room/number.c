/* Number points: meeting intervals, and covering a range by rejections. */
#include "room/number.h"

#include <stdlib.h>
#include "base/decimal.h"

static Str larger(Str a, Str b)
{
    return decimal_compare(a, b) >= 0 ? a : b;
}

static Str smaller(Str a, Str b)
{
    return decimal_compare(a, b) <= 0 ? a : b;
}

bool number_interval(const Node *node, Interval *interval)
{
    if (!node_is(node, NODE_LIST) || node->count != 2) return false;
    *interval = (Interval){node->items[0]->text, node->items[1]->text};
    return true;
}

/* The entry of party KEY whose stance counts, or NULL. */
static const OptionStance *entry_of(
    const OptionStance *stances, size_t count, Str key)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(stances[i].key, key))
            return stances[i].stance ? &stances[i] : NULL;
    return NULL;
}

/* The numbers a party accepts, with CONDITIONS also those it accepts on
 * conditions: up to two intervals, which may overlap. */
static size_t accepted(
    const OptionStance *entry, bool conditions, Interval intervals[2])
{
    const Record *head = entry->deciding;
    const Node *accepts_if = record_get(head, S("accepts-if"));
    size_t count = 0;
    if (number_interval(record_get(head, S("accepts")), &intervals[count]))
        count++;
    if (conditions &&
        number_interval(node_get(accepts_if, S("range")), &intervals[count]))
        count++;
    return count;
}

/* A set of numbers, as intervals that may overlap. */
typedef VEC(Interval) Intervals;

/* What two sets have in common: each interval of one with each of the other.
 * Their number stays small, since a party has at most two. */
static void meet(
    Arena *arena, Intervals *set, const Interval *own, size_t own_count)
{
    Intervals common = {0};
    for (size_t i = 0; i < set->count; i++) {
        for (size_t j = 0; j < own_count; j++) {
            Interval both = {larger(set->items[i].low, own[j].low),
                smaller(set->items[i].high, own[j].high)};
            if (decimal_compare(both.low, both.high) <= 0)
                vec_push(arena, &common, both);
        }
    }
    *set = common;
}

bool number_common(const Model *model, const OptionStance *stances,
    size_t count, const Str *parties, size_t party_count, bool conditions,
    Interval *common)
{
    Intervals set = {0};
    for (size_t i = 0; i < party_count; i++) {
        const OptionStance *entry = entry_of(stances, count, parties[i]);
        Interval own[2];
        size_t own_count = entry ? accepted(entry, conditions, own) : 0;
        if (i == 0)
            for (size_t j = 0; j < own_count; j++)
                vec_push(model->arena, &set, own[j]);
        else
            meet(model->arena, &set, own, own_count);
    }
    if (!set.count) return false;
    *common = set.items[0];
    for (size_t i = 1; i < set.count; i++) {
        common->low = smaller(common->low, set.items[i].low);
        common->high = larger(common->high, set.items[i].high);
    }
    return true;
}

static int by_low(const void *a, const void *b)
{
    return decimal_compare(
        ((const Interval *)a)->low, ((const Interval *)b)->low);
}

/* Everything a party accepts in any way, as one interval. */
static bool accepts_at_all(const OptionStance *entry, Interval *all)
{
    Interval both[2];
    size_t count = accepted(entry, true, both);
    if (!count) return false;
    *all = both[0];
    if (count == 2)
        *all = (Interval){smaller(both[0].low, both[1].low),
            larger(both[0].high, both[1].high)};
    return true;
}

/* True if the closed REJECTED intervals cover LEFT: a gap between two of
 * them, however small, leaves numbers; touching ones leave none. */
static bool covered(Interval left, Interval *rejected, size_t count)
{
    Str reach = left.low;
    bool begun = false;
    if (count) qsort(rejected, count, sizeof *rejected, by_low);
    for (size_t i = 0; i < count; i++) {
        if (decimal_compare(rejected[i].low, reach) > 0) break;
        if (decimal_compare(rejected[i].high, reach) < 0) continue;
        reach = rejected[i].high;
        begun = true;
    }
    return begun && decimal_compare(reach, left.high) >= 0;
}

bool number_nothing_left(const Model *model, const Record *point,
    const OptionStance *stances, size_t count, const Str *parties,
    size_t party_count)
{
    Interval left, own;
    size_t rejected_count = 0;
    Interval *rejected =
        arena_array(model->arena, party_count, sizeof *rejected);
    if (!number_interval(record_get(point, S("range")), &left)) return false;
    for (size_t i = 0; i < party_count; i++) {
        const OptionStance *entry = entry_of(stances, count, parties[i]);
        const Node *rejects =
            entry ? record_get(entry->deciding, S("rejects")) : NULL;
        if (number_interval(rejects, &own)) {
            rejected[rejected_count++] = own;
        } else if (rejects && accepts_at_all(entry, &own)) {
            left.low = larger(left.low, own.low);
            left.high = smaller(left.high, own.high);
        }
    }
    if (decimal_compare(left.low, left.high) > 0) return true;
    return covered(left, rejected, rejected_count);
}
