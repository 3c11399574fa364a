/* Whole files in, and the parts of their names. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Status refuse(Err *err, MessageId id, const char *path)
{
    return err_set(err, STATUS_INPUT, NOWHERE, id,
        ARGS(str_of(path), str_of(strerror(errno))));
}

/* The whole of a file goes into one piece of memory, which its size, where
 * the system knows that, asks for at once. */
static StrBuf buffer_for(Arena *arena, int fd, size_t limit)
{
    struct stat info;
    StrBuf buf = strbuf_new(arena);
    bool known = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (!known || info.st_size <= 0 || (size_t)info.st_size > limit) return buf;
    buf.capacity = (size_t)info.st_size + 1;
    buf.data = arena_alloc(arena, buf.capacity);
    return buf;
}

static Status read_all(
    Arena *arena, int fd, const char *path, size_t limit, Str *bytes, Err *err)
{
    StrBuf buf = buffer_for(arena, fd, limit);
    char block[1 << 16];
    for (;;) {
        ssize_t got = read(fd, block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return refuse(err, MSG_FILE_READ, path);
        if (got == 0) break;
        if (limit - buf.size < (size_t)got)
            return err_set(err, STATUS_INPUT, (Place){path, 0, 0},
                MSG_TOO_LARGE, ARGS(str_int(arena, (int64_t)limit)));
        strbuf_add(&buf, (Str){block, (size_t)got});
    }
    *bytes = strbuf_str(&buf);
    return STATUS_OK;
}

/* Also deferred, since reading allocates and may so jump away. */
static void close_fd(void *thing)
{
    int *fd = thing;
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

Status file_read(
    Arena *arena, const char *path, size_t limit, Str *bytes, Err *err)
{
    int *fd = arena_alloc(arena, sizeof *fd);
    *fd = -1;
    arena_defer(arena, close_fd, fd);
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0) return refuse(err, MSG_FILE_OPEN, path);
    Status status = read_all(arena, *fd, path, limit, bytes, err);
    close_fd(fd);
    return status;
}

Str path_folder(Str path)
{
    size_t end = path.size;
    while (end && path.data[end - 1] != '/') end--;
    return str_slice(path, 0, end);
}

Str path_name(Str path)
{
    return str_slice(path, path_folder(path).size, path.size);
}

Str path_stem(Str path)
{
    Str name = path_name(path);
    size_t dot = name.size;
    while (dot && name.data[dot - 1] != '.') dot--;
    return dot > 1 ? str_slice(name, 0, dot - 1) : name;
}
