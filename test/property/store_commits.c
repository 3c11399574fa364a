/* Several commits of one batch against the same commits made one by one:
 * random records, some purged, some that are there already, are written into
 * two rooms, with random ends of batches in the one and a batch for each
 * commit in the other. Both must have the same commits, byte for byte, each
 * with the records that came since the last, and both must verify, which works
 * out members, parents and the last commits anew. */
#include "test/unit.h"

#include "store/inner.h"
#include "test/random.h"
#include "test/store.h"

enum { MOST = 60 };

typedef struct {
    Record *records[MOST];
    size_t count;
    size_t since; /* added since the last commit */
    Store *many;  /* several commits a batch */
    Store *one;   /* a commit a batch */
} Pair;

static void tell(void *state, MessageId id, MessageArgs args)
{
    (void)state;
    print_error("%.*s\n", STR_ARGS(message_format(arena, id, args)));
}

static void begin(Pair *pair)
{
    OK(store_begin(pair->many, &fault));
    OK(store_begin(pair->one, &fault));
}

static void append_to(Store *store, const Record *record, bool expected)
{
    bool added;
    OK(store_append(store, record, &added, &fault));
    assert_int_equal(added, expected);
}

/* A new record, or one that is there. */
static void append(Pair *pair)
{
    bool again = pair->count && random_below(5) == 0;
    if (!again) {
        Str key = str_printf(arena, "p%zu", random_below(4));
        pair->records[pair->count++] = test_record(arena,
            &(Told){
                .kind = KIND_PARTY, .key = key.data, .since = "2025-01-01"});
    }
    const Record *record =
        pair->records[again ? random_below(pair->count) : pair->count - 1];
    append_to(pair->many, record, !again);
    append_to(pair->one, record, !again);
    pair->since += !again;
}

static void maybe_purge(Pair *pair)
{
    if (!pair->count || random_below(10)) return;
    const Hash *id = &pair->records[random_below(pair->count)]->id;
    OK(store_purge(pair->many, id, &fault));
    OK(store_purge(pair->one, id, &fault));
}

/* Ends a commit in both; in the one with many the batch stays open, or not. */
static void commit(Pair *pair, bool open)
{
    static const char *const AUTHORS[] = {"mediator", "A"};
    Str author = str_of(AUTHORS[random_below(2)]);
    Hash many = {0}, one = {0};
    Instant now = ++clock_now;
    Status expected = pair->since ? STATUS_OK : STATUS_NO;
    assert_int_equal(
        store_commit(pair->one, author, now, &one, &fault), expected);
    OK(store_begin(pair->one, &fault));
    if (open) {
        OK(store_close_commit(pair->many, author, now, &many, &fault));
    } else {
        assert_int_equal(
            store_commit(pair->many, author, now, &many, &fault), expected);
        OK(store_begin(pair->many, &fault));
    }
    assert_true(hash_equal(&many, &one));
    pair->since = 0;
}

static void end(Pair *pair)
{
    commit(pair, false);
    store_rollback(pair->many);
    store_rollback(pair->one);
}

static void compare_commits(Pair *pair)
{
    CommitInfo *many, *one;
    size_t count, other;
    OK(store_commits(pair->many, &many, &count, &fault));
    OK(store_commits(pair->one, &one, &other, &fault));
    assert_int_equal(count, other);
    for (size_t i = 0; i < count; i++) {
        Str a, b;
        OK(store_commit_line(pair->many, &many[i].id, &a, &fault));
        OK(store_commit_line(pair->one, &one[i].id, &b, &fault));
        assert_true(str_equal(a, b));
        assert_int_equal(many[i].records, one[i].records);
    }
}

/* As each commit left the room. */
static void compare_views(Pair *pair)
{
    CommitInfo *infos;
    size_t count;
    OK(store_commits(pair->many, &infos, &count, &fault));
    for (size_t i = 0; i < count; i++) {
        View view = test_view();
        RecordList many = {0}, one = {0};
        view.at = &infos[i].id;
        OK(store_heads(
            pair->many, &view, KIND_PARTY, NULL, NULL, &many, &fault));
        OK(store_heads(pair->one, &view, KIND_PARTY, NULL, NULL, &one, &fault));
        assert_str(test_keys(&many), test_keys(&one).data);
    }
}

static void open_pair(Pair *pair)
{
    *pair = (Pair){0};
    OK(store_open_temporary(arena, &pair->many, &fault));
    OK(store_open_temporary(arena, &pair->one, &fault));
}

static void close_pair(Pair *pair)
{
    OK(store_verify(pair->many, tell, NULL, NULL, &fault));
    OK(store_verify(pair->one, tell, NULL, NULL, &fault));
    store_close(pair->many);
    store_close(pair->one);
}

static void try_pair(void)
{
    Pair pair;
    open_pair(&pair);
    begin(&pair);
    for (size_t left = random_below(MOST); left > 0; left--) {
        append(&pair);
        maybe_purge(&pair);
        if (random_below(4) == 0) commit(&pair, random_below(3));
    }
    end(&pair);
    compare_commits(&pair);
    compare_views(&pair);
    close_pair(&pair);
}

static void they_are_the_same_commits(void **state)
{
    (void)state;
    Arena *outer = arena;
    size_t rooms = unit_long() ? 10000 : 200;
    for (size_t i = 0; i < rooms; i++) {
        arena = arena_new(0);
        try_pair();
        arena_free(arena);
    }
    arena = outer;
}

/* What was closed before a rollback is gone with the rest. */
static void none_is_left_of_a_batch_rolled_back(void **state)
{
    (void)state;
    Pair pair;
    CommitInfo *infos;
    size_t count;
    open_pair(&pair);
    begin(&pair);
    append(&pair);
    commit(&pair, false);
    for (size_t i = 0; i < 3; i++) {
        append_to(pair.many,
            test_record(arena,
                &(Told){.kind = KIND_POINT, .key = "x", .since = "2025-01-01"}),
            true);
        OK(store_close_commit(
            pair.many, S("mediator"), ++clock_now, NULL, &fault));
    }
    OK(store_commits(pair.many, &infos, &count, &fault));
    assert_int_equal(count, 4);
    store_rollback(pair.many);
    store_rollback(pair.one);
    compare_commits(&pair);
    close_pair(&pair);
}

/* It makes none, and says none. */
static void nothing_new_is_no_commit(void **state)
{
    (void)state;
    Pair pair;
    CommitInfo *infos;
    size_t count;
    Hash id = {0}, none = {0};
    open_pair(&pair);
    begin(&pair);
    OK(store_close_commit(pair.many, S("mediator"), ++clock_now, &id, &fault));
    assert_true(hash_equal(&id, &none));
    append(&pair);
    commit(&pair, true);
    OK(store_close_commit(pair.many, S("mediator"), ++clock_now, &id, &fault));
    assert_true(hash_equal(&id, &none));
    end(&pair);
    OK(store_commits(pair.many, &infos, &count, &fault));
    assert_int_equal(count, 1);
    assert_int_equal(infos[0].records, 1);
    compare_commits(&pair);
    close_pair(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(they_are_the_same_commits),
        UNIT(none_is_left_of_a_batch_rolled_back),
        UNIT(nothing_new_is_no_commit),
    };
    return UNIT_RUN(tests);
}
