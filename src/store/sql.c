/* Statements: prepared once, bound in order, errors told once. */
#include "store/sql.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

static const char *const TEXTS[SQL_COUNT] = {
#define Q(ID, TEXT) [ID] = TEXT,
#include "store/queries.def"
#undef Q
};

Query query_of(Store *store, SqlId id)
{
    Query query = {.store = store, .statement = store->statements[id]};
    if (!query.statement) {
        query.result = sqlite3_prepare_v3(store->db, TEXTS[id], -1,
            SQLITE_PREPARE_PERSISTENT, &query.statement, NULL);
        store->statements[id] = query.statement;
    }
    assert(!query.statement || !sqlite3_stmt_busy(query.statement));
    return query;
}

static void keep_fault(Query *query, int result)
{
    if (query->result == SQLITE_OK) query->result = result;
}

void bind_int(Query *query, int64_t value)
{
    if (query->result != SQLITE_OK) return;
    keep_fault(
        query, sqlite3_bind_int64(query->statement, ++query->bound, value));
}

void bind_text(Query *query, Str text)
{
    if (query->result != SQLITE_OK) return;
    const char *data = text.data ? text.data : "";
    keep_fault(query, sqlite3_bind_text64(query->statement, ++query->bound,
                          data, text.size, SQLITE_STATIC, SQLITE_UTF8));
}

void bind_blob(Query *query, Str bytes)
{
    if (query->result != SQLITE_OK) return;
    const char *data = bytes.data ? bytes.data : "";
    keep_fault(query, sqlite3_bind_blob64(query->statement, ++query->bound,
                          data, bytes.size, SQLITE_STATIC));
}

void bind_hash(Query *query, const Hash *hash)
{
    bind_blob(query, (Str){(const char *)hash->bytes, HASH_SIZE});
}

void bind_null(Query *query)
{
    if (query->result != SQLITE_OK) return;
    keep_fault(query, sqlite3_bind_null(query->statement, ++query->bound));
}

bool query_next(Query *query)
{
    if (query->result != SQLITE_OK) return false;
    int result = sqlite3_step(query->statement);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) query->result = result;
    return false;
}

Status query_end(Query *query, Err *err)
{
    Status status = query->result == SQLITE_OK
                        ? STATUS_OK
                        : sql_fault(query->store, query->result, err);
    if (query->statement) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    return status;
}

Status query_run(Query *query, Err *err)
{
    while (query_next(query)) continue;
    return query_end(query, err);
}

int64_t get_int(const Query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

Str get_bytes(const Query *query, int column)
{
    const void *data = sqlite3_column_blob(query->statement, column);
    int size = sqlite3_column_bytes(query->statement, column);
    return data ? (Str){data, (size_t)size} : S("");
}

Str copy_bytes(const Query *query, int column, Arena *arena)
{
    return str_copy(arena, get_bytes(query, column));
}

bool get_hash(const Query *query, int column, Hash *hash)
{
    Str bytes = get_bytes(query, column);
    if (bytes.size != HASH_SIZE) return false;
    memcpy(hash->bytes, bytes.data, HASH_SIZE);
    return true;
}

bool is_null(const Query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

/* Remembered until dropped, so that closing the store ends it in any case. */
Status sql_prepare(Store *store, const char *sql, Query *query, Err *err)
{
    *query = (Query){.store = store};
    vec_push(store->arena, &store->open, NULL);
    int result =
        sqlite3_prepare_v2(store->db, sql, -1, &query->statement, NULL);
    store->open.items[store->open.count - 1] = query->statement;
    return result == SQLITE_OK ? STATUS_OK : sql_fault(store, result, err);
}

static void forget_open(Store *store, const sqlite3_stmt *statement)
{
    for (size_t i = store->open.count; i-- > 0;) {
        if (store->open.items[i] != statement) continue;
        store->open.items[i] = store->open.items[--store->open.count];
        return;
    }
}

Status sql_drop(Query *query, Err *err)
{
    Status status = query->result == SQLITE_OK
                        ? STATUS_OK
                        : sql_fault(query->store, query->result, err);
    forget_open(query->store, query->statement);
    sqlite3_finalize(query->statement);
    query->statement = NULL;
    return status;
}

void sql_end(Store *store)
{
    for (size_t i = 0; i < SQL_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
    for (size_t i = 0; i < store->open.count; i++)
        sqlite3_finalize(store->open.items[i]);
    store->open.count = 0;
}

Status sql_run(Store *store, const char *sql, Err *err)
{
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return result == SQLITE_OK ? STATUS_OK : sql_fault(store, result, err);
}

Status sql_number(Store *store, const char *sql, int64_t *number, Err *err)
{
    Query query;
    TRY(sql_prepare(store, sql, &query, err));
    *number = query_next(&query) ? get_int(&query, 0) : 0;
    return sql_drop(&query, err);
}

/* The operating system's word for what failed last. */
static Str system_word(Store *store)
{
    int number = sqlite3_system_errno(store->db);
    return str_of(number ? strerror(number) : sqlite3_errmsg(store->db));
}

Status sql_fault(Store *store, int result, Err *err)
{
    static const struct {
        int result;
        Status status;
        MessageId message;
    } FAULTS[] = {
        {SQLITE_BUSY, STATUS_STORAGE, MSG_STORE_LOCKED},
        {SQLITE_LOCKED, STATUS_STORAGE, MSG_STORE_LOCKED},
        {SQLITE_FULL, STATUS_STORAGE, MSG_STORE_FULL},
        {SQLITE_READONLY, STATUS_STORAGE, MSG_STORE_READ_ONLY},
        {SQLITE_PERM, STATUS_STORAGE, MSG_STORE_READ_ONLY},
        {SQLITE_CORRUPT, STATUS_STORAGE, MSG_STORE_DAMAGED},
        {SQLITE_NOTADB, STATUS_INPUT, MSG_STORE_NOT_A_ROOM},
        {SQLITE_CANTOPEN, STATUS_STORAGE, MSG_STORE_IO},
        {SQLITE_IOERR, STATUS_STORAGE, MSG_STORE_IO},
        {SQLITE_NOMEM, STATUS_MEMORY, MSG_NO_MEMORY},
    };
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++)
        if (FAULTS[i].result == (result & 0xFF))
            return err_set(err, FAULTS[i].status, NOWHERE, FAULTS[i].message,
                ARGS(store->path, system_word(store)));
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_OTHER,
        ARGS(store->path, str_of(sqlite3_errmsg(store->db))));
}
