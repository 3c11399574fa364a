/* What copies of a room have to do with one another: what one holds and
 * another lacks, and making one.
 *
 * Every record came with a commit, and commits are named by what they hold:
 * what one copy lacks is among the members of the commits that it lacks, as
 * in Merkle, "A digital signature based on a conventional encryption
 * function" (1987). Ids of commits are compared by walking both indexes side
 * by side (a merge join).
 * Cost: linear in the number of commits, and in what came with those that one
 * copy lacks; not in the room. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "store/ident.h"
#include "store/read.h"

/* --- what another copy has --- */

typedef VEC(int64_t) Numbers;

/* An index of ids being walked in rising order. */
typedef struct {
    Query query;
    Hash id;
    bool more;
} Ids;

static void next_id(Ids *ids)
{
    ids->more = query_next(&ids->query) && get_hash(&ids->query, 0, &ids->id);
}

static Status start_ids(Store *store, const char *sql, Ids *ids, Err *err)
{
    TRY(sql_prepare(store, sql, &ids->query, err));
    next_id(ids);
    return STATUS_OK;
}

/* Calls EACH with the row of every id that OTHER has and STORE has not. */
static Status each_lacking(Store *store, Store *other, const char *sql,
    void (*each)(void *state, const Query *row), void *state, Err *err)
{
    Ids own, theirs;
    TRY(start_ids(store, sql, &own, err));
    TRY(start_ids(other, sql, &theirs, err));
    while (theirs.more) {
        int order = own.more ? hash_compare(&own.id, &theirs.id) : 1;
        if (order > 0) each(state, &theirs.query);
        if (order >= 0) next_id(&theirs);
        if (order <= 0) next_id(&own);
    }
    Status status = sql_drop(&own.query, err);
    TRY(sql_drop(&theirs.query, err));
    return status;
}

typedef struct {
    Arena *arena;
    Numbers numbers;
} Lacking;

static void add_number(void *state, const Query *row)
{
    Lacking *lacking = state;
    vec_push(lacking->arena, &lacking->numbers, get_int(row, 1));
}

