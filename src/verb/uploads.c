/* Files by name: from what came with a request, or from the disk. */
#include "verb/uploads.h"

#include "base/file.h"

static Status find_upload(
    const Uploads *uploads, Str name, size_t limit, Str *bytes, Err *err)
{
    for (size_t i = 0; i < uploads->count; i++) {
        if (!str_equal(uploads->items[i].name, name)) continue;
        *bytes = uploads->items[i].bytes;
        if (bytes->size <= limit) return STATUS_OK;
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_UPLOAD_LARGE, ARGS(name));
    }
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_UPLOAD_MISSING, ARGS(name));
}

bool upload_is_pasted(const VerbCall *call, const char *argument, Str name)
{
    return call->uploads && str_equal(name, str_of(argument));
}

Status upload_read(
    const VerbCall *call, const char *name, size_t limit, Str *bytes, Err *err)
{
    if (!call->uploads) return file_read(call->arena, name, limit, bytes, err);
    return find_upload(call->uploads, str_of(name), limit, bytes, err);
}
