/* The access file's rows. It is a database of its own, so that no copy, merge
 * or export of the room can take it along. Written under a rollback journal
 * with full syncs: what was granted or taken away stays so. */
#include "store/access.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store/access_inner.h"

enum { BUSY_MILLISECONDS = 10000, FORMAT = 2 };
enum { APPLICATION_ID = 0x54727661 }; /* "Trva" */

static const char SCHEMA_TEXT[] =
    "CREATE TABLE user(name TEXT PRIMARY KEY, role TEXT NOT NULL, "
    "party TEXT NOT NULL, may TEXT NOT NULL, password TEXT NOT NULL, "
    "made INTEGER NOT NULL) STRICT;"
    "CREATE TABLE pass(hash TEXT PRIMARY KEY, kind INTEGER NOT NULL, "
    "user TEXT NOT NULL, may TEXT NOT NULL, made INTEGER NOT NULL, "
    "expires INTEGER NOT NULL) STRICT;"
    "CREATE TABLE failure(subject TEXT PRIMARY KEY, count INTEGER NOT NULL, "
    "last INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;"
    "CREATE TABLE known(user TEXT NOT NULL, address TEXT NOT NULL, "
    "last INTEGER NOT NULL, PRIMARY KEY(user, address)) STRICT;"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    "CREATE TABLE audit(no INTEGER PRIMARY KEY, time INTEGER NOT NULL, "
    "user TEXT NOT NULL, address TEXT NOT NULL, what TEXT NOT NULL, "
    "answer TEXT NOT NULL) STRICT;"
    "PRAGMA application_id = 0x54727661;";

/* What format 2 has beside: keys of sealed preferences, and their use. */
static const char SEALED_TEXT[] =
    "CREATE TABLE seal(party TEXT PRIMARY KEY, wrapped TEXT NOT NULL, "
    "made INTEGER NOT NULL) STRICT;"
    "CREATE TABLE run(no INTEGER PRIMARY KEY, time INTEGER NOT NULL, "
    "user TEXT NOT NULL, address TEXT NOT NULL, verb TEXT NOT NULL, "
    "parties TEXT NOT NULL, answer TEXT NOT NULL) STRICT;"
    "PRAGMA user_version = 2;";

const char *access_path(Arena *arena, Str room)
{
    return str_printf(arena, "%.*s.access", STR_ARGS(room)).data;
}

bool access_exists(Arena *arena, Str room)
{
    struct stat info;
    return lstat(access_path(arena, room), &info) == 0;
}

/* --- opening --- */

static Status connect(Access *access, Err *err)
{
    Store *store = &access->store;
    int result = sqlite3_open_v2(store->path.data, &store->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK) return sql_fault(store, result, err);
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return sql_run(store,
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;",
        err);
}

static Status read_format(Access *access, int64_t *format, Err *err)
{
    int64_t application;
    TRY(sql_number(&access->store, "PRAGMA application_id", &application, err));
    TRY(sql_number(&access->store, "PRAGMA user_version", format, err));
    if (application != APPLICATION_ID) *format = 0;
    return STATUS_OK;
}

/* A file of format 1 gets the tables it has not; who came first has done it
 * for the others. */
static Status upgrade(Access *access, int64_t *format, Err *err)
{
    TRY(access_begin(access, err));
    TRY(read_format(access, format, err));
    if (*format == 1) TRY(sql_run(&access->store, SEALED_TEXT, err));
    TRY(read_format(access, format, err));
    return access_commit(access, err);
}

static Status check_format(Access *access, Err *err)
{
    int64_t format;
    TRY(read_format(access, &format, err));
    if (format == 1) TRY(upgrade(access, &format, err));
    if (format == FORMAT) return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_ACCESS_NOT_ONE,
        ARGS(access->store.path));
}

static Status make(Access *access, Err *err)
{
    TRY(store_make_file(access->store.path.data, err));
    Status status = connect(access, err);
    if (status == STATUS_OK)
        status = sql_run(&access->store, "BEGIN IMMEDIATE", err);
    if (status == STATUS_OK) status = sql_run(&access->store, SCHEMA_TEXT, err);
    if (status == STATUS_OK) status = sql_run(&access->store, SEALED_TEXT, err);
    if (status == STATUS_OK) status = sql_run(&access->store, "COMMIT", err);
    if (status == STATUS_OK) return STATUS_OK;
    access_close(access);
    unlink(access->store.path.data);
    return status;
}

/* SQLite takes some names as commands; none begins with a folder. */
static Str plain_path(Arena *arena, Str room)
{
    const char *path = access_path(arena, room);
    return path[0] == '/' ? str_of(path) : str_printf(arena, "./%s", path);
}

