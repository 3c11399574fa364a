/* A room is made, written and read: batches, heads, history, retractions,
 * audiences, dates by which things were known. */
#include "test/unit.h"

#include <sqlite3.h>
#include <string.h>
#include "test/store.h"

static const char *path;
static Store *store;

static int setup(void **state)
{
    unit_setup(state);
    path = test_path(arena);
    return store_create(arena, path, &store, &fault) == STATUS_OK ? 0 : -1;
}

static void tell(void *state, MessageId id, MessageArgs args)
{
    (void)state;
    Str text = message_format(arena, id, args);
    print_error("%.*s\n", STR_ARGS(text));
}

static int end(void **state)
{
    VerifyCounts counts;
    OK(store_verify(store, tell, NULL, &counts, &fault));
    store_close(store);
    test_remove(arena, path);
    return unit_end(state);
}

static void begin(void)
{
    OK(store_begin(store, &fault));
}

static Hash commit(void)
{
    Hash id;
    OK(store_commit(store, S("mediator"), ++clock_now, &id, &fault));
    return id;
}

static Str heads(const View *view, Kind kind)
{
    RecordList list = {0};
    OK(store_heads(store, view, kind, NULL, NULL, &list, &fault));
    return test_keys(&list);
}

static size_t count_of(const View *view, const char *key)
{
    RecordList list = {0};
    OK(store_heads_of(store, view, KIND_POSITION, str_of(key), &list, &fault));
    return list.count;
}

static void heads_come_in_order_of_first_recorded(void **state)
{
    (void)state;
    View view = test_view();
    begin();
    APPEND(store, .kind = KIND_PARTY, .key = "B");
    APPEND(store, .kind = KIND_PARTY, .key = "A");
    Record *first = APPEND(store, .kind = KIND_PARTY, .key = "C");
    APPEND(store, .kind = KIND_PARTY, .key = "B");
    APPEND(store, .kind = KIND_PARTY, .key = "C", .replaces = &first->id);
    commit();
    assert_str(heads(&view, KIND_PARTY), "B,B,A,C");
    assert_str(heads(&view, KIND_POINT), "");
}

static void later_hides_earlier_as_of_a_date(void **state)
{
    (void)state;
    View view = test_view();
    begin();
    APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-01-10");
    APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-03-10");
    APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-02-10");
    commit();
    Candidate *items;
    size_t count;
    OK(store_history(
        store, &view, KIND_POSITION, S("P"), &items, &count, &fault));
    assert_int_equal(count, 3);
    assert_str(items[0].record->since, "2025-01-10");
    assert_int_equal(items[0].state, FOLD_LATER);
    assert_int_equal(items[2].state, FOLD_HEAD);
    view.on = day_from(2025, 2, 20);
    assert_int_equal(count_of(&view, "P"), 1);
    view.on = day_from(2025, 1, 9);
    assert_int_equal(count_of(&view, "P"), 0);
}

static Record *retract(const Record *target, const char *author)
{
    Str hex = hash_hex(arena, &target->id);
    Str body = str_printf(arena, "{\"of\":\"%.*s\"}", STR_ARGS(hex));
    Str key = str_slice(hex, 0, 8);
    return APPEND(store, .kind = KIND_RETRACTION, .key = str_c(arena, key),
        .body = body.data, .author = author);
}

static void a_retraction_acts_once_it_was_recorded(void **state)
{
    (void)state;
    View view = test_view();
    begin();
    Record *old =
        APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-01-10");
    Record *target = APPEND(store, .kind = KIND_POSITION, .key = "P",
        .since = "2025-03-10", .replaces = &old->id);
    Record *back = retract(target, NULL);
    commit();
    RecordList list = {0};
    OK(store_heads_of(store, &view, KIND_POSITION, S("P"), &list, &fault));
    assert_int_equal(list.count, 1);
    assert_str(list.items[0]->since, "2025-01-10");
    view.known = back->recorded - 1;
    list.count = 0;
    OK(store_heads_of(store, &view, KIND_POSITION, S("P"), &list, &fault));
    assert_int_equal(list.count, 1);
    assert_str(list.items[0]->since, "2025-03-10");
    begin();
    retract(back, NULL);
    commit();
    view.known = INT64_MAX - 1;
    list.count = 0;
    OK(store_heads_of(store, &view, KIND_POSITION, S("P"), &list, &fault));
    assert_str(list.items[0]->since, "2025-03-10");
}

