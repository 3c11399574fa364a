#ifndef VERB_STABILITY_CHANGE_H
#define VERB_STABILITY_CHANGE_H

#include "stability/inverse.h"
#include "verb/stability.h"

/* {found, exact, least, steps: [{decision_maker, state, up}]}; `least` is
 * null where no change will do. */
Node *stability_change(
    Arena *arena, const StabilityInput *input, const RankChange *change);

/* In words, after LEAD with the concept's name. */
Str stability_change_words(Arena *arena, const StabilityInput *input,
    const RankChange *change, MessageId lead, Concept concept);

#endif
