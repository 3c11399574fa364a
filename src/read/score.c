/* Agreement with a gold annotation, as it is measured for PolNeAR (Newell et
 * al. 2018) and CofeNet (Wang et al. 2022): F1 over spans (the same tokens; a
 * shared token) and over tokens, and F1 over whole statements. */
#include "read/score.h"

double count_precision(const Count *count)
{
    return count->found ? (double)count->right_found / (double)count->found : 0;
}

double count_recall(const Count *count)
{
    return count->gold ? (double)count->right_gold / (double)count->gold : 0;
}

double count_f1(const Count *count)
{
    double precision = count_precision(count), recall = count_recall(count);
    double sum = precision + recall;
    return sum > 0 ? 2 * precision * recall / sum : 0;
}

static bool is_of(uint8_t label, SpanSort sort)
{
    return label != LABEL_OUT && LABEL_SORT(label) == sort;
}

/* The end of the span that begins at I. */
static size_t span_end(const uint8_t *labels, size_t i, size_t count)
{
    SpanSort sort = LABEL_SORT(labels[i]);
    size_t end = i + 1;
    while (
        end < count && is_of(labels[end], sort) && !LABEL_BEGINS(labels[end]))
        end++;
    return end;
}

static bool begins_span(const uint8_t *labels, size_t i, SpanSort sort)
{
    return is_of(labels[i], sort) &&
           (LABEL_BEGINS(labels[i]) || i == 0 || !is_of(labels[i - 1], sort));
}

static bool ends_together(
    const uint8_t *a, const uint8_t *b, size_t i, size_t count)
{
    return span_end(a, i, count) == span_end(b, i, count);
}

static bool shares_token(
    const uint8_t *labels, size_t i, size_t end, SpanSort sort)
{
    for (; i < end; i++)
        if (is_of(labels[i], sort)) return true;
    return false;
}

/* Counts the spans of SIDE, and which the OTHER has. */
static void count_spans(const uint8_t *side, const uint8_t *other, size_t count,
    SpanSort sort, size_t out[3])
{
    for (size_t i = 0; i < count; i++) {
        if (!begins_span(side, i, sort)) continue;
        out[0]++;
        out[1] +=
            begins_span(other, i, sort) && ends_together(side, other, i, count);
        out[2] += shares_token(other, i, span_end(side, i, count), sort);
    }
}

void score_add_labels(Score *score, const Tokens *tokens, const uint8_t *gold,
    const uint8_t *found)
{
    size_t n = tokens->token_count;
    for (SpanSort sort = 0; sort < SPAN_SORTS; sort++) {
        size_t of_gold[3] = {0}, of_found[3] = {0};
        count_spans(gold, found, n, sort, of_gold);
        count_spans(found, gold, n, sort, of_found);
        Count *exact = &score->exact[sort], *overlap = &score->overlap[sort];
        exact->gold += of_gold[0];
        exact->found += of_found[0];
        exact->right_gold += of_gold[1];
        exact->right_found += of_found[1];
        overlap->gold += of_gold[0];
        overlap->found += of_found[0];
        overlap->right_gold += of_gold[2];
        overlap->right_found += of_found[2];
        Count *shared = &score->tokens[sort];
        for (size_t i = 0; i < n; i++) {
            bool both = is_of(gold[i], sort) && is_of(found[i], sort);
            shared->gold += is_of(gold[i], sort);
            shared->found += is_of(found[i], sort);
            shared->right_gold += both;
            shared->right_found += both;
        }
    }
}

static bool statements_agree(const Attribution *a, const Attribution *b)
{
    bool no_source =
        !a->spans[SPAN_SOURCE].count && !b->spans[SPAN_SOURCE].count;
    return spans_overlap(&a->spans[SPAN_CUE], &b->spans[SPAN_CUE]) &&
           spans_overlap(&a->spans[SPAN_CONTENT], &b->spans[SPAN_CONTENT]) &&
           (no_source ||
               spans_overlap(&a->spans[SPAN_SOURCE], &b->spans[SPAN_SOURCE]));
}

static bool is_whole(const Attribution *attribution)
{
    return attribution->spans[SPAN_CUE].count &&
           attribution->spans[SPAN_CONTENT].count;
}

/* Counts the whole statements of SIDE, and those that OTHER has too. */
static void count_statements(const Attributions *side,
    const Attributions *other, size_t *count, size_t *right)
{
    for (size_t i = 0; i < side->count; i++) {
        if (!is_whole(&side->items[i])) continue;
        bool found = false;
        for (size_t j = 0; j < other->count && !found; j++)
            found = is_whole(&other->items[j]) &&
                    statements_agree(&side->items[i], &other->items[j]);
        *count += 1;
        *right += found;
    }
}

void score_add_statements(
    Score *score, const Attributions *gold, const Attributions *found)
{
    Count *count = &score->statements;
    count_statements(gold, found, &count->gold, &count->right_gold);
    count_statements(found, gold, &count->found, &count->right_found);
}

void score_add(Arena *arena, Score *score, const Tokens *tokens,
    const Attributions *gold, const Attributions *found)
{
    uint8_t *of_gold = arena_alloc(arena, tokens->token_count + 1);
    uint8_t *of_found = arena_alloc(arena, tokens->token_count + 1);
    attributions_label(tokens, gold, of_gold);
    attributions_label(tokens, found, of_found);
    score_add_labels(score, tokens, of_gold, of_found);
    score_add_statements(score, gold, found);
}