/* Adds the records of OTHER's commit NO that STORE does not hold. */
static Status add_members(
    Store *store, Store *other, int64_t no, Numbers *recs, Err *err)
{
    Status status = STATUS_OK;
    Hash id;
    Query query = query_of(other, SQL_MEMBER_IDS);
    bind_int(&query, no);
    while (status == STATUS_OK && query_next(&query)) {
        int64_t own = 0;
        if (get_hash(&query, 1, &id))
            status = ident_find(store, &id, &own, err);
        if (!own) vec_push(store->arena, recs, get_int(&query, 0));
    }
    Status ending = query_end(&query, err);
    return status == STATUS_OK ? ending : status;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static void sort(Numbers *numbers)
{
    if (numbers->count)
        qsort(
            numbers->items, numbers->count, sizeof *numbers->items, by_number);
}

/* Numbers of the commits that STORE lacks, rising. A line may be of many
 * megabytes: those of others are not read. */
static Status list_commits(
    Store *store, Store *other, Numbers *numbers, Err *err)
{
    static const char *const ALL = "SELECT id, no FROM commits ORDER BY id";
    Lacking commits = {.arena = store->arena};
    TRY(each_lacking(store, other, ALL, add_number, &commits, err));
    *numbers = commits.numbers;
    sort(numbers);
    return STATUS_OK;
}

/* Adds what STORE lacks, in no order. */
static Status add_lacking(Store *store, Store *other, Numbers *recs, Err *err)
{
    Numbers commits;
    TRY(list_commits(store, other, &commits, err));
    for (size_t i = 0; i < commits.count; i++)
        TRY(add_members(store, other, commits.items[i], recs, err));
    return STATUS_OK;
}

static Arena *fresh_walk(Store *store)
{
    arena_free(store->walk);
    return store->walk = arena_new(0);
}

static Status show(Store *other, int64_t rec,
    Status (*each)(void *state, const Record *record, Err *err), void *state,
    Err *err)
{
    Record record;
    if (!fresh_walk(other) || ARENA_GUARD(other->walk))
        return store_no_memory(err);
    TRY(read_rec(other, other->walk, rec, &record, err));
    return each(state, &record, err);
}

static Status show_commit(Store *other, int64_t no,
    Status (*each)(void *state, Str line, Err *err), void *state, Err *err)
{
    if (!fresh_walk(other) || ARENA_GUARD(other->walk))
        return store_no_memory(err);
    Query query = query_of(other, SQL_GET_COMMIT);
    bind_int(&query, no);
    Str line = S("");
    if (query_next(&query)) line = copy_bytes(&query, 0, other->walk);
    TRY(query_end(&query, err));
    return each(state, line, err);
}

Status store_each_lacking(Store *store, Store *other,
    Status (*each)(void *state, const Record *record, Err *err), void *state,
    Err *err)
{
    static const char *const PURGED =
        "SELECT r.id, r.rec FROM purged p JOIN record r ON r.rec = p.rec "
        "ORDER BY r.id";
    Lacking lacking = {.arena = store->arena};
    TRY(each_lacking(store, other, PURGED, add_number, &lacking, err));
    Numbers *recs = &lacking.numbers;
    TRY(add_lacking(store, other, recs, err));
    sort(recs);
    for (size_t i = 0; i < recs->count; i++)
        if (!i || recs->items[i] != recs->items[i - 1])
            TRY(show(other, recs->items[i], each, state, err));
    return STATUS_OK;
}

Status store_each_commit_lacking(Store *store, Store *other,
    Status (*each)(void *state, Str line, Err *err), void *state, Err *err)
{
    Numbers commits;
    TRY(list_commits(store, other, &commits, err));
    for (size_t i = 0; i < commits.count; i++)
        TRY(show_commit(other, commits.items[i], each, state, err));
    return STATUS_OK;
}

/* --- source files --- */

Status store_blobs(Store *store, const Hash **hashes, size_t *count, Err *err)
{
    VEC(Hash) list = {0};
    Hash hash;
    Query query;
    TRY(sql_prepare(store, "SELECT hash FROM blob ORDER BY hash", &query, err));
    while (query_next(&query))
        if (get_hash(&query, 0, &hash)) vec_push(store->arena, &list, hash);
    *hashes = list.items;
    *count = list.count;
    return sql_drop(&query, err);
}

Status store_names_blob(Store *store, const Hash *hash, bool *named, Err *err)
{
    Query query = query_of(store, SQL_NAMES_BLOB);
    bind_text(&query, hash_hex(store->arena, hash));
    *named = query_next(&query);
    return query_end(&query, err);
}

/* --- a record by the beginning of its id --- */

Status store_find_prefix(
    Store *store, const View *view, Str hex, RecordList *found, Err *err)
{
    VEC(Hash) ids = {0};
    Hash low, high, id;
    Str ends[] = {hex, str_printf(store->arena, "%064d", 0), S("")};
    if (hex.size > HASH_HEX_SIZE) return STATUS_OK;
    ends[1].size -= hex.size;
    Str first = str_join(store->arena, ends, 2, S(""));
    char *last = (char *)str_c(store->arena, first);
    memset(last + hex.size, 'f', HASH_HEX_SIZE - hex.size);
    if (!hash_parse(first, &low) || !hash_parse(str_of(last), &high))
        return STATUS_OK;
    Query query;
    TRY(sql_prepare(store,
        "SELECT id FROM ident WHERE id BETWEEN ? AND ? ORDER BY id", &query,
        err));
    bind_hash(&query, &low);
    bind_hash(&query, &high);
    while (query_next(&query))
        if (get_hash(&query, 0, &id)) vec_push(store->arena, &ids, id);
    TRY(sql_drop(&query, err));
    for (size_t i = 0; i < ids.count; i++) {
        Record *record;
        TRY(store_find(store, view, &ids.items[i], &record, err));
        if (record) vec_push(store->arena, found, record);
    }
    return STATUS_OK;
}

/* --- a copy of the whole file --- */

static Status vacuum_into(Store *store, const char *path, Err *err)
{
    Query query;
    TRY(sql_prepare(store, "VACUUM INTO ?", &query, err));
    bind_text(&query,
        str_printf(store->arena, "%s%s", path[0] == '/' ? "" : "./", path));
    query_next(&query);
    return sql_drop(&query, err);
}

Status store_backup(Store *store, const char *path, Err *err)
{
    TRY(store_make_file(path, err));
    TRY(sql_run(store, "ROLLBACK", err));
    TRY(sql_run(store, "PRAGMA query_only = OFF", err));
    store->making = true;
    Status status = vacuum_into(store, path, err);
    store->making = false;
    if (status != STATUS_OK) {
        unlink(path);
        return status;
    }
    TRY(sql_run(store, "PRAGMA query_only = ON", err));
    return sql_run(store, "BEGIN", err);
}
