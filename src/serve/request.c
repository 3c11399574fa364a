/* The fields of requests and answers. */
#include "serve/request.h"

#include <string.h>
#include <strings.h>
#include "base/utf8.h"
#include "serve/limits.h"

bool field_find(const Fields *fields, Str name, Str *value)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (!str_equal(fields->items[i].name, name)) continue;
        *value = fields->items[i].value;
        return true;
    }
    return false;
}

Str field_value(const Fields *fields, Str name)
{
    Str value = S("");
    return field_find(fields, name, &value) ? value : S("");
}

bool equal_ignoring_case(Str a, Str b)
{
    return a.size == b.size && !strncasecmp(a.data, b.data, a.size);
}

size_t header_count(const Request *request, Str name)
{
    size_t count = 0;
    for (size_t i = 0; i < request->headers.count; i++)
        count += equal_ignoring_case(request->headers.items[i].name, name);
    return count;
}

Str header_value(const Request *request, Str name)
{
    for (size_t i = 0; i < request->headers.count; i++)
        if (equal_ignoring_case(request->headers.items[i].name, name))
            return request->headers.items[i].value;
    return S("");
}

bool request_is_readable(const Request *request)
{
    Str name = S("Transfer-Encoding");
    return !header_count(request, name) ||
           equal_ignoring_case(header_value(request, name), S("chunked"));
}

void response_header(
    Response *response, Arena *arena, const char *name, Str value)
{
    Field field = {str_of(name), value};
    vec_push(arena, &response->headers, field);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool percent_decode(Arena *arena, Str text, bool plus, Str *decoded)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '+' && plus) c = ' ';
        if (c == '%') {
            if (i + 2 >= text.size) return false;
            int high = hex_digit(text.data[i + 1]);
            int low = hex_digit(text.data[i + 2]);
            if (high < 0 || low < 0) return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (!c) return false;
        strbuf_char(&buf, c);
    }
    *decoded = strbuf_str(&buf);
    return utf8_find_bad(*decoded) == SIZE_MAX;
}

bool fields_decode(Arena *arena, Str text, Fields *fields)
{
    Str part;
    while (text.size && str_next(&text, '&', &part)) {
        Field field;
        size_t equal = str_find(part, S("="), 0);
        size_t end = equal == SIZE_MAX ? part.size : equal;
        Str value = str_slice(part, end + 1, part.size);
        if (!part.size) continue;
        if (fields->count == LIMIT_FIELDS ||
            !percent_decode(
                arena, str_slice(part, 0, end), true, &field.name) ||
            !percent_decode(arena, value, true, &field.value))
            return false;
        vec_push(arena, fields, field);
    }
    return true;
}

static Str without_returns(Arena *arena, Str text)
{
    StrBuf buf = strbuf_new(arena);
    size_t begin = 0, at;
    while ((at = str_find(text, S("\r\n"), begin)) != SIZE_MAX) {
        strbuf_add(&buf, str_slice(text, begin, at));
        begin = at + 1;
    }
    strbuf_add(&buf, str_slice(text, begin, text.size));
    return strbuf_str(&buf);
}

void fields_mend_lines(Arena *arena, Fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        Str *value = &fields->items[i].value;
        if (str_find(*value, S("\r\n"), 0) != SIZE_MAX)
            *value = without_returns(arena, *value);
    }
}
