#ifndef DEAL_WORK_H
#define DEAL_WORK_H

#include "base/err.h"

/* How long work is done: threads, progress, cancelling, and the big arrays
 * it needs. */

enum { DEAL_THREADS_MAX = 16 };

typedef struct {
    Arena *arena;
    size_t threads; /* 0: as many as there are processors */
    /* Called now and then from the calling thread with 0..1; the work stops
     * with STATUS_CANCELLED when it returns false. May be NULL. */
    bool (*progress)(void *state, double done);
    void *progress_state;
} DealWork;

/* STATUS_CANCELLED if the caller wants no more of it. */
CHECKED Status deal_tell(const DealWork *work, double done, Err *err);

size_t deal_threads(const DealWork *work);
/* Runs JOB(state, part) for part 0..parts-1 on that many threads, the last
 * one on the caller's; returns when all are done. Jobs must not allocate. */
void deal_run(size_t parts, void (*job)(void *state, size_t part), void *state);

/* An array too big to live as long as the arena: grows without keeping its
 * contents, and is freed early by deal_array_free() or at last with the arena.
 */
typedef struct {
    void *items;
    size_t bytes;
} DealArray;
DealArray *deal_array_new(Arena *arena);
void *deal_array_of(Arena *arena, DealArray *big, size_t count, size_t size);
void deal_array_free(DealArray *big);

#endif
