#ifndef BRIDGE_STABILITY_H
#define BRIDGE_STABILITY_H

#include "room/model.h"
#include "stability/conflict.h"

/* From a room's view to a conflict. Only what somebody recorded goes in
 * (DESIGN section 5): who carries a point out decides over its options;
 * what a party rejects, and estimates of its weights and values, are its
 * preferences; links say what cannot stand together. */

/* A point of the room in the conflict: each of its values is an option, of
 * which exactly one is taken. */
typedef struct {
    const Record *point;
    const Str *values;   /* [count] keys of options in order, or numbers that
                            drafts, accounts and packages name, rising */
    size_t first, count; /* options of the conflict */
} ConflictPoint;

typedef struct {
    Conflict conflict;           /* decision makers are keys of parties */
    const ConflictPoint *points; /* [point_count] in the room's order */
    size_t point_count;
    const Record **estimates; /* [maker_count] NULL: red lines alone */
    const Str *notes;         /* [note_count] what is left out, and why */
    size_t note_count;
} RoomConflict;

/* The conflict of a view; MODEL needs all kinds but statements. CHOSEN
 * [chosen_count] are estimates' keys, or voices, to be used where estimates of
 * one party stand side by side. The result lives in the model's arena.
 * STATUS_NO if too little is recorded: it says what of whom. */
CHECKED Status room_conflict_read(const Model *model, const Str *chosen,
    size_t chosen_count, RoomConflict *conflict, Err *err);

/* The state that WORD means: "point=value,point=value" for all points, or the
 * key of a draft or package that gives each of them one value. */
CHECKED Status room_conflict_state(const Model *model,
    const RoomConflict *conflict, Str word, uint64_t *state, Err *err);

#endif
