#ifndef STORE_DERIVE_H
#define STORE_DERIVE_H

#include "store/inner.h"

/* Writes all rows that follow from RECORD, which stands in `record` as REC.
 * Works in the scratch arena. */
CHECKED Status derive_record(
    Store *store, int64_t rec, const Record *record, Err *err);
/* Takes back what followed from the body of RECORD, of which LEFT is left and
 * stands in `record` now. */
CHECKED Status derive_purged(Store *store, int64_t rec, const Record *record,
    const Record *left, Err *err);

#endif
