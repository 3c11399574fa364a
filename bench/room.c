/* How large rooms behave: a generator makes a room of N statements, N/2
 * position records over 8,000 keys, 200 points, 40 parties and 50 sources;
 * then the store is asked what the verbs ask of it. The same numbers come
 * every time.
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
#include "base/json.h"
#include "store/store.h"
#include "verb/arguments.h"

enum {
    PARTIES = 40,
    POINTS = 200,
    SOURCES = 50,
    KEYS = 8000,
    DAYS = 1500,
    FIRST_DAY = 18000,
    BATCH = 100000,
    RUNS = 5,
    APPENDS = 200
};

static Err fault;
static uint64_t seed = 88172645463325252u;

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, fault.text);
    exit(1);
}

static void must(Status status, const char *what)
{
    if (status != STATUS_OK) fail(what);
}

/* xorshift64 (Marsaglia, "Xorshift RNGs", 2003). */
static size_t below(size_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (size_t)(seed % limit);
}

static double seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* --- the generator --- */

/* The last two records of each grade of a position's key, for `replaces`. */
typedef struct {
    Hash ids[GRADE_COUNT];
    bool there[GRADE_COUNT];
} Last;

typedef struct {
    Arena *arena; /* of the store */
    Arena *own;   /* of the record being made */
    Store *store;
    Instant clock;
    Last *last; /* [KEYS] */
    size_t in_batch;
    bool silent;    /* statements without words: nothing for the text index */
    double taken;   /* seconds in the store */
    Hash statement; /* the last one */
} Maker;

static const char *const WORDS[] = {"dam", "water", "border", "release",
    "guarantee", "withdraw", "ceasefire", "meeting", "close", "never", "agree",
    "text", "draft", "force", "asset", "partner", "region", "talks", "winter",
    "harbour", "road", "quota", "wage", "vote", "inspection"};

static Str some_words(Arena *arena, size_t count)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < count; i++)
        strbuf_printf(&buf, "%s%s", i ? " " : "",
            WORDS[below(sizeof WORDS / sizeof *WORDS)]);
    if (below(1000) == 0) strbuf_add(&buf, S(" seldom"));
    return strbuf_str(&buf);
}

static void commit(Maker *maker)
{
    double start = seconds();
    must(
        store_commit(maker->store, S("mediator"), ++maker->clock, NULL, &fault),
        "commit");
    maker->in_batch = 0;
    maker->taken += seconds() - start;
}

static void append(Maker *maker, Record *record)
{
    record->recorded = ++maker->clock;
    record->author = S("mediator");
    record->salt = str_printf(
        maker->own, "%016zx%016zx", below(SIZE_MAX), below(SIZE_MAX));
    record_seal(maker->own, record);
    double start = seconds();
    if (!maker->in_batch) must(store_begin(maker->store, &fault), "begin");
    must(store_append(maker->store, record, NULL, &fault), "append");
    maker->taken += seconds() - start;
    if (++maker->in_batch == BATCH) commit(maker);
}

static Node *body_of(Arena *arena, Str json)
{
    Node *body;
    if (!json_read_canonical(arena, json, &body)) fail(json.data);
    return body;
}

static void fresh(Maker *maker)
{
    arena_free(maker->own);
    maker->own = arena_new(0);
    if (!maker->own) fail("memory");
}

static void append_told(
    Maker *maker, Kind kind, Str key, Str since, Grade grade, Str body)
{
    Record record = {.kind = kind,
        .kind_name = kind_name(kind),
        .key = key,
        .since = since,
        .grade = grade,
        .body = body_of(maker->own, body)};
    record.since_date = date_of(since);
    if (str_equal(since, S("always")))
        record.since_date = (Date){DAY_MIN, DAY_MIN, .unknown = false};
    append(maker, &record);
    if (kind == KIND_STATEMENT) maker->statement = record.id;
}

static void make_frame(Maker *maker)
{
    for (int i = 0; i < PARTIES; i++) {
        fresh(maker);
        append_told(maker, KIND_PARTY, str_printf(maker->own, "P%02d", i),
            S("always"), GRADE_DECLARED,
            str_printf(maker->own,
                "{\"name\":\"Party %d\","
                "\"role\":\"party\"}",
                i));
    }
    for (int i = 0; i < POINTS; i++) {
        fresh(maker);
        append_told(maker, KIND_POINT, str_printf(maker->own, "q%03d", i),
            S("always"), GRADE_DECLARED,
            str_printf(maker->own,
                "{\"options\":[{\"key\":\"yes\","
                "\"label\":\"Yes\"}],"
                "\"title\":\"Point %d\"}",
                i));
    }
    for (int i = 0; i < SOURCES; i++) {
        Str day;
        fresh(maker);
        day = day_text(maker->own, FIRST_DAY + DAYS * (i + 1) / SOURCES);
        append_told(maker, KIND_SOURCE, str_printf(maker->own, "s%02d", i), day,
            GRADE_DECLARED,
            str_printf(
                maker->own, "{\"date\":\"%s\",\"publisher\":\"x\"}", day.data));
    }
}

/* Days pass evenly; one record in ten comes late. */
static Day day_at(size_t step, size_t count)
{
    Day day = FIRST_DAY + (Day)(DAYS * step / count);
    return below(10) ? day : day - (Day)below((size_t)(day - FIRST_DAY) + 1);
}

static void make_statement(Maker *maker, size_t step, size_t count)
{
    fresh(maker);
    bool outlook = below(200) == 0;
    Str about = outlook ? S("draft:d")
                        : str_printf(maker->own, "point:q%03zu", below(POINTS));
    Str day = day_text(maker->own, day_at(step, count));
    Str words = some_words(maker->own, 24);
    append_told(maker, KIND_STATEMENT, str_printf(maker->own, "%08zx", step),
        day, GRADE_REPORTED,
        str_printf(maker->own,
            "{\"about\":[\"%s\"],\"by\":[\"person:n%03zu\"],%s"
            "\"source\":\"s%02zu\",\"words\":\"%s\"}",
            about.data, below(400), outlook ? "\"outlook\":\"deal\"," : "",
            SOURCES * step / count, words.data));
}

