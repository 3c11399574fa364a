#ifndef ROOM_LOOSE_H
#define ROOM_LOOSE_H

#include "room/pledge.h"

/* Loose ends: what somebody who keeps a record would want to look at again.
 * None of them is an error. */
typedef enum {
    LOOSE_POINT_TERMS,  /* a point without terms, found by no reader */
    LOOSE_TEXT_UNKNOWN, /* an account of a text nobody can look up */
    LOOSE_ACTOR,        /* a commitment of nobody */
    LOOSE_DATE,         /* a commitment without a date */
    LOOSE_VERIFIER,     /* a commitment that nobody verifies */
    LOOSE_CIRCLE,       /* conditions that wait on one another */
    LOOSE_NEVER_MET,    /* a dependency that can no longer be met */
    LOOSE_GARBLED,      /* rests on garbled passages only */
    LOOSE_RETRACTED,    /* rests on what was taken back */
    LOOSE_UNDATED,      /* something that happened, without a date */
    LOOSE_COUNT
} LooseRule;

typedef struct {
    LooseRule rule;
    const Record *record;
    /* Of a circle: references of what waits on what, [step_count], the last
     * waits on the first again. Else the reference of what is missing. */
    const Str *steps;
    size_t step_count;
} LooseEnd;

Str loose_rule_name(LooseRule rule); /* "circle" */

/* All loose ends of the model, by rule, then in the model's order. */
size_t loose_find(const Model *model, LooseEnd **found);

/* Conditions in a circle: each of EDGES says that FROM waits on TO. Calls
 * FOUND once for each circle met (at least one of every knot of things that
 * wait on one another), with its steps from the first by bytes. Cost: linear
 * in things and edges. */
typedef struct {
    Str from, to; /* references */
    const Record *record;
} WaitsOn;

typedef struct {
    const Str *steps; /* [count] */
    size_t count;
    const Record *record; /* one that makes it so */
} Circle;

size_t loose_circles(
    Arena *arena, const WaitsOn *edges, size_t count, Circle **circles);

#endif
