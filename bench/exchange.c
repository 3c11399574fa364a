/* What comes from elsewhere: a whole room as lines, and copies that differ.
 *
 *     bench/exchange [N...]      (100000)     statements, see room_maker.h
 *
 * `import` reads in one thread and stores in another. Besides the wall time,
 * which other work on the machine makes longer, the processor time of each
 * is told: the larger of the two is what two idle cores would take, but for
 * waiting on the disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "bench/room_maker.h"
#include "verb/arguments.h"

enum { BATCH = 100000, COMMITS = 2500 };

typedef struct {
    double wall, storing, all; /* seconds */
} Times;

static double clock_of(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static Times now(void)
{
    return (Times){seconds(), clock_of(CLOCK_THREAD_CPUTIME_ID),
        clock_of(CLOCK_PROCESS_CPUTIME_ID)};
}

static const Arg *find_arg(const Verb *verb, const char *name)
{
    for (size_t i = 0; verb_arg_at(verb, i); i++)
        if (!strcmp(verb_arg_at(verb, i)->name, name))
            return verb_arg_at(verb, i);
    fail(name);
}

/* Runs a verb with these arguments (name, value, ..., NULL). */
static Times run(const char *verb, const char *const *arguments)
{
    const Str words[] = {str_of(verb)};
    ArgValue values[4];
    size_t used;
    Arena *arena = arena_new(0);
    VerbCall call = {.arena = arena, .values = values, .screen_only = true};
    if (!arena) fail("memory");
    call.verb = verb_find(words, 1, &used);
    for (; arguments[2 * call.value_count]; call.value_count++) {
        const char *const *pair = arguments + 2 * call.value_count;
        values[call.value_count] =
            (ArgValue){find_arg(call.verb, pair[0]), str_of(pair[1])};
    }
    Times start = now();
    must(verb_run(&call, &fault), verb);
    arena_free(arena);
    Times end = now();
    return (Times){end.wall - start.wall, end.storing - start.storing,
        end.all - start.all};
}

#define RUN(VERB, ...) run((VERB), (const char *const[]){__VA_ARGS__, NULL})

static void show(const char *what, double value, const char *unit)
{
    printf("  %-44s %10.2f %s\n", what, value, unit);
}

static void measure_import(const char *folder, size_t statements, bool silent)
{
    char room[600], lines[600], copy[600];
    snprintf(room, sizeof room, "%s/a.room", folder);
    snprintf(lines, sizeof lines, "%s/a.jsonl", folder);
    snprintf(copy, sizeof copy, "%s/b.room", folder);
    room_make(room, statements, BATCH, silent);
    RUN("export", "room", room, "whole", "yes", "to", lines);
    Times times = RUN("import", "room", copy, "file", lines);
    double records = (double)room_records(statements);
    puts(silent ? "import of lines, all indexes but words"
                : "import of lines, with the text index");
    show("wall", records / times.wall, "records/s");
    show("processor, storing", records / times.storing, "records/s");
    show("processor, reading ahead", records / (times.all - times.storing),
        "records/s");
    room_remove(room);
    room_remove(copy);
    unlink(lines);
}

static void copy_file(const char *from, const char *to)
{
    RUN("backup", "room", from, "file", to);
}

/* Each of two copies has half a percent that the other has not. */
static void measure_merge(const char *folder, size_t statements)
{
    char own[600], other[600];
    snprintf(own, sizeof own, "%s/own.room", folder);
    snprintf(other, sizeof other, "%s/other.room", folder);
    room_make(own, statements, BATCH, false);
    copy_file(own, other);
    room_extend(own, "own", statements / 200);
    room_extend(other, "other", statements / 200);
    Times times = RUN("merge", "room", own, "other", other);
    puts("merge of copies that differ by a percent");
    show("wall", times.wall, "s");
    show("processor", times.all, "s");
    room_remove(own);
    room_remove(other);
}

/* One record a commit: twice as many may take twice as long. */
static void measure_commits(const char *folder)
{
    char room[600], lines[600], copy[600];
    snprintf(room, sizeof room, "%s/c.room", folder);
    snprintf(lines, sizeof lines, "%s/c.jsonl", folder);
    snprintf(copy, sizeof copy, "%s/d.room", folder);
    puts("import of commits of one record each, processor");
    for (size_t count = COMMITS; count <= 2 * COMMITS; count += COMMITS) {
        room_make(room, count, 1, false);
        RUN("export", "room", room, "whole", "yes", "to", lines);
        Times times = RUN("import", "room", copy, "file", lines);
        char what[60];
        snprintf(what, sizeof what, "%zu commits", room_records(count));
        show(what, times.all, "s");
        room_remove(room);
        room_remove(copy);
        unlink(lines);
    }
}

static void measure(const char *folder, size_t statements)
{
    printf(
        "%zu statements, %zu records\n", statements, room_records(statements));
    measure_import(folder, statements, true);
    measure_import(folder, statements, false);
    measure_merge(folder, statements);
    fflush(stdout);
}

int main(int count, char **words)
{
    char folder[400];
    const char *base = getenv("TMPDIR");
    snprintf(
        folder, sizeof folder, "%s/travaux-bench-XXXXXX", base ? base : "/tmp");
    if (!hash_start() || !mkdtemp(folder)) return 1;
    for (int i = 1; i < count; i++)
        measure(folder, strtoul(words[i], NULL, 10));
    if (count < 2) measure(folder, 100000);
    measure_commits(folder);
    rmdir(folder);
    return 0;
}
