/* Checking a whole room.
 *
 * First the file itself (SQLite's integrity check, the text index's own),
 * then what the room is: every record's canonical form against its id, what
 * is left of a purged one against the hash that was kept of it, every blob
 * and commit against its hash, and that the bytes a record names are there.
 * Then the room is written anew into a temporary file, record by record and
 * commit by commit, and every table is compared with the one there: so what
 * is derived is held against the same code that derives it, and a table that
 * differs is named once. Nothing is changed.
 * Cost: that of importing the room. */
#include <string.h>
#include "base/json.h"
#include "store/member.h"
#include "store/read.h"
#include "store/replay.h"
#include "store/schema.h"

typedef struct {
    Store *store, *copy;
    void (*report)(void *state, MessageId id, MessageArgs args);
    void *state;
    VerifyCounts counts;
    bool found; /* anything that is wrong */
    Err *err;
} Verify;

static void tell(Verify *verify, MessageId id, MessageArgs args)
{
    verify->found = true;
    if (verify->report) verify->report(verify->state, id, args);
}

/* What the file refuses to give is a finding; only memory ends the check. */
static Status survive(Verify *verify, Status status)
{
    if (status == STATUS_OK || status == STATUS_MEMORY) return status;
    tell(verify, MSG_VERIFY_UNREADABLE, ARGS(str_of(verify->err->text)));
    return STATUS_OK;
}

/* --- the file --- */

static Status check_pages(Verify *verify)
{
    Query query;
    TRY(sql_prepare(
        verify->store, "PRAGMA integrity_check(20)", &query, verify->err));
    while (query_next(&query)) {
        Str line = copy_bytes(&query, 0, verify->store->arena);
        if (!str_equal(line, S("ok")))
            tell(verify, MSG_VERIFY_PAGES, ARGS(line));
    }
    return sql_drop(&query, verify->err);
}

/* Where the file may not be written, the index is checked by comparison
 * alone. */
static Status check_search(Verify *verify)
{
    int result = sqlite3_exec(verify->store->db,
        "INSERT INTO search(search) VALUES('integrity-check')", NULL, NULL,
        NULL);
    if ((result & 0xFF) == SQLITE_CORRUPT)
        tell(verify, MSG_VERIFY_PAGES,
            ARGS(str_of(sqlite3_errmsg(verify->store->db))));
    return STATUS_OK;
}

/* --- records --- */

typedef struct {
    int64_t rec;
    Hash id;
    Str line;
} Line;

static Status purged_hash(Store *store, int64_t rec, Hash *hash, Err *err)
{
    Query query = query_of(store, SQL_GET_PURGED);
    bind_int(&query, rec);
    bool found = query_next(&query) && get_hash(&query, 0, hash);
    TRY(query_end(&query, err));
    return found ? STATUS_OK : STATUS_NO;
}

/* Whether the line is what its id says, or what a purge left of it. */
static Status is_whole(
    Verify *verify, const Line *line, Record *record, bool *whole)
{
    Hash hash, left;
    Status status = purged_hash(verify->store, line->rec, &left, verify->err);
    bool purged = status == STATUS_OK;
    if (status != STATUS_NO) TRY(status);
    hash = hash_of(line->line);
    *whole = record_read(verify->store->scratch, line->line, record) &&
             purged == !record->body &&
             hash_equal(&hash, purged ? &left : &line->id);
    record->id = line->id;
    return STATUS_OK;
}

static Status check_file(Verify *verify, const Record *record)
{
    Hash hash;
    bool found;
    Str hex = node_get_text(record_get(record, S("file")), S("sha256"));
    if (!hash_parse(hex, &hash)) return STATUS_OK;
    Query query = query_of(verify->store, SQL_HAS_BLOB);
    bind_hash(&query, &hash);
    found = query_next(&query);
    TRY(query_end(&query, verify->err));
    if (!found)
        tell(verify, MSG_VERIFY_NO_BLOB,
            ARGS(record->kind_name, record->key, hex));
    return STATUS_OK;
}

static Status tell_record(Verify *verify, const Hash *id)
{
    tell(verify, MSG_VERIFY_RECORD, ARGS(hash_hex(verify->store->scratch, id)));
    return STATUS_OK;
}

static Status copy_record(Verify *verify, int64_t rec, const Record *record)
{
    Query query = query_of(verify->copy, SQL_ADD_RECORD);
    bind_int(&query, rec);
    bind_hash(&query, &record->id);
    bind_int(&query, record->recorded);
    bind_text(&query, record_text(record, S("source")));
    bind_text(&query, record->line);
    TRY(query_run(&query, verify->err));
    query = query_of(verify->copy, SQL_ADD_IDENT);
    bind_hash(&query, &record->id);
    bind_int(&query, rec);
    TRY(query_run(&query, verify->err));
    bool twice = sqlite3_changes(verify->copy->db) == 0;
    return twice ? tell_record(verify, &record->id) : STATUS_OK;
}

