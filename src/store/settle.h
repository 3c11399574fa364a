#ifndef STORE_SETTLE_H
#define STORE_SETTLE_H

#include "store/entry.h"

/* Works out `settled` and `beyond` of an entry from those below it. */
CHECKED Status settle_entry(Store *store, Entry *entry, Err *err);
/* Works them out again for the entries of SLOT above FROM: up to UNTIL, and
 * on until nothing more can change; and the slot's top. */
CHECKED Status settle_above(
    Store *store, int64_t slot, int64_t from, int64_t until, Err *err);

#endif
