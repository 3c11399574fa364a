#ifndef STORE_HEADS_H
#define STORE_HEADS_H

#include "store/lens.h"

/* Adds the heads of one slot, in order of `since`, then `recorded`. */
CHECKED Status heads_of_slot(
    Store *store, Lens *lens, int64_t slot, RecordList *heads, Err *err);

#endif