static Status check_record(Verify *verify, const Query *row)
{
    Store *store = verify->store;
    Record record;
    bool whole;
    if (!store_scratch(store) || ARENA_GUARD(store->scratch))
        return store_no_memory(verify->err);
    Line line = {
        .rec = get_int(row, 0), .line = copy_bytes(row, 2, store->scratch)};
    bool good = get_hash(row, 1, &line.id);
    verify->counts.records++;
    TRY(is_whole(verify, &line, &record, &whole));
    if (!good || !whole) return tell_record(verify, &line.id);
    if (!record.body) verify->counts.purged++;
    TRY(check_file(verify, &record));
    return copy_record(verify, line.rec, &record);
}

/* --- blobs and commits --- */

static Status check_blob(Verify *verify, const Query *row)
{
    Hash id, hash = hash_of(get_bytes(row, 1));
    verify->counts.blobs++;
    if (get_hash(row, 0, &id) && hash_equal(&id, &hash)) return STATUS_OK;
    tell(verify, MSG_VERIFY_BLOB, ARGS(hash_hex(verify->store->arena, &id)));
    return STATUS_OK;
}

static Status tell_commit(Verify *verify, int64_t no)
{
    tell(verify, MSG_VERIFY_COMMIT, ARGS(str_int(verify->store->scratch, no)));
    return STATUS_OK;
}

static Status check_commit(Verify *verify, const Query *row)
{
    Store *store = verify->store;
    Commit commit;
    Hash id;
    if (!store_scratch(store) || ARENA_GUARD(store->scratch))
        return store_no_memory(verify->err);
    Str line = copy_bytes(row, 2, store->scratch);
    verify->counts.commits++;
    bool good = get_hash(row, 1, &id) &&
                commit_read(store->scratch, line, &commit) &&
                hash_equal(&id, &commit.id);
    if (!good) return tell_commit(verify, get_int(row, 0));
    Query query = query_of(verify->copy, SQL_ADD_COMMIT);
    bind_int(&query, get_int(row, 0));
    bind_hash(&query, &id);
    bind_text(&query, line);
    return query_run(&query, verify->err);
}

/* Does CHECK for each row of SQL. */
static Status each_row(Verify *verify, const char *sql,
    Status (*check)(Verify *verify, const Query *row))
{
    Query query;
    Status status = STATUS_OK;
    TRY(sql_prepare(verify->store, sql, &query, verify->err));
    while (status == STATUS_OK && query_next(&query))
        status = check(verify, &query);
    Status ending = sql_drop(&query, verify->err);
    return status == STATUS_OK ? ending : status;
}

static Status check_truth(Verify *verify)
{
    TRY(survive(verify,
        each_row(verify, "SELECT rec, id, line FROM record ORDER BY rec",
            check_record)));
    TRY(survive(
        verify, each_row(verify, "SELECT hash, bytes FROM blob", check_blob)));
    return survive(
        verify, each_row(verify, "SELECT no, id, line FROM commits ORDER BY no",
                    check_commit));
}

/* --- derived rows --- */

/* What is compared, in an order that numbers given to terms do not change. */
static const struct {
    const char *table, *sql;
} COMPARED[] = {
    {"schema", "SELECT type, name, tbl_name, sql FROM sqlite_schema "
               "ORDER BY type, name"},
    {"record", "SELECT rec, recorded, source FROM record ORDER BY rec"},
    {"ident", "SELECT id, rec FROM ident ORDER BY id"},
    {"summary", "SELECT * FROM summary ORDER BY name"},
    {"member", "SELECT * FROM member ORDER BY no, first"},
    {"parent", "SELECT * FROM parent ORDER BY child, parent"},
    {"tip", "SELECT * FROM tip ORDER BY no"},
    {"kind", "SELECT * FROM kind ORDER BY kind"},
    {"audience", "SELECT * FROM audience ORDER BY audience"},
    {"slot", "SELECT * FROM slot ORDER BY slot"},
    {"slot", "SELECT kind, key FROM slot ORDER BY kind, key"},
    {"candidate", "SELECT * FROM candidate ORDER BY slot, place DESC"},
    {"loose", "SELECT * FROM loose ORDER BY slot, target, place"},
    {"term", "SELECT role, key FROM term NOT INDEXED "
             "WHERE term IN (SELECT term FROM mention) ORDER BY role, key"},
    {"mention", "SELECT t.role, t.key, m.place, m.known, m.audience, "
                "m.contested FROM term t JOIN mention m ON m.term = t.term "
                "ORDER BY t.role, t.key, m.place DESC"},
    {"rests", "SELECT * FROM rests ORDER BY basis, rec"},
    {"aim", "SELECT * FROM aim ORDER BY target, rec"},
    {"search", "SELECT term, doc, offset FROM temp.spoken"},
    {"search", "SELECT block FROM search_data WHERE id = 1"}, /* its totals */
};

