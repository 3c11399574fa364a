#ifndef EXCHANGE_GENIUS_H
#define EXCHANGE_GENIUS_H

#include "deal/problem.h"

/* The XML of GENIUS 10, the negotiation environment of the ANAC
 * competitions: one domain file and one profile a party. What the elements
 * mean is told in doc/deal.md, "GENIUS". */

enum {
    GENIUS_FILE_MAX = 64 << 20, /* bytes */
    GENIUS_DEPTH_MAX = 64,      /* nested objectives or functions */
    GENIUS_VALUES_MAX = 100000, /* of one issue */
    GENIUS_STEPS = 20           /* a real issue is cut into this many */
};

/* What a file is, by its root element; others are logs, or not ours. */
typedef enum { GENIUS_OTHER, GENIUS_DOMAIN, GENIUS_PROFILE } GeniusKind;

typedef struct {
    const char *path; /* for messages; its name becomes the party's key */
    Str text;
    GeniusKind kind; /* out */
} GeniusFile;

/* Reads one domain and its profiles, in the order given, into *PROBLEM,
 * which borrows from ARENA and the texts. Files of other kinds are left out
 * and marked. Real issues get the values of GENIUS_STEPS equal steps and
 * every breakpoint of a profile. An incomplete or contradictory file is an
 * error that names element and line. O(size). */
CHECKED Status genius_read(Arena *arena, GeniusFile *files, size_t count,
    DealProblem *problem, Err *err);

/* Writes the domain, or one party's profile, so that it is read back with
 * the same utilities. Worths are written as evaluation times weight, which
 * loses worths of a point none of whose options is worth more than 0. A point
 * is written as integer issue if a party's function bounds it, else as
 * discrete; where it is an integer issue, all parties must have functions. */
void genius_write_domain(StrBuf *buf, const DealProblem *problem);
void genius_write_profile(
    StrBuf *buf, const DealProblem *problem, size_t party);

/* The party's key that a file stands for: its name without folder, ending. */
Str genius_party_key(const char *path);

#endif
