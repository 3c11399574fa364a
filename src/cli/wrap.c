/* Wrapping by columns of the terminal: greedy, one pass. */
#include "cli/wrap.h"

#include "base/utf8.h"

static Str trim_end(Str text)
{
    while (text.size && text.data[text.size - 1] == ' ') text.size--;
    return text;
}

static Str trim_begin(Str text)
{
    while (text.size && text.data[0] == ' ') text.data++, text.size--;
    return text;
}

/* Where to end a line that begins TEXT and has room for FIT bytes of it. */
static size_t break_at(Str text, size_t fit)
{
    if (text.data[fit] == ' ') return fit;
    for (size_t i = fit; i > 0; i--)
        if (text.data[i - 1] == ' ' && trim_begin(str_slice(text, 0, i)).size)
            return i;
    return fit;
}

static void wrap_line(Arena *arena, Str line, size_t columns, Pieces *pieces)
{
    line = trim_end(line);
    for (;;) {
        size_t fit = utf8_fit(line, columns).size;
        if (fit == line.size) break;
        size_t end = break_at(line, fit);
        if (end == 0) {
            (void)utf8_next(line, &end);
        } else {
            vec_push(arena, pieces, trim_end(str_slice(line, 0, end)));
        }
        line = trim_begin(str_slice(line, end, line.size));
    }
    vec_push(arena, pieces, line);
}

void wrap_text(Arena *arena, Str text, size_t columns, Pieces *pieces)
{
    Str rest = text.data ? text : S("");
    Str line;
    while (str_next(&rest, '\n', &line))
        wrap_line(arena, line, columns, pieces);
}

Str cut_text(Arena *arena, Str text, size_t columns)
{
    Str rest = text.data ? text : S(""), line, words = S("");
    StrBuf buf = strbuf_new(arena);
    while (str_next(&rest, '\n', &line)) {
        if (buf.size) strbuf_char(&buf, ' ');
        strbuf_add(&buf, line);
    }
    words = trim_end(strbuf_str(&buf));
    if (utf8_width(words) <= columns) return words;
    StrBuf cut = strbuf_new(arena);
    strbuf_add(&cut, trim_end(utf8_fit(words, columns ? columns - 1 : 0)));
    if (columns) strbuf_add(&cut, S("…"));
    return strbuf_str(&cut);
}

static size_t widest_part(Str text, char separator)
{
    size_t widest = 0;
    Str part;
    while (str_next(&text, separator, &part)) {
        size_t width = utf8_width(trim_end(part));
        if (width > widest) widest = width;
    }
    return widest;
}

size_t widest_line(Str text)
{
    return widest_part(text, '\n');
}

size_t widest_word(Str text)
{
    size_t widest = 0;
    Str line;
    while (str_next(&text, '\n', &line)) {
        size_t width = widest_part(line, ' ');
        if (width > widest) widest = width;
    }
    return widest;
}
