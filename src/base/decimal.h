#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/str.h"

/* Decimal numbers as text, exact: no binary floating point touches what a
 * room records. The minimal form has no plus sign, no leading or trailing
 * zeros, no exponent and no "-0": "240", "0.35", "-1.5". */

/* Brings "+007.50", "1.5e3" into minimal form; false if TEXT is no number or
 * has an exponent beyond +-300. */
bool decimal_parse(Arena *arena, Str text, Str *minimal);
/* Compares two numbers in minimal form: <0, 0, >0. */
int decimal_compare(Str a, Str b);

#endif
