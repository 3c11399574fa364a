/* Numbers of list items: digits, letters as word processors go on with them
 * after z (aa, bb), and roman numbers. */
#include "text/counted.h"

enum { LETTERS = 26, MOST_COUNTED = 3999 };

static const struct {
    size_t value;
    const char *digits;
} ROMAN[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
    {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"},
    {4, "iv"}, {1, "i"}};

static void add_roman(StrBuf *buf, size_t number)
{
    for (size_t i = 0; i < sizeof ROMAN / sizeof *ROMAN; i++)
        for (; number >= ROMAN[i].value; number -= ROMAN[i].value)
            strbuf_add(buf, str_of(ROMAN[i].digits));
}

static void add_letters(StrBuf *buf, size_t number)
{
    char letter = (char)('a' + (number - 1) % LETTERS);
    strbuf_repeat(buf, (Str){&letter, 1}, (number - 1) / LETTERS + 1);
}

Str counted(Arena *arena, size_t number, CountStyle style)
{
    StrBuf buf = strbuf_new(arena);
    bool letters = style == COUNT_LETTERS || style == COUNT_CAPITALS;
    if (style == COUNT_DIGITS || !number || number > MOST_COUNTED)
        return str_printf(arena, "%zu", number);
    if (letters)
        add_letters(&buf, number);
    else
        add_roman(&buf, number);
    for (size_t i = 0; i < buf.size; i++)
        if (style == COUNT_CAPITALS || style == COUNT_ROMAN_CAPITALS)
            buf.data[i] = (char)(buf.data[i] & ~0x20);
    return strbuf_str(&buf);
}
