/* Encodings. UTF-8 is checked, not guessed; then a byte order mark decides;
 * only then statistics over the bytes do (uchardet, after Li and Momoi 2001).
 * Cost: linear. */
#include "base/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <uchardet.h>
#include "base/utf8.h"

enum { GUESS_BYTES = 1 << 20 }; /* that the guess looks at */

static void close_guess(void *thing)
{
    uchardet_delete(thing);
}

/* The name of the encoding that BYTES seem to have; "" if none does. */
static Str guess(Arena *arena, Str bytes)
{
    uchardet_t detector = uchardet_new();
    size_t size = bytes.size < GUESS_BYTES ? bytes.size : GUESS_BYTES;
    if (!detector) return S("");
    arena_defer(arena, close_guess, detector);
    if (uchardet_handle_data(detector, bytes.data, size)) return S("");
    uchardet_data_end(detector);
    return str_copy(arena, str_of(uchardet_get_charset(detector)));
}

static void close_converter(void *thing)
{
    iconv_close(thing);
}

/* All of BYTES from the encoding NAME; false where they do not fit it, or do
 * not fit into LIMIT. */
static bool convert(
    Arena *arena, Str bytes, const char *name, size_t limit, StrBuf *out)
{
    iconv_t converter = iconv_open("UTF-8", name);
    char block[1 << 14], *in = (char *)bytes.data;
    size_t left = bytes.size;
    if (converter == (iconv_t)-1) return false;
    arena_defer(arena, close_converter, converter);
    while (left) {
        char *to = block;
        size_t room = sizeof block;
        size_t done = iconv(converter, &in, &left, &to, &room);
        bool full = done == (size_t)-1 && errno == E2BIG;
        strbuf_add(out, (Str){block, sizeof block - room});
        if ((done == (size_t)-1 && !full) || out->size > limit) return false;
    }
    return true;
}

static bool has_mark(Str bytes, const char *mark, size_t size)
{
    return bytes.size >= size && memcmp(bytes.data, mark, size) == 0;
}

/* The encoding that a byte order mark tells; "" if there is none. */
static Str marked(Str bytes)
{
    if (has_mark(bytes, "\xFF\xFE\0\0", 4)) return S("UTF-32");
    if (has_mark(bytes, "\0\0\xFE\xFF", 4)) return S("UTF-32");
    if (has_mark(bytes, "\xFF\xFE", 2)) return S("UTF-16");
    return has_mark(bytes, "\xFE\xFF", 2) ? S("UTF-16") : S("");
}

Status charset_to_utf8(Arena *arena, Str bytes, size_t limit, const char *file,
    Str *text, Str *name, Err *err)
{
    StrBuf converted = strbuf_new(arena);
    if (has_mark(bytes, "\xEF\xBB\xBF", 3))
        bytes = str_slice(bytes, 3, bytes.size);
    *text = bytes;
    *name = S("UTF-8");
    bool good = utf8_find_bad(bytes) == SIZE_MAX;
    bool nul = bytes.size && memchr(bytes.data, 0, bytes.size);
    if (good && !nul) return STATUS_OK;
    Str found = marked(bytes);
    if (!found.size && !nul) found = guess(arena, bytes);
    if (!found.size) return utf8_check(bytes, file, err);
    *name = found;
    if (!convert(arena, bytes, str_c(arena, found), limit, &converted))
        return err_set(err, STATUS_INPUT, (Place){file, 0, 0}, MSG_CHARSET_BAD,
            ARGS(found));
    *text = strbuf_str(&converted);
    return utf8_check(*text, file, err);
}
