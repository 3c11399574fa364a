/* New files, made under another name and renamed when they are whole. The
 * file and its folder are synced, so that what was told to be there is there
 * after a loss of power; see rename(2), RENAME_NOREPLACE. */
#include "verb/fresh_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "verb/export_sink.h"

Status fresh_refuse(const char *path, Err *err)
{
    struct stat info;
    if (lstat(path, &info) != 0) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, NOWHERE, MSG_FRESH_EXISTS, ARGS(str_of(path)));
}

/* Removes an unfinished file, if it is still there. */
static void remove_file(void *path)
{
    unlink(path);
}

/* A room that could not be finished may have left its log, too. */
const char *fresh_name(Arena *arena, const char *path)
{
    static const char *const ENDS[] = {"-journal", "-shm", "-wal", ""};
    Str name = {0};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        name = str_printf(arena, "%s.new-%ld%s", path, (long)getpid(), ENDS[i]);
        arena_defer(arena, remove_file, (void *)name.data);
    }
    return name.data;
}

static void remove_entry(int folder, const char *name)
{
    if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
        unlinkat(folder, name, 0);
}

static void remove_folder(void *path)
{
    DIR *folder = opendir(path);
    if (!folder) return;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        remove_entry(dirfd(folder), entry->d_name);
    closedir(folder);
    rmdir(path);
}

static Status refuse(const char *path, Err *err)
{
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_WRITE,
        ARGS(str_of(path), str_of(strerror(errno))));
}

Status fresh_folder(
    Arena *arena, const char *path, const char **unfinished, Err *err)
{
    Str name = str_printf(arena, "%s.new-%ld", path, (long)getpid());
    arena_defer(arena, remove_folder, (void *)name.data); /* may not return */
    if (mkdir(name.data, 0700) != 0) return refuse(path, err);
    *unfinished = name.data;
    return STATUS_OK;
}

static bool sync_path(const char *path, int flags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0) return false;
    bool done = fsync(file) == 0;
    close(file);
    return done;
}

/* Some file systems cannot sync a folder, and say EINVAL. */
static bool sync_folder(Arena *arena, const char *path)
{
    Str folder = path_folder(str_of(path));
    return sync_path(folder.size ? str_c(arena, folder) : ".", O_DIRECTORY) ||
           errno == EINVAL;
}

/* File systems without RENAME_NOREPLACE say EINVAL. */
static int rename_fresh(const char *from, const char *to)
{
    int result = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    if (result == 0 || errno != EINVAL) return result;
    return fresh_refuse(to, NULL) == STATUS_OK ? rename(from, to) : -1;
}

/* Where the name cannot be made durable it is taken back: what is told not to
 * be there is not there. */
Status fresh_keep(
    Arena *arena, const char *unfinished, const char *path, Err *err)
{
    if (!sync_path(unfinished, 0)) return refuse(path, err);
    TRY(fresh_refuse(path, err));
    if (rename_fresh(unfinished, path) != 0) return refuse(path, err);
    if (sync_folder(arena, path)) return STATUS_OK;
    Status status = refuse(path, err);
    (void)!rename_fresh(path, unfinished);
    return status;
}

Status fresh_write(Arena *arena, const char *path, Str bytes, Err *err)
{
    ExportSink sink;
    TRY(fresh_refuse(path, err));
    const char *unfinished = fresh_name(arena, path);
    TRY(sink_open(arena, unfinished, &sink, err));
    sink_add(&sink, bytes);
    TRY(sink_end(&sink, err));
    return fresh_keep(arena, unfinished, path, err);
}
