#ifndef STORE_IDENT_H
#define STORE_IDENT_H

#include "store/inner.h"

/* The number of the record with this id; 0 if there is none. */
CHECKED Status ident_find(Store *store, const Hash *id, int64_t *rec, Err *err);
/* The record ID as the open batch appended it, or NULL; until more is
 * appended. */
const Appended *ident_appended(const Store *store, const Hash *id);
/* Appends ID to those of the open batch, as the record after last_rec, and
 * counts it; it must not be there yet. */
void ident_append(Store *store, const Hash *id);
/* Notes where its row in `candidate` is, if REC was appended last. */
void ident_placed(Store *store, int64_t rec, int64_t slot, int64_t place);
/* The number of the first record of the open batch. */
int64_t ident_first(const Store *store);
/* Writes what waits; called before the batch ends. */
CHECKED Status ident_flush(Store *store, Err *err);
/* Forgets it: another batch begins, or none. */
void ident_forget(Store *store);

#endif
