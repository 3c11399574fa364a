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

/* What a token is on the way to another; 0 for what is passed over. */
static uint32_t step_of(const Token *token)
{
    enum { NAMES = 1, VERB, ADPOSITION, JOINS, AND, COMMA, MARK, SIGN };
    static const uint8_t OF_TAG[TAG_COUNT] = {[TAG_ADJ] = NAMES,
        [TAG_ADP] = ADPOSITION,
        [TAG_AUX] = VERB,
        [TAG_CCONJ] = AND,
        [TAG_DET] = NAMES,
        [TAG_NOUN] = NAMES,
        [TAG_NUM] = NAMES,
        [TAG_PRON] = NAMES,
        [TAG_PROPN] = NAMES,
        [TAG_SCONJ] = JOINS,
        [TAG_VERB] = VERB};
    if (token->kind == TOKEN_COMMA) return COMMA;
    if (token->kind == TOKEN_QUOTE || token->kind == TOKEN_SINGLE) return MARK;
    return token->tag == TAG_PUNCT ? SIGN : OF_TAG[token->tag];
}

/* The path with one step more, if it is another and there is room. */
static uint32_t add_step(uint32_t path, const Token *token)
{
    uint32_t step = step_of(token);
    bool same = !step || (path & 15) == step;
    return same || path >> 28 ? path : path << 4 | step;
}

/* For each token the nearest one before it that is MARKED. */
static void fill_before(const Tokens *tokens, const bool *marked, Toward *out)
{
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        Toward last = {CONTEXT_NONE, 0};
        for (uint32_t i = tokens->sentences[s].begin;
             i < tokens->sentences[s].end; i++) {
            out[i] = last;
            last.path = add_step(last.path, &tokens->tokens[i]);
            if (marked[i]) last = (Toward){i, 0};
        }
    }
}

/* The nearest at or after it. */
static void fill_after(const Tokens *tokens, const bool *marked, Toward *out)
{
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        Toward next = {CONTEXT_NONE, 0};
        for (uint32_t i = tokens->sentences[s].end;
             i-- > tokens->sentences[s].begin;) {
            if (marked[i]) next = (Toward){i, 0};
            out[i] = next;
            if (!marked[i]) next.path = add_step(next.path, &tokens->tokens[i]);
        }
    }
}

/* The nearest before and after each token. */
static void fill_both(Arena *arena, const Tokens *tokens, const bool *marked,
    Toward **before, Toward **after)
{
    *before = arena_array(arena, tokens->token_count, sizeof **before);
    *after = arena_array(arena, tokens->token_count, sizeof **after);
    fill_before(tokens, marked, *before);
    fill_after(tokens, marked, *after);
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
    bool *cues = arena_array(arena, n, sizeof *cues);
    bool *verbs = arena_array(arena, n, sizeof *verbs);
    context->commas = arena_array(arena, n, sizeof(uint32_t));
    context->marks = arena_array(arena, n, sizeof(uint32_t));
    count_words(arena, context);
    find_quotes(arena, context);
    for (size_t i = 0; i < n; i++) {
        cues[i] = is_cue(&tokens->tokens[i]);
        verbs[i] = is_verb(&tokens->tokens[i]);
        commas += tokens->tokens[i].kind == TOKEN_COMMA;
        marks += tokens->tokens[i].quote == QUOTE_BEGIN ||
                 tokens->tokens[i].quote == QUOTE_END;
        context->commas[i] = commas;
        context->marks[i] = marks;
    }
    fill_both(arena, tokens, cues, &context->cue_before, &context->cue_after);
    fill_both(
        arena, tokens, verbs, &context->verb_before, &context->verb_after);
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

static uint32_t digit_of(const Context *context, const Run *run)
{
    uint8_t label = context->labels[run->begin];
    return label == LABEL_OUT ? 1 : 2 + LABEL_SORT(label);
}

static bool begins_run(const Context *context, uint32_t i)
{
    const uint8_t *labels = context->labels;
    if (labels[i] == LABEL_OUT) return labels[i - 1] != LABEL_OUT;
    return LABEL_BEGINS(labels[i]) || labels[i - 1] == LABEL_OUT;
}

/* Cuts a sentence into runs. */
static void cut_runs(Arena *arena, Context *context, TokenRange sentence)
{
    for (uint32_t i = sentence.begin; i < sentence.end; i++) {
        if (i == sentence.begin || begins_run(context, i))
            vec_push(arena, &context->runs, (Run){.begin = i});
        context->runs.items[context->runs.count - 1].end = i + 1;
        context->run_of[i] = (uint32_t)context->runs.count - 1;
    }
}

/* Tells the runs of a sentence about each other. */
static void join_runs(const Context *context, Run *runs, size_t count)
{
    uint32_t pattern = 0, spans = 0;
    for (size_t r = 0; r < count; r++) {
        uint32_t digit = digit_of(context, &runs[r]);
        runs[r].place = spans;
        for (size_t k = r < 3 ? 0 : r - 3; k < r; k++)
            runs[r].before = runs[r].before * 8 + digit_of(context, &runs[k]);
        for (size_t k = r + 3 < count ? r + 3 : count - 1; k > r; k--)
            runs[r].after = runs[r].after * 8 + digit_of(context, &runs[k]);
        if (digit == 1) continue;
        if (spans++ < 10) pattern = pattern * 8 + digit;
    }
    for (size_t r = 0; r < count; r++) runs[r].pattern = pattern;
}

static void find_runs(Arena *arena, Context *context)
{
    const Tokens *tokens = context->tokens;
    context->runs.count = 0;
    context->run_of =
        arena_array(arena, tokens->token_count, sizeof *context->run_of);
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        size_t first = context->runs.count;
        cut_runs(arena, context, tokens->sentences[s]);
        join_runs(
            context, context->runs.items + first, context->runs.count - first);
    }
}

void context_add_labels(Arena *arena, Context *context, const uint8_t *labels)
{
    const Tokens *tokens = context->tokens;
    size_t n = tokens->token_count;
    context->labels = labels;
    for (size_t i = 0; i < n; i++)
        if (labels[i] == LABEL_SOURCE || labels[i] == LABEL_SOURCE_BEGIN)
            count_of(context->words, tokens->tokens[i].word)->in_source++;
    find_runs(arena, context);
    bool *heads = arena_array(arena, n, sizeof *heads);
    for (size_t s = 0; s < tokens->sentence_count; s++) {
        TokenRange range = tokens->sentences[s];
        for (uint32_t i = range.begin; i < range.end; i++)
            if (labels[i] == LABEL_CUE_BEGIN)
                heads[cue_head(context, i, range.end)] = true;
    }
    fill_both(
        arena, tokens, heads, &context->found_before, &context->found_after);
}
