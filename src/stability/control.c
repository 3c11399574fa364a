/* Work shared by threads: each takes the next task from one counter, so that
 * uneven tasks spread themselves. */
#include "stability/control.h"

#include <pthread.h>
#include <unistd.h>

typedef struct {
    Task task;
    void *context;
    const Stage *stage;
    size_t count;
    atomic_size_t next, done;
    atomic_bool stopped;
} Job;

typedef struct {
    Job *job;
    unsigned worker;
} Worker;

bool stage_report(const Stage *stage, double done)
{
    const Control *control = stage->control;
    if (!control) return true;
    if (control->cancel && atomic_load(control->cancel)) return false;
    double whole = stage->from + (stage->to - stage->from) * done;
    return !control->progress ||
           control->progress(control->progress_state, whole);
}

unsigned control_threads(const Control *control, size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = control && control->threads ? control->threads
                     : processors > 0            ? (size_t)processors
                                                 : 1;
    if (threads > count) threads = count ? count : 1;
    return threads > THREADS_MAX ? THREADS_MAX : (unsigned)threads;
}

static void report(Job *job)
{
    double done = (double)atomic_load(&job->done) / (double)job->count;
    if (!stage_report(job->stage, done)) atomic_store(&job->stopped, true);
}

static void *work(void *argument)
{
    const Worker *me = argument;
    Job *job = me->job;
    while (!atomic_load(&job->stopped)) {
        size_t index = atomic_fetch_add(&job->next, 1);
        if (index >= job->count) break;
        job->task(job->context, me->worker, index);
        atomic_fetch_add(&job->done, 1);
        if (me->worker == 0) report(job);
    }
    return NULL;
}

bool parallel_run(const Stage *stage, unsigned threads, size_t count, Task task,
    void *context)
{
    Job job = {
        .task = task, .context = context, .stage = stage, .count = count};
    Worker workers[THREADS_MAX];
    pthread_t handles[THREADS_MAX];
    unsigned started = 1;
    for (unsigned i = 0; i < threads; i++) workers[i] = (Worker){&job, i};
    while (started < threads && pthread_create(&handles[started], NULL, work,
                                    &workers[started]) == 0)
        started++;
    work(&workers[0]);
    for (unsigned i = 1; i < started; i++) pthread_join(handles[i], NULL);
    return !atomic_load(&job.stopped) && stage_report(stage, 1);
}
