/* Brackets of negotiated texts: one pass with a stack of those that are open.
 * The usage is that of the United Nations' drafts (brackets around all that
 * is not agreed, alternatives side by side). */
#include "text/brackets.h"

#include <string.h>

enum { MOST_NAME = 60 };

const char *const BRACKET_KEYS[BRACKET_KIND_COUNT] = {
    "words", "alternative", "placeholder"};

static char at(Str text, size_t i)
{
    return i < text.size ? text.data[i] : 0;
}

static bool starts_at(Str text, size_t i, Str part)
{
    return i <= text.size && str_starts(str_slice(text, i, text.size), part);
}

/* The first C in the same line, at most LIMIT bytes away, or SIZE_MAX. */
static size_t find_char(Str text, char c, size_t from, size_t limit)
{
    Str near = str_slice(text, from, from + limit);
    const char *found = near.size ? memchr(near.data, c, near.size) : NULL;
    if (!found) return SIZE_MAX;
    size_t size = (size_t)(found - near.data);
    return memchr(near.data, '\n', size) ? SIZE_MAX : from + size;
}

/* "(http://…)", "(/page)", "(#note)" after a bracket. */
static size_t end_of_address(Str text, size_t i)
{
    enum { MOST_ADDRESS = 2000 };
    size_t close = find_char(text, ')', i, MOST_ADDRESS);
    if (at(text, i) != '(' || close == SIZE_MAX) return 0;
    Str address = str_slice(text, i + 1, close);
    bool is_address = str_starts(address, S("/")) ||
                      str_starts(address, S("#")) ||
                      str_find(address, S("://"), 0) != SIZE_MAX;
    return is_address ? close + 1 : 0;
}

/* Where text goes on after something at I, a "[", that is no bracket; 0 if it
 * is one. */
static size_t skip_other(Str text, size_t i)
{
    enum { MOST_LABEL = 500 };
    bool at_line = i == 0 || text.data[i - 1] == '\n';
    if (starts_at(text, i, S("[source]"))) return i + S("[source]").size;
    size_t close = find_char(text, ']', i, MOST_LABEL);
    if (close == SIZE_MAX) return 0;
    if (at(text, i + 1) == '^') return close + 1 + (at(text, close + 1) == ':');
    if (memchr(text.data + i + 1, '[', close - i - 1)) return 0;
    if (at_line && at(text, close + 1) == ':' && at(text, close + 2) == ' ')
        return close + 1;
    return end_of_address(text, close + 1);
}

static bool is_space(char c)
{
    return c == ' ' || c == '*' || c == '_' || (c >= '\t' && c <= '\r');
}

static bool is_placeholder(Str words)
{
    enum { LETTERS = 11 };
    while (words.size && is_space(words.data[0]))
        words = str_slice(words, 1, words.size);
    if (words.size >= LETTERS &&
        !strncasecmp(words.data, "placeholder", LETTERS))
        return true;
    size_t letters = 0;
    for (size_t i = 0; i < words.size; i++) {
        char c = words.data[i];
        if (is_space(c) || c == '.' || c == '_' || c == '-' ||
            starts_at(words, i, S("…")) || ((unsigned char)c & 0xC0) == 0x80)
            continue;
        letters++;
        if (letters > 1 || !strchr("XYZxyzN", c)) return false;
    }
    return true;
}

/* "AOSIS, EU" of "AOSIS, EU: words": names in capitals before a colon. */
static Str name_before_colon(Str words)
{
    size_t colon = find_char(words, ':', 0, MOST_NAME);
    if (colon == SIZE_MAX || colon == 0 || at(words, colon + 1) != ' ')
        return S("");
    Str name = str_slice(words, 0, colon), rest = name, part;
    while (str_next(&rest, ' ', &part)) {
        char c = at(part, 0);
        bool capital = (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
        if (!capital && !str_equal(part, S("and")) && !str_equal(part, S("&")))
            return S("");
    }
    if (str_starts(name, S("Option")) || str_starts(name, S("Note")))
        return S("");
    return name;
}

static void describe(Str text, Bracket *bracket)
{
    Str words = str_slice(text, bracket->begin + 1, bracket->end - 1);
    size_t after = bracket->end;
    while (at(text, after) == ' ') after++;
    size_t before = bracket->begin;
    while (before && text.data[before - 1] == ' ') before--;
    if (is_placeholder(words))
        bracket->kind = BRACKET_PLACEHOLDER;
    else if (at(text, after) == '[' || (before && text.data[before - 1] == ']'))
        bracket->kind = BRACKET_ALTERNATIVE;
    bracket->by = name_before_colon(words);
}

typedef VEC(size_t) Stack;

static void close_bracket(
    Str text, size_t i, Bracket *found, Stack *open, Brackets *brackets)
{
    if (!open->count) {
        brackets->unopened++;
        return;
    }
    Bracket *bracket = &found[open->items[--open->count]];
    bracket->end = i + 1;
    describe(text, bracket);
}

Brackets brackets_of(Arena *arena, Str text)
{
    VEC(Bracket) found = {0};
    Stack open = {0};
    Brackets brackets = {0};
    for (size_t i = 0; i < text.size;) {
        char c = text.data[i];
        size_t other = c == '[' ? skip_other(text, i) : 0;
        if (other) {
            i = other;
            continue;
        }
        if (c == '[') {
            vec_push(arena, &open, found.count);
            Bracket bracket = {
                .begin = i, .end = SIZE_MAX, .depth = open.count, .by = S("")};
            vec_push(arena, &found, bracket);
            if (open.count > brackets.deepest) brackets.deepest = open.count;
        } else if (c == ']') {
            close_bracket(text, i, found.items, &open, &brackets);
        }
        i++;
    }
    brackets.unclosed = open.count;
    brackets.items = found.items;
    brackets.count = found.count;
    return brackets;
}

Str brackets_clean(Arena *arena, Str text, const Brackets *brackets)
{
    StrBuf buf = strbuf_new(arena);
    size_t from = 0;
    for (size_t i = 0; i < brackets->count; i++) {
        const Bracket *bracket = &brackets->items[i];
        if (bracket->end == SIZE_MAX || bracket->begin < from) continue;
        strbuf_add(&buf, str_slice(text, from, bracket->begin));
        from = bracket->end;
        bool blank_before = !buf.size || buf.data[buf.size - 1] == ' ' ||
                            buf.data[buf.size - 1] == '\n';
        if (blank_before && at(text, from) == ' ') from++;
    }
    strbuf_add(&buf, str_slice(text, from, text.size));
    return strbuf_str(&buf);
}
