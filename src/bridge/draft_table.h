#ifndef BRIDGE_DRAFT_TABLE_H
#define BRIDGE_DRAFT_TABLE_H

#include "bridge/lineage.h"

/* Drafts side by side: one row for each clause, followed through all of them
 * by its lineage. Of drafts whose text is not held, accounts tell what they
 * say on a point. */
typedef struct {
    size_t clause; /* of that draft, or NO_CLAUSE */
    Change change; /* since the draft before; CHANGE_COUNT: none to tell */
    RecordList accounts; /* of that draft on the row's point */
} TableCell;

typedef struct {
    TableCell *cells; /* [draft_count] */
    Str point;        /* key; "" where no clause of the row is about one */
    size_t changed;   /* the last draft in which its words changed or began;
                         draft_count where no draft has words */
} TableRow;

typedef struct {
    const RoomDraft *drafts;
    size_t draft_count;
    TableRow **rows; /* in the order of the last draft; what is gone stands
                        after what it stood after */
    size_t row_count;
} DraftTable;

/* The table of DRAFTS [count], which were aligned one with the next that has
 * clauses: ALIGNMENTS [count], that of a draft with the last one before it;
 * the first one's, and that of drafts without clauses, are not looked at.
 * After the clauses come the points of MODEL that only accounts are about.
 * Linear in the clauses of all drafts. */
DraftTable draft_table(const Model *model, const RoomDraft *drafts,
    const Alignment *alignments, size_t count);

#endif
