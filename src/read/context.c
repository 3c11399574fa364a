/* What features look up about a token's surroundings, worked out for a whole
 * document in one pass forward and one back. */
#include "read/feature.h"

#include "read/tagger.h"

typedef struct WordCounts {
    size_t mask;    /* slots - 1 */
    WordHash *keys; /* [slots], 0: empty */
    WordCount *counts;
} WordCounts;

static size_t count_slot(const WordCounts *words, WordHash word)
{
    size_t slot = (word ^ word >> 31) & words->mask;
    while (words->keys[slot] && words->keys[slot] != word)
        slot = (slot + 1) & words->mask;
    return slot;
}

static WordCount *count_of(WordCounts *words, WordHash word)
{
    size_t slot = count_slot(words, word);
    words->keys[slot] = word;
    return &words->counts[slot];
}

const WordCount *context_word(const Context *context, size_t i)
{
    const WordCounts *words = context->words;
    return &words->counts[count_slot(words, context->tokens->tokens[i].word)];
}

static bool is_cue(const Token *token)
{
    return (token->classes & WORD_CUE) != 0;
}

static bool is_verb(const Token *token)
{
    return token->tag == TAG_VERB || token->tag == TAG_AUX;
}

/* For each token the nearest one before it (of its sentence) that IS. */
static void fill_before(
    const Tokens *tokens, bool (*is)(const Token *), uint32_t *out)
{
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        uint32_t last = CONTEXT_NONE;
        for (uint32_t i = tokens->sentences[s].begin;
             i < tokens->sentences[s].end; i++) {
            out[i] = last;
            if (is(&tokens->tokens[i])) last = i;
        }
    }
}

/* The nearest at or after it. */
static void fill_after(
    const Tokens *tokens, bool (*is)(const Token *), uint32_t *out)
{
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        uint32_t next = CONTEXT_NONE;
        for (uint32_t i = tokens->sentences[s].end;
             i-- > tokens->sentences[s].begin;) {
            if (is(&tokens->tokens[i])) next = i;
            out[i] = next;
        }
    }
}

/* Two thirds of the slots stay empty at least. */
static void count_words(Arena *arena, Context *context)
{
    const Tokens *tokens = context->tokens;
    WordCounts *words = arena_alloc(arena, sizeof *words);
    size_t slots = 64, n = tokens->token_count;
    while (slots < n * 2) slots *= 2;
    words->mask = slots - 1;
    words->keys = arena_array(arena, slots, sizeof *words->keys);
    words->counts = arena_array(arena, slots, sizeof *words->counts);
    context->words = words;
    for (size_t i = 0; i < n; i++) {
        const Token *token = &tokens->tokens[i];
        WordCount *count = count_of(words, token->word);
        count->all++;
        count->near_cue +=
            (i && is_cue(token - 1)) || (i + 1 < n && is_cue(token + 1));
    }
}

/* The marks around each token. */
static void find_quotes(Arena *arena, Context *context)
{
    const Tokens *tokens = context->tokens;
    uint32_t n = (uint32_t)tokens->token_count;
    uint32_t begin = CONTEXT_NONE, end = CONTEXT_NONE;
    context->quote_begin = arena_array(arena, n, sizeof(uint32_t));
    context->quote_end = arena_array(arena, n, sizeof(uint32_t));
    for (uint32_t i = 0; i < n; i++) {
        uint8_t quote = tokens->tokens[i].quote;
        if (quote == QUOTE_BEGIN) begin = i;
        if (quote == QUOTE_NONE) begin = CONTEXT_NONE;
        context->quote_begin[i] = begin;
    }
    for (uint32_t i = n; i-- > 0;) {
        uint8_t quote = tokens->tokens[i].quote;
        if (quote == QUOTE_END) end = i;
        if (quote == QUOTE_NONE) end = CONTEXT_NONE;
        context->quote_end[i] = end;
    }
}

uint8_t context_move(const Context *context, size_t i)
{
    const Tokens *tokens = context->tokens;
    const Token *token = &tokens->tokens[i];
    bool first = tokens->sentences[tokens->sentence_of[i]].begin == i;
    if (token->quote == QUOTE_BEGIN) return first ? 0 : 1;
    if (first) return token->quote == QUOTE_INSIDE ? 2 : 3;
    if (token[-1].quote == QUOTE_END) return 4;
    if (token->quote == QUOTE_END) return 5;
    if (token->quote == QUOTE_INSIDE) return 6;
    if (token->kind == TOKEN_COMMA) return 7;
    if (token[-1].kind == TOKEN_COMMA) return 8;
    if (token->kind != TOKEN_WORD) return 9;
    return token->tag == TAG_VERB || token->tag == TAG_AUX ? 10 : 11;
}

void context_fill(Arena *arena, const Tokens *tokens, Context *context)
{
    size_t n = tokens->token_count;
    uint32_t commas = 0, marks = 0;
    *context = (Context){.tokens = tokens};
    uint32_t **arrays[] = {&context->cue_before, &context->cue_after,
        &context->verb_before, &context->verb_after, &context->commas,
        &context->marks};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = arena_array(arena, n, sizeof(uint32_t));
    count_words(arena, context);
    find_quotes(arena, context);
    fill_before(tokens, is_cue, context->cue_before);
    fill_after(tokens, is_cue, context->cue_after);
    fill_before(tokens, is_verb, context->verb_before);
    fill_after(tokens, is_verb, context->verb_after);
    for (size_t i = 0; i < n; i++) {
        commas += tokens->tokens[i].kind == TOKEN_COMMA;
        marks += tokens->tokens[i].quote == QUOTE_BEGIN ||
                 tokens->tokens[i].quote == QUOTE_END;
        context->commas[i] = commas;
        context->marks[i] = marks;
    }
}

/* The last verb of the cue that begins at I: its head, more or less. */
static uint32_t cue_head(const Context *context, uint32_t i, uint32_t end)
{
    uint32_t head = i;
    for (uint32_t j = i; j < end && (j == i || context->labels[j] == LABEL_CUE);
         j++)
        if (is_verb(&context->tokens->tokens[j])) head = j;
    return head;
}

void context_add_labels(Arena *arena, Context *context, const uint8_t *labels)
{
    const Tokens *tokens = context->tokens;
    size_t n = tokens->token_count;
    context->labels = labels;
    for (size_t i = 0; i < n; i++)
        if (labels[i] == LABEL_SOURCE || labels[i] == LABEL_SOURCE_BEGIN)
            count_of(context->words, tokens->tokens[i].word)->in_source++;
    context->found_before = arena_array(arena, n, sizeof(uint32_t));
    context->found_after = arena_array(arena, n, sizeof(uint32_t));
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        TokenRange range = tokens->sentences[s];
        uint32_t found = CONTEXT_NONE;
        for (uint32_t i = range.begin; i < range.end; i++) {
            context->found_before[i] = found;
            if (labels[i] == LABEL_CUE_BEGIN)
                found = cue_head(context, i, range.end);
        }
        found = CONTEXT_NONE;
        for (uint32_t i = range.end; i-- > range.begin;) {
            if (labels[i] == LABEL_CUE_BEGIN)
                found = cue_head(context, i, range.end);
            context->found_after[i] = found;
        }
    }
}
