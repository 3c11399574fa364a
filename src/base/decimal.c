/* Decimals as digit strings. */
#include "base/decimal.h"

#include <string.h>

enum { LARGEST_EXPONENT = 300 };

typedef struct {
    bool negative;
    Str digits;    /* without point */
    int64_t point; /* the point stands before digits[point] */
} Parts;

static size_t count_digits(Str text, size_t from)
{
    size_t end = from;
    while (end < text.size && text.data[end] >= '0' && text.data[end] <= '9')
        end++;
    return end - from;
}

/* [+-] digits [. digits] [e [+-] digits] */
static bool split(Arena *arena, Str text, Parts *out)
{
    size_t at = text.size && (text.data[0] == '-' || text.data[0] == '+');
    out->negative = at && text.data[0] == '-';
    size_t whole = count_digits(text, at), part = 0;
    StrBuf digits = strbuf_new(arena);
    strbuf_add(&digits, str_slice(text, at, at + whole));
    at += whole;
    if (at < text.size && text.data[at] == '.') {
        part = count_digits(text, ++at);
        strbuf_add(&digits, str_slice(text, at, at + part));
        at += part;
        if (!part) return false;
    }
    out->digits = strbuf_str(&digits);
    out->point = (int64_t)whole;
    if (!whole) return false;
    if (at == text.size) return true;
    int64_t exponent;
    if (text.data[at] != 'e' && text.data[at] != 'E') return false;
    at++;
    bool plus = at < text.size && text.data[at] == '+';
    if (plus) at++;
    if (!str_to_int(str_slice(text, at, text.size), &exponent)) return false;
    if (exponent > LARGEST_EXPONENT || exponent < -LARGEST_EXPONENT)
        return false;
    out->point += exponent;
    return !plus || text.data[at] != '-';
}

bool decimal_parse(Arena *arena, Str text, Str *minimal)
{
    Parts parts;
    if (!split(arena, text, &parts)) return false;
    StrBuf all = strbuf_new(arena);
    int64_t before = parts.point < 0 ? -parts.point : 0;
    strbuf_repeat(&all, S("0"), (size_t)before);
    strbuf_add(&all, parts.digits);
    size_t point = (size_t)(parts.point + before);
    if (all.size < point) strbuf_repeat(&all, S("0"), point - all.size);
    Str digits = strbuf_str(&all);
    size_t begin = 0, end = digits.size;
    while (begin < point && digits.data[begin] == '0') begin++;
    while (end > point && digits.data[end - 1] == '0') end--;
    StrBuf out = strbuf_new(arena);
    bool zero = begin == point && end == point;
    if (parts.negative && !zero) strbuf_char(&out, '-');
    if (begin == point) strbuf_char(&out, '0');
    strbuf_add(&out, str_slice(digits, begin, point));
    if (end > point) {
        strbuf_char(&out, '.');
        strbuf_add(&out, str_slice(digits, point, end));
    }
    *minimal = strbuf_str(&out);
    return true;
}

static int compare_sizes(Str a, Str b)
{
    size_t whole_a = count_digits(a, 0), whole_b = count_digits(b, 0);
    if (whole_a != whole_b) return whole_a < whole_b ? -1 : 1;
    return str_compare(a, b);
}

int decimal_compare(Str a, Str b)
{
    bool minus_a = a.size && a.data[0] == '-',
         minus_b = b.size && b.data[0] == '-';
    if (minus_a != minus_b) return minus_a ? -1 : 1;
    if (!minus_a) return compare_sizes(a, b);
    return -compare_sizes(str_slice(a, 1, a.size), str_slice(b, 1, b.size));
}
