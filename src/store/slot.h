#ifndef STORE_SLOT_H
#define STORE_SLOT_H

#include "store/entry.h"

/* Finds the slot of RECORD's kind and key, or makes it with ENTRY, worked out
 * but for its slot, as the first of it: *FRESH says which. Fills
 * entry->slot. */
CHECKED Status slot_take(
    Store *store, const Record *record, Entry *entry, bool *fresh, Err *err);
/* Works out again which record is the slot's top. */
CHECKED Status slot_keep_top(Store *store, int64_t slot, Err *err);

#endif
