#ifndef STABILITY_CRITERIA_H
#define STABILITY_CRITERIA_H

#include "base/arena.h"
#include "stability/control.h"
#include "stability/preference.h"

/* Ranks states by statements and weights (PREFERENCE_CRITERIA), as
 * preference_rank() says. False if stopped before the end. */
CHECKED bool criteria_rank(Arena *arena, const Conflict *conflict, size_t maker,
    const RankedStates *states, const Stage *stage, int32_t *ranks);

#endif
