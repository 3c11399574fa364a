#ifndef ROOM_NUMBER_H
#define ROOM_NUMBER_H

#include "room/stance.h"

/* What parties say of a number point: intervals of decimals, exact. */
typedef struct {
    Str low, high; /* in minimal form, low <= high */
} Interval;

/* The least and the greatest number that every one of PARTIES (keys, of
 * STANCES) accepts: by its `accepts`, with CONDITIONS also by its
 * `accepts-if`. False if somebody accepts nothing, or they do not meet. */
bool number_common(const Model *model, const OptionStance *stances,
    size_t count, const Str *parties, size_t party_count, bool conditions,
    Interval *common);

/* True if what PARTIES reject leaves no number of the point's range. */
bool number_nothing_left(const Model *model, const Record *point,
    const OptionStance *stances, size_t count, const Str *parties,
    size_t party_count);

/* The interval under FIELD of a body; false if it is not one. */
bool number_interval(const Node *node, Interval *interval);

#endif
