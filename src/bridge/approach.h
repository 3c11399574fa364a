#ifndef BRIDGE_APPROACH_H
#define BRIDGE_APPROACH_H

#include "bridge/drafts.h"
#include "room/movement.h"
#include "room/status.h"

/* Whether a text that gives a point another option comes nearer to a party:
 * by that party's own stances on the two options, never by anything else. */
typedef struct {
    Str party;                /* reference: "party:BO" */
    const OptionStance *then; /* on what the earlier text gives */
    const OptionStance *now;  /* on what the later one gives */
    Turn turn;
} Approach;

/* What DRAFT gives for a point: the option (or number) of its clause about
 * it, else what its record says, else what all accounts of it agree on; ""
 * where nothing is told, or not one thing. *TOLD_BY (may be NULL) is the
 * record that says so. */
Str draft_option(const Model *model, const RoomDraft *draft, Str point,
    const Record **told_by);

/* All parties that have a stance on both options (on a number: that accept a
 * range), in the order of bytes. TURN_SAME if they are as far. */
size_t draft_approaches(const Model *model, const PointView *point,
    Str old_option, Str new_option, Approach **approaches);

#endif
