/* Features of the taggers. The templates follow Ratnaparkhi (1996) and Collins
 * (2002) for parts of speech, and Pareti et al. (2013) for attribution: words,
 * senses, tags and shapes around the token, its place in sentence and
 * quotation, the nearest verbs and cue words with the way to them. The second
 * stage adds the first one's labels: around the token, and as the pattern of
 * spans in its sentence (stacking, Wolpert 1992; Cohen and Carvalho 2005).
 * About 110 hashes a token in the first stage, 160 in the second. */
#include "read/feature.h"

#include "read/tagger.h"

typedef struct {
    const Tokens *tokens;
    TokenRange sentence;
    Feature *out;
    size_t count;
    size_t i;
} Maker;

/* One feature of template NUMBER that saw A, B and C: a sum of products
 * (Dietzfelbinger 1996), mixed once, so that the high bits depend on all. */
static inline void add(
    Maker *maker, uint32_t number, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t x = a * 0x9e3779b97f4a7c15u + b * 0xbf58476d1ce4e5b9u +
                 c * 0x94d049bb133111ebu + number * 0xd6e8feb86659fd93u;
    x = (x ^ x >> 32) * 0xff51afd7ed558ccdu;
    Feature feature = (Feature)(x >> 32);
    maker->out[maker->count++] = feature ? feature : 1;
}

/* The token at an offset from the one in question; a blank one outside the
 * text. */
static const Token *at(const Maker *maker, int offset)
{
    static const Token BLANK = {.word = 1, .tag = TAG_COUNT};
    size_t place = maker->i + (size_t)(long)offset;
    return place < maker->tokens->token_count ? &maker->tokens->tokens[place]
                                              : &BLANK;
}

static uint64_t word(const Maker *maker, int offset)
{
    return at(maker, offset)->word;
}

static uint64_t suffix(const Maker *maker, int offset)
{
    return at(maker, offset)->suffix;
}

static uint64_t tag(const Maker *maker, int offset)
{
    return at(maker, offset)->tag;
}

/* What a word means as that part of speech. */
static uint64_t token_sense(const Token *token)
{
    switch (token->tag) {
    case TAG_VERB: return 256u + token->verb_sense;
    case TAG_AUX: return 512u + token->verb_sense;
    case TAG_NOUN: return 768u + token->noun_sense;
    case TAG_ADJ:
    case TAG_ADV: return 1024u + (token->suffix & 0xFFFF);
    default: return token->tag;
    }
}

static uint64_t sense(const Maker *maker, int offset)
{
    return token_sense(at(maker, offset));
}

/* Shape, kind and quote state in one. */
static uint64_t look(const Maker *maker, int offset)
{
    const Token *token = at(maker, offset);
    return token->shape * 64u + token->kind * 4u + token->quote;
}

size_t feature_tag(const Tokens *tokens, size_t i, Feature *out)
{
    Maker maker = {.tokens = tokens, .out = out, .i = i};
    const Token *token = at(&maker, 0);
    bool first = i == tokens->sentences[tokens->sentence_of[i]].begin;
    add(&maker, 1, word(&maker, 0), 0, 0);
    add(&maker, 2, suffix(&maker, 0), 0, 0);
    add(&maker, 3, suffix(&maker, 0) & 0xFFFF, 0, 0);
    add(&maker, 4, look(&maker, 0), first, 0);
    add(&maker, 5, tag(&maker, -1), 0, 0);
    add(&maker, 6, tag(&maker, -1), tag(&maker, -2), 0);
    add(&maker, 7, tag(&maker, -1), word(&maker, 0), 0);
    add(&maker, 8, word(&maker, -1), 0, 0);
    add(&maker, 9, suffix(&maker, -1), tag(&maker, -1), 0);
    add(&maker, 10, word(&maker, -2), 0, 0);
    add(&maker, 11, word(&maker, 1), 0, 0);
    add(&maker, 12, suffix(&maker, 1), 0, 0);
    add(&maker, 13, word(&maker, 2), 0, 0);
    add(&maker, 14, word(&maker, -1), word(&maker, 0), 0);
    add(&maker, 15, word(&maker, 0), word(&maker, 1), 0);
    add(&maker, 16, look(&maker, 1), suffix(&maker, 0), 0);
    add(&maker, 17, token->shape, suffix(&maker, 0), first);
    add(&maker, 18, tag(&maker, -1), suffix(&maker, 0), suffix(&maker, 1));
    return maker.count;
}

