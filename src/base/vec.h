#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

/* A growing array in an arena: VEC(Type) declares one, vec_push() appends.
 *     VEC(Point) points = {0};
 *     vec_push(arena, &points, point);
 *     for (size_t i = 0; i < points.count; i++) use(points.items[i]); */
#define VEC(TYPE)                                                              \
    struct {                                                                   \
        TYPE *items;                                                           \
        size_t count, capacity;                                                \
    }

#define vec_push(ARENA, VECTOR, ITEM)                                          \
    do {                                                                       \
        if ((VECTOR)->count == (VECTOR)->capacity) {                           \
            (VECTOR)->capacity =                                               \
                (VECTOR)->capacity ? (VECTOR)->capacity * 2 : 8;               \
            (VECTOR)->items = arena_grow((ARENA), (VECTOR)->items,             \
                (VECTOR)->count, (VECTOR)->capacity, sizeof *(VECTOR)->items); \
        }                                                                      \
        (VECTOR)->items[(VECTOR)->count++] = (ITEM);                           \
    } while (0)

#endif
