/* Threads, progress and big arrays for the engines. */
#include "deal/work.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

Status deal_tell(const DealWork *work, double done, Err *err)
{
    if (!work->progress || work->progress(work->progress_state, done))
        return STATUS_OK;
    return err_set(err, STATUS_CANCELLED, NOWHERE, MSG_DEAL_CANCELLED, NO_ARGS);
}

size_t deal_threads(const DealWork *work)
{
    size_t threads = work->threads;
    if (threads == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        threads = processors > 0 ? (size_t)processors : 1;
    }
    return threads < DEAL_THREADS_MAX ? threads : DEAL_THREADS_MAX;
}

typedef struct {
    void (*job)(void *state, size_t part);
    void *state;
    size_t part;
} Part;

static void *run_part(void *thing)
{
    Part *part = thing;
    part->job(part->state, part->part);
    return NULL;
}

void deal_run(size_t parts, void (*job)(void *state, size_t part), void *state)
{
    Part jobs[DEAL_THREADS_MAX];
    pthread_t threads[DEAL_THREADS_MAX];
    bool started[DEAL_THREADS_MAX] = {0};
    for (size_t i = 0; i + 1 < parts; i++) {
        jobs[i] = (Part){job, state, i};
        started[i] = pthread_create(&threads[i], NULL, run_part, &jobs[i]) == 0;
    }
    job(state, parts - 1);
    for (size_t i = 0; i + 1 < parts; i++) {
        if (started[i])
            pthread_join(threads[i], NULL);
        else
            job(state, i);
    }
}

void deal_array_free(DealArray *big)
{
    free(big->items);
    big->items = NULL;
    big->bytes = 0;
}

static void free_big(void *thing)
{
    deal_array_free(thing);
}

DealArray *deal_array_new(Arena *arena)
{
    DealArray *big = arena_alloc(arena, sizeof *big);
    arena_defer(arena, free_big, big);
    return big;
}

void *deal_array_of(Arena *arena, DealArray *big, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) bytes = SIZE_MAX;
    if (bytes <= big->bytes) return big->items;
    bool again = big->items != NULL; /* it grows: leave room to grow more */
    deal_array_free(big);
    if (again && bytes < SIZE_MAX / 4) bytes += bytes / 2;
    if (bytes < 64) bytes = 64;
    big->items = bytes < SIZE_MAX / 4
                     ? aligned_alloc(64, (bytes + 63) & ~(size_t)63)
                     : NULL;
    if (!big->items) (void)arena_array(arena, SIZE_MAX, 2); /* jumps away */
    big->bytes = bytes;
    return big->items;
}
