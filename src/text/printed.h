#ifndef TEXT_PRINTED_H
#define TEXT_PRINTED_H

#include "base/str.h"

/* How a clause is numbered in print: "Article 2 bis", "3.", "(a)", "Option
 * 1:". */
typedef struct {
    Str text;     /* as printed, without brackets of markup around */
    Str word;     /* "article", lower case; "" where there is none */
    Str value;    /* "2bis", "3", "a": without points, brackets and spaces */
    char style;   /* '1' digits, 'a' letter, 'i' roman, '.' of several parts */
    char close;   /* ')' or '.' or ':' after it; 0 */
    size_t parts; /* 1; of "3.2.1" 3 */
    size_t end;   /* where in the text the number ends */
} Printed;

/* Reads the number that TEXT begins with, after markup and brackets (*[_#>).
 * In a HEADING any word may stand before the number, else only one of a table
 * (printed.c). False where there is none. */
bool printed_read(Arena *arena, Str text, bool heading, Printed *printed);

#endif
