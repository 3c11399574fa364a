#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "store/inner.h"

/* Puts the words of the statement at PLACE into the text index, before the
 * batch ends. */
CHECKED Status words_add(Store *store, int64_t place, Str words, Err *err);
/* Takes them out again. */
CHECKED Status words_drop(Store *store, int64_t place, Str words, Err *err);
/* Writes what waits. */
CHECKED Status words_flush(Store *store, Err *err);
/* Forgets what waits: a batch is rolled back. */
void words_forget(Store *store);

#endif
