#ifndef VERB_DRAFT_VOICES_H
#define VERB_DRAFT_VOICES_H

#include "verb/report.h"

/* What each party says of a point: its stances with the words they rest on,
 * and, of each party, its latest statement about the point that no stance
 * rests on. */
typedef struct {
    VEC(Str) lines;        /* for people; those of stances first */
    RecordList statements; /* by the name of the party */
} Voices;

/* POINT may be NULL: then nobody says anything. */
CHECKED Status draft_voices(
    const Report *report, const PointView *point, Voices *voices, Err *err);

#endif
