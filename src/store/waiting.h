#ifndef STORE_WAITING_H
#define STORE_WAITING_H

#include "store/inner.h"

/* A row of `mention`. */
typedef struct {
    int64_t term, place;
    Instant known;
    int64_t audience;
    bool contested; /* of several of one key, or touched */
} MentionRow;

/* Puts rows into `mention` and `rests`, before the batch ends. */
CHECKED Status waiting_add_mention(
    Store *store, const MentionRow *row, Err *err);
CHECKED Status waiting_add_rest(
    Store *store, int64_t basis, int64_t rec, Err *err);
/* Whether `rests` may have rows of this basis; they are written then. */
CHECKED Status waiting_rests_on(
    Store *store, int64_t basis, bool *rests, Err *err);
/* Writes what waits; called before either table is read or changed. */
CHECKED Status waiting_flush(Store *store, Err *err);
/* Forgets it: the batch is over. */
void waiting_forget(Store *store);

#endif
