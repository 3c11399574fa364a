/* Working all derived rows out again from the records and commits. */
#include "store/replay.h"

#include "store/commit.h"
#include "store/derive.h"
#include "store/read.h"
#include "store/schema.h"
#include "store/slot.h"
#include "store/waiting.h"
#include "store/words.h"

static Status clear_tables(Store *store, Err *err)
{
    for (size_t i = 0; DERIVED_TABLES[i]; i++) {
        Str sql = str_printf(store->arena, "DELETE FROM %s", DERIVED_TABLES[i]);
        TRY(sql_run(store, sql.data, err));
    }
    return sql_run(
        store, "INSERT INTO search(search) VALUES('delete-all')", err);
}

static Status replay_record(Store *store, int64_t rec, Err *err)
{
    Record record;
    if (!store_scratch(store) || ARENA_GUARD(store->scratch))
        return store_no_memory(err);
    TRY(read_rec(store, store->scratch, rec, &record, err));
    return derive_record(store, rec, &record, err);
}

static Status bad_commit(Err *err)
{
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_BAD_COMMIT, NO_ARGS);
}

static Status replay_commit(Store *store, int64_t no, Err *err)
{
    Commit commit;
    if (!store_scratch(store) || ARENA_GUARD(store->scratch))
        return store_no_memory(err);
    Query query = query_of(store, SQL_GET_COMMIT);
    bind_int(&query, no);
    bool good = query_next(&query) &&
                commit_read(store->scratch,
                    copy_bytes(&query, 0, store->scratch), &commit);
    TRY(query_end(&query, err));
    if (!good) return bad_commit(err);
    return commit_derive(store, no, &commit, err);
}

static Status each_number(Store *store, const char *sql,
    Status (*work)(Store *store, int64_t number, Err *err), Err *err)
{
    Query query;
    Status status = STATUS_OK;
    TRY(sql_prepare(store, sql, &query, err));
    while (status == STATUS_OK && query_next(&query))
        status = work(store, get_int(&query, 0), err);
    Status ending = sql_drop(&query, err);
    return status == STATUS_OK ? ending : status;
}

Status replay(Store *store, Err *err)
{
    store_forget(store);
    TRY(sql_number(store,
        "SELECT ifnull(max(recorded), -9223372036854775808) FROM record",
        &store->last_recorded, err));
    TRY(each_number(
        store, "SELECT rec FROM record ORDER BY rec", replay_record, err));
    TRY(each_number(
        store, "SELECT no FROM commits ORDER BY no", replay_commit, err));
    TRY(words_flush(store, err));
    TRY(waiting_flush(store, err));
    return commit_keep_last(store, err);
}

static Status rebuild(Store *store, Err *err)
{
    TRY(clear_tables(store, err));
    TRY(sql_run(store,
        "INSERT INTO ident SELECT id, rec FROM record ORDER BY id", err));
    TRY(replay(store, err));
    Query query = query_of(store, SQL_COMMIT);
    TRY(query_run(&query, err));
    store->in_batch = false;
    waiting_forget(store);
    slot_forget(store);
    return STATUS_OK;
}

Status store_rebuild(Store *store, Err *err)
{
    TRY(store_begin(store, err));
    Status status = rebuild(store, err);
    if (status != STATUS_OK) store_rollback(store);
    return status;
}
