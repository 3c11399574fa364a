#ifndef STORE_KNOWN_H
#define STORE_KNOWN_H

#include "store/inner.h"

/* Since when RECORD is known: record_known() with what the store holds. */
CHECKED Status known_of(
    Store *store, const Record *record, Instant *known, Err *err);

/* Call when a record of this source, or of the room, was added or purged. */
void known_forget_source(Store *store, Str key);
void known_forget_zones(Store *store);

#endif
