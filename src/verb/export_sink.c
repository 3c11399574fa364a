/* A text or a file being written. Errors are sticky: they are told once, at the
 * end. */
#include "verb/export_sink.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

ExportSink sink_text(Arena *arena)
{
    return (ExportSink){.text = strbuf_new(arena)};
}

static void close_file(void *thing)
{
    FILE **file = thing;
    if (*file) fclose(*file);
    *file = NULL;
}

static Status refuse(const char *path, Err *err)
{
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_WRITE,
        ARGS(str_of(path), str_of(strerror(errno))));
}

Status sink_open(Arena *arena, const char *path, ExportSink *sink, Err *err)
{
    FILE **held = arena_alloc(arena, sizeof *held);
    arena_defer(arena, close_file, held);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return refuse(path, err);
    *held = fdopen(file, "w");
    if (!*held) {
        close(file);
        return refuse(path, err);
    }
    *sink = (ExportSink){.file = *held, .path = path};
    return STATUS_OK;
}

void sink_add(ExportSink *sink, Str text)
{
    if (!sink->file)
        strbuf_add(&sink->text, text);
    else if (text.size)
        fwrite(text.data, 1, text.size, sink->file);
}

Status sink_end(ExportSink *sink, Err *err)
{
    if (!sink->file) return STATUS_OK;
    bool bad = fflush(sink->file) != 0 || ferror(sink->file);
    return bad ? refuse(sink->path, err) : STATUS_OK;
}
