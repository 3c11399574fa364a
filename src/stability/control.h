#ifndef STABILITY_CONTROL_H
#define STABILITY_CONTROL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* How long work is watched and stopped. All of it may be left zero. */
typedef struct {
    /* Called now and then, always from the thread that called the engine,
     * with 0..1; the work stops when it returns false. */
    bool (*progress)(void *state, double done);
    void *progress_state;
    const atomic_bool *cancel; /* the work stops when another thread sets it */
    unsigned threads;          /* at most; 0: one a processor */
} Control;

/* The part of the whole work, from FROM to TO of 0..1, that is being done. */
typedef struct {
    const Control *control; /* NULL: nobody watches */
    double from, to;
} Stage;

/* Reports that DONE (0..1) of the stage is done; false: stop. */
bool stage_report(const Stage *stage, double done);

/* Threads to use for work that COUNT tasks can share. */
unsigned control_threads(const Control *control, size_t count);

/* Calls task(context, worker, k) for every k < COUNT, on THREADS threads, of
 * which the caller is worker 0. Tasks must not allocate from an arena. If a
 * thread cannot be started, fewer do the work. False if stopped before the
 * end. */
typedef void (*Task)(void *context, unsigned worker, size_t index);
bool parallel_run(const Stage *stage, unsigned threads, size_t count, Task task,
    void *context);

enum { THREADS_MAX = 16 };

#endif
