#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "base/str.h"
#include "base/vec.h"

typedef VEC(Str) Pieces;

/* Cuts TEXT into lines of at most COLUMNS (>= 1) columns: at its line ends,
 * then at blanks, and inside a word only where the word alone is wider. The
 * pieces point into TEXT, have no blanks at their ends, and are at least one.
 * A character wider than COLUMNS is left out. */
void wrap_text(Arena *arena, Str text, size_t columns, Pieces *pieces);

/* TEXT in one line of at most COLUMNS columns, with an ellipsis if it was
 * cut. */
Str cut_text(Arena *arena, Str text, size_t columns);

/* The width of the widest line of TEXT, and of its widest word. */
size_t widest_line(Str text);
size_t widest_word(Str text);

#endif
