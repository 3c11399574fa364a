/* Which records a commit holds. They nearly always came one after the other,
 * so what is kept are runs of numbers: a commit of 100,000 records has one
 * row. A commit that is taken over names its records by their ids; where these
 * are just the next ones of the batch, which comparing the sorted ids tells,
 * none has to be looked up.
 * Cost: O(n log n) for a commit of n records. */
#include "store/member.h"

#include <stdlib.h>
#include <string.h>
#include "store/ident.h"
#include "store/sql.h"

static int by_hash(const void *a, const void *b)
{
    return hash_compare(a, b);
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* --- rows --- */

static Status add_run(
    Store *store, int64_t no, int64_t first, int64_t last, Err *err)
{
    Query query = query_of(store, SQL_ADD_MEMBERS);
    bind_int(&query, no);
    bind_int(&query, first);
    bind_int(&query, last);
    return query_run(&query, err);
}

/* RECS rise. */
static Status add_runs(
    Store *store, int64_t no, const int64_t *recs, size_t count, Err *err)
{
    for (size_t i = 0, first = 0; i < count; i++) {
        if (i + 1 < count && recs[i + 1] == recs[i] + 1) continue;
        TRY(add_run(store, no, recs[first], recs[i], err));
        first = i + 1;
    }
    return STATUS_OK;
}

/* --- of the open batch --- */

const Hash *member_loose(Store *store, size_t *count)
{
    Hash *ids = arena_array(store->scratch, store->appended.count, sizeof *ids);
    *count = 0;
    for (size_t i = 0; i < store->appended.count; i++)
        if (!store->appended.items[i].kept)
            ids[(*count)++] = store->appended.items[i].id;
    qsort(ids, *count, sizeof *ids, by_hash);
    return ids;
}

Status member_add_loose(Store *store, int64_t no, Err *err)
{
    size_t count = 0, all = store->appended.count;
    int64_t *recs = arena_array(store->scratch, all, sizeof *recs);
    for (size_t i = 0; i < all; i++)
        if (!store->appended.items[i].kept)
            recs[count++] = ident_first(store) + (int64_t)i;
    return add_runs(store, no, recs, count, err);
}

void member_keep_all(Store *store)
{
    for (size_t i = store->kept_until; i < store->appended.count; i++)
        store->appended.items[i].kept = true;
    store->kept = store->kept_until = store->appended.count;
}

/* --- of a commit that is taken over --- */

/* What it holds needs no commit of this batch. */
static void mark_kept(Store *store, int64_t rec)
{
    int64_t at = rec - ident_first(store);
    if (at < 0 || at >= (int64_t)store->appended.count) return;
    Appended *item = &store->appended.items[at];
    store->kept += !item->kept;
    item->kept = true;
    while (store->kept_until < store->appended.count &&
           store->appended.items[store->kept_until].kept)
        store->kept_until++;
}

/* Whether it holds just what came next; RECS then. */
static bool came_together(Store *store, const Commit *commit, int64_t *recs)
{
    size_t count = commit->record_count, begin = store->kept_until;
    if (count > store->appended.count - begin) return false;
    Hash *ids = arena_array(store->scratch, count, sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        ids[i] = store->appended.items[begin + i].id;
        recs[i] = ident_first(store) + (int64_t)(begin + i);
    }
    qsort(ids, count, sizeof *ids, by_hash);
    return !memcmp(ids, commit->records, count * sizeof *ids);
}

static Status look_up(
    Store *store, const Commit *commit, int64_t *recs, Err *err)
{
    for (size_t i = 0; i < commit->record_count; i++) {
        TRY(ident_find(store, &commit->records[i], &recs[i], err));
        if (!recs[i])
            return err_set(err, STATUS_INPUT, NOWHERE, MSG_STORE_NO_RECORD,
                ARGS(hash_hex(store->scratch, &commit->records[i])));
    }
    qsort(recs, commit->record_count, sizeof *recs, by_number);
    return STATUS_OK;
}

Status member_add(Store *store, int64_t no, const Commit *commit, Err *err)
{
    size_t count = commit->record_count;
    int64_t *recs = arena_array(store->scratch, count, sizeof *recs);
    if (!came_together(store, commit, recs))
        TRY(look_up(store, commit, recs, err));
    for (size_t i = 0; i < count; i++) mark_kept(store, recs[i]);
    return add_runs(store, no, recs, count, err);
}

/* --- all --- */

static Status count_between(
    Store *store, int64_t first, int64_t last, int64_t *count, Err *err)
{
    if (first > last) return STATUS_OK;
    Query query = query_of(store, SQL_COUNT_BETWEEN);
    bind_int(&query, first);
    bind_int(&query, last);
    if (query_next(&query)) *count += get_int(&query, 0);
    return query_end(&query, err);
}

/* Goes through the runs from the lowest, and counts what lies between. */
Status member_count_without(Store *store, int64_t *count, Err *err)
{
    int64_t end = 0;
    Status status = STATUS_OK;
    *count = 0;
    Query query = query_of(store, SQL_ALL_MEMBERS);
    while (status == STATUS_OK && query_next(&query)) {
        int64_t first = get_int(&query, 0), last = get_int(&query, 1);
        status = count_between(store, end + 1, first - 1, count, err);
        if (last > end) end = last;
    }
    Status ending = query_end(&query, err);
    TRY(status);
    TRY(ending);
    return count_between(store, end + 1, INT64_MAX, count, err);
}
