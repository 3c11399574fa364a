/* Statements within statements. The labels do not overlap, so what stands in
 * a content is found by its form alone: a subject, a verb of saying, and
 * "that". Everything else is left to its outer statement. Cost: linear in the
 * contents. */
#include "read/statement.h"

#include "read/tagger.h"

/* Of 34 found on every fifth text of PolNeAR's training part, 19 were right as
 * judged by hand (its annotation marks few statements within others). */
#define NESTED_SHARE 0.5

enum { SUBJECT_TOKENS_MAX = 10 };

typedef struct {
    Arena *arena;
    const Tokens *tokens;
    Statements all;
} Nesting;

static const Token *token_at(const Nesting *in, size_t i)
{
    return &in->tokens->tokens[i];
}

static bool is_word(const Nesting *in, size_t i, Str word)
{
    return token_at(in, i)->word == word_hash(word);
}

static bool is_that(const Nesting *in, size_t i)
{
    return is_word(in, i, S("that"));
}

/* "I think", "do you know", "it is fair to say": nobody's statement but the
 * speaker's own. */
static bool is_general(const Nesting *in, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if ((token_at(in, i)->classes & WORD_FIRST) || is_word(in, i, S("you")))
            return true;
    if (begin == end) return true;
    return is_word(in, end - 1, S("to")) ||
           (end - begin == 1 && is_word(in, begin, S("who")));
}

/* Whether a clause of three tokens at least follows the "that" at AT: not
 * "that way", "that and". */
static bool has_clause(const Nesting *in, uint32_t at, uint32_t end)
{
    const Token *next = token_at(in, at + 1);
    return at + 3 < end && next->tag != TAG_CCONJ &&
           (next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER ||
               next->kind == TOKEN_QUOTE);
}

/* Where the subject of the verb at AT begins, not before FIRST; AT itself if
 * what stands there cannot be one. */
static uint32_t subject_begin(const Nesting *in, uint32_t first, uint32_t at)
{
    bool noun = false;
    uint32_t begin = at;
    while (begin > first && at - begin < SUBJECT_TOKENS_MAX) {
        const Token *token = token_at(in, begin - 1);
        if (token->kind != TOKEN_WORD || token->tag == TAG_VERB ||
            token->tag == TAG_CCONJ || token->tag == TAG_SCONJ ||
            is_that(in, begin - 1) || is_word(in, begin - 1, S("yet")) ||
            is_word(in, begin - 1, S("but")))
            break;
        noun = noun || token->tag == TAG_NOUN || token->tag == TAG_PROPN ||
               token->tag == TAG_PRON;
        begin--;
    }
    return noun && !is_general(in, begin, at) ? begin : at;
}

static void add_span(Nesting *in, Statement *statement, SpanSort sort,
    uint32_t begin, uint32_t end)
{
    vec_push(in->arena, &statement->attribution.spans[sort],
        span_of_tokens(in->tokens, (TokenRange){begin, end}));
}

/* Adds the statement whose verb is at AT in the content [FIRST, END). */
static bool add_nested(
    Nesting *in, size_t outer, uint32_t first, uint32_t at, uint32_t end)
{
    uint32_t cue = at;
    while (cue > first && (token_at(in, cue - 1)->tag == TAG_AUX ||
                              token_at(in, cue - 1)->tag == TAG_ADV))
        cue--;
    uint32_t source = subject_begin(in, first, cue);
    if (source == cue) return false;
    Statement nested = {.nested_in = (int)outer};
    nested.confidence = in->all.items[outer].confidence * NESTED_SHARE;
    add_span(in, &nested, SPAN_SOURCE, source, cue);
    add_span(in, &nested, SPAN_CUE, cue, at + 1);
    add_span(in, &nested, SPAN_CONTENT, at + 1, end);
    vec_push(in->arena, &in->all, nested);
    return true;
}

static void find_within(Nesting *in, size_t outer, ByteSpan content)
{
    TokenRange range = tokens_of_span(in->tokens, content);
    uint32_t first = range.begin + is_that(in, range.begin);
    for (uint32_t i = first + 1; i + 2 < range.end; i++) {
        const Token *token = token_at(in, i);
        if (token->tag != TAG_VERB || !(token->classes & WORD_CUE) ||
            !is_that(in, i + 1))
            continue;
        uint32_t end = in->tokens->sentences[in->tokens->sentence_of[i]].end;
        if (end > range.end) end = range.end;
        if (has_clause(in, i + 1, end) && add_nested(in, outer, first, i, end))
            return;
    }
}

void statements_find_nested(
    Arena *arena, const Tokens *tokens, Statements *statements)
{
    Nesting in = {.arena = arena, .tokens = tokens};
    for (size_t i = 0; i < statements->count; i++) {
        const ByteSpans *content =
            &statements->items[i].attribution.spans[SPAN_CONTENT];
        size_t outer = in.all.count;
        vec_push(arena, &in.all, statements->items[i]);
        for (size_t s = 0; s < content->count; s++)
            find_within(&in, outer, content->items[s]);
    }
    *statements = in.all;
}