static void viewers_see_what_is_for_them(void **state)
{
    (void)state;
    View view = test_view();
    begin();
    APPEND(store, .kind = KIND_POINT, .key = "open");
    APPEND(
        store, .kind = KIND_POINT, .key = "shared", .audience = "\"parties\"");
    APPEND(store, .kind = KIND_POINT, .key = "secret",
        .audience = "[\"A\",\"mediator\"]");
    commit();
    assert_str(heads(&view, KIND_POINT), "open,shared,secret");
    view.viewer = (Viewer){S("A"), true};
    assert_str(heads(&view, KIND_POINT), "open,shared,secret");
    view.viewer = (Viewer){S("B"), true};
    assert_str(heads(&view, KIND_POINT), "open,shared");
    view.viewer = (Viewer){S("public"), false};
    assert_str(heads(&view, KIND_POINT), "open");
}

static Instant known_of_record(const Record *record)
{
    View view = test_view();
    Instant known;
    bool retracted;
    OK(store_standing(store, &view, &record->id, &known, &retracted, &fault));
    return known;
}

static void a_corrected_source_moves_what_rests_on_it(void **state)
{
    (void)state;
    Instant old_end = zone_day_end(S("UTC"), day_from(2025, 5, 1));
    Instant new_end = zone_day_end(S("UTC"), day_from(2025, 4, 1));
    begin();
    APPEND(store, .kind = KIND_SOURCE, .key = "s", .since = "2025-05-01",
        .body = "{\"date\":\"2025-05-01\"}");
    Record *said = APPEND(store, .kind = KIND_STATEMENT, .key = "1",
        .since = "2025-03-01", .body = "{\"source\":\"s\"}");
    Record *stance = APPEND(store, .kind = KIND_POSITION, .key = "P",
        .since = "2025-03-01", .basis = &said->id);
    commit();
    assert_int_equal(known_of_record(said), old_end);
    assert_int_equal(known_of_record(stance), old_end);
    begin();
    APPEND(store, .kind = KIND_SOURCE, .key = "s", .since = "2025-04-01",
        .body = "{\"date\":\"2025-04-01\"}");
    commit();
    assert_int_equal(known_of_record(said), new_end);
    assert_int_equal(known_of_record(stance), new_end);
}

static void a_batch_is_all_or_nothing(void **state)
{
    (void)state;
    View view = test_view();
    begin();
    APPEND(store, .kind = KIND_PARTY, .key = "A");
    store_rollback(store);
    assert_str(heads(&view, KIND_PARTY), "");
    begin();
    Record *same = APPEND(store, .kind = KIND_PARTY, .key = "A");
    bool added;
    OK(store_append(store, same, &added, &fault));
    assert_false(added);
    Hash first = commit();
    begin();
    APPEND(store, .kind = KIND_PARTY, .key = "B");
    commit();
    assert_str(heads(&view, KIND_PARTY), "A,B");
    view.at = &first;
    assert_str(heads(&view, KIND_PARTY), "A");
    const Hash *ids;
    CommitInfo *infos;
    size_t count;
    OK(store_commit_heads(store, &ids, &count, &fault));
    assert_int_equal(count, 1);
    OK(store_commits(store, &infos, &count, &fault));
    assert_int_equal(count, 2);
    assert_true(hash_equal(&infos[0].id, &first));
    assert_int_equal(infos[1].records, 1);
    assert_str(infos[1].author, "mediator");
}

/* Enough that the table of ids grows several times; each comes once more in
 * its batch and once more in the next. */
