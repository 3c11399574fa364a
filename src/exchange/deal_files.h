#ifndef EXCHANGE_DEAL_FILES_H
#define EXCHANGE_DEAL_FILES_H

#include "deal/problem.h"

/* A problem from files of any kind that `exchange` reads, told apart by what
 * is in them: GENIUS XML or GeniusWeb JSON. */

enum { DEAL_FILE_MAX = 64 << 20 }; /* bytes */

/* PATHS are files, or folders whose .xml and .json files are read in order
 * of their names. *PROBLEM lives in ARENA. */
CHECKED Status deal_read_files(Arena *arena, const Str *paths, size_t count,
    DealProblem *problem, Err *err);

#endif
