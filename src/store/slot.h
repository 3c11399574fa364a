#ifndef STORE_SLOT_H
#define STORE_SLOT_H

#include "store/entry.h"

/* A slot to which the open batch came back. */
typedef struct {
    int64_t slot, audience; /* audience 0: of several */
    Instant first_recorded;
    int64_t newest; /* place of its newest record */
    bool several;   /* it has more than one */
} Slot;

/* Finds the slot of RECORD's kind and key, or makes it with ENTRY, worked out
 * but for its slot, as the first of it: then *SLOT is NULL. Else *SLOT is how
 * it was before, until another is taken; whoever adds ENTRY says so in it.
 * Fills entry->slot. */
CHECKED Status slot_take(
    Store *store, const Record *record, Entry *entry, Slot **slot, Err *err);
/* Works out again which record is the slot's top. */
CHECKED Status slot_keep_top(Store *store, int64_t slot, Err *err);
/* The same where ENTRY, which was worked out, is above all others. */
CHECKED Status slot_raise_top(Store *store, const Entry *entry, Err *err);
/* Forgets what it remembers: the batch is over. */
void slot_forget(Store *store);

#endif
