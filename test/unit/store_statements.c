/* Statements are found by who spoke, of what, in which source, when and in
 * which words, in pages; outlooks by their latest date. */
#include "test/unit.h"

#include <string.h>
#include "store/sql.h"
#include "store/words.h"
#include "test/store.h"

static const char *path;
static Store *store;

static int setup(void **state)
{
    unit_setup(state);
    path = test_path(arena);
    return store_create(arena, path, &store, &fault) == STATUS_OK ? 0 : -1;
}

static int end(void **state)
{
    store_close(store);
    test_remove(arena, path);
    return unit_end(state);
}

static void begin(void)
{
    OK(store_begin(store, &fault));
}

static void commit(void)
{
    OK(store_commit(store, S("mediator"), ++clock_now, NULL, &fault));
}

static Record *say(const char *key, const char *since, const char *body)
{
    return APPEND(store, .kind = KIND_STATEMENT, .key = key, .since = since,
        .body = body);
}

static void fill(void)
{
    begin();
    say("a", "2025-01-01",
        "{\"about\":[\"point:dam\"],\"by\":[\"person:okan\"],"
        "\"source\":\"s\",\"words\":\"The dam must go\"}");
    say("b", "2025-01-02",
        "{\"about\":[\"point:dam\",\"point:road\"],\"by\":[\"person:ada\"],"
        "\"source\":\"t\",\"words\":\"Die Straße zum Café\"}");
    say("c", "2025-01-02",
        "{\"about\":[\"point:road\"],"
        "\"by\":[{\"party\":\"BO\",\"unnamed\":\"an official\"}],"
        "\"outlook\":\"deal\",\"quality\":\"garbled\",\"source\":\"t\","
        "\"words\":\"very close, the dam aside\"}");
    say("d", "2025-01-03",
        "{\"by\":[\"person:okan\"],\"outlook\":\"deal\","
        "\"source\":\"s\",\"words\":\"a deal is near\"}");
    commit();
}

static const StatementQuery ANY = {
    .from = DAY_MIN, .to = DAY_MAX, .limit = 100};

static Str find(const View *view, StatementQuery query)
{
    RecordList list = {0};
    size_t total = 0;
    OK(store_statements(store, view, &query, &list, &total, &fault));
    if (query.limit == 100) assert_int_equal(total, list.count);
    return test_keys(&list);
}

static void all_come_latest_first(void **state)
{
    (void)state;
    View view = test_view();
    fill();
    assert_str(find(&view, ANY), "d,b,c,a");
    view.on = day_from(2025, 1, 2);
    assert_str(find(&view, ANY), "b,c,a");
}

static void every_group_must_match(void **state)
{
    (void)state;
    View view = test_view();
    fill();
    StatementQuery query = ANY;
    query.by = (const Str[]){S("by person:okan"), S("party BO")};
    query.by_count = 2;
    assert_str(find(&view, query), "d,c,a");
    query.about = (const Str[]){S("point:road"), S("point:none")};
    query.about_count = 2;
    assert_str(find(&view, query), "c");
    query.source = (const Str[]){S("s")};
    query.source_count = 1;
    assert_str(find(&view, query), "");
    query = ANY;
    query.garbled = true;
    assert_str(find(&view, query), "c");
    query = ANY;
    query.outlook = true;
    query.to = day_from(2025, 1, 2);
    assert_str(find(&view, query), "c");
    query.from = day_from(2025, 1, 3);
    query.to = DAY_MAX;
    assert_str(find(&view, query), "d");
}

static Str search(const char *words)
{
    View view = test_view();
    StatementQuery query = ANY;
    query.search = str_of(words);
    return find(&view, query);
}

static void words_are_found(void **state)
{
    (void)state;
    fill();
    assert_str(search("dam"), "c,a");
    assert_str(search("DAM must"), "a");
    assert_str(search("cafe"), "b");
    assert_str(search("\"must go\""), "a");
    assert_str(search("\"go must\""), "");
    assert_str(search("clo*"), "c");
    assert_str(search("dam OR near"), "");
    assert_str(search("dam) NEAR( words:"), "");
    assert_str(search("\" \" *"), "");
}

static void pages_are_cut_from_the_whole(void **state)
{
    (void)state;
    View view = test_view();
    fill();
    StatementQuery query = ANY;
    query.limit = 1;
    const char *const KEYS[] = {"d", "b", "c", "a", ""};
    for (query.skip = 0; query.skip < 5; query.skip++)
        assert_str(find(&view, query), KEYS[query.skip]);
    RecordList list = {0};
    query.skip = 1;
    query.limit = 2;
    OK(store_statements(store, &view, &query, &list, NULL, &fault));
    assert_str(test_keys(&list), "b,c");
}

static void a_total_is_counted_as_far_as_asked(void **state)
{
    (void)state;
    View view = test_view();
    fill();
    for (size_t most = 0; most < 6; most++) {
        RecordList list = {0};
        size_t total;
        StatementQuery query = ANY;
        query.limit = 1;
        query.count_most = most;
        OK(store_statements(store, &view, &query, &list, &total, &fault));
        assert_int_equal(list.count, 1);
        if (!most || most >= 4)
            assert_int_equal(total, 4);
        else
            assert_true(total > most && total <= 4);
    }
}

