/* How large rooms behave (room_maker.h): the store is asked what the verbs ask
 * of it, and some verbs are run. The same numbers come every time.
 *
 *     bench/room [N...]      (10000 100000 1000000)
 *     bench/room --keep PATH N     makes the room and leaves it there
 *
 * Times are of a warm file: the best of several runs for reads, the median
 * for single appends, whose bare counterpart is one SQLite transaction that
 * writes the same bytes into a table of its own, in the same run. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "bench/room_maker.h"
#include "verb/arguments.h"

enum { BATCH = 100000, RUNS = 5, APPENDS = 200 };

/* --- what is asked --- */

typedef Status (*Question)(Store *store, const View *view);

static Status ask_positions(Store *store, const View *view)
{
    RecordList heads = {0};
    return store_heads(store, view, KIND_POSITION, NULL, NULL, &heads, &fault);
}

static bool of_one_point(void *state, Str key)
{
    (void)state;
    return str_find(key, S("/q007/"), 0) != SIZE_MAX;
}

static Status ask_point(Store *store, const View *view)
{
    RecordList heads = {0}, said = {0};
    size_t total;
    const Str about = S("point:q007");
    StatementQuery query = {.about = &about,
        .about_count = 1,
        .from = DAY_MIN,
        .to = DAY_MAX,
        .limit = 20};
    TRY(store_heads(
        store, view, KIND_POSITION, of_one_point, NULL, &heads, &fault));
    return store_statements(store, view, &query, &said, &total, &fault);
}

static Status ask_count(Store *store, const View *view)
{
    RecordList heads = {0};
    size_t total;
    StatementQuery query = {.from = DAY_MIN, .to = DAY_MAX, .limit = 20};
    return store_statements(store, view, &query, &heads, &total, &fault);
}

static Status search(Store *store, const View *view, const char *words)
{
    RecordList heads = {0};
    StatementQuery query = {
        .from = DAY_MIN, .to = DAY_MAX, .limit = 20, .search = str_of(words)};
    return store_statements(store, view, &query, &heads, NULL, &fault);
}

static Status ask_common(Store *store, const View *view)
{
    return search(store, view, "dam");
}

static Status ask_rare(Store *store, const View *view)
{
    return search(store, view, "seldom");
}

static Status ask_both(Store *store, const View *view)
{
    return search(store, view, "seldom dam");
}

static Status ask_outlooks(Store *store, const View *view)
{
    RecordList heads = {0};
    return store_outlooks(store, view, &heads, &fault);
}

static Status ask_month(Store *store, const View *view)
{
    RecordList heads = {0};
    StatementQuery query = {
        .from = FIRST_DAY + 700, .to = FIRST_DAY + 730, .limit = SIZE_MAX};
    return store_statements(store, view, &query, &heads, NULL, &fault);
}

/* The best of several runs, each on a store of its own; milliseconds. */
static double time_of(const char *path, Day on, Question question)
{
    View view = {
        .on = on, .known = INT64_MAX - 1, .viewer = {S("mediator"), true}};
    double best = 1e9;
    for (int i = 0; i < RUNS; i++) {
        Store *store;
        Arena *arena = arena_new(0);
        if (!arena) fail("memory");
        must(store_open(arena, path, STORE_READ, &store, &fault), path);
        double start = seconds();
        must(question(store, &view), "question");
        double taken = seconds() - start;
        if (taken < best) best = taken;
        arena_free(arena);
    }
    return best * 1000;
}

/* --- whole verbs --- */

