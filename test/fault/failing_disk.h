#ifndef FAILING_DISK_H
#define FAILING_DISK_H

/* SQLite's own way to the disk, with one call that fails: the Nth read,
 * write, sync, truncation or opening of a file from now on, and all that
 * follow it if the disk stays broken. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    sqlite3_file file;
    sqlite3_file *real; /* follows this struct */
} DiskFile;

static sqlite3_vfs *disk_real, disk_vfs;
static sqlite3_io_methods disk_methods;
static size_t disk_fail_at; /* 0: never */
static bool disk_stays_broken;
static size_t disk_calls;
static int disk_result = SQLITE_IOERR;

static bool disk_fails(void)
{
    disk_calls++;
    if (!disk_fail_at) return false;
    return disk_stays_broken ? disk_calls >= disk_fail_at
                             : disk_calls == disk_fail_at;
}

static sqlite3_file *disk_of(sqlite3_file *file)
{
    return ((DiskFile *)file)->real;
}

static int disk_close(sqlite3_file *file)
{
    sqlite3_file *real = disk_of(file);
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int disk_read(
    sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    if (disk_fails()) return SQLITE_IOERR_READ;
    return disk_of(file)->pMethods->xRead(disk_of(file), to, size, offset);
}

static int disk_write(
    sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    if (disk_fails()) return disk_result;
    return disk_of(file)->pMethods->xWrite(disk_of(file), from, size, offset);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (disk_fails()) return SQLITE_IOERR_TRUNCATE;
    return disk_of(file)->pMethods->xTruncate(disk_of(file), size);
}

static int disk_sync(sqlite3_file *file, int flags)
{
    if (disk_fails()) return SQLITE_IOERR_FSYNC;
    return disk_of(file)->pMethods->xSync(disk_of(file), flags);
}

static int disk_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return disk_of(file)->pMethods->xFileSize(disk_of(file), size);
}

static int disk_lock(sqlite3_file *file, int level)
{
    return disk_of(file)->pMethods->xLock(disk_of(file), level);
}

static int disk_unlock(sqlite3_file *file, int level)
{
    return disk_of(file)->pMethods->xUnlock(disk_of(file), level);
}

static int disk_check(sqlite3_file *file, int *locked)
{
    return disk_of(file)->pMethods->xCheckReservedLock(disk_of(file), locked);
}

static int disk_control(sqlite3_file *file, int op, void *argument)
{
    return disk_of(file)->pMethods->xFileControl(disk_of(file), op, argument);
}

static int disk_sector(sqlite3_file *file)
{
    return disk_of(file)->pMethods->xSectorSize(disk_of(file));
}

static int disk_traits(sqlite3_file *file)
{
    return disk_of(file)->pMethods->xDeviceCharacteristics(disk_of(file));
}

static int disk_map(
    sqlite3_file *file, int page, int size, int extend, void volatile **to)
{
    return disk_of(file)->pMethods->xShmMap(
        disk_of(file), page, size, extend, to);
}

static int disk_map_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return disk_of(file)->pMethods->xShmLock(
        disk_of(file), offset, count, flags);
}

static void disk_barrier(sqlite3_file *file)
{
    disk_of(file)->pMethods->xShmBarrier(disk_of(file));
}

static int disk_unmap(sqlite3_file *file, int drop)
{
    return disk_of(file)->pMethods->xShmUnmap(disk_of(file), drop);
}

static int disk_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    DiskFile *own = (DiskFile *)file;
    (void)vfs;
    memset(own, 0, sizeof *own);
    own->real = (sqlite3_file *)(own + 1);
    if (disk_fails()) return SQLITE_CANTOPEN;
    int result = disk_real->xOpen(disk_real, name, own->real, flags, out);
    if (own->real->pMethods) own->file.pMethods = &disk_methods;
    return result;
}

/* Makes it the way that all rooms opened from now on take. */
static void disk_start(void)
{
    disk_real = sqlite3_vfs_find(NULL);
    disk_vfs = *disk_real;
    disk_vfs.zName = "failing";
    disk_vfs.szOsFile = (int)sizeof(DiskFile) + disk_real->szOsFile;
    disk_vfs.xOpen = disk_open;
    disk_methods = (sqlite3_io_methods){2, disk_close, disk_read, disk_write,
        disk_truncate, disk_sync, disk_size, disk_lock, disk_unlock, disk_check,
        disk_control, disk_sector, disk_traits, disk_map, disk_map_lock,
        disk_barrier, disk_unmap, NULL, NULL};
    sqlite3_vfs_register(&disk_vfs, 1);
}

static void disk_fail(size_t nth, int result, bool stays)
{
    disk_calls = 0;
    disk_fail_at = nth;
    disk_result = result;
    disk_stays_broken = stays;
}

#endif
