#ifndef ROOM_BOTH_WAYS_H
#define ROOM_BOTH_WAYS_H

#include "room/stance.h"

/* What is said both ways (DESIGN section 2): both sides are shown with their
 * sources, none is settled. Change over time is movement, and what differs
 * between two texts is a change; neither is found here. */
typedef enum {
    RULE_ACCOUNTS, /* accounts of one draft or meeting give a point different
                      options */
    RULE_SPLIT,    /* heads of one key and of equal grade differ */
    RULE_OTHERS,   /* others say a party holds the opposite of what it says */
    RULE_OUTLOOK,  /* one speaker's outlooks of one thing disagree */
    RULE_COUNT
} BothWaysRule;

typedef struct {
    BothWaysRule rule;
    Str about;                  /* reference: "point:dam", "draft:second" */
    Str whose;                  /* reference of the party or speaker; "" */
    const Record *const *sides; /* [side_count] at least two */
    size_t side_count;
} BothWays;

Str both_ways_rule_name(BothWaysRule rule); /* "accounts" */

/* All there is in the model, by rule, then in the model's order. OUTLOOKS:
 * the heads of the latest date of each (speaker, thing). */
size_t both_ways_find(
    const Model *model, const RecordList *outlooks, BothWays **found);

#endif
