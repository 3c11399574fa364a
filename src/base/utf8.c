/* UTF-8: checked here by the table of RFC 3629 section 4, since the question
 * is asked of every byte that comes in; widths come from utf8proc. */
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

/* Length of the well-formed sequence at P with LEFT bytes to go; 0 if none. */
static size_t sequence(const unsigned char *p, size_t left)
{
    unsigned char lowest = 0x80, highest = 0xBF;
    size_t size;
    if (p[0] < 0x80) return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4) return 0;
    size = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < size) return 0;
    if (p[0] == 0xE0) lowest = 0xA0;
    if (p[0] == 0xED) highest = 0x9F;
    if (p[0] == 0xF0) lowest = 0x90;
    if (p[0] == 0xF4) highest = 0x8F;
    if (p[1] < lowest || p[1] > highest) return 0;
    for (size_t i = 2; i < size; i++)
        if ((p[i] & 0xC0) != 0x80) return 0;
    return size;
}

size_t utf8_find_bad(Str text)
{
    const unsigned char *p = (const unsigned char *)text.data;
    size_t i = 0;
    while (i < text.size) {
        uint64_t eight;
        if (text.size - i >= 8) {
            memcpy(&eight, p + i, 8);
            if (!(eight & 0x8080808080808080u)) {
                i += 8;
                continue;
            }
        }
        size_t size = sequence(p + i, text.size - i);
        if (!size) return i;
        i += size;
    }
    return SIZE_MAX;
}

/* Line and column of byte OFFSET. */
static Place place_of(Str text, const char *file, size_t offset)
{
    Place place = {file, 1, 1};
    for (size_t i = 0; i < offset; i++) {
        place.column++;
        if (text.data[i] == '\n') place.line++, place.column = 1;
    }
    return place;
}

static Status bad_byte(
    Str text, const char *file, size_t at, MessageId id, Err *err)
{
    char number[32];
    int size = snprintf(number, sizeof number, "%zu", at);
    return err_set(err, STATUS_INPUT, place_of(text, file, at), id,
        ARGS((Str){number, (size_t)size}));
}

Status utf8_check(Str text, const char *file, Err *err)
{
    const char *nul = text.size ? memchr(text.data, 0, text.size) : NULL;
    if (nul)
        return bad_byte(
            text, file, (size_t)(nul - text.data), MSG_HAS_NUL, err);
    size_t bad = utf8_find_bad(text);
    if (bad == SIZE_MAX) return STATUS_OK;
    return bad_byte(text, file, bad, MSG_NOT_UTF8, err);
}

uint32_t utf8_next(Str text, size_t *offset)
{
    const unsigned char *p = (const unsigned char *)text.data + *offset;
    size_t size = sequence(p, text.size - *offset);
    *offset += size ? size : 1;
    switch (size) {
    case 1: return p[0];
    case 2: return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3: return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4:
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
               (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    default: return 0xFFFD;
    }
}

void utf8_add(StrBuf *buf, uint32_t code_point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t size =
        utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    if (size > 0) strbuf_add(buf, (Str){(const char *)bytes, (size_t)size});
}

static size_t width_of(uint32_t code_point)
{
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return width > 0 ? (size_t)width : 0;
}

size_t utf8_width(Str text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.size;) width += width_of(utf8_next(text, &i));
    return width;
}

Str utf8_fit(Str text, size_t columns)
{
    size_t width = 0;
    for (size_t i = 0; i < text.size;) {
        size_t begin = i;
        width += width_of(utf8_next(text, &i));
        if (width > columns) return str_slice(text, 0, begin);
    }
    return text;
}
