#ifndef BRIDGE_LINEAGE_H
#define BRIDGE_LINEAGE_H

#include "bridge/drafts.h"
#include "text/align.h"

/* What the room's lineage records say of two drafts, and back. */

/* Records that a person made stand before those worked out, which are marked
 * `inferred`. */
typedef struct {
    VEC(Settled) settled;
    VEC(const Record *) records; /* beside each of `settled` */
    size_t by_people;            /* how many of them persons made */
} RoomLineage;

/* All that the heads of MODEL say of what became of the clauses of OLD in
 * NEW; records that name other clauses or none are left out. */
RoomLineage lineage_of_drafts(
    const Model *model, const RoomDraft *old_draft, const RoomDraft *new_draft);

/* The key of the record of one clause's lineage between two drafts: of the
 * new clause, or, where it was deleted or merged, of the old one. */
Str lineage_key(Arena *arena, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage);

/* The fields of that record's body: drafts, from, to, how. */
Node *lineage_body(Arena *arena, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage);

/* The word of a lineage record for a change, and back (CHANGE_COUNT if there
 * is none). */
Str lineage_how(Change change);
Change lineage_change(Str how);

#endif
