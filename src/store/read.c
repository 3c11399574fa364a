/* Reading single records. */
#include "store/read.h"

#include "store/ident.h"

/* From columns rec, id, line. That the id is the line's is verify's to ask. */
static bool take_record(const Query *query, Arena *arena, Record *record)
{
    Hash id;
    Str line = copy_bytes(query, 2, arena);
    return get_hash(query, 1, &id) && record_read_as(arena, line, &id, record);
}

static Status bad_record(Store *store, int64_t rec, Err *err)
{
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_BAD_RECORD,
        ARGS(str_int(store->arena, rec), store->path));
}

Status read_rec(
    Store *store, Arena *arena, int64_t rec, Record *record, Err *err)
{
    Query query = query_of(store, SQL_GET_RECORD);
    bind_int(&query, rec);
    bool good = query_next(&query) && take_record(&query, arena, record);
    TRY(query_end(&query, err));
    return good ? STATUS_OK : bad_record(store, rec, err);
}

Status read_id(Store *store, Arena *arena, const Hash *id, int64_t *rec,
    Record *record, Err *err)
{
    TRY(ident_find(store, id, rec, err));
    return *rec ? read_rec(store, arena, *rec, record, err) : STATUS_OK;
}

Status read_slot(Store *store, Str kind, Str key, int64_t *slot, Err *err)
{
    int64_t number;
    *slot = 0;
    TRY(intern_kind(store, kind, false, &number, err));
    if (!number) return STATUS_OK;
    Query query = query_of(store, SQL_FIND_SLOT);
    bind_int(&query, number);
    bind_text(&query, key);
    if (query_next(&query)) *slot = get_int(&query, 0);
    return query_end(&query, err);
}
