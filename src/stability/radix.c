/* Radix sort from the least digit, 11 bits a pass, skipping digits in which
 * all keys agree. Knuth, The Art of Computer Programming 3, 5.2.5. Cost: a
 * few ns an item and pass. */
#include "stability/radix.h"

#include <stdbool.h>
#include <string.h>

enum { DIGIT = 11, BUCKETS = 1 << DIGIT };

static unsigned digit_of(uint64_t key, unsigned shift)
{
    return (unsigned)(key >> shift) & (BUCKETS - 1);
}

/* Turns counts into where each bucket begins; false if all fell into one. */
static bool begin_buckets(size_t *counts, size_t total)
{
    size_t sum = 0;
    for (unsigned d = 0; d < BUCKETS; d++) {
        size_t count = counts[d];
        if (count == total) return false;
        counts[d] = sum;
        sum += count;
    }
    return true;
}

static void insertion_sort(KeyedItem *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        KeyedItem item = items[i];
        size_t at = i;
        for (; at && items[at - 1].key > item.key; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

void radix_sort(KeyedItem *items, KeyedItem *spare, size_t count)
{
    KeyedItem *from = items, *to = spare;
    if (count < 64) {
        insertion_sort(items, count);
        return;
    }
    for (unsigned shift = 0; shift < 64; shift += DIGIT) {
        size_t counts[BUCKETS] = {0};
        for (size_t i = 0; i < count; i++)
            counts[digit_of(from[i].key, shift)]++;
        if (!begin_buckets(counts, count)) continue;
        for (size_t i = 0; i < count; i++)
            to[counts[digit_of(from[i].key, shift)]++] = from[i];
        KeyedItem *swap = from;
        from = to;
        to = swap;
    }
    if (from != items) memcpy(items, from, count * sizeof *items);
}

void radix_sort_numbers(uint64_t *numbers, uint64_t *spare, size_t count)
{
    uint64_t *from = numbers, *to = spare;
    for (unsigned shift = 0; shift < 64; shift += DIGIT) {
        size_t counts[BUCKETS] = {0};
        for (size_t i = 0; i < count; i++) counts[digit_of(from[i], shift)]++;
        if (!begin_buckets(counts, count)) continue;
        for (size_t i = 0; i < count; i++)
            to[counts[digit_of(from[i], shift)]++] = from[i];
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != numbers) memcpy(numbers, from, count * sizeof *numbers);
}