Status access_open(
    Arena *arena, Str room, bool may_make, Access **out, Err *err)
{
    Access *access = arena_alloc(arena, sizeof *access);
    access->store.arena = arena;
    access->store.path = plain_path(arena, room);
    arena_defer(arena, (void (*)(void *))access_close, access);
    *out = access;
    if (access_exists(arena, room)) {
        TRY(connect(access, err));
        return check_format(access, err);
    }
    if (may_make) return make(access, err);
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ACCESS_NONE, ARGS(room));
}

void access_close(Access *access)
{
    if (!access || !access->store.db) return;
    sql_end(&access->store);
    sqlite3_close_v2(access->store.db);
    access->store.db = NULL;
}

Status access_begin(Access *access, Err *err)
{
    return sql_run(&access->store, "BEGIN IMMEDIATE", err);
}

Status access_commit(Access *access, Err *err)
{
    return sql_run(&access->store, "COMMIT", err);
}

/* --- asking --- */

Status access_ask(Access *access, const char *sql, const Str *texts,
    size_t count, Query *query, Err *err)
{
    TRY(sql_prepare(&access->store, sql, query, err));
    for (size_t i = 0; i < count; i++) bind_text(query, texts[i]);
    return STATUS_OK;
}

Status access_finish(Query *query, Err *err)
{
    while (query_next(query)) continue;
    return sql_drop(query, err);
}

Str access_text(const Query *query, int column)
{
    return copy_bytes(query, column, query->store->arena);
}

/* --- users --- */

static AccessUser user_at(const Query *query)
{
    return (AccessUser){access_text(query, 0), access_text(query, 1), access_text(query, 2),
        access_text(query, 3), access_text(query, 4), get_int(query, 5)};
}

#define USER_SQL "SELECT name, role, party, may, password, made FROM user "

Status access_user(
    Access *access, Str name, AccessUser *user, bool *found, Err *err)
{
    Query query;
    TRY(access_ask(access, USER_SQL "WHERE name = ?", TEXTS(name), &query, err));
    *found = query_next(&query);
    if (*found) *user = user_at(&query);
    return sql_drop(&query, err);
}

Status access_users(Access *access, AccessUsers *users, Err *err)
{
    Query query;
    *users = (AccessUsers){0};
    TRY(access_ask(access, USER_SQL "ORDER BY name", NULL, 0, &query, err));
    while (query_next(&query))
        vec_push(access->store.arena, users, user_at(&query));
    return sql_drop(&query, err);
}

Status access_put_user(Access *access, const AccessUser *user, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "INSERT OR REPLACE INTO user(name, role, party, may, password, made) "
        "VALUES(?, ?, ?, ?, ?, ?)",
        TEXTS(user->name, user->role, user->party, user->may, user->password),
        &query, err));
    bind_int(&query, user->made);
    return access_finish(&query, err);
}

static int64_t changed(const Access *access)
{
    return sqlite3_changes64(access->store.db);
}

Status access_drop_user(Access *access, Str name, bool *found, Err *err)
{
    Query query;
    TRY(access_ask(
        access, "DELETE FROM pass WHERE user = ?", TEXTS(name), &query, err));
    TRY(access_finish(&query, err));
    TRY(access_ask(
        access, "DELETE FROM known WHERE user = ?", TEXTS(name), &query, err));
    TRY(access_finish(&query, err));
    TRY(access_ask(
        access, "DELETE FROM user WHERE name = ?", TEXTS(name), &query, err));
    TRY(access_finish(&query, err));
    *found = changed(access) > 0;
    return STATUS_OK;
}

/* --- passes --- */

#define PASS_SQL "SELECT hash, user, may, kind, made, expires FROM pass "

static AccessPass pass_at(const Query *query)
{
    return (AccessPass){.hash = access_text(query, 0),
        .user = access_text(query, 1),
        .may = access_text(query, 2),
        .kind = (PassKind)get_int(query, 3),
        .made = get_int(query, 4),
        .expires = get_int(query, 5)};
}

Status access_pass(
    Access *access, Str hash, AccessPass *pass, bool *found, Err *err)
{
    Query query;
    TRY(access_ask(access, PASS_SQL "WHERE hash = ?", TEXTS(hash), &query, err));
    *found = query_next(&query);
    if (*found) *pass = pass_at(&query);
    return sql_drop(&query, err);
}

Status access_passes(Access *access, AccessPasses *passes, Err *err)
{
    Query query;
    *passes = (AccessPasses){0};
    TRY(access_ask(access, PASS_SQL "ORDER BY user, kind, made, hash", NULL, 0, &query,
        err));
    while (query_next(&query))
        vec_push(access->store.arena, passes, pass_at(&query));
    return sql_drop(&query, err);
}

