#ifndef VERB_DRAFT_BRACKETED_H
#define VERB_DRAFT_BRACKETED_H

#include "verb/draft_text.h"

/* Brackets on record, put into the text of a draft with whose they are. */

/* A draft and the brackets of a room to it. */
typedef struct {
    Arena *arena;
    const RoomDraft *draft;
    RecordList records; /* the one of most words first */
} Bracketing;

/* The brackets to DRAFT on record in ROOM (NULL: none). */
CHECKED Status bracketing_of(Arena *arena, const RoomView *room,
    const RoomDraft *draft, Bracketing *bracketing, Err *err);

/* TEXT of clause I with its brackets: words that stand in it are put in
 * brackets where they stand, or the bracket that has them is given the name;
 * words to insert and alternatives that do not stand in it are put at its end.
 * What is to be deleted and is gone is left out. */
Str bracketing_apply(const Bracketing *bracketing, size_t i, Str text);

#endif
