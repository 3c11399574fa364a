/* Damage is found. In a copy of a room each column of each table is changed,
 * row by row, behind the store's back, and `verify` must say so; and random
 * bytes of the file are overwritten, which may be told in any way but must
 * not crash whatever reads it. */
#include "test/unit.h"

#include <sqlite3.h>
#include <string.h>
#include "test/random.h"
#include "test/store.h"

static Str template;
static const char *path;
static size_t found_before; /* by all searches together */

static void fill(Store *store)
{
    Hash hash;
    OK(store_begin(store, &fault));
    OK(store_put_blob(store, S("the text of a source"), &hash, &fault));
    Str hex = hash_hex(arena, &hash);
    Str body = str_printf(arena,
        "{\"date\":\"2025-01-02\",\"file\":{\"name\":\"a\",\"sha256\":"
        "\"%.*s\",\"size\":\"20\"}}",
        STR_ARGS(hex));
    APPEND(store, .kind = KIND_SOURCE, .key = "s", .since = "2025-01-02",
        .body = body.data);
    Record *said = APPEND(store, .kind = KIND_STATEMENT, .key = "a",
        .since = "2025-01-01", .grade = GRADE_REPORTED,
        .body = "{\"about\":[\"point:dam\"],\"by\":[\"person:okan\"],"
                "\"outlook\":\"deal\",\"source\":\"s\","
                "\"words\":\"the dam must go\"}");
    APPEND(store, .kind = KIND_STATEMENT, .key = "b", .since = "2025-01-03",
        .body = "{\"by\":[\"person:ada\"],\"words\":\"the dam stays\"}");
    Record *late = APPEND(store, .kind = KIND_POSITION, .key = "P",
        .since = "2025-02-01", .grade = GRADE_REPORTED, .basis = &said->id);
    Record *early = APPEND(store, .kind = KIND_POSITION, .key = "P",
        .since = "2025-01-01", .grade = GRADE_REPORTED, .replaces = &late->id,
        .audience = "[\"mediator\"]");
    APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-03-01",
        .replaces = &early->id);
    OK(store_commit(store, S("mediator"), ++clock_now, NULL, &fault));
    OK(store_begin(store, &fault));
    body = str_printf(
        arena, "{\"of\":\"%s\"}", str_c(arena, hash_hex(arena, &said->id)));
    APPEND(store, .kind = KIND_RETRACTION, .key = "r", .body = body.data);
    OK(store_purge(store, &early->id, &fault));
    OK(store_commit(store, S("mediator"), ++clock_now, NULL, &fault));
}

static void write_file(Str bytes)
{
    static const char *const ENDS[] = {"-wal", "-shm", "-journal"};
    unit_write(path, bytes);
    for (size_t i = 0; i < 3; i++) {
        char name[600];
        snprintf(name, sizeof name, "%s%s", path, ENDS[i]);
        unlink(name);
    }
}

/* Opens, verifies and reads; what comes of it. */
static Status look(void)
{
    Store *store;
    Err err = {0};
    Arena *of = arena_new(0);
    volatile Status status = STATUS_MEMORY;
    assert_non_null(of);
    if (ARENA_GUARD(of) == 0) {
        View view = test_view();
        RecordList heads = {0};
        StatementQuery query = {
            .from = DAY_MIN, .to = DAY_MAX, .search = S("dam"), .limit = 10};
        Status done = store_open(of, path, STORE_READ, &store, &err);
        if (done == STATUS_OK) {
            done = store_verify(store, NULL, NULL, NULL, &err);
            (void)!store_heads(
                store, &view, KIND_POSITION, NULL, NULL, &heads, &err);
            (void)!store_statements(store, &view, &query, &heads, NULL, &err);
        }
        status = done;
    }
    arena_free(of);
    return status;
}

/* --- columns --- */

typedef struct {
    sqlite3 *db;
    size_t changes;
} Raw;

static bool run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* The value plus one, or with its first or last byte changed. */
static const char *changed(Arena *of, const char *column, int how)
{
    static const char *const NUMBERS[] = {"+ 1", "- 1"};
    return str_printf(of,
        "CASE typeof(\"%s\") WHEN 'integer' THEN \"%s\" %s "
        "WHEN 'blob' THEN CAST(%s AS BLOB) "
        "WHEN 'text' THEN %s ELSE x'00' END",
        column, column, NUMBERS[how],
        str_printf(of,
            how ? "substr(\"%s\", 1, length(\"%s\") - 1) || x'07'"
                : "x'07' || substr(\"%s\", 2)",
            column, column)
            .data,
        str_printf(of,
            how ? "substr(\"%s\", 1, length(\"%s\") - 1) || '~'"
                : "'~' || substr(\"%s\", 2)",
            column, column)
            .data)
        .data;
}