static void news_is_what_became_known_later(void **state)
{
    (void)state;
    View view = test_view();
    fill();
    Instant second = clock_now - 3; /* the commit is the last, before it d, c */
    StatementQuery query = ANY;
    query.after = &second;
    assert_str(find(&view, query), "d,c");
    query.about = (const Str[]){S("point:road")};
    query.about_count = 1;
    assert_str(find(&view, query), "c");
    query = ANY;
    query.after = &second;
    query.search = S("dam");
    assert_str(find(&view, query), "c");
    second = INT64_MAX;
    assert_str(find(&view, query), "");
}

/* More than wait at once, from the last place to the first. */
static void words_that_wait_are_all_written(void **state)
{
    (void)state;
    enum { AT_ONCE = 1 << 15, MORE = 10 };
    const char *count = "SELECT count(*) FROM search WHERE search MATCH 'dam'";
    int64_t written;
    begin();
    for (int64_t place = AT_ONCE + MORE; place > 0; place--)
        OK(words_add(store, place, S("dam"), &fault));
    OK(sql_number(store, count, &written, &fault));
    assert_int_equal(written, AT_ONCE);
    OK(words_flush(store, &fault));
    OK(sql_number(store, count, &written, &fault));
    assert_int_equal(written, AT_ONCE + MORE);
    store_rollback(store);
}

static void what_is_hidden_is_not_found(void **state)
{
    (void)state;
    View view = test_view();
    fill();
    begin();
    say("a", "2025-02-01", "{\"words\":\"The dam may stay\"}");
    APPEND(store, .kind = KIND_STATEMENT, .key = "e", .since = "2025-01-05",
        .audience = "[\"A\",\"mediator\"]", .body = "{\"words\":\"dam\"}");
    commit();
    assert_str(search("dam"), "a,e,c");
    view.viewer = (Viewer){S("B"), true};
    StatementQuery query = ANY;
    query.search = S("dam");
    assert_str(find(&view, query), "a,c");
    view.on = day_from(2025, 1, 20);
    assert_str(find(&view, query), "c,a");
}

static void outlooks_are_the_latest_of_each(void **state)
{
    (void)state;
    View view = test_view();
    RecordList list = {0};
    fill();
    begin();
    say("f", "2025-01-09",
        "{\"by\":[\"person:okan\"],\"outlook\":\"deal\","
        "\"words\":\"a few points\"}");
    commit();
    OK(store_outlooks(store, &view, &list, &fault));
    assert_str(test_keys(&list), "f,c");
    view.on = day_from(2025, 1, 8);
    list.count = 0;
    OK(store_outlooks(store, &view, &list, &fault));
    assert_str(test_keys(&list), "d,c");
}

static void blobs_come_back(void **state)
{
    (void)state;
    Hash hash;
    Str bytes;
    begin();
    OK(store_put_blob(store, S("the source"), &hash, &fault));
    OK(store_put_blob(store, S("the source"), &hash, &fault));
    say("a", "2025-01-01", NULL);
    commit();
    OK(store_blob(store, &hash, &bytes, &fault));
    assert_str(bytes, "the source");
    hash.bytes[0] ^= 1;
    assert_int_equal(store_blob(store, &hash, &bytes, &fault), STATUS_NO);
}

static Status add_key(void *state, const Record *record, Err *err)
{
    (void)err;
    strbuf_add((StrBuf *)state, record->key);
    return STATUS_OK;
}

static void a_walk_shows_what_the_viewer_may_read(void **state)
{
    (void)state;
    StrBuf keys = strbuf_new(arena);
    Viewer other = {S("B"), true};
    bool all;
    begin();
    APPEND(store, .kind = KIND_PARTY, .key = "2", .recorded = 9);
    APPEND(store, .kind = KIND_PARTY, .key = "1", .recorded = 5);
    APPEND(store, .kind = KIND_PARTY, .key = "3", .audience = "[\"A\"]");
    commit();
    OK(store_each(store, &other, add_key, &keys, &fault));
    assert_str(strbuf_str(&keys), "12");
    OK(store_sees_all(store, &other, &all, &fault));
    assert_false(all);
    other.seat = S("A"); /* of a party: commits are not shown to it */
    OK(store_sees_all(store, &other, &all, &fault));
    assert_false(all);
}

#define CASE(NAME) cmocka_unit_test_setup_teardown(NAME, setup, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(all_come_latest_first),
        CASE(every_group_must_match),
        CASE(words_are_found),
        CASE(pages_are_cut_from_the_whole),
        CASE(a_total_is_counted_as_far_as_asked),
        CASE(news_is_what_became_known_later),
        CASE(words_that_wait_are_all_written),
        CASE(what_is_hidden_is_not_found),
        CASE(outlooks_are_the_latest_of_each),
        CASE(blobs_come_back),
        CASE(a_walk_shows_what_the_viewer_may_read),
    };
    return UNIT_RUN(tests);
}
