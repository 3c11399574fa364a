#ifndef STORE_LENS_H
#define STORE_LENS_H

#include "store/entry.h"

/* A view made ready to judge many records: which audiences its viewer belongs
 * to, and which records are in its commits. */
typedef struct Lens Lens;

struct Lens {
    const View *view;
    Viewer viewer; /* of which `sees` tells */
    int8_t *sees;  /* [sees_count] by audience: 1, -1; 0: not asked yet */
    size_t sees_count;
    bool bounded; /* by commits: `at` was given */
    Hash at;
    const uint8_t *members; /* [rec_count] one bit a record, if bounded */
    int64_t rec_count;
};

/* The lens of a view, kept from one call to the next. */
CHECKED Status lens_of(Store *store, const View *view, Lens **lens, Err *err);
/* Whether its viewer may read what this audience may. */
CHECKED Status lens_sees(
    Store *store, Lens *lens, int64_t audience, bool *sees, Err *err);
/* Whether a record is in the commits of the view. */
bool lens_has(const Lens *lens, int64_t rec);
/* Whether a record is in the view, if its `since` is. */
CHECKED Status lens_holds(Store *store, Lens *lens, int64_t audience,
    Instant known, int64_t rec, bool *holds, Err *err);

/* Whether RECORD is retracted in the view. */
CHECKED Status lens_is_retracted(
    Store *store, Lens *lens, const Record *record, bool *retracted, Err *err);

#endif
