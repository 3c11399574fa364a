/* Labels of all tokens by a table: one score a token and class, then the best
 * path of each paragraph. The second stage passes over paragraphs in which the
 * first has found nothing. */
#include "read/labeller.h"

#include <string.h>

int32_t label_margin(const int32_t *scores, Label label)
{
    int32_t other = INT32_MIN;
    for (Label l = 0; l < LABEL_COUNT; l++)
        if (l != label && scores[l] > other) other = scores[l];
    return scores[label] - other;
}

/* Whether the first stage found anything in a paragraph. */
static bool found_any(const uint8_t *labels, TokenRange range)
{
    for (size_t i = range.begin; i < range.end; i++)
        if (labels[i] != LABEL_OUT) return true;
    return false;
}

/* Work space for one paragraph. */
typedef struct {
    int32_t *scores; /* [PARAGRAPH_MAX][LABEL_COUNT] */
    uint8_t *kinds;  /* [PARAGRAPH_MAX] */
    uint8_t *back;   /* [PARAGRAPH_MAX][LABEL_COUNT] */
} Work;

/* What one token is seen as. */
typedef struct {
    Feature features[FEATURES_MAX];
    size_t count;
} Seen;

static void look_at(
    const Table *table, const Context *context, size_t i, Seen *seen)
{
    seen->count = feature_label(context, i, seen->features);
    table_fetch(table, seen->features, seen->count);
}

/* Each token is looked at before the last one is scored, so that its part of
 * the table is on its way meanwhile. */
static void label_paragraph(const Table *table, const Context *context,
    TokenRange range, const Work *work, uint8_t *labels)
{
    Seen seen[2];
    size_t count = range.end - range.begin;
    if (count) look_at(table, context, range.begin, &seen[0]);
    for (size_t i = 0; i < count; i++) {
        const Seen *here = &seen[i & 1];
        if (i + 1 < count)
            look_at(table, context, range.begin + i + 1, &seen[~i & 1]);
        work->kinds[i] = context_move(context, range.begin + i);
        table_score(
            table, here->features, here->count, work->scores + i * LABEL_COUNT);
    }
    labels_decode(table, work->scores, work->kinds, count, work->back, labels);
}

void labels_find(Arena *arena, const Table *table, const Context *context,
    uint8_t *labels, int32_t *margins)
{
    const Tokens *tokens = context->tokens;
    Work work = {
        arena_array(arena, PARAGRAPH_MAX * LABEL_COUNT, sizeof *work.scores),
        arena_array(arena, PARAGRAPH_MAX, 1),
        arena_array(arena, PARAGRAPH_MAX, LABEL_COUNT)};
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        uint8_t *out = labels + range.begin;
        if (context->labels && !found_any(context->labels, range)) {
            memset(out, LABEL_OUT, range.end - range.begin);
            continue;
        }
        label_paragraph(table, context, range, &work, out);
        for (size_t i = 0; margins && i < range.end - range.begin; i++)
            margins[range.begin + i] =
                label_margin(work.scores + i * LABEL_COUNT, out[i]);
    }
}

void labels_score(const Table *table, const Context *context, int32_t *scores)
{
    Seen seen[2];
    size_t count = context->tokens->token_count;
    if (count) look_at(table, context, 0, &seen[0]);
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count) look_at(table, context, i + 1, &seen[~i & 1]);
        table_score(table, seen[i & 1].features, seen[i & 1].count,
            scores + i * LABEL_COUNT);
    }
}
