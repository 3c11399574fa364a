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
        if (ref_kind(stances[i].party) == KIND_PARTY &&
            str_equal(ref_key(stances[i].party), key))
            return stances[i].stance ? &stances[i] : NULL;
    return NULL;
}

static bool accepted(
    const OptionStance *entry, bool conditions, Interval *interval)
{
    if (number_interval(record_get(entry->deciding, S("accepts")), interval))
        return true;
    const Node *accepts_if = record_get(entry->deciding, S("accepts-if"));
    return conditions &&
           number_interval(node_get(accepts_if, S("range")), interval);
}

bool number_common(const OptionStance *stances, size_t count,
    const Str *parties, size_t party_count, bool conditions, Interval *common)
{
    for (size_t i = 0; i < party_count; i++) {
        const OptionStance *entry = entry_of(stances, count, parties[i]);
        Interval own;
        if (!entry || !accepted(entry, conditions, &own)) return false;
        common->low = i ? larger(common->low, own.low) : own.low;
        common->high = i ? smaller(common->high, own.high) : own.high;
    }
    return party_count && decimal_compare(common->low, common->high) <= 0;
}

static int by_low(const void *a, const void *b)
{
    return decimal_compare(
        ((const Interval *)a)->low, ((const Interval *)b)->low);
}

/* Everything a party accepts in any way, as one interval. */
static bool accepts_at_all(const OptionStance *entry, Interval *all)
{
    Interval sure, maybe;
    bool has_sure =
        number_interval(record_get(entry->deciding, S("accepts")), &sure);
    const Node *accepts_if = record_get(entry->deciding, S("accepts-if"));
    bool has_maybe = number_interval(node_get(accepts_if, S("range")), &maybe);
    if (has_sure) *all = sure;
    if (has_maybe) *all = maybe;
    if (has_sure && has_maybe)
        *all = (Interval){
            smaller(sure.low, maybe.low), larger(sure.high, maybe.high)};
    return has_sure || has_maybe;
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
