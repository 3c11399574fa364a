/* Reading printed numbers: an optional word, then digits in parts, one
 * letter, or a roman number, each with the Latin suffixes by which insertions
 * are numbered in treaties (bis, ter, quater…). */
#include "text/printed.h"

#include <string.h>

static const char *const WORDS[] = {"annex", "annexe", "anexo", "anhang",
    "appendix", "article", "artikel", "artículo", "chapter", "chapitre",
    "clause", "kapitel", "option", "paragraph", "part", "partie", "point",
    "recital", "regel", "rule", "schedule", "section", "title", "titre"};
static const char *const SUFFIXES[] = {"bis", "ter", "quater", "quat",
    "quinquies", "sexies", "septies", "octies", "novies", "decies"};
enum {
    WORD_COUNT = sizeof WORDS / sizeof *WORDS,
    SUFFIX_COUNT = sizeof SUFFIXES / sizeof *SUFFIXES,
    MOST_DIGITS = 5,
    MOST_ROMAN = 7,
    MOST_WORD = 20
};

static char at(Str text, size_t i)
{
    return i < text.size ? text.data[i] : 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* A letter of ASCII, or any byte of a character beyond. */
static bool is_word_byte(char c)
{
    return is_letter(c) || (unsigned char)c >= 0x80;
}

static Str lower_copy(Arena *arena, Str text)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size; i++)
        strbuf_char(&buf, lower(text.data[i]));
    return strbuf_str(&buf);
}

static size_t skip(Str text, size_t i, const char *set)
{
    while (i < text.size && strchr(set, text.data[i])) i++;
    return i;
}

static bool in_table(Str word, const char *const *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, str_of(table[i]))) return true;
    return false;
}

/* The letters from I on, as long as they go. */
static Str letters_at(Str text, size_t i)
{
    size_t end = i;
    while (end < text.size && is_word_byte(text.data[end])) end++;
    return str_slice(text, i, end);
}

static bool is_roman(Str letters)
{
    if (!letters.size || letters.size > MOST_ROMAN) return false;
    for (size_t i = 0; i < letters.size; i++)
        if (!strchr("ivxlc", lower(letters.data[i]))) return false;
    return true;
}

/* Moves *I over a suffix, glued or after one blank, and adds it to VALUE. */
static void read_suffix(Arena *arena, Str text, size_t *i, StrBuf *value)
{
    size_t begin = *i + (at(text, *i) == ' ');
    Str letters = letters_at(text, begin);
    Str word = lower_copy(arena, letters);
    bool glued = begin == *i;
    if (!in_table(word, SUFFIXES, SUFFIX_COUNT) &&
        !(glued && letters.size == 1))
        return;
    strbuf_add(value, word);
    *i = begin + letters.size;
}

static bool read_digits(Str text, size_t *i, Printed *printed, StrBuf *value)
{
    for (;;) {
        size_t begin = *i;
        while (is_digit(at(text, *i))) ++*i;
        if (*i == begin || *i - begin > MOST_DIGITS) return false;
        strbuf_add(value, str_slice(text, begin, *i));
        printed->parts++;
        if (at(text, *i) != '.' || !is_digit(at(text, *i + 1))) break;
        strbuf_char(value, '.');
        ++*i;
    }
    printed->style = printed->parts > 1 ? '.' : '1';
    return true;
}

static bool read_letters(Str text, size_t *i, Printed *printed, StrBuf *value)
{
    Str letters = letters_at(text, *i);
    bool roman = is_roman(letters);
    if (letters.size != 1 && !roman) return false;
    if (!is_letter(letters.data[0])) return false;
    printed->style = roman ? 'i' : 'a';
    printed->parts = 1;
    for (size_t k = 0; k < letters.size; k++)
        strbuf_char(value, lower(letters.data[k]));
    *i += letters.size;
    return true;
}

static bool read_value(Arena *arena, Str text, size_t *i, Printed *printed)
{
    StrBuf value = strbuf_new(arena);
    if (is_digit(at(text, *i)) ? !read_digits(text, i, printed, &value)
                               : !read_letters(text, i, printed, &value))
        return false;
    read_suffix(arena, text, i, &value);
    printed->value = strbuf_str(&value);
    return true;
}

/* "Article 2 bis", where TEXT stands at the word. */
static bool read_worded(
    Arena *arena, Str text, size_t *i, bool heading, Printed *printed)
{
    Str word = letters_at(text, *i);
    if (word.size < 3 || word.size > MOST_WORD) return false;
    if (at(text, *i + word.size) != ' ') return false;
    printed->word = lower_copy(arena, word);
    bool known = in_table(printed->word, WORDS, WORD_COUNT);
    *i += word.size + 1;
    if (!known && !(heading && is_digit(at(text, *i)))) return false;
    if (!read_value(arena, text, i, printed)) return false;
    char after = at(text, *i);
    if (heading) return !is_word_byte(after) && !is_digit(after);
    if (after == ' ') after = at(text, skip(text, *i, " "));
    return after == 0 || strchr("\r\n:.*)]-\xE2", after); /* E2: a dash */
}

/* "3.", "3.2", "(a)", "a)", "1)": must be closed, or of several parts. */
static bool read_bare(Arena *arena, Str text, size_t *i, Printed *printed)
{
    bool open = at(text, *i) == '(';
    if (open) ++*i;
    if (!read_value(arena, text, i, printed)) return false;
    char c = at(text, *i);
    if (c == ')' || (!open && c == '.')) {
        printed->close = c;
        ++*i;
    } else if (open || printed->style != '.' || c != ' ') {
        return false;
    }
    c = at(text, *i);
    return c == 0 || strchr(" \t\n\r*_]", c);
}

bool printed_read(Arena *arena, Str text, bool heading, Printed *printed)
{
    size_t begin = skip(text, 0, " \t#>*_[{\\-+"), i = begin;
    *printed = (Printed){.word = S("")};
    bool found = read_worded(arena, text, &i, heading, printed);
    if (!found) {
        i = begin;
        *printed = (Printed){.word = S("")};
        found = read_bare(arena, text, &i, printed);
    }
    if (!found) return false;
    printed->text = str_slice(text, begin, i);
    printed->end = i;
    return true;
}
