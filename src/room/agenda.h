#ifndef ROOM_AGENDA_H
#define ROOM_AGENDA_H

#include "room/model.h"

/* What waits on what: every condition that somebody set. */
typedef struct {
    Str what;  /* reference of what waits: "point:dam", "meeting:leaders" */
    Str on;    /* the condition, in words */
    Str whose; /* reference of the party that set it; "" */
    const Record *record;
} Wait;

size_t agenda_waits(const Model *model, Wait **waits);

/* What comes next: deadlines, meetings planned or conditional, commitments
 * with a date, on or after the view's date or without one. By date; those
 * without one last. */
typedef struct {
    Str date;  /* EDTF */
    Str words; /* as the source has it, or "" */
    Str what;
    Str kind; /* "deadline", "planned", "conditional", "commitment" */
    const Record *record;
} Next;

size_t agenda_next(const Model *model, Next **next);

#endif