/* 0 1 2 3 4 5-6 7-9 10-14 15-24 25-... */
static uint64_t bucket(uint64_t distance)
{
    if (distance < 5) return distance;
    return distance < 7    ? 5
           : distance < 10 ? 6
           : distance < 15 ? 7
           : distance < 25 ? 8
                           : 9;
}

static void add_senses(Maker *maker)
{
    for (int offset = -2; offset <= 2; offset++)
        add(maker, 200 + (uint32_t)(offset + 2), sense(maker, offset), 0, 0);
    for (int offset = -2; offset <= 1; offset++)
        add(maker, 205 + (uint32_t)(offset + 2), sense(maker, offset),
            sense(maker, offset + 1), 0);
    add(maker, 210, sense(maker, 0), word(maker, 1), 0);
    add(maker, 211, sense(maker, 0), word(maker, -1), 0);
    add(maker, 212, sense(maker, -1), sense(maker, 0), sense(maker, 1));
    add(maker, 213, sense(maker, 0), tag(maker, 1), tag(maker, 2));
    add(maker, 214, sense(maker, 0), tag(maker, -1), tag(maker, -2));
}

static void add_words(Maker *maker)
{
    add_senses(maker);
    for (int offset = -3; offset <= 3; offset++) {
        uint32_t place = (uint32_t)(offset + 3);
        add(maker, 20 + place, word(maker, offset), 0, 0);
        add(maker, 30 + place, tag(maker, offset), 0, 0);
        add(maker, 40 + place, look(maker, offset), 0, 0);
    }
    for (int offset = -2; offset <= 1; offset++) {
        uint32_t place = (uint32_t)(offset + 2);
        add(maker, 50 + place, word(maker, offset), word(maker, offset + 1), 0);
        add(maker, 55 + place, tag(maker, offset), tag(maker, offset + 1), 0);
        add(maker, 60 + place, tag(maker, offset), tag(maker, offset + 1),
            tag(maker, offset + 2));
        add(maker, 65 + place, look(maker, offset), look(maker, offset + 1), 0);
    }
    add(maker, 70, suffix(maker, 0), 0, 0);
    add(maker, 71, suffix(maker, -1), suffix(maker, 0), 0);
    add(maker, 72, suffix(maker, 0), suffix(maker, 1), 0);
    add(maker, 73, word(maker, -1), word(maker, 1), 0);
    add(maker, 74, word(maker, 0), tag(maker, 1), 0);
    add(maker, 75, word(maker, 0), tag(maker, -1), 0);
    add(maker, 76, word(maker, -1), tag(maker, 0), 0);
    add(maker, 77, tag(maker, 0), word(maker, 1), 0);
    add(maker, 78, word(maker, 0), at(maker, 0)->quote, at(maker, -1)->quote);
    add(maker, 79, word(maker, 0), word(maker, 1), word(maker, 2));
    add(maker, 80, word(maker, -2), word(maker, -1), word(maker, 0));
}

/* Where the token stands in its sentence. */
static void add_place(Maker *maker)
{
    const Token *tokens = maker->tokens->tokens;
    uint64_t from = bucket(maker->i - maker->sentence.begin);
    uint64_t left = bucket(maker->sentence.end - 1 - maker->i);
    const Token *first = &tokens[maker->sentence.begin];
    const Token *last = &tokens[maker->sentence.end - 1];
    uint64_t frame = first->quote * 4u + last->quote;
    add(maker, 81, from, look(maker, 0), 0);
    add(maker, 82, left, look(maker, 0), 0);
    add(maker, 83, frame, at(maker, 0)->quote, from == 0);
    add(maker, 84, first->word, bucket(from), 0);
    add(maker, 85, first->line, from, frame);
    add(maker, 86, tag(maker, 0), frame, at(maker, 0)->quote);
}

