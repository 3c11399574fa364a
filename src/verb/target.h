#ifndef VERB_TARGET_H
#define VERB_TARGET_H

#include "verb/room_view.h"

/* What `retract`, `purge` and `correct` are asked about. */

/* The records that WORD names in a view: a record's id or its first digits
 * (at least 8), or KIND:KEY, whose heads are meant. At least one; else an
 * error that says what to write. */
CHECKED Status target_find(
    RoomView *room, Str word, RecordList *found, Err *err);

/* "statement:s1 (mediator, 2026-03-20)" */
Str target_words(Arena *arena, const Record *record);
/* {id, kind, key, since, grade} */
Node *target_node(Arena *arena, const Record *record);

/* RECORD as an entry of a brief: its body, since, grade, audience, and what
 * it rests on, without what its viewer may not see. */
CHECKED Status target_entry(
    RoomView *room, const Record *record, Node **entry, Err *err);

/* Today in the room's zone, as a brief writes it. */
Str target_today(const RoomView *frame);

/* The room of CALL opened for writing, and all that the seat --by (the
 * mediator, if left out) may see in it. */
CHECKED Status target_open(VerbCall *call, RoomView **room, Err *err);

#endif
