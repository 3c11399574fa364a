#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* What every fuzzer defines: reads TEXT as a stranger's input and aborts if
 * what must hold does not. The arena ends with the call. */
void fuzz(Arena *arena, Str text);

/* Aborts unless it HOLDS. */
void require(bool holds);

#endif