/* The way from the token to another of its sentence. */
static uint64_t way(const Context *context, size_t i, uint32_t to)
{
    size_t low = i < to ? i : to, high = i < to ? to : i;
    uint64_t commas = context->commas[high] - context->commas[low];
    uint64_t marks = context->marks[high] - context->marks[low];
    return (commas < 3 ? commas : 3) * 4 + (marks < 3 ? marks : 3);
}

static void add_toward(
    Maker *maker, const Context *context, uint32_t number, Toward toward)
{
    uint32_t to = toward.to;
    if (to == CONTEXT_NONE) {
        add(maker, number, 0, at(maker, 0)->quote, 0);
        return;
    }
    const Token *other = &maker->tokens->tokens[to];
    uint64_t distance = bucket(to > maker->i ? to - maker->i : maker->i - to);
    uint64_t path = way(context, maker->i, to);
    add(maker, number, other->word, distance, 0);
    add(maker, number + 1, other->word, path, 0);
    add(maker, number + 2, distance, path, tag(maker, 0));
    add(maker, number + 3, other->suffix, tag(maker, 0), distance);
    add(maker, number + 4, other->word, tag(maker, 0), tag(maker, -1));
    add(maker, number + 200, token_sense(other), distance, path);
    add(maker, number + 201, token_sense(other), sense(maker, 0), distance);
    add(maker, number + 202, token_sense(other), tag(maker, 0), tag(maker, -1));
}

/* The same, with what stands between. */
static void add_path(
    Maker *maker, const Context *context, uint32_t number, Toward toward)
{
    add_toward(maker, context, number, toward);
    if (toward.to == CONTEXT_NONE) return;
    const Token *other = &maker->tokens->tokens[toward.to];
    add(maker, number + 203, toward.path, other->word, 0);
    add(maker, number + 204, toward.path, token_sense(other), tag(maker, 0));
    add(maker, number + 300, toward.path, tag(maker, 0), look(maker, 0));
}

/* The quotation around the token: how long, after and before what. */
static void add_quotation(Maker *maker, const Context *context)
{
    uint32_t begin = context->quote_begin[maker->i];
    uint32_t end = context->quote_end[maker->i];
    if (begin == CONTEXT_NONE || end == CONTEXT_NONE) return;
    const Tokens *tokens = maker->tokens;
    const Token *open = &tokens->tokens[begin], *close = &tokens->tokens[end];
    uint64_t length = bucket((end - begin) / 2);
    uint64_t starts =
        tokens->sentences[tokens->sentence_of[begin]].begin == begin;
    uint64_t before = begin ? open[-1].word : 0;
    uint64_t after = end + 1 < tokens->token_count ? close[1].word : 0;
    uint64_t after_tag =
        end + 1 < tokens->token_count ? close[1].tag : TAG_COUNT;
    uint64_t here = at(maker, 0)->quote;
    add(maker, 180, length, here, starts);
    add(maker, 181, length, close[-1].kind, open[1].shape);
    add(maker, 182, before, here, length > 2);
    add(maker, 183, after, here, close[-1].kind);
    add(maker, 184, after_tag, close[-1].kind, length);
    add(maker, 185, open->line, here, length);
}

/* How the document uses a name. */
static void add_usage(Maker *maker, const Context *context)
{
    const Token *token = at(maker, 0);
    if (token->shape == SHAPE_SMALL || token->kind != TOKEN_WORD) return;
    const WordCount *count = context_word(context, maker->i);
    add(maker, 190, bucket(count->all), token->tag, 0);
    add(maker, 191, bucket(count->near_cue), token->tag, bucket(count->all));
    if (!context->labels) return;
    uint64_t others = count->in_source;
    if (context->labels[maker->i] == LABEL_SOURCE ||
        context->labels[maker->i] == LABEL_SOURCE_BEGIN)
        others--;
    add(maker, 192, bucket(others), bucket(count->all),
        context->labels[maker->i]);
    add(maker, 193, others > 0, tag(maker, 1), context->labels[maker->i]);
}