Status access_put_pass(Access *access, const AccessPass *pass, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "INSERT INTO pass(hash, user, may, kind, made, expires) "
        "VALUES(?, ?, ?, ?, ?, ?)",
        TEXTS(pass->hash, pass->user, pass->may), &query, err));
    bind_int(&query, pass->kind);
    bind_int(&query, pass->made);
    bind_int(&query, pass->expires);
    return access_finish(&query, err);
}

Status access_drop_pass(Access *access, Str prefix, int64_t *count, Err *err)
{
    Query query;
    TRY(access_ask(access, "DELETE FROM pass WHERE substr(hash, 1, length(?1)) = ?1",
        TEXTS(prefix), &query, err));
    TRY(access_finish(&query, err));
    *count = changed(access);
    return STATUS_OK;
}

Status access_drop_passes(Access *access, Str user, PassKind kind, Err *err)
{
    Query query;
    TRY(access_ask(access, "DELETE FROM pass WHERE user = ? AND kind = ?", TEXTS(user),
        &query, err));
    bind_int(&query, kind);
    return access_finish(&query, err);
}

Status access_forget(Access *access, Instant now, Instant old, Err *err)
{
    Query query;
    TRY(access_ask(
        access, "DELETE FROM pass WHERE expires <= ?", NULL, 0, &query, err));
    bind_int(&query, now);
    TRY(access_finish(&query, err));
    TRY(access_ask(
        access, "DELETE FROM failure WHERE last < ?", NULL, 0, &query, err));
    bind_int(&query, old);
    return access_finish(&query, err);
}

/* --- wrong passwords --- */

Status access_failure(
    Access *access, Str subject, AccessFailure *failure, Err *err)
{
    Query query;
    *failure = (AccessFailure){0};
    TRY(access_ask(access, "SELECT count, last, until FROM failure WHERE subject = ?",
        TEXTS(subject), &query, err));
    if (query_next(&query))
        *failure = (AccessFailure){
            get_int(&query, 0), get_int(&query, 1), get_int(&query, 2)};
    return sql_drop(&query, err);
}

Status access_put_failure(
    Access *access, Str subject, const AccessFailure *failure, Err *err)
{
    Query query;
    TRY(access_ask(access,
        failure->count ? "INSERT OR REPLACE INTO "
                         "failure(subject, count, last, until) "
                         "VALUES(?, ?, ?, ?)"
                       : "DELETE FROM failure WHERE subject = ?",
        TEXTS(subject), &query, err));
    if (failure->count) {
        bind_int(&query, failure->count);
        bind_int(&query, failure->last);
        bind_int(&query, failure->until);
    }
    return access_finish(&query, err);
}

Status access_knows(
    Access *access, Str user, Str address, bool *known, Err *err)
{
    Query query;
    TRY(access_ask(access, "SELECT 1 FROM known WHERE user = ? AND address = ?",
        TEXTS(user, address), &query, err));
    *known = query_next(&query);
    return sql_drop(&query, err);
}

Status access_put_known(
    Access *access, Str user, Str address, Instant when, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "INSERT OR REPLACE INTO known(user, address, last) VALUES(?, ?, ?)",
        TEXTS(user, address), &query, err));
    bind_int(&query, when);
    return access_finish(&query, err);
}

/* --- settings and audit --- */

Status access_setting(Access *access, Str name, Str *value, Err *err)
{
    Query query;
    TRY(access_ask(access, "SELECT value FROM setting WHERE name = ?", TEXTS(name),
        &query, err));
    *value = query_next(&query) ? access_text(&query, 0) : S("");
    return sql_drop(&query, err);
}

Status access_put_setting(Access *access, Str name, Str value, Err *err)
{
    Query query;
    TRY(access_ask(access, "INSERT OR REPLACE INTO setting(name, value) VALUES(?, ?)",
        TEXTS(name, value), &query, err));
    return access_finish(&query, err);
}

Status access_note(Access *access, const AccessNote *note, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "INSERT INTO audit(user, address, what, answer, time) "
        "VALUES(?, ?, ?, ?, ?)",
        TEXTS(note->user, note->address, note->what, note->answer), &query,
        err));
    bind_int(&query, note->when);
    return access_finish(&query, err);
}

Status access_notes(Access *access, int64_t limit, AccessNotes *notes, Err *err)
{
    Query query;
    *notes = (AccessNotes){0};
    TRY(access_ask(access,
        "SELECT time, user, address, what, answer FROM audit "
        "ORDER BY no DESC LIMIT ?",
        NULL, 0, &query, err));
    bind_int(&query, limit);
    while (query_next(&query)) {
        AccessNote note = {get_int(&query, 0), access_text(&query, 1),
            access_text(&query, 2), access_text(&query, 3), access_text(&query, 4)};
        vec_push(access->store.arena, notes, note);
    }
    return sql_drop(&query, err);
}
