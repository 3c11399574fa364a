#ifndef STORE_TEST_H
#define STORE_TEST_H

/* What the tests of the store share: a room in a folder of its own, records
 * made in a few words, and views. Include after test/unit.h. */
#include <stdio.h>
#include <sys/stat.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "base/json.h"
#include "store/store.h"

#define OK(EXPR) store_test_ok((EXPR), &fault, __FILE__, __LINE__)

static Err fault;
static Instant clock_now = 1000000;

static inline void store_test_ok(
    Status status, const Err *err, const char *file, int line)
{
    if (status == STATUS_OK) return;
    print_error("status %d: %s\n", (int)status, err->text);
    _fail(file, line);
}

/* A path in a fresh folder below the temporary one. */
static inline const char *test_path(Arena *of)
{
    const char *base = getenv("TMPDIR");
    char *folder =
        (char *)str_printf(of, "%s/travaux-XXXXXX", base ? base : "/tmp").data;
    assert_non_null(mkdtemp(folder));
    return str_printf(of, "%s/test.room", folder).data;
}

static inline void test_remove(Arena *of, const char *path)
{
    static const char *const ENDS[] = {"", "-wal", "-shm", "-journal"};
    Str folder = str_slice(str_of(path), 0, strlen(path) - 10);
    for (size_t i = 0; i < 4; i++)
        unlink(str_printf(of, "%s%s", path, ENDS[i]).data);
    rmdir(str_c(of, folder));
}

/* What tests say of a record; the rest is filled in. */
typedef struct {
    Kind kind;
    const char *key, *since, *body; /* body: JSON */
    const char *audience;           /* JSON; NULL: "public" */
    const char *author;             /* NULL: mediator */
    Grade grade;
    const Hash *basis, *replaces; /* one each, or NULL */
    Instant recorded;             /* 0: the next of the clock */
} Told;

static inline Audience test_audience(Arena *of, const char *json)
{
    Audience audience;
    Node *node;
    assert_true(
        json_read_canonical(of, json ? str_of(json) : S("\"public\""), &node));
    assert_true(audience_read(of, node, &audience));
    return audience;
}

static inline Record *test_record(Arena *of, const Told *told)
{
    Record *record = arena_alloc(of, sizeof *record);
    Node *body;
    Str json = str_of(told->body ? told->body : "{}");
    assert_true(json_read_canonical(of, json, &body));
    *record = (Record){.kind = told->kind,
        .kind_name = kind_name(told->kind),
        .key = str_of(told->key),
        .since = str_of(told->since ? told->since : "always"),
        .recorded = told->recorded ? told->recorded : ++clock_now,
        .author = str_of(told->author ? told->author : "mediator"),
        .audience = test_audience(of, told->audience),
        .grade = told->grade,
        .basis = told->basis,
        .basis_count = told->basis != NULL,
        .replaces = told->replaces,
        .replaces_count = told->replaces != NULL,
        .salt = random_salt(of, S("")),
        .body = body};
    record_seal(of, record);
    Record *read = arena_alloc(of, sizeof *read);
    assert_true(record_read(of, record->line, read));
    return read;
}

static inline Record *test_append(Store *store, const Told *told)
{
    Record *record = test_record(arena, told);
    OK(store_append(store, record, NULL, &fault));
    return record;
}

#define APPEND(STORE, ...) test_append((STORE), &(Told){__VA_ARGS__})

/* Everything, as the mediator sees it. */
static inline View test_view(void)
{
    return (View){.on = DAY_MAX - 1,
        .known = INT64_MAX - 1,
        .viewer = {S("mediator"), true}};
}

/* Keys of heads, joined by commas. */
static inline Str test_keys(const RecordList *list)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < list->count; i++) {
        if (i) strbuf_char(&buf, ',');
        strbuf_add(&buf, list->items[i]->key);
    }
    return strbuf_str(&buf);
}

#endif
