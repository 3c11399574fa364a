/* Opening and closing a room's file.
 *
 * A room is one file when nobody has it open: the last who closes it moves
 * what stands in the write-ahead log into it and goes back to a rollback
 * journal. Who wants to write turns the log on, so that readers and the
 * writer do not wait for each other; a reader takes the file as it finds it
 * and writes nothing to it. All that a reader asks is answered from one
 * snapshot. See "Write-Ahead Logging" and "PRAGMA journal_mode" in SQLite's
 * documentation. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "store/schema.h"
#include "store/sql.h"
#include "store/slot.h"
#include "store/waiting.h"
#include "store/words.h"

enum { LOG_TRIES = 500, LOG_PAUSE = 20 }; /* milliseconds: ten seconds */

Arena *store_scratch(Store *store)
{
    arena_free(store->scratch);
    store->scratch = arena_new(0);
    return store->scratch;
}

Status store_no_memory(Err *err)
{
    return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
}

void store_forget(Store *store)
{
    store->kinds = map_new(store->arena);
    store->terms = map_new(store->arena);
    store->audience_ids = map_new(store->arena);
    store->sources = map_new(store->arena);
    store->audiences = (AudienceList){0};
    store->heads = map_new(store->arena);
    store->lens = NULL;
    store->zones = NULL;
    store->looked = false;
}

/* SQLite takes some names as commands (":memory:", "file:"); none begins with
 * a folder. */
static Str plain_path(Arena *arena, const char *path)
{
    return str_printf(arena, "%s%s", path[0] == '/' ? "" : "./", path);
}

/* Nobody asks SQLite how much memory it has: without the count, and the lock
 * around it, it is a few percent faster. Only the first call has an effect. */
static void configure_sqlite(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void store_start_sqlite(void)
{
    static pthread_once_t started = PTHREAD_ONCE_INIT;
    pthread_once(&started, configure_sqlite);
}

static Store *new_store(Arena *arena, const char *path, StoreMode mode)
{
    store_start_sqlite();
    Store *store = arena_alloc(arena, sizeof *store);
    *store = (Store){.arena = arena, .mode = mode};
    store->path = str_copy(arena, str_of(path));
    store_forget(store);
    arena_defer(arena, (void (*)(void *))store_close, store);
    return store;
}

/* ALONE: nobody else may read meanwhile. */
static Status open_file(Store *store, bool alone, Err *err)
{
    Str path = plain_path(store->arena, store->path.data);
    int result = sqlite3_open_v2(path.data, &store->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK) return sql_fault(store, result, err);
    if (alone) TRY(sql_run(store, "PRAGMA locking_mode = EXCLUSIVE", err));
    return schema_guard(store, err);
}

static void pause_briefly(void)
{
    struct timespec time = {.tv_nsec = LOG_PAUSE * 1000000L};
    nanosleep(&time, NULL);
}

typedef struct {
    const char *mode;
    bool has;
} Journal;

static int see_journal(void *state, int count, char **values, char **names)
{
    Journal *journal = state;
    (void)names;
    journal->has = count == 1 && values[0] && !strcmp(values[0], journal->mode);
    return 0;
}

/* Runs SQL, which asks for the journal or sets it; *HAS tells whether it is
 * of this MODE then. Closing calls this, so it takes nothing from the arena. */
static int ask_journal(
    Store *store, const char *sql, const char *mode, bool *has)
{
    Journal journal = {mode, false};
    int result = sqlite3_exec(store->db, sql, see_journal, &journal, NULL);
    *has = journal.has;
    return result & 0xFF;
}

/* Turns the log on; SQLite does not wait for readers here, so we do. Where
 * the file system has no shared memory the journal stays, which is slower. */
static Status start_log(Store *store, Err *err)
{
    bool has;
    int result = SQLITE_BUSY;
    for (int i = 0; i < LOG_TRIES && result == SQLITE_BUSY; i++) {
        if (i) pause_briefly();
        result = ask_journal(store, "PRAGMA journal_mode = WAL", "wal", &has);
    }
    return result == SQLITE_OK ? STATUS_OK : sql_fault(store, result, err);
}

static Status start_snapshot(Store *store, Err *err)
{
    /* Reading looks at most pages once: a small cache is refilled in place,
     * a large one has the system clear new memory for each page. */
    TRY(sql_run(store, "PRAGMA cache_size = -8192", err));
    Query begin = query_of(store, SQL_BEGIN_READ);
    TRY(query_run(&begin, err));
    TRY(schema_check(store, err));
    return sql_run(store, "PRAGMA query_only = ON", err);
}

/* Whether it was for want of the memory that readers of a log share: a full
 * disk has none. */
static bool lacks_shared_memory(Store *store)
{
    switch (sqlite3_extended_errcode(store->db)) {
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMMAP: return true;
    default: return false;
    }
}

static Status try_to_read(Store *store, bool alone, Err *err)
{
    TRY(open_file(store, alone, err));
    return start_snapshot(store, err);
}

/* Without shared memory a log is read alone: others wait meanwhile. */
static Status open_to_read(Store *store, Err *err)
{
    Status status = try_to_read(store, false, err);
    if (status == STATUS_OK || !lacks_shared_memory(store)) return status;
    store_close(store);
    return try_to_read(store, true, err);
}

static Status open_to_write(Store *store, Err *err)
{
    TRY(open_file(store, false, err));
    TRY(schema_check(store, err));
    return start_log(store, err);
}

static Status check_present(const char *path, Err *err)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode)) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, NOWHERE, MSG_STORE_MISSING, ARGS(str_of(path)));
}

