/* Statements within statements. The labels do not overlap, so what stands in
 * a content is found by its form alone: a subject, a verb of saying, and
 * "that". Everything else is left to its outer statement. Cost: linear in the
 * contents. */
#include "read/statement.h"

#include "read/tagger.h"

/* Of 42 found on PolNeAR's dev part 3 are in the annotation, which marks few
 * statements within others; so many proposals of this kind are not sure. */
#define NESTED_SHARE 0.1

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

static bool is_that(const Nesting *in, size_t i)
{
    return token_at(in, i)->word == word_hash(S("that"));
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
            is_that(in, begin - 1) || token->word == word_hash(S("yet")) ||
            token->word == word_hash(S("but")))
            break;
        noun = noun || token->tag == TAG_NOUN || token->tag == TAG_PROPN ||
               token->tag == TAG_PRON;
        begin--;
    }
    bool own = at - begin == 1 && (token_at(in, begin)->classes & WORD_FIRST);
    return noun && !own ? begin : at;
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
        if (end > i + 2 && add_nested(in, outer, first, i, end)) return;
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
