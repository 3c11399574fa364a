/* Headings. A terminal has one size of letters, so there the program's own
 * headings stand in capitals; a page has larger letters, and writes them as
 * sentences. Names from the record stay as they were recorded: a heading is
 * changed only where it is a message of the table, and only as far as that
 * has capitals. One pass over the table a heading; nearly all messages differ
 * in their first byte. */
#include "serve/heading.h"

#include "base/message.h"

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* How many bytes of PATTERN are whole words in capitals, up to its first
 * argument. */
static size_t capitals(Str pattern)
{
    size_t words = 0;
    for (size_t i = 0; i < pattern.size; i++) {
        if (pattern.data[i] == '{' || is_small(pattern.data[i])) return words;
        if (pattern.data[i] == ' ') words = i;
    }
    return pattern.size;
}

/* Whether TEXT is PATTERN with anything in the place of its arguments, or
 * with what follows its first one. */
static bool is_made_of(Str text, Str pattern)
{
    size_t fixed = str_find(pattern, S("{"), 0);
    if (fixed == SIZE_MAX) return str_equal(text, pattern);
    return str_starts(text, str_slice(pattern, 0, fixed));
}

static size_t count_capitals(Str text)
{
    for (int id = 0; id < MESSAGE_COUNT; id++) {
        Str pattern = message_text((MessageId)id);
        if (!pattern.size || !text.size || pattern.data[0] != text.data[0])
            continue;
        size_t count = capitals(pattern);
        if (count && is_made_of(text, pattern)) return count;
    }
    return 0;
}

Str heading_words(Arena *arena, Str text)
{
    size_t count = count_capitals(text);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool lower = i > 0 && i < count && c >= 'A' && c <= 'Z';
        strbuf_char(&buf, lower ? (char)(c | 0x20) : c);
    }
    return strbuf_str(&buf);
}
