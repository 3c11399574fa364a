/* A generator of rooms: N statements, N/2 position records over KEYS keys
 * (one in ten late, five grades), and their frame. */
#include "bench/room_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "base/json.h"

enum { WORDS_SPOKEN = 24 };

Err fault;
static const uint64_t FIRST_SEED = 88172645463325252u;
static uint64_t seed = 88172645463325252u;

_Noreturn void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, fault.text);
    exit(1);
}

void must(Status status, const char *what)
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

double seconds(void)
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

struct Maker {
    Arena *arena; /* of the store */
    Arena *own;   /* of the record being made */
    Store *store;
    Instant clock;
    Last *last; /* [KEYS] */
    size_t batch, in_batch;
    bool silent;    /* words are where the text index does not look */
    double taken;   /* seconds in the store */
    Hash statement; /* the last one */
};

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
    if (++maker->in_batch == maker->batch) commit(maker);
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
    fresh(maker);
    append_told(maker, KIND_ROOM, S("bench"), S("always"), GRADE_DECLARED,
        S("{\"audience\":\"public\",\"owner\":\"mediator\","
          "\"title\":\"Bench\"}"));
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
    Str words = some_words(maker->own, WORDS_SPOKEN);
    append_told(maker, KIND_STATEMENT, str_printf(maker->own, "%08zx", step),
        day, GRADE_REPORTED,
        str_printf(maker->own,
            "{\"about\":[\"%s\"],\"by\":[\"person:n%03zu\"],%s"
            "\"source\":\"s%02zu\",\"%s\":\"%s\"}",
            about.data, below(400), outlook ? "\"outlook\":\"deal\"," : "",
            SOURCES * step / count, maker->silent ? "spoke" : "words",
            words.data));
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

static void free_maker(Maker *maker)
{
    arena_free(maker->own);
    arena_free(maker->arena);
    free(maker->last);
}

double room_make(const char *path, size_t statements, size_t batch, bool silent)
{
    Maker maker = {.arena = arena_new(0),
        .clock = 1600000000000000,
        .batch = batch,
        .silent = silent};
    seed = FIRST_SEED;
    if (!maker.arena) fail("memory");
    must(store_create(maker.arena, path, &maker.store, &fault), path);
    maker.last = calloc(KEYS, sizeof *maker.last);
    make_frame(&maker);
    for (size_t i = 0; i < statements; i++) {
        make_statement(&maker, i, statements);
        if (i % 2) make_position(&maker, i, statements);
    }
    if (maker.in_batch) commit(&maker);
    free_maker(&maker);
    return maker.taken;
}

size_t room_records(size_t statements)
{
    return 1 + PARTIES + POINTS + SOURCES + statements + statements / 2;
}

/* --- more in a room that is there --- */

Maker *room_open(const char *path)
{
    Maker *maker = calloc(1, sizeof *maker);
    *maker = (Maker){.arena = arena_new(0), .clock = 1700000000000000};
    if (!maker->arena) fail("memory");
    must(store_open(maker->arena, path, STORE_WRITE, &maker->store, &fault),
        path);
    return maker;
}

void room_close(Maker *maker)
{
    free_maker(maker);
    free(maker);
}

static size_t append_spoken(Maker *maker, const char *name, size_t number)
{
    fresh(maker);
    Str words = some_words(maker->own, WORDS_SPOKEN);
    Str body = str_printf(maker->own,
        "{\"about\":[\"point:q007\"],\"by\":[\"person:n007\"],"
        "\"source\":\"s49\",\"words\":\"%s\"}",
        words.data);
    append_told(maker, KIND_STATEMENT,
        str_printf(maker->own, "%s%zu", name, number), S("2023-11-01"),
        GRADE_REPORTED, body);
    return body.size + 400;
}

double room_append(Maker *maker, size_t number, size_t *line_size)
{
    double start = seconds();
    *line_size = append_spoken(maker, "single", number);
    commit(maker);
    return seconds() - start;
}

void room_extend(const char *path, const char *name, size_t count)
{
    Maker *maker = room_open(path);
    for (size_t i = 0; i < count; i++) append_spoken(maker, name, i);
    commit(maker);
    room_close(maker);
}

void room_remove(const char *path)
{
    char name[600];
    static const char *const ENDS[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", path, ENDS[i]);
        unlink(name);
    }
}
