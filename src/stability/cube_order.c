/* Sorting the cells of fibres by rank: radix sort on dense ranks, only as
 * many digits as a fibre's ranks differ in, in cache. */
#include <string.h>

#include "stability/bits.h"
#include "stability/cube_part.h"
#include "stability/radix.h"

enum { SMALL = 24, DIGIT_MAX = 11 };

/* One pass over DIGIT bits from SHIFT. */
static void radix_pass(const uint64_t *from, uint64_t *to, size_t count,
    unsigned shift, unsigned digit)
{
    uint32_t begin[1 << DIGIT_MAX], sum = 0;
    uint64_t mask = bits_low(digit);
    memset(begin, 0, sizeof *begin << digit);
    for (size_t k = 0; k < count; k++) begin[from[k] >> shift & mask]++;
    for (size_t d = 0; d <= mask; d++) {
        uint32_t size = begin[d];
        begin[d] = sum;
        sum += size;
    }
    for (size_t k = 0; k < count; k++)
        to[begin[from[k] >> shift & mask]++] = from[k];
}

static unsigned bit_length(uint64_t value)
{
    return value ? 64 - (unsigned)__builtin_clzll(value) : 0;
}

/* Sorts ITEMS by their upper halves, which differ by at most RANGE; the
 * sorted ones are in what is returned, ITEMS or ITEMS + COUNT. */
static uint64_t *sort_items(uint64_t *items, size_t count, uint64_t range)
{
    if (count <= SMALL) {
        sort_few_numbers(items, count);
        return items;
    }
    unsigned bits = bit_length(range), most = bit_length(count);
    if (most > DIGIT_MAX) most = DIGIT_MAX;
    unsigned passes = (bits + most - 1) / most;
    unsigned digit = passes ? (bits + passes - 1) / passes : 0;
    uint64_t *from = items, *to = items + count;
    for (unsigned p = 0; p < passes; p++) {
        radix_pass(from, to, count, 32 + p * digit, digit);
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

typedef struct {
    size_t count;
    uint32_t lowest, highest; /* ranks, where count > 0 */
} Fibre;

/* Items are the rank in the upper half, still rising, and the cell. */
static Fibre collect(
    const int32_t *ranks, uint64_t base, uint64_t mask, uint64_t *items)
{
    Fibre fibre = {0, UINT32_MAX, 0};
    uint64_t subset = 0;
    do {
        uint32_t rank = (uint32_t)ranks[base | subset];
        items[fibre.count] = (uint64_t)rank << 32 | base | subset;
        fibre.count += rank != 0;
        if (rank && rank < fibre.lowest) fibre.lowest = rank;
        if (rank > fibre.highest) fibre.highest = rank;
        subset = subset_next(subset, mask);
    } while (subset);
    return fibre;
}

static void write_order(const uint64_t *sorted, size_t count, uint32_t *order)
{
    uint64_t before = UINT64_MAX;
    for (size_t k = 0; k < count; k++) {
        uint64_t rank = sorted[k] >> 32;
        order[k] = (uint32_t)sorted[k] | (rank != before ? ORDER_RANK : 0);
        before = rank;
    }
    order[0] |= ORDER_FIBRE;
}

size_t order_improvements(const Opponent *opponent, unsigned bits,
    const int32_t *ranks, uint64_t *items, uint32_t *order)
{
    uint64_t outside = bits_low(bits) & ~opponent->mask, base = 0;
    size_t count = 0;
    do {
        Fibre fibre = collect(ranks, base, opponent->mask, items);
        if (fibre.count > 1 && fibre.lowest != fibre.highest) {
            for (size_t k = 0; k < fibre.count; k++)
                items[k] = ((uint64_t)fibre.highest << 32) -
                           (items[k] & 0xFFFFFFFF00000000) +
                           (items[k] & 0xFFFFFFFF);
            const uint64_t *sorted =
                sort_items(items, fibre.count, fibre.highest - fibre.lowest);
            write_order(sorted, fibre.count, order + count);
            count += fibre.count;
        }
        base = subset_next(base, outside);
    } while (base);
    return count;
}