static uint64_t label(const Context *context, size_t i, int offset)
{
    size_t place = i + (size_t)(long)offset;
    return place < context->tokens->token_count ? context->labels[place]
                                                : LABEL_COUNT;
}

/* Labels of the first stage around the token. */
static void add_labels(Maker *maker, const Context *context)
{
    size_t i = maker->i;
    for (int offset = -4; offset <= 4; offset++)
        add(maker, (uint32_t)(140 + offset), label(context, i, offset), 0, 0);
    for (int offset = -3; offset <= 2; offset++)
        add(maker, (uint32_t)(150 + offset), label(context, i, offset),
            label(context, i, offset + 1), 0);
    for (int offset = -2; offset <= 0; offset++)
        add(maker, (uint32_t)(160 + offset), label(context, i, offset),
            label(context, i, offset + 1) * 8 + label(context, i, offset + 2),
            0);
    uint64_t here = label(context, i, 0);
    add(maker, 170, here, word(maker, 0), 0);
    add(maker, 171, here, tag(maker, 0), tag(maker, 1));
    add(maker, 172, here, look(maker, 0), look(maker, 1));
    add(maker, 173, here, word(maker, 1), label(context, i, 1));
    add(maker, 174, here, word(maker, -1), label(context, i, -1));
    uint64_t edge = maker->sentence.begin
                        ? label(context, maker->sentence.begin, -1)
                        : LABEL_COUNT;
    add(maker, 175, edge, here, look(maker, 0));
    uint64_t next = label(context, maker->sentence.end, 0);
    add(maker, 176, next, here, look(maker, 0));
}

/* The pattern of spans in the sentence before. */
static uint64_t pattern_before(const Maker *maker, const Context *context)
{
    uint32_t begin = maker->sentence.begin;
    return begin ? context->runs.items[context->run_of[begin - 1]].pattern : 1;
}

/* The spans of the first stage in the sentence, and where the token is. */
static void add_runs(Maker *maker, const Context *context)
{
    const Run *run = &context->runs.items[context->run_of[maker->i]];
    uint64_t here = context->labels[maker->i];
    uint64_t around = ((uint64_t)run->before << 9 | run->after) << 3 | here;
    uint64_t from = bucket(maker->i - run->begin) * 8 + here;
    uint64_t left = bucket(run->end - 1 - maker->i) * 8 + here;
    int first = (int)run->begin - (int)maker->i;
    int next = (int)run->end - (int)maker->i;
    add(maker, 400, run->pattern, run->place, here);
    add(maker, 401, around, at(maker, 0)->quote, 0);
    add(maker, 402, around, tag(maker, 0), 0);
    add(maker, 403, around, look(maker, 0), look(maker, -1));
    add(maker, 404, from, left, 0);
    add(maker, 405, run->before, word(maker, 0), here);
    add(maker, 406, run->after, left, tag(maker, 0));
    add(maker, 407, run->pattern, pattern_before(maker, context), here);
    add(maker, 408, word(maker, first), from, 0);
    add(maker, 409, word(maker, next), left, 0);
    add(maker, 410, word(maker, first - 1), from, 0);
    add(maker, 411, around, sense(maker, 0), 0);
    add(maker, 412, run->pattern, run->place, tag(maker, 0));
}

size_t feature_label(const Context *context, size_t i, Feature *out)
{
    const Tokens *tokens = context->tokens;
    Maker maker = {.tokens = tokens, .out = out, .i = i};
    maker.sentence = tokens->sentences[tokens->sentence_of[i]];
    add_words(&maker);
    add_place(&maker);
    add_toward(&maker, context, 90, context->cue_before[i]);
    add_toward(&maker, context, 95, context->cue_after[i]);
    add_toward(&maker, context, 100, context->verb_before[i]);
    add_toward(&maker, context, 105, context->verb_after[i]);
    add_quotation(&maker, context);
    add_usage(&maker, context);
    if (!context->labels) return maker.count;
    add_path(&maker, context, 110, context->found_before[i]);
    add_path(&maker, context, 115, context->found_after[i]);
    add_labels(&maker, context);
    add_runs(&maker, context);
    return maker.count;
}

