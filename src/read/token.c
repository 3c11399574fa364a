/* From bytes to tokens, after the conventions of the Penn Treebank (Marcus et
 * al. 1993): punctuation stands alone, "don't" is "do" and "n't", "Kyiv's" is
 * "Kyiv" and "'s", while U.S., Mr., O'Malley, 28-point, 3.5 and 1,000 stay
 * whole. One pass, one look ahead. */
#include "read/token.h"

#include <string.h>
#include <utf8proc.h>
#include "base/utf8.h"

typedef enum {
    CHAR_SPACE,
    CHAR_LINE,
    CHAR_LETTER,
    CHAR_DIGIT,
    CHAR_APOSTROPHE,
    CHAR_HYPHEN,
    CHAR_SIGN /* stands alone */
} CharClass;

typedef struct {
    Arena *arena;
    const WordLists *lists;
    Str text;
    size_t at;    /* next byte */
    Token *items; /* [count] */
    size_t count, capacity;
    bool space, line; /* before the token to come */
} Cutter;

static CharClass class_of_wide(uint32_t c)
{
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
        c == 0x3000 || c == 0xFEFF)
        return CHAR_SPACE;
    if (c == 0x2028 || c == 0x2029 || c == 0x85) return CHAR_LINE;
    if (c == 0x2019) return CHAR_APOSTROPHE;
    if (c == 0x2010 || c == 0x2011) return CHAR_HYPHEN;
    if (c == 0xAD) return CHAR_LETTER; /* soft hyphen */
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return CHAR_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL: return CHAR_DIGIT;
    default: return CHAR_SIGN;
    }
}

static CharClass class_of(uint32_t c)
{
    if (c >= 0x80) return class_of_wide(c);
    if ((c | 32) - 'a' < 26 || c == '_') return CHAR_LETTER;
    if (c - '0' < 10) return CHAR_DIGIT;
    if (c == '\n') return CHAR_LINE;
    if (c <= ' ') return CHAR_SPACE;
    if (c == '\'') return CHAR_APOSTROPHE;
    return c == '-' ? CHAR_HYPHEN : CHAR_SIGN;
}

/* The character at a byte, and its class; CHAR_SPACE at the end. */
static CharClass peek(const Cutter *cutter, size_t at, uint32_t *c, size_t *end)
{
    *c = 0;
    *end = at;
    if (at >= cutter->text.size) return CHAR_SPACE;
    *c = utf8_next(cutter->text, end);
    return class_of(*c);
}

static bool is_word(CharClass class)
{
    return class == CHAR_LETTER || class == CHAR_DIGIT;
}

/* Whether the apostrophe before byte AT begins a clitic that is a token of
 * its own: 's 're 've 'll 'd 'm. */
static bool begins_clitic(const Cutter *cutter, size_t at)
{
    static const char *CLITICS[] = {"s", "re", "ve", "ll", "d", "m", NULL};
    uint32_t c;
    size_t end;
    for (size_t i = 0; CLITICS[i]; i++) {
        size_t size = strlen(CLITICS[i]);
        if (cutter->text.size - at < size ||
            strncasecmp(cutter->text.data + at, CLITICS[i], size))
            continue;
        if (!is_word(peek(cutter, at + size, &c, &end))) return true;
    }
    return false;
}

/* Whether a sign inside a word, ending at byte AT, joins it to what follows:
 * the point of 3.5 and U.S, the comma of 1,000, the & of AT&T. */
static bool sign_joins(const Cutter *cutter, uint32_t sign, size_t begin,
    size_t sign_at, size_t at)
{
    uint32_t c;
    size_t end, after;
    CharClass next = peek(cutter, at, &c, &end);
    uint32_t before = (uint8_t)cutter->text.data[sign_at - 1];
    bool digits = next == CHAR_DIGIT && before - '0' < 10;
    if (sign == ',' || sign == ':') return digits;
    if (sign == '&') return c - 'A' < 26 && before - 'A' < 26;
    if (sign == '@') return is_word(next);
    if (sign != '.' || !is_word(next)) return false;
    if (digits) return true;
    bool lone = sign_at - begin == 1 ||
                (sign_at - begin > 1 && cutter->text.data[sign_at - 2] == '.');
    return next == CHAR_LETTER && lone &&
           peek(cutter, end, &c, &after) != CHAR_LETTER && c == '.';
}