/* One grade a key, so that each key has one head. */
static Grade grade_of_key(size_t key)
{
    static const Grade GRADES[] = {GRADE_REPORTED, GRADE_REPORTED,
        GRADE_REPORTED, GRADE_REPORTED, GRADE_REPORTED, GRADE_OWN_WORDS,
        GRADE_OWN_WORDS, GRADE_OWN_WORDS, GRADE_ANONYMOUS, GRADE_DECLARED};
    return GRADES[key % (sizeof GRADES / sizeof *GRADES)];
}

/* What a verb would replace: the last of this grade and of weaker ones. A
 * late one replaces nothing. */
static void fill_replaces(Maker *maker, Record *record, Last *last, bool late)
{
    Hash *ids = arena_array(maker->own, GRADE_COUNT, sizeof *ids);
    size_t count = 0;
    for (int grade = (int)record->grade; grade < GRADE_COUNT; grade++)
        if (last->there[grade] && !late) {
            ids[count++] = last->ids[grade];
            last->there[grade] = false;
        }
    record->replaces = ids;
    record->replaces_count = count;
}

static void make_position(Maker *maker, size_t step, size_t count)
{
    static const char *const STANCES[] = {"demands", "accepts", "rejects"};
    size_t key = below(KEYS);
    Day usual = FIRST_DAY + (Day)(DAYS * step / count);
    Day day = day_at(step, count);
    fresh(maker);
    Record record = {.kind = KIND_POSITION,
        .kind_name = kind_name(KIND_POSITION),
        .key = str_printf(
            maker->own, "P%02zu/q%03zu/yes", key % PARTIES, key / PARTIES),
        .since = day_text(maker->own, day),
        .grade = grade_of_key(key),
        .basis = &maker->statement,
        .basis_count = 1};
    record.since_date = date_of(record.since);
    record.body = body_of(
        maker->own, str_printf(maker->own,
                        "{\"option\":\"yes\",\"party\":\"party:P%02zu\","
                        "\"point\":\"q%03zu\","
                        "\"stance\":\"%s\"}",
                        key % PARTIES, key / PARTIES, STANCES[below(3)]));
    fill_replaces(maker, &record, &maker->last[key], day < usual);
    append(maker, &record);
    if (day < usual) return;
    maker->last[key].ids[record.grade] = record.id;
    maker->last[key].there[record.grade] = true;
}

/* Seconds in the store, without those for making the records. */
static double make_room(const char *path, size_t statements, bool silent)
{
    Maker maker = {
        .arena = arena_new(0), .clock = 1600000000000000, .silent = silent};
    if (!maker.arena) fail("memory");
    must(store_create(maker.arena, path, &maker.store, &fault), path);
    maker.last = calloc(KEYS, sizeof *maker.last);
    make_frame(&maker);
    for (size_t i = 0; i < statements; i++) {
        make_statement(&maker, i, statements);
        if (i % 2) make_position(&maker, i, statements);
    }
    if (maker.in_batch) commit(&maker);
    arena_free(maker.own);
    arena_free(maker.arena);
    free(maker.last);
    return maker.taken;
}

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
    Maker maker = {.arena = arena_new(0), .clock = 1700000000000000};
    if (!maker.arena) fail("memory");
    must(
        store_open(maker.arena, path, STORE_WRITE, &maker.store, &fault), path);
    for (size_t i = 0; i < APPENDS; i++) {
        fresh(&maker);
        Str key = str_printf(maker.own, "single%zu", i);
        Str words = some_words(maker.own, 24);
        Str body = str_printf(maker.own,
            "{\"about\":[\"point:q007\"],\"by\":[\"person:n007\"],"
            "\"source\":\"s49\",\"words\":\"%s\"}",
            words.data);
        double start = seconds();
        append_told(
            &maker, KIND_STATEMENT, key, S("2023-11-01"), GRADE_REPORTED, body);
        commit(&maker);
        times[i] = seconds() - start;
        *line_size = body.size + 400;
    }
    arena_free(maker.own);
    arena_free(maker.arena);
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

static void remove_file(const char *path)
{
    char name[600];
    static const char *const ENDS[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", path, ENDS[i]);
        unlink(name);
    }
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
}

static void measure(const char *folder, size_t statements)
{
    char path[600], bare[600];
    size_t size = 0;
    struct stat info;
    struct rusage usage;
    snprintf(path, sizeof path, "%s/bench.room", folder);
    snprintf(bare, sizeof bare, "%s/bare.db", folder);
    double silent = make_room(path, statements, true);
    remove_file(path);
    double taken = make_room(path, statements, false);
    size_t records = statements + statements / 2 + PARTIES + POINTS + SOURCES;
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
    remove_file(path);
    remove_file(bare);
}

int main(int count, char **words)
{
    static const char *const SIZES[] = {"10000", "100000", "1000000"};
    char folder[] = "/tmp/travaux-bench-XXXXXX";
    if (!hash_start()) return 1;
    if (count == 4 && !strcmp(words[1], "--keep")) {
        make_room(words[2], strtoul(words[3], NULL, 10), false);
        return 0;
    }
    if (!mkdtemp(folder)) return 1;
    for (int i = 0; i < (count > 1 ? count - 1 : 3); i++)
        measure(folder, strtoul(count > 1 ? words[i + 1] : SIZES[i], NULL, 10));
    rmdir(folder);
    return 0;
}