Status store_open(
    Arena *arena, const char *path, StoreMode mode, Store **out, Err *err)
{
    TRY(check_present(path, err));
    Store *store = new_store(arena, path, mode);
    *out = store;
    Status status = mode == STORE_READ ? open_to_read(store, err)
                                       : open_to_write(store, err);
    if (status != STATUS_OK) store_close(store);
    return status;
}

Status store_make_file(const char *path, Err *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        close(file);
        return STATUS_OK;
    }
    if (errno == EEXIST)
        return err_set(
            err, STATUS_STORAGE, NOWHERE, MSG_STORE_EXISTS, ARGS(str_of(path)));
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_IO,
        ARGS(str_of(path), str_of(strerror(errno))));
}

/* After a fault the file is of no use; before the end nobody opens it. */
static Status start_unseen(Store *store, Err *err)
{
    return sql_run(store,
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
        "PRAGMA cache_size = -262144",
        err);
}

static Status make_room(
    Store *store, Status (*start)(Store *store, Err *err), Err *err)
{
    TRY(open_file(store, false, err));
    TRY(start(store, err));
    TRY(sql_run(store, "BEGIN IMMEDIATE", err));
    TRY(schema_make(store, err));
    return sql_run(store, "COMMIT", err);
}

static Status create(Arena *arena, const char *path,
    Status (*start)(Store *store, Err *err), Store **out, Err *err)
{
    Store *store = new_store(arena, path, STORE_WRITE);
    *out = store;
    TRY(store_make_file(path, err));
    Status status = make_room(store, start, err);
    if (status != STATUS_OK) {
        store_close(store);
        unlink(path);
    }
    return status;
}

Status store_create(Arena *arena, const char *path, Store **store, Err *err)
{
    return create(arena, path, start_log, store, err);
}

Status store_create_unseen(
    Arena *arena, const char *path, Store **store, Err *err)
{
    return create(arena, path, start_unseen, store, err);
}

Status store_open_temporary(Arena *arena, Store **out, Err *err)
{
    Store *store = new_store(arena, "", STORE_WRITE);
    *out = store;
    int result = sqlite3_open_v2(
        "", &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (result != SQLITE_OK) return sql_fault(store, result, err);
    TRY(schema_guard(store, err));
    TRY(sql_run(store, "PRAGMA synchronous = OFF", err));
    return schema_make(store, err);
}

/* Leaves one file behind, unless others have it open; SQLite's result. */
static int end_log(Store *store)
{
    sqlite3_busy_timeout(store->db, 0);
    bool has;
    ask_journal(store, "PRAGMA journal_mode", "wal", &has);
    if (!has) return SQLITE_OK;
    int result =
        ask_journal(store, "PRAGMA wal_checkpoint(TRUNCATE)", "", &has);
    int ended =
        ask_journal(store, "PRAGMA journal_mode = DELETE", "delete", &has);
    if (result != SQLITE_OK) return result;
    return ended != SQLITE_OK || has ? ended : SQLITE_BUSY;
}

Status store_finish(Store *store, Err *err)
{
    sql_end(store);
    int result = end_log(store);
    Status status =
        result == SQLITE_OK ? STATUS_OK : sql_fault(store, result, err);
    store_close(store);
    return status;
}

void store_close(Store *store)
{
    if (!store) return;
    store_rollback(store);
    sql_end(store);
    if (store->db) {
        if (!sqlite3_get_autocommit(store->db))
            sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
        sqlite3_exec(store->db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
        end_log(store);
        sqlite3_close_v2(store->db);
    }
    store->db = NULL;
    words_forget(store);
    waiting_forget(store);
    slot_forget(store);
    arena_free(store->scratch);
    arena_free(store->walk);
    store->scratch = store->walk = NULL;
}
