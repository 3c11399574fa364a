#ifndef EXCHANGE_GENIUSWEB_H
#define EXCHANGE_GENIUSWEB_H

#include "base/node.h"
#include "deal/problem.h"

/* The JSON of GeniusWeb: a domain {name, issuesValues}, and a profile a
 * party, {LinearAdditiveUtilitySpace: {...}}, which repeats the domain. See
 * doc/deal.md, "GeniusWeb". */

enum {
    GENIUSWEB_FILE_MAX = 64 << 20, /* bytes */
    GENIUSWEB_VALUES_MAX = 100000  /* of one issue */
};

typedef struct {
    const char *path; /* for messages; its name becomes the party's key */
    Str text;
} GeniusWebFile;

/* Reads profiles, and at most one domain file, into *PROBLEM, which borrows
 * from ARENA and the texts. Without a domain file the first profile's domain
 * counts; all must agree. A profile without name is called after its file.
 * An incomplete or contradictory file is an error that names element and
 * line. */
CHECKED Status geniusweb_read(Arena *arena, const GeniusWebFile *files,
    size_t count, DealProblem *problem, Err *err);

/* The same back, as JSON trees. The reservation value of PARTY is written as
 * the package RESERVATION (borrowed; NULL: none, which means 0). Only for
 * additive problems. */
Node *geniusweb_domain(Arena *arena, const DealProblem *problem);
Node *geniusweb_profile(Arena *arena, const DealProblem *problem, size_t party,
    const uint32_t *reservation);

#endif
