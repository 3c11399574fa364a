/* Reading dispatches: tokens a second from bytes to statements, on an invented
 * dispatch again and again; how long the model takes to open; memory; what a
 * second thread gains; wink-nlp on the same text, where it is installed; and
 * careful reading.
 * Times are the processor's, so that other work on the machine does not count,
 * but for the gain of a second thread, which needs a quiet machine.
 *     read [MODEL [FILE]] */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/file.h"
#include "base/hash.h"
#include "read/reader.h"

enum { TEXT_MAX = 64 << 20, LEAST_BYTES = 2 << 20 };

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

typedef struct {
    size_t bytes, tokens, statements;
} Total;

static bool read_once(const Reader *reader, Str text, Total *total)
{
    Arena *arena = arena_new(0);
    Reading reading;
    if (!arena || ARENA_GUARD(arena)) return false;
    reader_read(arena, reader, text, &reading);
    total->bytes += text.size;
    total->tokens += reading.tokens.token_count;
    total->statements += reading.statements.count;
    arena_free(arena);
    return true;
}

/* What one thread reads: TEXT again and again, until so many bytes. */
typedef struct {
    const Reader *reader;
    Str text;
    size_t bytes;
    Total total;
} Work;

static void *read_often(void *thing)
{
    Work *work = thing;
    while (work->text.size && work->total.bytes < work->bytes)
        if (!read_once(work->reader, work->text, &work->total)) return NULL;
    return NULL;
}

static void measure(const Reader *reader, Str text)
{
    Work work = {reader, text, LEAST_BYTES, {0}};
    double start = now(CLOCK_PROCESS_CPUTIME_ID);
    read_often(&work);
    double seconds = now(CLOCK_PROCESS_CPUTIME_ID) - start;
    printf("travaux: %zu tokens, %zu statements in %.2f s: %.0f tokens/s\n",
        work.total.tokens, work.total.statements, seconds,
        (double)work.total.tokens / seconds);
}

static void measure_carefully(Arena *arena, Reader reader, Str text)
{
    Err err;
    if (reader_open_careful(arena, "models/en-careful.model", &reader, &err) !=
        STATUS_OK)
        return;
    printf("carefully: ");
    measure(&reader, text);
}

/* Seconds of the wall and of the processor. */
typedef struct {
    double wall, processor;
} Spent;

/* For twice the work, by so many threads. */
static Spent time_threads(const Reader *reader, Str text, size_t threads)
{
    Work works[2];
    pthread_t other;
    for (size_t i = 0; i < 2; i++)
        works[i] = (Work){reader, text, 2 * LEAST_BYTES / threads, {0}};
    Spent start = {now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID)};
    bool two = threads == 2 &&
               pthread_create(&other, NULL, read_often, &works[1]) == 0;
    read_often(&works[0]);
    if (two) pthread_join(other, NULL);
    return (Spent){now(CLOCK_MONOTONIC) - start.wall,
        now(CLOCK_PROCESS_CPUTIME_ID) - start.processor};
}

static void keep_least(double *least, double value)
{
    if (value < *least) *least = value;
}

/* The best of a few rounds, since others' work only ever slows. What the
 * threads cost each other (locks, shared lines, memory) shows in their time of
 * the processor, on a busy machine too: without any they could be twice as
 * fast. */
static void measure_threads(const Reader *reader, Str text)
{
    enum { ROUNDS = 3 };
    Spent least[2] = {{1e9, 1e9}, {1e9, 1e9}};
    for (int round = 0; round < ROUNDS; round++)
        for (size_t threads = 1; threads <= 2; threads++) {
            Spent spent = time_threads(reader, text, threads);
            keep_least(&least[threads - 1].wall, spent.wall);
            keep_least(&least[threads - 1].processor, spent.processor);
        }
    printf("two threads: %.2f times as fast as one; by the processor's time "
           "%.2f\n",
        least[0].wall / least[1].wall,
        2 * least[0].processor / least[1].processor);
}

static void measure_wink(const char *file)
{
    char command[4000];
    fflush(stdout);
    snprintf(command, sizeof command, "node bench/wink.js '%s' %d 2>/dev/null",
        file, LEAST_BYTES);
    if (system(command)) printf("wink-nlp: not installed, not measured\n");
}

int main(int argc, char **argv)
{
    struct rusage usage;
    Arena *arena = arena_new(0);
    Reader reader;
    Str text;
    Err err;
    const char *model = argc > 1 ? argv[1] : "models/en.model";
    const char *file = argc > 2 ? argv[2] : "test/data/read/paper.txt";
    if (!arena || ARENA_GUARD(arena) || !hash_start()) return 1;
    double start = now(CLOCK_PROCESS_CPUTIME_ID);
    if (reader_open(arena, model, &reader, &err) != STATUS_OK ||
        file_read(arena, file, TEXT_MAX, &text, &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    printf(
        "opened in %.1f ms\n", 1000 * (now(CLOCK_PROCESS_CPUTIME_ID) - start));
    measure(&reader, text);
    getrusage(RUSAGE_SELF, &usage);
    printf("memory: %ld MB\n", usage.ru_maxrss / 1024);
    measure_carefully(arena, reader, text);
    measure_threads(&reader, text);
    measure_wink(file);
    arena_free(arena);
    return 0;
}