/* The distance to a token of the sentence, and the token. */
static void add_distance(Maker *maker, uint32_t number, uint32_t to)
{
    enum { NOWHERE_NEAR = 99 };
    bool none = to == CONTEXT_NONE;
    uint64_t far = to > maker->i ? to - maker->i : maker->i - to;
    add(maker, number, none ? NOWHERE_NEAR : bucket(far), 0, 0);
    add(maker, number + 1, none ? 0 : maker->tokens->tokens[to].word, 0, 0);
}

/* The token itself. */
static void add_token(Maker *maker)
{
    const Token *token = at(maker, 0);
    uint64_t verb = token->tag == TAG_VERB ? 1 : token->tag == TAG_AUX ? 2 : 0;
    add(maker, 500, token->word, 0, 0);
    add(maker, 501, token->suffix, 0, 0);
    add(maker, 502, token->suffix & 0xFFFF, 0, 0);
    add(maker, 503, token->tag, token->quote, 0);
    add(maker, 504, look(maker, 0), 0, 0);
    add(maker, 505, token->verb_sense, verb, 0);
    add(maker, 506, token->noun_sense, token->tag == TAG_NOUN, 0);
    add(maker, 507, token->classes, 0, 0);
    add(maker, 508, maker->sentence.begin == maker->i, token->line,
        token->space);
    add(maker, 509, bucket(maker->i - maker->sentence.begin), 0, 0);
    add(maker, 510, bucket(maker->sentence.end - 1 - maker->i), 0, 0);
    add(maker, 511, token->tag, tag(maker, 1), 0);
}

/* What is around it. */
static void add_surroundings(Maker *maker, const Context *context)
{
    size_t i = maker->i;
    const Token *token = at(maker, 0);
    const WordCount *count = context_word(context, i);
    bool name = token->shape != SHAPE_SMALL && token->kind == TOKEN_WORD;
    bool quoted = context->quote_begin[i] != CONTEXT_NONE &&
                  context->quote_end[i] != CONTEXT_NONE;
    add(maker, 512, context_move(context, i), 0, 0);
    add_distance(maker, 514, context->cue_before[i].to);
    add_distance(maker, 516, context->cue_after[i].to);
    add_distance(maker, 518, context->verb_before[i].to);
    add_distance(maker, 520, context->verb_after[i].to);
    add(maker, 522, quoted,
        quoted ? bucket((context->quote_end[i] - context->quote_begin[i]) / 2)
               : 0,
        0);
    add(maker, 523, name, name ? bucket(count->all) : 0,
        name ? bucket(count->near_cue) : 0);
}

/* What the stage before has found. */
static void add_found(Maker *maker, const Context *context)
{
    size_t i = maker->i;
    const Run *run = &context->runs.items[context->run_of[i]];
    Toward before = context->found_before[i], after = context->found_after[i];
    uint64_t here = label(context, i, 0);
    add(maker, 530, here, 0, 0);
    add(maker, 531, here, tag(maker, 0), 0);
    add(maker, 532, label(context, i, -1), here, label(context, i, 1));
    add(maker, 533, run->pattern, 0, 0);
    add(maker, 534, run->place, run->before % 64, 0);
    add(maker, 535, run->before, here, 0);
    add(maker, 536, run->after, here, 0);
    add_distance(maker, 540, before.to);
    add_distance(maker, 542, after.to);
    add(maker, 544, before.to == CONTEXT_NONE ? 0 : before.path, 0, 0);
    add(maker, 545, after.to == CONTEXT_NONE ? 0 : after.path, 0, 0);
}

void feature_network(const Context *context, size_t i, Feature *out)
{
    const Tokens *tokens = context->tokens;
    Maker maker = {.tokens = tokens, .out = out, .i = i};
    maker.sentence = tokens->sentences[tokens->sentence_of[i]];
    add_token(&maker);
    add_surroundings(&maker, context);
    add_found(&maker, context);
}