static int by_number(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static double median(double *times, size_t count)
{
    qsort(times, count, sizeof *times, by_number);
    return times[count / 2] * 1000;
}

static const Arg *find_arg(const Verb *verb, const char *name)
{
    for (size_t i = 0; verb_arg_at(verb, i); i++)
        if (!strcmp(verb_arg_at(verb, i)->name, name))
            return verb_arg_at(verb, i);
    fail(name);
}

/* Opens the room, answers, and makes the screen, with one more argument. */
static double run_verb(
    const char *path, const char *verb, const char *name, const char *value)
{
    const Str words[] = {str_of(verb)};
    size_t used;
    Arena *arena = arena_new(0);
    VerbCall call = {.arena = arena, .screen_only = true};
    double start = seconds();
    if (!arena) fail("memory");
    call.verb = verb_find(words, 1, &used);
    ArgValue values[] = {{find_arg(call.verb, "room"), str_of(path)},
        {find_arg(call.verb, name), str_of(value)}};
    call.values = values;
    call.value_count = 2;
    must(verb_run(&call, &fault), verb);
    arena_free(arena);
    return seconds() - start;
}

/* The median of several runs; milliseconds. */
static double time_verb(
    const char *path, const char *verb, const char *name, const char *value)
{
    double times[RUNS];
    for (size_t i = 0; i < RUNS; i++)
        times[i] = run_verb(path, verb, name, value);
    return median(times, RUNS);
}

/* --- single appends --- */

static double time_append(const char *path, size_t *line_size)
{
    double times[APPENDS];
    Maker *maker = room_open(path);
    for (size_t i = 0; i < APPENDS; i++)
        times[i] = room_append(maker, i, line_size);
    room_close(maker);
    return median(times, APPENDS);
}

static double time_bare(const char *path, size_t size)
{
    double times[APPENDS];
    sqlite3 *db;
    char *line = calloc(1, size + 1);
    sqlite3_stmt *insert;
    memset(line, 'x', size);
    if (sqlite3_open(path, &db) != SQLITE_OK) fail(path);
    sqlite3_exec(db,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE bare(line TEXT)",
        NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO bare VALUES(?)", -1, &insert, NULL);
    for (size_t i = 0; i < APPENDS; i++) {
        double start = seconds();
        sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        sqlite3_bind_text(insert, 1, line, (int)size, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
        sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
        times[i] = seconds() - start;
    }
    sqlite3_finalize(insert);
    sqlite3_close(db);
    free(line);
    return median(times, APPENDS);
}

/* --- the table --- */

static void show(const char *what, double value, const char *unit)
{
    printf("  %-38s %10.2f %s\n", what, value, unit);
}

static void ask_all(const char *path)
{
    static const struct {
        const char *what;
        Question question;
    } QUESTIONS[] = {
        {"heads of all positions", ask_positions},
        {"one point: heads, 20 of its statements", ask_point},
        {"outlooks", ask_outlooks},
        {"statements of one month, all", ask_month},
        {"statements counted", ask_count},
        {"search, a common word, 20", ask_common},
        {"search, a rare word, 20", ask_rare},
        {"search, both, 20", ask_both},
    };
    for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS; i++)
        show(QUESTIONS[i].what,
            time_of(path, DAY_MAX - 1, QUESTIONS[i].question), "ms");
    show("heads of all positions, half way back",
        time_of(path, FIRST_DAY + DAYS / 2, ask_positions), "ms");
    show("state", time_verb(path, "state", "as", "mediator"), "ms");
    show("state, half way back", time_verb(path, "state", "on", "2021-05-01"),
        "ms");
    show("point", time_verb(path, "point", "point", "q007"), "ms");
    show("moved since a month before the last day",
        time_verb(path, "moved", "since", "2023-04-23"), "ms");
    show("contradictions", time_verb(path, "contradictions", "as", "mediator"),
        "ms");
    show("timeline from a month before the last day",
        time_verb(path, "timeline", "from", "2023-04-23"), "ms");
    show("timeline since a month before the last day",
        time_verb(path, "timeline", "since", "2023-04-23"), "ms");
    show("statements, a common word",
        time_verb(path, "statements", "search", "dam"), "ms");
    show("statements, a rare word",
        time_verb(path, "statements", "search", "seldom"), "ms");
}

static void measure(const char *folder, size_t statements)
{
    char path[600], bare[600];
    size_t size = 0;
    struct stat info;
    struct rusage usage;
    snprintf(path, sizeof path, "%s/bench.room", folder);
    snprintf(bare, sizeof bare, "%s/bare.db", folder);
    double silent = room_make(path, statements, BATCH, true);
    room_remove(path);
    double taken = room_make(path, statements, BATCH, false);
    size_t records = room_records(statements);
    stat(path, &info);
    printf("%zu statements, %zu records\n", statements, records);
    show(
        "import, all indexes but words", (double)records / silent, "records/s");
    show("import, with the text index", (double)records / taken, "records/s");
    show("bytes a record", (double)info.st_size / (double)records, "");
    ask_all(path);
    double append_time = time_append(path, &size);
    double bare_time = time_bare(bare, size);
    show("single append, durable", append_time, "ms");
    show("bare transaction of the same bytes", bare_time, "ms");
    getrusage(RUSAGE_SELF, &usage);
    show("peak memory so far", (double)usage.ru_maxrss / 1024, "MB");
    fflush(stdout);
    room_remove(path);
    room_remove(bare);
}

int main(int count, char **words)
{
    static const char *const SIZES[] = {"10000", "100000", "1000000"};
    char folder[] = "/tmp/travaux-bench-XXXXXX";
    if (!hash_start()) return 1;
    if (count == 4 && !strcmp(words[1], "--keep")) {
        room_make(words[2], strtoul(words[3], NULL, 10), BATCH, false);
        return 0;
    }
    if (!mkdtemp(folder)) return 1;
    for (int i = 0; i < (count > 1 ? count - 1 : 3); i++)
        measure(folder, strtoul(count > 1 ? words[i + 1] : SIZES[i], NULL, 10));
    rmdir(folder);
    return 0;
}
