/* Blobs, what a viewer sees of all, and the walk over all records. */
#include "store/read.h"

Status store_blob(Store *store, const Hash *hash, Str *bytes, Err *err)
{
    Query query = query_of(store, SQL_GET_BLOB);
    bind_hash(&query, hash);
    bool found = query_next(&query);
    if (found) *bytes = copy_bytes(&query, 0, store->arena);
    TRY(query_end(&query, err));
    return found ? STATUS_OK : STATUS_NO;
}

Status store_sees_all(Store *store, const Viewer *viewer, bool *all, Err *err)
{
    VEC(int64_t) numbers = {0};
    *all = str_equal(viewer->seat, S("mediator"));
    Query query = query_of(store, SQL_AUDIENCES);
    while (query_next(&query))
        vec_push(store->arena, &numbers, get_int(&query, 0));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < numbers.count; i++) {
        const Audience *audience;
        TRY(intern_audience_of(store, numbers.items[i], &audience, err));
        if (!audience || !audience_has(audience, viewer)) *all = false;
    }
    return STATUS_OK;
}

typedef struct {
    const Viewer *viewer;
    Status (*each)(void *state, const Record *record, Err *err);
    void *state;
} Walk;

/* Shows one record, which lives in an arena of its own. */
static Status show(Store *store, int64_t rec, const Walk *walk, Err *err)
{
    Record record;
    arena_free(store->walk);
    store->walk = arena_new(0);
    if (!store->walk || ARENA_GUARD(store->walk)) return store_no_memory(err);
    TRY(read_rec(store, store->walk, rec, &record, err));
    if (walk->viewer && !audience_has(&record.audience, walk->viewer))
        return STATUS_OK;
    return walk->each(walk->state, &record, err);
}

/* Only numbers are sorted, not lines. */
Status store_each(Store *store, const Viewer *viewer,
    Status (*each)(void *state, const Record *record, Err *err), void *state,
    Err *err)
{
    Walk walk = {viewer, each, state};
    Query query;
    Status status = STATUS_OK;
    TRY(sql_prepare(
        store, "SELECT rec FROM record ORDER BY recorded, id", &query, err));
    while (status == STATUS_OK && query_next(&query))
        status = show(store, get_int(&query, 0), &walk, err);
    Status ending = sql_drop(&query, err);
    return status == STATUS_OK ? ending : status;
}
