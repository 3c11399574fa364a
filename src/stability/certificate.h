#ifndef STABILITY_CERTIFICATE_H
#define STABILITY_CERTIFICATE_H

#include "stability/reach.h"

/* Why a state is stable for a decision maker, or not: every improvement it
 * has, and the others' answer that deters it. */

typedef struct {
    uint32_t to;   /* the improvement */
    Path sanction; /* the answer, from `to` on; not found: nothing deters */
} Improvement;

typedef struct {
    Concept concept;
    size_t maker;
    uint32_t state;
    bool stable;
    const Improvement *improvements; /* [count], all there are */
    size_t count;
} Certificate;

/* Works it out by walking, with REACH of reach_new(). Under Nash nothing
 * deters. */
Certificate certificate_make(
    Arena *arena, Reach *reach, Concept concept, size_t maker, uint32_t state);

/* Is the state stable? The same without a record of why. */
bool state_stable(Reach *reach, Concept concept, size_t maker, uint32_t state);

enum { CHECK_STATES_MAX = 1 << 12 };

/* Checks a certificate by other, simpler code, which tries all states: are
 * all improvements there, is each sanction legal and does it deter, is there
 * none where none is named. For up to CHECK_STATES_MAX states. */
bool certificate_check(
    Arena *arena, const Space *space, const Certificate *certificate);

#endif
