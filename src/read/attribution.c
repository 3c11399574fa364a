/* Between spans in bytes, ranges of tokens, and labels. */
#include "read/attribution.h"

#include <string.h>

/* The first token that ends after byte AT. */
static uint32_t first_after(const Tokens *tokens, uint32_t at)
{
    size_t low = 0, high = tokens->token_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tokens->tokens[middle].end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return (uint32_t)low;
}

TokenRange tokens_of_span(const Tokens *tokens, ByteSpan span)
{
    TokenRange range = {first_after(tokens, span.begin), 0};
    range.end = range.begin;
    while (range.end < tokens->token_count &&
           tokens->tokens[range.end].begin < span.end)
        range.end++;
    return range;
}

ByteSpan span_of_tokens(const Tokens *tokens, TokenRange range)
{
    return (ByteSpan){
        tokens->tokens[range.begin].begin, tokens->tokens[range.end - 1].end};
}

bool spans_overlap(const ByteSpans *a, const ByteSpans *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (a->items[i].begin < b->items[j].end &&
                b->items[j].begin < a->items[i].end)
                return true;
    return false;
}

static void label_span(
    const Tokens *tokens, ByteSpan span, SpanSort sort, uint8_t *labels)
{
    TokenRange range = tokens_of_span(tokens, span);
    for (uint32_t i = range.begin; i < range.end; i++) {
        if (labels[i] != LABEL_OUT) continue;
        bool begins = i == range.begin || labels[i - 1] == LABEL_OUT ||
                      LABEL_SORT(labels[i - 1]) != sort;
        labels[i] = (uint8_t)(LABEL_BEGIN_OF(sort) + !begins);
    }
}

void attributions_label(
    const Tokens *tokens, const Attributions *attributions, uint8_t *labels)
{
    static const SpanSort ORDER[] = {SPAN_CUE, SPAN_SOURCE, SPAN_CONTENT};
    memset(labels, LABEL_OUT, tokens->token_count);
    for (size_t o = 0; o < SPAN_SORTS; o++)
        for (size_t i = 0; i < attributions->count; i++) {
            const ByteSpans *spans = &attributions->items[i].spans[ORDER[o]];
            for (size_t j = 0; j < spans->count; j++)
                label_span(tokens, spans->items[j], ORDER[o], labels);
        }
}
