#ifndef TEXT_COUNTED_H
#define TEXT_COUNTED_H

#include "base/str.h"

/* How the items of a list are numbered. */
typedef enum {
    COUNT_DIGITS,
    COUNT_LETTERS, /* a … z, aa, bb */
    COUNT_CAPITALS,
    COUNT_ROMAN,
    COUNT_ROMAN_CAPITALS
} CountStyle;

/* NUMBER as it is printed in STYLE; in digits where the style has no such
 * number (0; above MOST_COUNTED for letters and roman numbers). */
Str counted(Arena *arena, size_t number, CountStyle style);

#endif
