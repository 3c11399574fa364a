#ifndef VERB_HAPPENING_H
#define VERB_HAPPENING_H

#include "verb/report.h"

/* Things that happened or were done, in a line of words each: what a timeline
 * and a page of news are made of. */
extern const KindSet HAPPENINGS;

/* What RECORD tells, in one line; for the kinds of HAPPENINGS, statements and
 * positions. */
Str happening_words(const Report *report, const Record *record);
/* What sort of thing it is: "statement", "meeting, held", "agrees". */
Str happening_sort(const Report *report, const Record *record);
/* Who did or said it, or whom it concerns; "". */
Str happening_who(const Report *report, const Record *record);

#endif
