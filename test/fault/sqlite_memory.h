#ifndef FAULT_SQLITE_MEMORY_H
#define FAULT_SQLITE_MEMORY_H

/* SQLite's allocations, counted, one of which may fail. */
#include <stddef.h>

/* Before SQLite is used at all. */
void memory_start(void);
/* Counts anew; the NTH allocation fails (0: none). */
void memory_fail(size_t nth);

extern size_t memory_calls; /* allocations since then */
extern size_t memory_held;  /* blocks that SQLite has now */

#endif
