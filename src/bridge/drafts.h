#ifndef BRIDGE_DRAFTS_H
#define BRIDGE_DRAFTS_H

#include "room/model.h"
#include "text/clause.h"

/* A draft as the text engine takes it, and the records it was made of. */
typedef struct {
    Str name;               /* the draft's key, or the path of a file */
    const Record *record;   /* of the draft; NULL: a file */
    Draft draft;            /* no clauses where the text is not held */
    const Record **clauses; /* [draft.count] their records; NULL: a file */
    Owners *owners;         /* [draft.count]; NULL: the file names no authors */
    Map by_key;             /* clause key -> size_t *, its index */
} RoomDraft;

/* The draft of RECORD from the clauses among the heads of MODEL, in order of
 * `place`, then of record. Linear, but for sorting. */
RoomDraft draft_of_record(const Model *model, const Record *record);

/* Its clause with the record key, or the id within the draft, WORD; or
 * NO_CLAUSE. */
size_t draft_find_clause(const RoomDraft *draft, Str word);

/* The keys of the records of a draft's clauses [count]: the draft's own and
 * the clause's id in short; with a hash of the id where it had to be cut, has
 * other letters, or another clause has that key. */
const Str *draft_clause_keys(Arena *arena, Str draft, const Draft *clauses);

/* A clause as fields of a record's body, without its point. KEYS as above. */
Node *draft_clause_body(Arena *arena, Str draft, const Draft *clauses,
    const Str *keys, size_t place);

/* Whoever may read both may read the result: the narrower of the two, or the
 * seats that both name. */
Audience draft_shared_audience(
    Arena *arena, const Audience *a, const Audience *b);

#endif
