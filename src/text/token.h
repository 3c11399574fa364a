#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "base/map.h"

/* Words as people mark them: a run of letters, digits and their accents, with
 * an apostrophe between letters ("subject's") and a point or comma between
 * digits ("1.5"); any other character that is not a space is a token of its
 * own, and so is a wide (East Asian) letter. Spaces are no tokens: what
 * stands between two tokens is found from their places. */
typedef enum {
    TOKEN_EDGE,   /* no token: before the first, after the last */
    TOKEN_TINY,   /* at most 2 letters */
    TOKEN_SHORT,  /* 3 letters */
    TOKEN_MIDDLE, /* 4 to 6 */
    TOKEN_LONG,
    TOKEN_CAPITAL, /* begins with a capital letter */
    TOKEN_DIGITS,
    TOKEN_STOP,  /* . ! ? */
    TOKEN_COMMA, /* , ; : */
    TOKEN_OPEN,  /* an opening bracket */
    TOKEN_CLOSE, /* a closing one */
    TOKEN_QUOTE,
    TOKEN_OTHER,
    TOKEN_CLASS_COUNT
} TokenClass;

typedef struct {
    Str text;
    size_t at;   /* byte offset in the text */
    uint32_t id; /* equal for equal bytes, within one lexicon */
    TokenClass class;
} Token;

typedef struct {
    Str source;
    Token *items; /* [count] */
    size_t count;
} Tokens;

/* Numbers words. One lexicon serves all texts that are to be compared. */
typedef struct {
    Map words;
} Lexicon;

Lexicon lexicon_new(Arena *arena);

/* The number of WORD, a new one if need be; from 1. WORD is borrowed. */
uint32_t lexicon_id(Lexicon *lexicon, Str word);

/* The tokens of TEXT, which must outlive them. O(bytes). */
Tokens tokens_of(Arena *arena, Lexicon *lexicon, Str text);

/* A sign that Markdown makes headings and strong words with. */
bool token_is_markdown(const Token *token);

/* From the end of the token before the Ith to the begin of the Ith (to the
 * end of the source, if I is the count): the space there. */
Str tokens_space(const Tokens *tokens, size_t i);

/* The ids alone: [tokens->count], of the arena. */
uint32_t *tokens_ids(Arena *arena, const Tokens *tokens);

#endif
