/* Forms in parts (RFC 7578), taken apart by libmicrohttpd. */
#include "serve/http_multipart.h"

#include "base/utf8.h"
#include "serve/limits.h"

/* A part of a multipart form comes in pieces; those after the first have an
 * offset. */
typedef struct {
    Request *request;
    StrBuf value;
    Str field, name;
    bool file, open;
} FormReader;

static void end_part(FormReader *reader)
{
    Request *request = reader->request;
    if (!reader->open) return;
    Str value = strbuf_str(&reader->value);
    reader->open = false;
    if (reader->file) {
        FormFile file = {reader->field, reader->name, value};
        if (reader->name.size || value.size)
            vec_push(request->arena, &request->files, file);
        return;
    }
    if (utf8_find_bad(value) != SIZE_MAX) request->bad = true;
    Field field = {reader->field, value};
    vec_push(request->arena, &request->form, field);
}

static enum MHD_Result take_part(void *closure, enum MHD_ValueKind kind,
    const char *field, const char *name, const char *type, const char *encoding,
    const char *data, uint64_t offset, size_t size)
{
    FormReader *reader = closure;
    Arena *arena = reader->request->arena;
    (void)kind;
    (void)type;
    (void)encoding;
    if (offset == 0) {
        end_part(reader);
        reader->open = true;
        reader->file = name != NULL;
        reader->field = str_copy(arena, str_of(field));
        reader->name = str_copy(arena, str_of(name));
        reader->value = strbuf_new(arena);
    }
    strbuf_add(&reader->value, (Str){data, size});
    bool many = reader->request->form.count + reader->request->files.count >=
                LIMIT_FIELDS;
    reader->request->bad |= many;
    return many ? MHD_NO : MHD_YES;
}

void http_multipart(Request *request, struct MHD_Connection *connection)
{
    enum { PART_BUFFER = 32 << 10 };
    FormReader *reader = arena_alloc(request->arena, sizeof *reader);
    reader->request = request;
    struct MHD_PostProcessor *parts =
        MHD_create_post_processor(connection, PART_BUFFER, take_part, reader);
    if (!parts) {
        request->bad = true;
        return;
    }
    if (MHD_post_process(parts, request->body.data, request->body.size) !=
        MHD_YES)
        request->bad = true;
    if (MHD_destroy_post_processor(parts) != MHD_YES) request->bad = true;
    end_part(reader);
}
