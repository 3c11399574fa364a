/* Reading dispatches: tokens a second from bytes to statements, on an invented
 * dispatch again and again; how long the model takes to open; memory. Times
 * are the processor's, so that other work on the machine does not count.
 *     read [MODEL [FILE]] */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "base/file.h"
#include "base/hash.h"
#include "read/reader.h"

enum { TEXT_MAX = 64 << 20, LEAST_BYTES = 2 << 20 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
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

/* Reads TEXT again and again until two megabytes are read. */
static void measure(const Reader *reader, Str text)
{
    Total total = {0};
    double start = now();
    while (text.size && total.bytes < LEAST_BYTES)
        if (!read_once(reader, text, &total)) return;
    double seconds = now() - start;
    printf("%zu tokens, %zu statements in %.2f s: %.0f tokens/s\n",
        total.tokens, total.statements, seconds,
        (double)total.tokens / seconds);
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
    double start = now();
    if (reader_open(arena, model, &reader, &err) != STATUS_OK ||
        file_read(arena, file, TEXT_MAX, &text, &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    printf("opened in %.1f ms\n", 1000 * (now() - start));
    measure(&reader, text);
    getrusage(RUSAGE_SELF, &usage);
    printf("memory: %ld MB\n", usage.ru_maxrss / 1024);
    arena_free(arena);
    return 0;
}
