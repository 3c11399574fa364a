/* Watching a room's file through SQLite's own counter (PRAGMA data_version),
 * which every commit of another connection moves, in the log or in the file.
 * The times of the files would not do: a commit becomes visible only after
 * its bytes were written and synced. Cost: a lock and a page header, some
 * microseconds. Between two questions nothing is locked. */
#include "store/watch.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include "store/inner.h"

struct StoreWatch {
    Str path;
    sqlite3 *db; /* NULL: to be opened */
    sqlite3_stmt *ask;
    dev_t device;
    ino_t file;
    uint32_t opened; /* times */
};

static void close_watch(void *state)
{
    StoreWatch *watch = state;
    sqlite3_finalize(watch->ask);
    sqlite3_close_v2(watch->db);
    watch->ask = NULL;
    watch->db = NULL;
}

StoreWatch *store_watch(Arena *arena, Str path)
{
    StoreWatch *watch = arena_alloc(arena, sizeof *watch);
    /* SQLite takes some names as commands; none begins with a folder. */
    const char *folder = str_starts(path, S("/")) ? "" : "./";
    *watch = (StoreWatch){
        .path = str_printf(arena, "%s%.*s", folder, STR_ARGS(path))};
    arena_defer(arena, close_watch, watch);
    return watch;
}

static bool open_watch(StoreWatch *watch, const struct stat *info)
{
    enum { PATIENCE = 100 }; /* milliseconds */
    close_watch(watch);
    store_start_sqlite();
    if (sqlite3_open_v2(watch->path.data, &watch->db,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
        sqlite3_busy_timeout(watch->db, PATIENCE) != SQLITE_OK ||
        sqlite3_prepare_v2(watch->db, "PRAGMA data_version", -1, &watch->ask,
            NULL) != SQLITE_OK) {
        close_watch(watch);
        return false;
    }
    watch->device = info->st_dev;
    watch->file = info->st_ino;
    watch->opened++;
    return true;
}

bool store_watch_version(StoreWatch *watch, uint64_t *version)
{
    struct stat info;
    if (stat(watch->path.data, &info) || !S_ISREG(info.st_mode)) return false;
    bool same =
        watch->db && info.st_dev == watch->device && info.st_ino == watch->file;
    if (!same && !open_watch(watch, &info)) return false;
    bool told = sqlite3_step(watch->ask) == SQLITE_ROW;
    uint64_t count = told ? (uint32_t)sqlite3_column_int64(watch->ask, 0) : 0;
    if (sqlite3_reset(watch->ask) != SQLITE_OK) told = false;
    *version = (uint64_t)watch->opened << 32 | count;
    return told;
}
