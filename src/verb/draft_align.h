#ifndef VERB_DRAFT_ALIGN_H
#define VERB_DRAFT_ALIGN_H

#include "bridge/lineage.h"
#include "verb/room_view.h"

/* Adds an entry of what became of one clause to LIST, for those who may read
 * both drafts; CONFIDENCE 0 to 1 marks it as worked out, a negative one as
 * said by a person. Returns the entry. */
Node *draft_lineage_entry(Arena *arena, Node *list, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage, double confidence);

#endif
