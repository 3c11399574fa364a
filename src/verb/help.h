#ifndef VERB_HELP_H
#define VERB_HELP_H

#include "verb/verb.h"

/* What help prints besides screens, made from the table of verbs. */

/* The manual page in troff (man(7) macros). */
Str help_man(Arena *arena);

/* The heading over verbs of this effect, and what the effect means. */
MessageId help_effect_heading(Effect effect);
MessageId help_effect_words(Effect effect);
#define EFFECT_COUNT (EFFECT_RUNS + 1)

/* What each exit code means, from 0. */
extern const MessageId HELP_EXITS[];
enum { HELP_EXIT_COUNT = 5 };

/* "travaux"'s own version. */
Str version_text(void);

#endif