static bool same_value(const Query *a, const Query *b, int column)
{
    return sqlite3_column_type(a->statement, column) ==
               sqlite3_column_type(b->statement, column) &&
           str_equal(get_bytes(a, column), get_bytes(b, column));
}

static bool same_row(const Query *a, const Query *b)
{
    int count = sqlite3_column_count(a->statement);
    for (int i = 0; i < count; i++)
        if (!same_value(a, b, i)) return false;
    return true;
}

static bool same_rows(Query *a, Query *b)
{
    for (;;) {
        bool more = query_next(a);
        if (more != query_next(b)) return false;
        if (!more) return true;
        if (!same_row(a, b)) return false;
    }
}

static Status compare(Verify *verify, size_t at)
{
    Query own, copy;
    TRY(sql_prepare(verify->store, COMPARED[at].sql, &own, verify->err));
    TRY(sql_prepare(verify->copy, COMPARED[at].sql, &copy, verify->err));
    if (!same_rows(&own, &copy))
        tell(verify, MSG_VERIFY_DERIVED, ARGS(str_of(COMPARED[at].table)));
    Status status = sql_drop(&own, verify->err);
    TRY(sql_drop(&copy, verify->err));
    return status;
}

/* Reads the text index in the way that searches do, word by word. */
static Status compare_word(Verify *verify, Str word, bool *same)
{
    static const char *const SQL = "SELECT rowid FROM search "
                                   "WHERE search MATCH ? ORDER BY rowid DESC";
    Query own, copy;
    TRY(sql_prepare(verify->store, SQL, &own, verify->err));
    TRY(sql_prepare(verify->copy, SQL, &copy, verify->err));
    bind_text(&own, word);
    bind_text(&copy, word);
    *same = same_rows(&own, &copy);
    Status status = sql_drop(&own, verify->err);
    TRY(sql_drop(&copy, verify->err));
    return status;
}

static Status compare_search(Verify *verify)
{
    Query terms;
    bool same = true;
    Status status = STATUS_OK;
    TRY(sql_prepare(verify->copy,
        "SELECT DISTINCT '\"' || term || '\"' FROM temp.spoken", &terms,
        verify->err));
    while (same && status == STATUS_OK && query_next(&terms))
        status = compare_word(verify, get_bytes(&terms, 0), &same);
    if (!same) tell(verify, MSG_VERIFY_DERIVED, ARGS(S("search")));
    Status ending = sql_drop(&terms, verify->err);
    return status == STATUS_OK ? ending : status;
}

/* The words of the text index, as a table. */
static Status open_words(Store *store, Err *err)
{
    store->making = true;
    Status status = sql_run(store,
        "PRAGMA query_only = OFF; CREATE VIRTUAL TABLE temp.spoken "
        "USING fts5vocab(main, search, instance)",
        err);
    store->making = false;
    return status;
}

static Status close_words(Store *store, Err *err)
{
    store->making = true;
    Status status = sql_run(store, "DROP TABLE IF EXISTS temp.spoken", err);
    store->making = false;
    if (store->mode == STORE_READ && status == STATUS_OK)
        status = sql_run(store, "PRAGMA query_only = ON", err);
    return status;
}

static Status compare_all(Verify *verify)
{
    TRY(survive(verify, open_words(verify->store, verify->err)));
    TRY(open_words(verify->copy, verify->err));
    for (size_t i = 0; i < sizeof COMPARED / sizeof *COMPARED; i++)
        TRY(survive(verify, compare(verify, i)));
    TRY(survive(verify, compare_search(verify)));
    return close_words(verify->store, verify->err);
}

/* Every record came with some commit. */
static Status check_members(Verify *verify)
{
    int64_t count;
    TRY(member_count_without(verify->copy, &count, verify->err));
    if (count)
        tell(verify, MSG_VERIFY_NO_COMMIT,
            ARGS(str_int(verify->store->arena, count)));
    return STATUS_OK;
}

static Status check_all(Verify *verify)
{
    TRY(survive(verify, check_pages(verify)));
    TRY(check_search(verify));
    TRY(check_truth(verify));
    TRY(survive(verify, replay(verify->copy, verify->err)));
    TRY(survive(verify, compare_all(verify)));
    return check_members(verify);
}

Status store_verify(Store *store,
    void (*report)(void *state, MessageId id, MessageArgs args), void *state,
    VerifyCounts *counts, Err *err)
{
    Err own;
    Verify verify = {.store = store,
        .report = report,
        .state = state,
        .err = err ? err : &own};
    TRY(store_open_temporary(store->arena, &verify.copy, verify.err));
    TRY(sql_run(verify.copy, "BEGIN", verify.err));
    Status status = check_all(&verify);
    store_close(verify.copy);
    if (counts) *counts = verify.counts;
    if (status != STATUS_OK) return status;
    return verify.found ? STATUS_NO : STATUS_OK;
}