static void ids_that_wait_are_found(void **state)
{
    (void)state;
    enum { COUNT = 500 };
    Record *records[COUNT];
    bool added;
    begin();
    for (int i = 0; i < COUNT; i++)
        records[i] = APPEND(store, .kind = KIND_POINT,
            .key = str_printf(arena, "p%d", i / 2).data);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < COUNT; i++) {
            OK(store_append(store, records[i], &added, &fault));
            assert_false(added);
        }
        if (round) continue;
        commit();
        begin();
    }
    store_rollback(store);
    VerifyCounts counts = {0};
    OK(store_verify(store, NULL, NULL, &counts, &fault));
    assert_int_equal(counts.records, COUNT);
}

static void a_purge_leaves_what_it_must(void **state)
{
    (void)state;
    View view = test_view();
    begin();
    Record *old =
        APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-01-10");
    Record *target =
        APPEND(store, .kind = KIND_POSITION, .key = "P", .since = "2025-03-10",
            .body = "{\"note\":\"erase-this\"}", .replaces = &old->id);
    commit();
    begin();
    OK(store_purge(store, &target->id, &fault));
    APPEND(store, .kind = KIND_PURGE, .key = "x");
    commit();
    assert_int_equal(count_of(&view, "P"), 0);
    Record *left;
    OK(store_find(store, &view, &target->id, &left, &fault));
    assert_null(left->body);
    assert_true(hash_equal(&left->id, &target->id));
}

static void what_is_no_room_is_refused(void **state)
{
    (void)state;
    Store *other;
    Str text = str_printf(arena, "%s.txt", path);
    assert_int_equal(store_create(arena, path, &other, &fault), STATUS_STORAGE);
    assert_int_equal(fault.id, MSG_STORE_EXISTS);
    assert_int_equal(
        store_open(arena, text.data, STORE_READ, &other, &fault), STATUS_INPUT);
    assert_int_equal(fault.id, MSG_STORE_MISSING);
    FILE *file = fopen(text.data, "w");
    for (int i = 0; i < 500; i++) fputs("not a room\n", file);
    fclose(file);
    assert_int_equal(
        store_open(arena, text.data, STORE_READ, &other, &fault), STATUS_INPUT);
    assert_int_equal(fault.id, MSG_STORE_NOT_A_ROOM);
    unlink(text.data);
}

static void set_format(int format)
{
    sqlite3 *db;
    char sql[60];
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", format);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void another_format_is_refused(void **state)
{
    static const struct {
        int format;
        Status status;
        const char *says;
    } CASES[] = {{1, STATUS_INPUT, "'export --whole'"},
        {4, STATUS_INPUT, "install a newer one"}, {3, STATUS_OK, ""}};
    (void)state;
    store_close(store);
    for (size_t i = 0; i < 3; i++) {
        Err err = {0};
        set_format(CASES[i].format);
        assert_int_equal(store_open(arena, path, STORE_WRITE, &store, &err),
            CASES[i].status);
        assert_non_null(strstr(err.text, CASES[i].says));
    }
}

static void a_closed_room_is_one_file(void **state)
{
    (void)state;
    struct stat info;
    Store *reader;
    begin();
    APPEND(store, .kind = KIND_PARTY, .key = "A");
    commit();
    OK(store_open(arena, path, STORE_READ, &reader, &fault));
    store_close(store);
    store_close(reader);
    assert_int_not_equal(
        stat(str_printf(arena, "%s-wal", path).data, &info), 0);
    OK(store_open(arena, path, STORE_READ, &store, &fault));
    View view = test_view();
    assert_str(heads(&view, KIND_PARTY), "A");
    assert_int_equal(store_begin(store, &fault), STATUS_STORAGE);
}

#define CASE(NAME) cmocka_unit_test_setup_teardown(NAME, setup, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(heads_come_in_order_of_first_recorded),
        CASE(later_hides_earlier_as_of_a_date),
        CASE(a_retraction_acts_once_it_was_recorded),
        CASE(viewers_see_what_is_for_them),
        CASE(a_corrected_source_moves_what_rests_on_it),
        CASE(a_batch_is_all_or_nothing),
        CASE(ids_that_wait_are_found),
        CASE(a_purge_leaves_what_it_must),
        CASE(what_is_no_room_is_refused),
        CASE(another_format_is_refused),
        CASE(a_closed_room_is_one_file),
    };
    return UNIT_RUN(tests);
}
