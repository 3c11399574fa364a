#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include "store/entry.h"

/* Roles of terms besides those of MentionRole. They are part of the file's
 * format, as are the numbers of MentionRole. */
enum {
    ROLE_TOLD = 100,   /* source of a record that is no statement */
    ROLE_EVERY = 101,  /* "": every statement */
    ROLE_OUTLOOK = 102 /* "": every one with an outlook */
};

/* Adds the rows of a record. SHARED: its key has other records. */
CHECKED Status index_add(Store *store, const Record *record, const Entry *entry,
    bool shared, Err *err);
/* Rewrites them after `known` or `touched` changed. */
CHECKED Status index_refresh(Store *store, const Entry *entry, Err *err);
/* If ADDED is the second record of its key, rewrites those of the first. */
CHECKED Status index_share(Store *store, const Entry *added, Err *err);
/* Takes back the rows that follow from the body of RECORD. */
CHECKED Status index_drop(
    Store *store, const Record *record, const Entry *entry, Err *err);

/* The first 64 bits of an id, as `rests` holds it. */
int64_t index_prefix(const Hash *id);

#endif
