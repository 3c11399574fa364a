/* New files, made under another name and renamed when they are whole. The
 * file and its folder are synced, so that what was told to be there is there
 * after a loss of power; see rename(2), RENAME_NOREPLACE. */
#include "verb/fresh_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Status fresh_refuse(const char *path, Err *err)
{
    struct stat info;
    if (lstat(path, &info) != 0) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, NOWHERE, MSG_FRESH_EXISTS, ARGS(str_of(path)));
}

/* Removes the unfinished file, if it is still there. */
static void remove_file(void *path)
{
    unlink(path);
}

const char *fresh_name(Arena *arena, const char *path)
{
    Str name = str_printf(arena, "%s.new-%ld", path, (long)getpid());
    arena_defer(arena, remove_file, (void *)name.data);
    return name.data;
}

static void sync_path(const char *path, int flags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0) return;
    fsync(file);
    close(file);
}

static void sync_folder(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t size = slash ? (size_t)(slash - path) + 1 : 0;
    sync_path(size ? str_c(arena, (Str){path, size}) : ".", O_DIRECTORY);
}

/* File systems without RENAME_NOREPLACE say EINVAL. */
static int rename_fresh(const char *from, const char *to)
{
    int result = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    if (result == 0 || errno != EINVAL) return result;
    return fresh_refuse(to, NULL) == STATUS_OK ? rename(from, to) : -1;
}

Status fresh_keep(
    Arena *arena, const char *unfinished, const char *path, Err *err)
{
    sync_path(unfinished, 0);
    TRY(fresh_refuse(path, err));
    if (rename_fresh(unfinished, path) != 0)
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_WRITE,
            ARGS(str_of(path), str_of(strerror(errno))));
    sync_folder(arena, path);
    return STATUS_OK;
}
