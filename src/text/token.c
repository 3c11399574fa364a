/* Cutting a text into words. Letters, digits and marks are told by their
 * Unicode category (utf8proc), those of ASCII by a look; every byte is read
 * once, and looked up once in the lexicon. */
#include "text/token.h"

#include <string.h>
#include <utf8proc.h>
#include "base/utf8.h"
#include "base/vec.h"

typedef enum { KIND_SPACE, KIND_LETTER, KIND_DIGIT, KIND_WIDE, KIND_SIGN } Kind;

Lexicon lexicon_new(Arena *arena)
{
    return (Lexicon){map_new(arena)};
}

uint32_t lexicon_id(Lexicon *lexicon, Str word)
{
    void *found = map_get(&lexicon->words, word);
    if (found) return (uint32_t)(uintptr_t)found;
    uint32_t id = (uint32_t)lexicon->words.count + 1;
    map_put(&lexicon->words, word, (void *)(uintptr_t)id);
    return id;
}

static Kind kind_of_wide_range(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return utf8proc_charwidth((utf8proc_int32_t)c) == 2 ? KIND_WIDE
                                                            : KIND_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return KIND_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return KIND_DIGIT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return KIND_SPACE;
    default: return KIND_SIGN;
    }
}

static Kind kind_of(uint32_t c)
{
    if (c >= 0x80) return kind_of_wide_range(c);
    if (c == ' ' || (c >= '\t' && c <= '\r')) return KIND_SPACE;
    if (c >= '0' && c <= '9') return KIND_DIGIT;
    uint32_t lower = c | 0x20;
    return lower >= 'a' && lower <= 'z' ? KIND_LETTER : KIND_SIGN;
}

static bool is_word(Kind kind)
{
    return kind == KIND_LETTER || kind == KIND_DIGIT;
}

/* May C stand within a word, between what is of kinds LEFT and RIGHT? */
static bool joins(uint32_t c, Kind left, Kind right)
{
    if (c == '\'' || c == 0x2019)
        return left == KIND_LETTER && right == KIND_LETTER;
    if (c == '.' || c == ',') return left == KIND_DIGIT && right == KIND_DIGIT;
    return false;
}

/* The end of the word that begins at AT and whose first character, of kind
 * KIND, ends at END; its characters are added to *LETTERS. */
static size_t end_of_word(Str text, size_t end, Kind kind, size_t *letters)
{
    while (end < text.size) {
        size_t next = end;
        uint32_t c = utf8_next(text, &next);
        Kind found = kind_of(c);
        if (!is_word(found)) {
            size_t after = next;
            if (next >= text.size) break;
            Kind right = kind_of(utf8_next(text, &after));
            if (!joins(c, kind, right)) break;
            found = right;
            next = after;
        }
        kind = found;
        end = next;
        ++*letters;
    }
    return end;
}

static TokenClass class_of_sign(uint32_t c)
{
    switch (c) {
    case '.':
    case '!':
    case '?': return TOKEN_STOP;
    case ',':
    case ';':
    case ':': return TOKEN_COMMA;
    case '\'':
    case '"':
    case '`': return TOKEN_QUOTE;
    default: break;
    }
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_PS: return TOKEN_OPEN;
    case UTF8PROC_CATEGORY_PE: return TOKEN_CLOSE;
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF: return TOKEN_QUOTE;
    default: return TOKEN_OTHER;
    }
}

static bool is_capital(uint32_t c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

static TokenClass class_of_word(uint32_t first, Kind kind, size_t letters)
{
    if (kind == KIND_DIGIT) return TOKEN_DIGITS;
    if (is_capital(first)) return TOKEN_CAPITAL;
    if (letters <= 2) return TOKEN_TINY;
    if (letters == 3) return TOKEN_SHORT;
    return letters <= 6 ? TOKEN_MIDDLE : TOKEN_LONG;
}

/* Reads the token whose first character C, of kind KIND, stands from AT to
 * END. */
static Token read_token(Str text, size_t at, size_t end, uint32_t c, Kind kind)
{
    Token token = {.at = at};
    if (is_word(kind)) {
        size_t letters = 1;
        end = end_of_word(text, end, kind, &letters);
        token.class = class_of_word(c, kind, letters);
    } else {
        token.class = kind == KIND_WIDE ? TOKEN_LONG : class_of_sign(c);
    }
    token.text = str_slice(text, at, end);
    return token;
}

Tokens tokens_of(Arena *arena, Lexicon *lexicon, Str text)
{
    VEC(Token) found = {0};
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        uint32_t c = utf8_next(text, &end);
        Kind kind = kind_of(c);
        if (kind != KIND_SPACE) {
            Token token = read_token(text, at, end, c, kind);
            token.id = lexicon_id(lexicon, token.text);
            vec_push(arena, &found, token);
            end = at + token.text.size;
        }
        at = end;
    }
    return (Tokens){text, found.items, found.count};
}

bool token_is_markdown(const Token *token)
{
    return token->text.size == 1 && token->text.data[0] &&
           strchr("*_#", token->text.data[0]);
}

Str tokens_space(const Tokens *tokens, size_t i)
{
    const Token *before = i ? &tokens->items[i - 1] : NULL;
    size_t begin = before ? before->at + before->text.size : 0;
    size_t end = i < tokens->count ? tokens->items[i].at : tokens->source.size;
    return str_slice(tokens->source, begin, end);
}

uint32_t *tokens_ids(Arena *arena, const Tokens *tokens)
{
    uint32_t *ids = arena_array(arena, tokens->count, sizeof *ids);
    for (size_t i = 0; i < tokens->count; i++) ids[i] = tokens->items[i].id;
    return ids;
}
