#ifndef ROOM_PROVENANCE_H
#define ROOM_PROVENANCE_H

#include "room/model.h"

/* Where what is told comes from: which sources are one source told again, and
 * by how many independent ones a thing is told. */

/* The sources of the model and which of them are copies of one another. */
typedef struct {
    const Model *model;
    const RecordList *sources; /* the heads, one or more a key */
    size_t *group; /* [sources->count] the first source of its group */
} Provenance;

/* Sources that are recorded as copies of each other, in groups. */
Provenance provenance_of(const Model *model);
/* Also counts the Ith and the Jth source as one. */
void provenance_join(Provenance *provenance, size_t i, size_t j);
/* The number of groups: of independent sources. */
size_t provenance_independent(const Provenance *provenance);

/* Something told, and the sources that tell it. */
typedef struct {
    const Record *record; /* one that tells it, the first recorded */
    const Str *sources;   /* [source_count] keys, in order of bytes */
    size_t source_count;
    size_t independent; /* groups among them */
} Told;

/* Accounts, acts, events, findings, meetings and positions of the model with
 * the sources they rest on: their own, those of their basis, and those of
 * `as-reported-by`. Records that tell the same (the same option of the same
 * point in the same text, the same stance of the same party) are one entry.
 * What rests on no source is left out. By kind, then in the model's order. */
size_t provenance_told(const Provenance *provenance, Told **told);

#endif
