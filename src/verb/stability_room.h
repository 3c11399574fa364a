#ifndef VERB_STABILITY_ROOM_H
#define VERB_STABILITY_ROOM_H

#include "verb/stability.h"

/* Rooms as the stability verbs take them. */

/* Opens the room and reads the conflict of its view into INPUT; begins the
 * data with {room, view, options, estimates, left_out}. */
CHECKED Status stability_room_open(
    VerbCall *call, StabilityInput *input, Err *err);

/* The state that WORD means in the room, as its letters. */
CHECKED Status stability_room_letters(Arena *arena, const StabilityInput *input,
    Str word, Str *letters, Err *err);

/* The last lines of a screen: whose preferences, what is left out, sources. */
CHECKED Status stability_room_end(
    VerbCall *call, const StabilityInput *input, Err *err);

#endif
