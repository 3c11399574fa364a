#ifndef STABILITY_RADIX_H
#define STABILITY_RADIX_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t key;
    uint32_t item;
} KeyedItem;

/* Sorts by rising key, stable; SPARE has room for COUNT. */
void radix_sort(KeyedItem *items, KeyedItem *spare, size_t count);

/* The same for bare numbers. */
void radix_sort_numbers(uint64_t *numbers, uint64_t *spare, size_t count);

/* Sorts some dozens of numbers, by insertion. */
static inline void sort_few_numbers(uint64_t *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint64_t number = numbers[i];
        size_t at = i;
        for (; at && numbers[at - 1] > number; at--)
            numbers[at] = numbers[at - 1];
        numbers[at] = number;
    }
}

#endif