/* The byte after the word that begins at BEGIN. */
static size_t find_word_end(const Cutter *cutter, size_t begin)
{
    size_t at = begin, end, after;
    uint32_t c, next;
    for (;; at = end) {
        CharClass class = peek(cutter, at, &c, &end);
        if (is_word(class)) continue;
        if (at == begin || end == at) return at;
        if (class == CHAR_HYPHEN) {
            if (!is_word(peek(cutter, end, &next, &after))) return at;
        } else if (class == CHAR_APOSTROPHE) {
            if (peek(cutter, end, &next, &after) != CHAR_LETTER ||
                begins_clitic(cutter, end))
                return at;
        } else if (class != CHAR_SIGN ||
                   !sign_joins(cutter, c, begin, at, end)) {
            return at;
        }
    }
}

/* Hash, suffix and shape of the bytes of a word. */
static void describe(const Cutter *cutter, Token *token)
{
    uint32_t letters = 0, upper = 0;
    bool first_upper = false;
    WordHash hash = WORD_HASH_START;
    uint64_t suffix = 0;
    for (size_t at = token->begin; at < token->end;) {
        uint32_t c = utf8_next(cutter->text, &at);
        uint32_t small = c < 0x80
                             ? ((c - 'A' < 26) ? c + 32 : c)
                             : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        if (small == 0x2019) small = '\'';
        if (c - '0' < 10) small = '0';
        if (class_of(c) == CHAR_LETTER) {
            if (small != c) upper++;
            if (!letters++) first_upper = small != c;
        }
        for (uint32_t rest = small; rest; rest >>= 8) {
            hash = word_hash_add(hash, (uint8_t)rest);
            suffix = suffix << 8 | (rest & 0xFF);
        }
    }
    token->word = hash;
    token->suffix = suffix & 0xFFFFFF;
    token->shape = !letters           ? SHAPE_NONE
                   : !upper           ? SHAPE_SMALL
                   : letters == 1     ? SHAPE_INITIAL
                   : upper == letters ? SHAPE_UPPER
                   : first_upper      ? SHAPE_TITLE
                                      : SHAPE_MIXED;
}

static void push(Cutter *cutter, size_t end, TokenKind kind)
{
    if (cutter->count == cutter->capacity) {
        size_t capacity = cutter->capacity ? cutter->capacity * 2 : 256;
        cutter->items = arena_grow(cutter->arena, cutter->items, cutter->count,
            capacity, sizeof *cutter->items);
        cutter->capacity = capacity;
    }
    Token *token = &cutter->items[cutter->count++];
    *token = (Token){.begin = (uint32_t)cutter->at,
        .end = (uint32_t)end,
        .kind = (uint8_t)kind,
        .space = cutter->space,
        .line = cutter->line};
    describe(cutter, token);
    token->classes = word_lists_classes(cutter->lists, token->word);
    cutter->at = end;
    cutter->space = cutter->line = false;
}

/* Whether the point after a word belongs to it: "U.S.", "J.", "Sen.". */
static bool takes_point(const Cutter *cutter, const Token *word)
{
    Str text = str_slice(cutter->text, word->begin, word->end);
    if (cutter->at >= cutter->text.size || cutter->text.data[cutter->at] != '.')
        return false;
    if (word->classes & WORD_ABBREVIATION) return word->shape != SHAPE_SMALL;
    if (text.size >= 3 && text.data[text.size - 2] == '.') return true;
    return word->shape == SHAPE_INITIAL && text.size == 1 &&
           text.data[0] != 'I';
}

