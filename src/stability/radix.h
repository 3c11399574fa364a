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

#endif
