/* The tables of a room's file, and what guards them.
 *
 * Four tables are the room: `record`, `blob`, `commits` and `purged`, which
 * has the hash of what is left of a record. They only ever grow; the one
 * exception is a purge, which rewrites a record's line and drops a blob.
 * Everything else is derived from them and can be rebuilt:
 *
 *   ident      the number of the record with an id (ident.c)
 *   slot       one row a kind and key, with its newest record where that is
 *              settled (slot.c)
 *   candidate  the records of a slot in order of time: what the fold judges
 *   term       what statements speak of: speakers, points, sources
 *   mention    the records that mention a term, in order of time
 *   search     the text index over statements' words
 *   rests      which records name a record as their basis
 *   aim        which retractions and purges aim at a record
 *   loose      `replaces` that point upwards in time, or at nothing yet
 *   audience, kind   numbers for texts that occur often
 *   member, parent, tip   commits: their records (runs of numbers), parents,
 *              and the last ones
 *   summary    the latest `recorded`
 *
 * A `place` orders records by time and tells them apart: the last day that
 * `since` may mean, times 2^32, plus the record's number. So the order of
 * every index, of the text index too, is the order in which readers ask.
 *
 * The authorizer holds for every statement whatever is asked: rows of the
 * four tables are never updated or deleted, but for a purge, and nothing but
 * making a room or rebuilding it changes the schema. */
#include "store/schema.h"

#include <string.h>
#include "store/sql.h"

enum { APPLICATION_ID = 0x54727678, FORMAT = 3 }; /* "Trvx" */
enum { BUSY_MILLISECONDS = 10000 };

const char *const SCHEMA[] = {
    "CREATE TABLE record(rec INTEGER PRIMARY KEY, id BLOB NOT NULL, "
    "recorded INTEGER NOT NULL, source TEXT NOT NULL, line TEXT NOT NULL) "
    "STRICT",
    "CREATE TABLE blob(hash BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT",
    "CREATE TABLE commits(no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
    "line TEXT NOT NULL) STRICT",
    "CREATE TABLE purged(rec INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT",
    "CREATE TABLE ident(id BLOB NOT NULL PRIMARY KEY, rec INTEGER NOT NULL) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE summary(name TEXT PRIMARY KEY, value INTEGER NOT NULL) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE member(no INTEGER NOT NULL, first INTEGER NOT NULL, "
    "last INTEGER NOT NULL, PRIMARY KEY(no, first)) STRICT, WITHOUT ROWID",
    "CREATE TABLE parent(child INTEGER NOT NULL, parent INTEGER NOT NULL, "
    "PRIMARY KEY(child, parent)) STRICT, WITHOUT ROWID",
    "CREATE TABLE tip(no INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE kind(kind INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) "
    "STRICT",
    "CREATE TABLE audience(audience INTEGER PRIMARY KEY, "
    "text TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE slot(slot INTEGER PRIMARY KEY, kind INTEGER NOT NULL, "
    "key TEXT NOT NULL, audience INTEGER NOT NULL, "
    "first_recorded INTEGER NOT NULL, top INTEGER NOT NULL, "
    "top_known INTEGER NOT NULL, UNIQUE(kind, key)) STRICT",
    "CREATE TABLE candidate(slot INTEGER NOT NULL, place INTEGER NOT NULL, "
    "since_earliest INTEGER NOT NULL, known INTEGER NOT NULL, "
    "grade INTEGER NOT NULL, audience INTEGER NOT NULL, "
    "touched INTEGER NOT NULL, replaces BLOB, beyond BLOB, "
    "PRIMARY KEY(slot, place DESC)) STRICT, WITHOUT ROWID",
    "CREATE TABLE loose(target BLOB NOT NULL, slot INTEGER NOT NULL, "
    "place INTEGER NOT NULL, PRIMARY KEY(slot, target, place)) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE term(term INTEGER PRIMARY KEY, role INTEGER NOT NULL, "
    "key TEXT NOT NULL, UNIQUE(role, key)) STRICT",
    "CREATE TABLE mention(term INTEGER NOT NULL, place INTEGER NOT NULL, "
    "known INTEGER NOT NULL, audience INTEGER NOT NULL, "
    "contested INTEGER NOT NULL, PRIMARY KEY(term, place DESC)) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE rests(basis INTEGER NOT NULL, rec INTEGER NOT NULL, "
    "PRIMARY KEY(basis, rec)) STRICT, WITHOUT ROWID",
    "CREATE TABLE aim(target BLOB NOT NULL, rec INTEGER NOT NULL, "
    "PRIMARY KEY(target, rec)) STRICT, WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', "
    "columnsize=0, tokenize='unicode61 remove_diacritics 2')",
    NULL,
};

const char *const DERIVED_TABLES[] = {"ident", "summary", "member", "parent",
    "tip", "kind", "audience", "slot", "candidate", "loose", "term", "mention",
    "rests", "aim", NULL};

static bool is_truth(const char *table)
{
    return !strcmp(table, "record") || !strcmp(table, "blob") ||
           !strcmp(table, "commits") || !strcmp(table, "purged");
}

/* See sqlite3_set_authorizer(); ONE and TWO mean what ACTION says. */
static int authorize(void *state, int action, const char *one, const char *two,
    const char *database, const char *inner)
{
    const Store *store = state;
    (void)database;
    (void)inner;
    bool allowed = false;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
    case SQLITE_PRAGMA:
    case SQLITE_INSERT: allowed = true; break;
    case SQLITE_UPDATE:
        allowed = !is_truth(one) || store->making ||
                  (store->erasing && !strcmp(one, "record") &&
                      (!strcmp(two, "line") || !strcmp(two, "source")));
        break;
    case SQLITE_DELETE:
        allowed = !is_truth(one) || store->making ||
                  (store->erasing && !strcmp(one, "blob"));
        break;
    default: allowed = store->making; break;
    }
    return allowed ? SQLITE_OK : SQLITE_DENY;
}

Status schema_guard(Store *store, Err *err)
{
    static const char *const PRAGMAS = "PRAGMA trusted_schema = OFF;"
                                       "PRAGMA foreign_keys = OFF;"
                                       "PRAGMA cell_size_check = ON;"
                                       "PRAGMA synchronous = FULL;"
                                       "PRAGMA temp_store = MEMORY;"
                                       "PRAGMA secure_delete = ON;"
                                       "PRAGMA cache_size = -65536;";
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_set_authorizer(store->db, authorize, store);
    return sql_run(store, PRAGMAS, err);
}

Status schema_make(Store *store, Err *err)
{
    store->making = true;
    Status status = STATUS_OK;
    for (size_t i = 0; SCHEMA[i] && status == STATUS_OK; i++)
        status = sql_run(store, SCHEMA[i], err);
    if (status == STATUS_OK)
        status = sql_run(store, "PRAGMA application_id = 0x54727678", err);
    if (status == STATUS_OK)
        status = sql_run(store, "PRAGMA user_version = 3", err);
    store->making = false;
    return status;
}

Status schema_check(Store *store, Err *err)
{
    int64_t application, format;
    TRY(sql_number(store, "PRAGMA application_id", &application, err));
    TRY(sql_number(store, "PRAGMA user_version", &format, err));
    if (application != APPLICATION_ID || format < 1)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_STORE_NOT_A_ROOM,
            ARGS(store->path));
    if (format != FORMAT)
        return err_set(err, STATUS_INPUT, NOWHERE,
            format > FORMAT ? MSG_STORE_NEWER : MSG_STORE_OLDER,
            ARGS(store->path, str_int(store->arena, format),
                str_int(store->arena, FORMAT)));
    return STATUS_OK;
}