/* "don't" is "do" and "n't". */
static void split_negation(Cutter *cutter, size_t end)
{
    Str word = str_slice(cutter->text, cutter->at, end);
    size_t size = str_ends(word, S("n't"))        ? 3
                  : str_ends(word, S("n\u2019t")) ? 5
                                                  : 0;
    if (size && word.size > size) push(cutter, end - size, TOKEN_WORD);
}

static void cut_word(Cutter *cutter, bool number)
{
    size_t end = find_word_end(cutter, cutter->at);
    Str rest = str_slice(cutter->text, end, cutter->text.size);
    if (str_starts(rest, S("://")))
        while (end < cutter->text.size && (uint8_t)cutter->text.data[end] > ' ')
            end++;
    split_negation(cutter, end);
    push(cutter, end, number ? TOKEN_NUMBER : TOKEN_WORD);
    Token *word = &cutter->items[cutter->count - 1];
    if (takes_point(cutter, word)) {
        word->end++;
        cutter->at++;
    }
}

static TokenKind kind_of_sign(uint32_t c)
{
    switch (c) {
    case '.':
    case '?':
    case '!':
    case 0x2026: return TOKEN_POINT;
    case ',':
    case ';':
    case ':': return TOKEN_COMMA;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return TOKEN_DASH;
    case '(':
    case '[':
    case '{': return TOKEN_OPEN;
    case ')':
    case ']':
    case '}': return TOKEN_CLOSE;
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F: return TOKEN_QUOTE;
    case 0x2018:
    case 0x201A:
    case 0x2039:
    case 0x203A: return TOKEN_SINGLE;
    default: return TOKEN_OTHER;
    }
}

/* One sign; "..." , "--", "``" and "''" are one token each. */
static void cut_sign(Cutter *cutter, uint32_t c, size_t end)
{
    TokenKind kind = kind_of_sign(c);
    bool repeats = c == '.' || c == '-' || c == '`' || c == '\'';
    size_t first = end;
    while (
        repeats && end < cutter->text.size && cutter->text.data[end] == (char)c)
        end++;
    if (c == '-') kind = TOKEN_DASH;
    if (c == '\'' || c == '`') kind = end > first ? TOKEN_QUOTE : TOKEN_SINGLE;
    push(cutter, end, kind);
}

static void cut_apostrophe(Cutter *cutter, uint32_t c, size_t end)
{
    bool glued = cutter->count && !cutter->space && !cutter->line;
    if (glued && begins_clitic(cutter, end))
        push(cutter, find_word_end(cutter, end), TOKEN_WORD);
    else if (c == '\'')
        cut_sign(cutter, c, end);
    else
        push(cutter, end, TOKEN_SINGLE);
}

static void cut_next(Cutter *cutter)
{
    uint32_t c;
    size_t end;
    switch (peek(cutter, cutter->at, &c, &end)) {
    case CHAR_LINE: cutter->line = true; /* fall through */
    case CHAR_SPACE:
        cutter->space = true;
        cutter->at = end;
        break;
    case CHAR_LETTER: cut_word(cutter, false); break;
    case CHAR_DIGIT: cut_word(cutter, true); break;
    case CHAR_APOSTROPHE: cut_apostrophe(cutter, c, end); break;
    default:
        if (c == '@' || c == '#') {
            uint32_t next;
            size_t after;
            if (is_word(peek(cutter, end, &next, &after))) {
                push(cutter, find_word_end(cutter, end), TOKEN_WORD);
                break;
            }
        }
        cut_sign(cutter, c, end);
    }
}

void tokens_cut(Arena *arena, const WordLists *lists, Str text, Tokens *out)
{
    text = str_slice(text, 0, READ_MAX_BYTES);
    Cutter cutter = {
        .arena = arena, .lists = lists, .text = text, .line = true};
    while (cutter.at < text.size) cut_next(&cutter);
    *out = (Tokens){
        .text = text, .tokens = cutter.items, .token_count = cutter.count};
    tokens_find_sentences(arena, out);
}
