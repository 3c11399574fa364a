/* Strings as slices, and a builder. Nothing here frees: arenas do. */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

Str str_of(const char *c_string)
{
    return c_string ? (Str){c_string, strlen(c_string)} : S("");
}

bool str_equal(Str a, Str b)
{
    return a.size == b.size && (a.size == 0 || !memcmp(a.data, b.data, a.size));
}

int str_compare(Str a, Str b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    if (order) return order;
    return (a.size > b.size) - (a.size < b.size);
}

bool str_starts(Str text, Str prefix)
{
    return text.size >= prefix.size &&
           str_equal((Str){text.data, prefix.size}, prefix);
}

bool str_ends(Str text, Str suffix)
{
    return text.size >= suffix.size &&
           str_equal(
               str_slice(text, text.size - suffix.size, text.size), suffix);
}

size_t str_find(Str text, Str part, size_t from)
{
    if (from > text.size || part.size > text.size - from) return SIZE_MAX;
    if (part.size == 0) return from;
    const char *found =
        memmem(text.data + from, text.size - from, part.data, part.size);
    return found ? (size_t)(found - text.data) : SIZE_MAX;
}

Str str_slice(Str text, size_t begin, size_t end)
{
    if (text.size == 0) return text; /* data may be NULL */
    if (end > text.size) end = text.size;
    if (begin > end) begin = end;
    return (Str){text.data + begin, end - begin};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str str_trim(Str text)
{
    while (text.size && is_space(text.data[0])) text.data++, text.size--;
    while (text.size && is_space(text.data[text.size - 1])) text.size--;
    return text;
}

bool str_next(Str *rest, char separator, Str *part)
{
    if (!rest->data) return false;
    const char *end =
        rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    if (!end) {
        *part = *rest;
        *rest = (Str){NULL, 0};
        return true;
    }
    size_t size = (size_t)(end - rest->data);
    *part = (Str){rest->data, size};
    *rest = str_slice(*rest, size + 1, rest->size);
    return true;
}

bool str_to_int(Str text, int64_t *value)
{
    bool negative = text.size && text.data[0] == '-';
    size_t i = negative;
    int64_t sum = 0;
    if (i == text.size) return false;
    for (; i < text.size; i++) {
        char c = text.data[i];
        if (c < '0' || c > '9') return false;
        if (__builtin_mul_overflow(sum, 10, &sum) ||
            __builtin_sub_overflow(sum, c - '0', &sum))
            return false;
    }
    if (!negative && sum == INT64_MIN) return false;
    *value = negative ? sum : -sum;
    return true;
}

Str str_copy(Arena *arena, Str text)
{
    char *data = arena_alloc(arena, text.size + 1);
    if (text.size) memcpy(data, text.data, text.size);
    return (Str){data, text.size};
}

const char *str_c(Arena *arena, Str text)
{
    return str_copy(arena, text).data;
}

Str str_join(Arena *arena, const Str *parts, size_t count, Str between)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < count; i++) {
        if (i) strbuf_add(&buf, between);
        strbuf_add(&buf, parts[i]);
    }
    return strbuf_str(&buf);
}

static void append_format(StrBuf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    if (size > 0) {
        char *text = arena_alloc(buf->arena, (size_t)size + 1);
        vsnprintf(text, (size_t)size + 1, format, again);
        strbuf_add(buf, (Str){text, (size_t)size});
    }
    va_end(again);
}

Str str_printf(Arena *arena, const char *format, ...)
{
    StrBuf buf = strbuf_new(arena);
    va_list args;
    va_start(args, format);
    append_format(&buf, format, args);
    va_end(args);
    return strbuf_str(&buf);
}

Str str_int(Arena *arena, int64_t number)
{
    return str_printf(arena, "%lld", (long long)number);
}

StrBuf strbuf_new(Arena *arena)
{
    return (StrBuf){.arena = arena};
}

/* Room for MORE bytes and a NUL. */
static void reserve(StrBuf *buf, size_t more)
{
    if (buf->capacity - buf->size > more) return;
    size_t capacity = buf->capacity ? buf->capacity * 2 : 64;
    while (capacity - buf->size <= more) capacity *= 2;
    buf->data = arena_grow(buf->arena, buf->data, buf->size, capacity, 1);
    buf->capacity = capacity;
}

void strbuf_add(StrBuf *buf, Str text)
{
    reserve(buf, text.size);
    if (text.size) memcpy(buf->data + buf->size, text.data, text.size);
    buf->size += text.size;
    buf->data[buf->size] = 0;
}

void strbuf_char(StrBuf *buf, char c)
{
    reserve(buf, 1);
    buf->data[buf->size++] = c;
    buf->data[buf->size] = 0;
}

void strbuf_repeat(StrBuf *buf, Str text, size_t times)
{
    while (times--) strbuf_add(buf, text);
}

void strbuf_printf(StrBuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    append_format(buf, format, args);
    va_end(args);
}

Str strbuf_str(const StrBuf *buf)
{
    return buf->data ? (Str){buf->data, buf->size} : S("");
}
