#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/inner.h"

/* Sets what guards the file: pragmas, DEFENSIVE and the authorizer. */
CHECKED Status schema_guard(Store *store, Err *err);
/* Writes the schema into an empty file. */
CHECKED Status schema_make(Store *store, Err *err);
/* Refuses a file that is no room, or of a newer format. */
CHECKED Status schema_check(Store *store, Err *err);

/* The tables that hold derived rows; ended by NULL. The text index, a virtual
 * table, is not among them. */
extern const char *const DERIVED_TABLES[];
/* The statements that make the schema; ended by NULL. */
extern const char *const SCHEMA[];

#endif
