#ifndef EXCHANGE_CONFLICT_H
#define EXCHANGE_CONFLICT_H

#include "stability/conflict.h"

/* Conflict files (doc/stability.md): YAML for people, or the same shape as
 * JSON, told apart by the first character. */

enum {
    CONFLICT_FILE_MAX = 64 << 20, /* bytes */
    CONFLICT_PATTERNS_MAX = 1 << 16,
    CONFLICT_STATEMENTS_MAX = 1 << 14, /* of one decision maker */
    CONFLICT_GRAPH_STATES_MAX = 1 << 20,
    CONFLICT_GRAPH_MOVES_MAX = 1 << 24
};

/* Reads TEXT, which must outlive the conflict. FILE is its name for errors;
 * they say the line and column. */
CHECKED Status conflict_read(
    Arena *arena, Str text, const char *file, Conflict *conflict, Err *err);

/* Reads the file at PATH. */
CHECKED Status conflict_load(
    Arena *arena, const char *path, Conflict *conflict, Err *err);

#endif
