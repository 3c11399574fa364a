/* Kept answers: found again only for the same holder and question, until the
 * room changes; never more than the limit, also with several threads. */
#include "test/unit.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "serve/cache.h"
#include "serve/limits.h"

enum { THREADS = 4, TURNS = 400 };

static char path[64];
static Cache *cache;

static void change_room(void)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                         "CREATE TABLE IF NOT EXISTS t (x); "
                         "INSERT INTO t VALUES (1)",
                         NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
}

static void begin(void)
{
    snprintf(path, sizeof path, "/tmp/serve_cache.%d", (int)getpid());
    unlink(path);
    change_room();
    cache = cache_new(arena, str_of(path));
}

static Request request_of(Arena *own, const char *of, const char *query)
{
    return (Request){.arena = own, .path = str_of(of), .query = str_of(query)};
}

static void keep(const char *who, Request request, Str body)
{
    CacheKey key;
    Response response = {.status = 200, .body = body};
    response_header(&response, request.arena, "Content-Type", S("text/x"));
    cache_begin(cache, str_of(who), &key);
    assert_true(key.known);
    cache_keep(cache, &key, &request, &response);
}

/* What is found, "" if nothing is. */
static Str found(const char *who, Request request)
{
    CacheKey key;
    Response response = {0};
    cache_begin(cache, str_of(who), &key);
    if (!cache_find(cache, &key, &request, &response)) return S("");
    return response.body;
}

static void an_answer_is_found_by_the_same_question_only(void **state)
{
    (void)state;
    begin();
    keep("a", request_of(arena, "/p", "q=1"), S("body"));
    assert_true(
        str_equal(found("a", request_of(arena, "/p", "q=1")), S("body")));
    assert_int_equal(found("b", request_of(arena, "/p", "q=1")).size, 0);
    assert_int_equal(found("a", request_of(arena, "/p", "q=2")).size, 0);
    assert_int_equal(found("a", request_of(arena, "/pq", "=1")).size, 0);
    assert_int_equal(found("a 2:/p", request_of(arena, "", "q=1")).size, 0);
    unlink(path);
}

static void a_commit_ends_it(void **state)
{
    (void)state;
    begin();
    keep("a", request_of(arena, "/p", ""), S("before"));
    assert_int_equal(found("a", request_of(arena, "/p", "")).size, 6);
    change_room();
    assert_int_equal(found("a", request_of(arena, "/p", "")).size, 0);
    keep("a", request_of(arena, "/p", ""), S("after"));
    assert_int_equal(found("a", request_of(arena, "/p", "")).size, 5);
    unlink(path);
    assert_int_equal(found("a", request_of(arena, "/p", "")).size, 0);
    change_room(); /* another file in its place */
    assert_int_equal(found("a", request_of(arena, "/p", "")).size, 0);
    unlink(path);
}

/* What was begun before a commit and kept after it is not found. */
static void a_late_answer_is_not_shown(void **state)
{
    CacheKey key;
    Request request = request_of(arena, "/p", "");
    Response response = {.status = 200, .body = S("old")};
    (void)state;
    begin();
    response_header(&response, arena, "Content-Type", S("text/x"));
    cache_begin(cache, S("a"), &key);
    change_room();
    cache_keep(cache, &key, &request, &response);
    assert_int_equal(found("a", request).size, 0);
    unlink(path);
}

static void only_whole_answers_are_kept(void **state)
{
    CacheKey key;
    Request request = request_of(arena, "/p", "");
    (void)state;
    begin();
    for (int i = 0; i < 3; i++) {
        Response response = {.status = i == 0 ? 404 : 200, .body = S("x")};
        response_header(&response, arena, "Content-Type", S("text/x"));
        if (i == 1) response_header(&response, arena, "Set-Cookie", S("s=1"));
        if (i == 2) response.headers.count = 0;
        cache_begin(cache, S("a"), &key);
        cache_keep(cache, &key, &request, &response);
        assert_int_equal(found("a", request).size, 0);
    }
    unlink(path);
}

static void a_tag_that_holds_is_not_sent_again(void **state)
{
    CacheKey key;
    Request request = request_of(arena, "/p", "");
    Response first = {0}, again = {0};
    (void)state;
    begin();
    keep("a", request, S("body"));
    cache_begin(cache, S("a"), &key);
    assert_true(cache_find(cache, &key, &request, &first));
    Str tag = field_value(&first.headers, S("ETag"));
    assert_true(tag.size > 2);
    Field field = {
        S("If-None-Match"), str_printf(arena, "\"x\", W/%.*s", STR_ARGS(tag))};
    vec_push(arena, &request.headers, field);
    assert_true(cache_find(cache, &key, &request, &again));
    assert_int_equal(again.status, 304);
    assert_int_equal(again.body.size, 0);
    unlink(path);
}

static void memory_is_bounded(void **state)
{
    enum { BODY = 1 << 20, BODIES = 3 * (LIMIT_CACHE / BODY) };
    Str body = {arena_alloc(arena, BODY), BODY};
    (void)state;
    begin();
    for (int i = 0; i < BODIES; i++) {
        keep("a", request_of(arena, "/p", str_printf(arena, "%d", i).data),
            body);
        assert_true(cache_size(cache) <= LIMIT_CACHE);
    }
    assert_true(cache_size(cache) > LIMIT_CACHE / 2);
    unlink(path);
}

static void *run_client(void *number)
{
    for (int i = 0; i < TURNS; i++) {
        Arena *own = arena_new(0);
        Request request =
            request_of(own, "/p", str_printf(own, "%d", i % 50).data);
        CacheKey key;
        Response response = {.status = 200, .body = request.query};
        response_header(&response, own, "Content-Type", S("text/x"));
        cache_begin(cache, S("a"), &key);
        Response kept = {0};
        if (!cache_find(cache, &key, &request, &kept))
            cache_keep(cache, &key, &request, &response);
        else if (!str_equal(kept.body, request.query))
            *(int *)number = 1;
        arena_free(own);
    }
    return NULL;
}

static void threads_do_not_mix_answers(void **state)
{
    pthread_t threads[THREADS];
    int wrong[THREADS] = {0};
    (void)state;
    begin();
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, run_client, &wrong[i]);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(wrong[i], 0);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(an_answer_is_found_by_the_same_question_only),
        UNIT(a_commit_ends_it),
        UNIT(a_late_answer_is_not_shown),
        UNIT(only_whole_answers_are_kept),
        UNIT(a_tag_that_holds_is_not_sent_again),
        UNIT(memory_is_bounded),
        UNIT(threads_do_not_mix_answers),
    };
    return UNIT_RUN(tests);
}
