#ifndef READ_LEDGER_H
#define READ_LEDGER_H

#include "base/err.h"
#include "read/reader.h"
#include "read/score.h"

/* A gold ledger of statements: tab-separated values with a heading line. The
 * columns used are level, src_b, src_e, cue_b, cue_e, content_spans
 * ("begin-end;..."; offsets count bytes), speaker and party ("US;UA").
 * A statement of level "core" must be found; of another level it may be. */
typedef struct {
    Attribution attribution;
    bool core;
    Str speaker, parties;
} LedgerLine;

typedef VEC(LedgerLine) Ledger;

CHECKED Status ledger_read(
    Arena *arena, Str text, Str table, const char *file, Ledger *out, Err *err);

/* How a reading agrees with it. */
typedef struct {
    size_t core, core_found;  /* of the ledger */
    size_t found, found_core; /* statements that match core or nothing */
    size_t speakers_right, parties_right; /* of core_found */
} LedgerScore;

void ledger_score(
    const Ledger *ledger, const Statements *found, LedgerScore *score);

#endif
