#ifndef READ_TOKEN_H
#define READ_TOKEN_H

#include "read/word_lists.h"

/* What a token is. */
typedef enum {
    TOKEN_WORD,
    TOKEN_NUMBER,
    TOKEN_POINT, /* . ? ! ... : may end a sentence */
    TOKEN_COMMA, /* , ; : */
    TOKEN_DASH,
    TOKEN_OPEN, /* an opening bracket */
    TOKEN_CLOSE,
    TOKEN_QUOTE,  /* a double quotation mark of any style */
    TOKEN_SINGLE, /* a single one that is no apostrophe */
    TOKEN_OTHER
} TokenKind;

/* How a word is written. */
typedef enum {
    SHAPE_NONE, /* no letters */
    SHAPE_SMALL,
    SHAPE_TITLE,   /* Russia */
    SHAPE_UPPER,   /* NATO */
    SHAPE_INITIAL, /* J. */
    SHAPE_MIXED
} Shape;

/* Where a token stands towards quotation marks (quote.h). */
typedef enum {
    QUOTE_NONE,
    QUOTE_BEGIN, /* the opening mark itself */
    QUOTE_INSIDE,
    QUOTE_END /* the closing mark itself */
} QuoteState;

typedef struct {
    uint32_t begin, end; /* bytes of the text, on character boundaries */
    WordHash word;       /* of the small letters; digits count as 0 */
    uint64_t suffix;     /* the last three bytes of the small letters */
    uint32_t classes;    /* of the lists */
    uint8_t kind, shape, quote;
    uint8_t verb_sense, noun_sense; /* as a verb, a noun (sense.h); 0: none */
    uint8_t tag;                    /* part of speech (tagger.h) */
    bool space;                     /* white space stands before it */
    bool line;                      /* a line end stands before it */
} Token;

typedef struct {
    uint32_t begin, end; /* tokens */
} TokenRange;

/* A text cut up. */
typedef struct {
    Str text; /* UTF-8; borrowed */
    Token *tokens;
    size_t token_count;
    TokenRange *sentences;
    size_t sentence_count;
    TokenRange *paragraphs; /* made of whole sentences */
    size_t paragraph_count;
    uint32_t *sentence_of; /* [token_count] */
} Tokens;

/* The longest text that is read as one, and the most tokens that are read as
 * one paragraph: what is longer is cut there. */
enum { READ_MAX_BYTES = 2 << 20, PARAGRAPH_MAX = 4096 };

/* Cuts TEXT (of at most READ_MAX_BYTES) into tokens, sentences and
 * paragraphs. Bytes that are not UTF-8 become tokens of their own kind;
 * nothing is refused. Time and memory are linear. */
void tokens_cut(Arena *arena, const WordLists *lists, Str text, Tokens *out);

/* The bytes of a token. */
static inline Str token_text(const Tokens *tokens, size_t i)
{
    const Token *token = &tokens->tokens[i];
    return (Str){tokens->text.data + token->begin, token->end - token->begin};
}

/* For tokens_cut(), in sentence.c: fills sentences and paragraphs. */
void tokens_find_sentences(Arena *arena, Tokens *tokens);

#endif
