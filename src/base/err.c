/* Errors as values: a status, a place and a message. */
#include "base/err.h"

#include <stdio.h>
#include <string.h>

/* Copies as many whole characters as fit, and a NUL. */
static void copy_fitting(char *to, size_t size, Str text)
{
    size_t n = text.size < size ? text.size : size - 1;
    if (n < text.size)
        while (n && ((unsigned char)text.data[n] & 0xC0) == 0x80) n--;
    if (n) memcpy(to, text.data, n);
    to[n] = 0;
}

Status err_set(
    Err *err, Status status, Place place, MessageId id, MessageArgs args)
{
    if (!err) return status;
    err->status = status;
    err->id = id;
    err->line = place.line;
    err->column = place.column;
    err->wait = 0;
    copy_fitting(err->file, sizeof err->file, str_of(place.file));
    Arena *scratch = arena_new(0);
    if (!scratch || ARENA_GUARD(scratch))
        copy_fitting(err->text, sizeof err->text, message_text(id));
    else
        copy_fitting(
            err->text, sizeof err->text, message_format(scratch, id, args));
    arena_free(scratch);
    return status;
}

Str err_describe(Arena *arena, const Err *err)
{
    StrBuf buf = strbuf_new(arena);
    if (err->file[0]) strbuf_printf(&buf, "%s:", err->file);
    if (err->line) strbuf_printf(&buf, "%u:%u:", err->line, err->column);
    if (buf.size) strbuf_char(&buf, ' ');
    strbuf_add(&buf, str_of(err->text));
    return strbuf_str(&buf);
}

int status_exit(Status status)
{
    switch (status) {
    case STATUS_OK:
    case STATUS_NO:
    case STATUS_USAGE:
    case STATUS_INPUT:
    case STATUS_STORAGE: return (int)status;
    case STATUS_MEMORY:
    case STATUS_CANCELLED: return STATUS_STORAGE;
    }
    return STATUS_STORAGE;
}
