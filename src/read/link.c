/* Which source and which content belong to which cue. Every content takes the
 * cheapest cue, and every cue the cheapest source: the cost is the distance in
 * tokens, with penalties for what stands between (another span of the sort
 * that is being looked for, an end of a sentence, of a paragraph). A content
 * too far from any cue goes on from the one before it if both are quoted.
 * The nearest-cue rule is Pareti's (2015) baseline for linking; the penalties
 * were set on the training part of PolNeAR. Costs a few comparisons a span. */
#include "read/link.h"

typedef struct {
    TokenRange range;
    SpanSort sort;
    uint32_t sentence, paragraph;
    int cue; /* index of the attribution it went to, -1: none */
} Span;

typedef VEC(Span) Spans;

typedef struct {
    Arena *arena;
    const Tokens *tokens;
    Spans spans;
    Attributions *out;
} Linker;

enum {
    COST_SENTENCE = 30,  /* a sentence's end between */
    COST_PARAGRAPH = 60, /* a paragraph's end between */
    COST_SPAN = 12,      /* another span of the same sort between */
    COST_CUE = 15,       /* another cue between */
    COST_OTHER_SIDE = 4, /* a source after its cue; a content before it */
    COST_MOST = 100,     /* farther is not linked */
    COST_SOURCE = 40,    /* nor is a source farther than this */
    REACH = 12           /* spans looked at to each side */
};

static void find_spans(Linker *linker, const uint8_t *labels)
{
    const Tokens *tokens = linker->tokens;
    uint32_t paragraph = 0;
    for (uint32_t i = 0; i < tokens->token_count;) {
        if (labels[i] == LABEL_OUT) {
            i++;
            continue;
        }
        uint32_t end = i + 1;
        SpanSort sort = LABEL_SORT(labels[i]);
        while (tokens->paragraphs[paragraph].end <= i) paragraph++;
        while (end < tokens->paragraphs[paragraph].end &&
               labels[end] != LABEL_OUT && LABEL_SORT(labels[end]) == sort &&
               !LABEL_BEGINS(labels[end]))
            end++;
        Span span = {{i, end}, sort, tokens->sentence_of[i], paragraph, -1};
        vec_push(linker->arena, &linker->spans, span);
        i = end;
    }
}

/* The tokens between two spans that are in no span, roughly: what a reader
 * would have to skip. */
static int gap(const Linker *linker, size_t low, size_t high)
{
    const Span *spans = linker->spans.items;
    int tokens = 0;
    for (size_t i = low; i < high; i++)
        tokens += (int)(spans[i + 1].range.begin - spans[i].range.end);
    return tokens;
}

static int cost(const Linker *linker, size_t span, size_t cue)
{
    const Span *spans = linker->spans.items;
    size_t low = span < cue ? span : cue, high = span < cue ? cue : span;
    int sum = gap(linker, low, high);
    for (size_t i = low + 1; i < high; i++) {
        if (spans[i].sort == SPAN_CUE) sum += COST_CUE;
        if (spans[i].sort == spans[span].sort) sum += COST_SPAN;
    }
    uint32_t last = linker->tokens->sentence_of[spans[low].range.end - 1];
    if (last != spans[high].sentence) sum += COST_SENTENCE;
    if (spans[low].paragraph != spans[high].paragraph) sum += COST_PARAGRAPH;
    bool before = span < cue;
    if (before != (spans[span].sort == SPAN_SOURCE)) sum += COST_OTHER_SIDE;
    return sum;
}

/* The cheapest span of SORT for span I; SIZE_MAX if all are too far. */
static size_t cheapest(const Linker *linker, size_t i, SpanSort sort)
{
    size_t first = i > REACH ? i - REACH : 0, best = SIZE_MAX;
    int least = sort == SPAN_SOURCE ? COST_SOURCE : COST_MOST;
    for (size_t j = first; j < linker->spans.count && j <= i + REACH; j++) {
        if (linker->spans.items[j].sort != sort) continue;
        int price = sort == SPAN_CUE ? cost(linker, i, j) : cost(linker, j, i);
        if (price >= least) continue;
        least = price;
        best = j;
    }
    return best;
}

static void put(Linker *linker, int attribution, const Span *span)
{
    Attribution *to = &linker->out->items[attribution];
    vec_push(linker->arena, &to->spans[span->sort],
        span_of_tokens(linker->tokens, span->range));
}

static bool is_quoted(const Linker *linker, const Span *span)
{
    return linker->tokens->tokens[span->range.begin].quote != QUOTE_NONE;
}

/* A quotation without a cue of its own goes on from the last content. */
static int goes_on_from(const Linker *linker, size_t i)
{
    const Span *spans = linker->spans.items;
    for (size_t j = i; j-- > 0;) {
        if (spans[j].sort != SPAN_CONTENT) continue;
        bool near = spans[i].paragraph - spans[j].paragraph <= 1;
        return near && is_quoted(linker, &spans[i]) ? spans[j].cue : -1;
    }
    return -1;
}

static int new_attribution(Linker *linker)
{
    Attribution attribution = {0};
    vec_push(linker->arena, linker->out, attribution);
    return (int)linker->out->count - 1;
}

static void link_cues(Linker *linker)
{
    for (size_t i = 0; i < linker->spans.count; i++) {
        Span *cue = &linker->spans.items[i];
        if (cue->sort != SPAN_CUE) continue;
        cue->cue = new_attribution(linker);
        size_t source = cheapest(linker, i, SPAN_SOURCE);
        if (source != SIZE_MAX)
            put(linker, cue->cue, &linker->spans.items[source]);
        put(linker, cue->cue, cue);
    }
}

static void link_contents(Linker *linker)
{
    for (size_t i = 0; i < linker->spans.count; i++) {
        Span *content = &linker->spans.items[i];
        if (content->sort != SPAN_CONTENT) continue;
        size_t cue = cheapest(linker, i, SPAN_CUE);
        content->cue = cue != SIZE_MAX ? linker->spans.items[cue].cue
                                       : goes_on_from(linker, i);
        if (content->cue >= 0) put(linker, content->cue, content);
    }
}

/* A cue without content says nothing. */
static void drop_empty(Attributions *attributions)
{
    size_t kept = 0;
    for (size_t i = 0; i < attributions->count; i++)
        if (attributions->items[i].spans[SPAN_CONTENT].count)
            attributions->items[kept++] = attributions->items[i];
    attributions->count = kept;
}

void attributions_drop_unsaid(Attributions *attributions)
{
    size_t kept = 0;
    for (size_t i = 0; i < attributions->count; i++)
        if (attributions->items[i].spans[SPAN_SOURCE].count)
            attributions->items[kept++] = attributions->items[i];
    attributions->count = kept;
}

void attributions_link(Arena *arena, const Tokens *tokens,
    const uint8_t *labels, Attributions *out)
{
    Linker linker = {.arena = arena, .tokens = tokens, .out = out};
    *out = (Attributions){0};
    find_spans(&linker, labels);
    link_cues(&linker);
    link_contents(&linker);
    drop_empty(out);
}
