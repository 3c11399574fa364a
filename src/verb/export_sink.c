/* A text or a file being written. Errors are sticky: they are told once, at the
 * end, which syncs the file (fsync(2)): only then is it known that a disk that
 * takes bytes late has taken them all. */
#include "verb/export_sink.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { SINK_BLOCK = 1 << 16 }; /* bytes */

struct SinkFile {
    int fd;
    int error;   /* errno of the first write that failed; 0: none */
    size_t used; /* bytes of the block that wait to be written */
    char block[SINK_BLOCK];
};

ExportSink sink_text(Arena *arena)
{
    return (ExportSink){.text = strbuf_new(arena)};
}

static void close_file(void *thing)
{
    struct SinkFile *file = thing;
    if (file->fd >= 0) close(file->fd);
    file->fd = -1;
}

static Status refuse(const char *path, int error, Err *err)
{
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_WRITE,
        ARGS(str_of(path), str_of(strerror(error))));
}

Status sink_open(Arena *arena, const char *path, ExportSink *sink, Err *err)
{
    struct SinkFile *file = arena_alloc(arena, sizeof *file);
    file->fd = -1;
    file->error = 0;
    file->used = 0;
    arena_defer(arena, close_file, file);
    file->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file->fd < 0) return refuse(path, errno, err);
    *sink = (ExportSink){.file = file, .path = path};
    return STATUS_OK;
}

static void write_bytes(struct SinkFile *file, const char *bytes, size_t size)
{
    while (size && !file->error) {
        ssize_t done = write(file->fd, bytes, size);
        if (done < 0 && errno != EINTR) file->error = errno;
        if (done <= 0) continue;
        bytes += done;
        size -= (size_t)done;
    }
}

static void write_block(struct SinkFile *file)
{
    write_bytes(file, file->block, file->used);
    file->used = 0;
}

static void add_to_file(struct SinkFile *file, Str text)
{
    if (!text.size) return;
    if (text.size > SINK_BLOCK - file->used) write_block(file);
    if (text.size > SINK_BLOCK) {
        write_bytes(file, text.data, text.size);
        return;
    }
    memcpy(file->block + file->used, text.data, text.size);
    file->used += text.size;
}

void sink_add(ExportSink *sink, Str text)
{
    if (sink->file)
        add_to_file(sink->file, text);
    else
        strbuf_add(&sink->text, text);
}

Status sink_end(ExportSink *sink, Err *err)
{
    struct SinkFile *file = sink->file;
    if (!file) return STATUS_OK;
    write_block(file);
    if (!file->error && fsync(file->fd) != 0) file->error = errno;
    close_file(file);
    return file->error ? refuse(sink->path, file->error, err) : STATUS_OK;
}
