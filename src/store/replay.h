#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/inner.h"

/* Fills the derived tables, which are empty, in the open transaction. */
CHECKED Status replay(Store *store, Err *err);

#endif