/* True if something was changed. */
static bool change(
    Arena *of, const char *table, const char *column, int row, int how)
{
    sqlite3 *db;
    Str sql = str_printf(of,
        "UPDATE \"%s\" SET \"%s\" = %s WHERE (SELECT count(*) FROM \"%s\") > "
        "%d AND \"%s\" = (SELECT \"%s\" FROM \"%s\" LIMIT 1 OFFSET %d)",
        table, column, changed(of, column, how), table, row, column, column,
        table, row);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    bool done = run(db, sql.data) && sqlite3_changes(db) > 0;
    sqlite3_close(db);
    return done;
}

/* Some bytes of the text index have no effect (settings' version, unused
 * offsets): then every search must answer as before. */
static size_t found_by_search(void)
{
    static const char *const WORDS[] = {"the", "dam", "stays", "go", "st*"};
    Store *store;
    View view = test_view();
    size_t sum = 0, total = 0;
    OK(store_open(arena, path, STORE_READ, &store, &fault));
    for (size_t i = 0; i < 5; i++) {
        RecordList heads = {0};
        StatementQuery query = {.from = DAY_MIN,
            .to = DAY_MAX,
            .search = str_of(WORDS[i]),
            .limit = 10};
        OK(store_statements(store, &view, &query, &heads, &total, &fault));
        sum += total;
    }
    store_close(store);
    return sum;
}

static bool is_idle(const char *table)
{
    return !strcmp(table, "search_data") && found_by_search() == found_before;
}

static void try_column(const char *table, const char *column)
{
    for (int row = 0; row < 6; row++)
        for (int how = 0; how < 2; how++) {
            Arena *of = arena_new(0);
            write_file(template);
            if (change(of, table, column, row, how)) {
                Status status = look();
                if (status == STATUS_OK && is_idle(table)) status = STATUS_NO;
                if (status == STATUS_OK)
                    print_error(
                        "%s.%s, row %d: not found\n", table, column, row);
                assert_int_not_equal(status, STATUS_OK);
            }
            arena_free(of);
        }
}

static void every_changed_column_is_found(void **state)
{
    static const char *const SQL =
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) "
        "c WHERE m.type = 'table' AND m.name NOT LIKE 'search%' "
        "UNION ALL SELECT 'search_data', 'block'";
    (void)state;
    sqlite3 *db;
    sqlite3_stmt *columns;
    write_file(template);
    Str copy = str_printf(arena, "%s.copy", path);
    FILE *file = fopen(copy.data, "w");
    fwrite(template.data, 1, template.size, file);
    fclose(file);
    assert_int_equal(sqlite3_open(copy.data, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, SQL, -1, &columns, NULL), SQLITE_OK);
    while (sqlite3_step(columns) == SQLITE_ROW)
        try_column((const char *)sqlite3_column_text(columns, 0),
            (const char *)sqlite3_column_text(columns, 1));
    sqlite3_finalize(columns);
    sqlite3_close(db);
    unlink(copy.data);
}

/* --- bytes --- */

static void no_damage_crashes_a_reader(void **state)
{
    (void)state;
    size_t tries = unit_long() ? 20000 : 300;
    for (size_t i = 0; i < tries; i++) {
        char *bytes = malloc(template.size);
        assert_non_null(bytes);
        memcpy(bytes, template.data, template.size);
        for (size_t n = 1 + random_below(8); n > 0; n--)
            bytes[random_below(template.size)] ^= (char)(1u << random_below(8));
        write_file((Str){bytes, template.size});
        free(bytes);
        (void)!look();
    }
}

static int start(void **state)
{
    Store *store;
    if (unit_start(state)) return -1;
    setenv("TRAVAUX_SEED", "damage", 1); /* so that a change is one */
    arena = arena_new(0);
    path = test_path(arena);
    OK(store_create(arena, path, &store, &fault));
    fill(store);
    OK(store_verify(store, NULL, NULL, NULL, &fault));
    store_close(store);
    OK(file_read(arena, path, 1 << 24, &template, &fault));
    found_before = found_by_search();
    return found_before ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    test_remove(arena, path);
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_changed_column_is_found),
        cmocka_unit_test(no_damage_crashes_a_reader),
    };
    return cmocka_run_group_tests(tests, start, end);
}
