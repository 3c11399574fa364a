/* Labels of all tokens by a table: one score a token and class, then the best
 * path of each paragraph. The second stage passes over paragraphs in which the
 * first has found nothing, unless their scores are wanted. */
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

/* One table over one document, and work space for a paragraph. */
typedef struct {
    const Table *table;
    const Context *context;
    uint8_t *kinds; /* [PARAGRAPH_MAX] */
    uint8_t *back;  /* [PARAGRAPH_MAX][LABEL_COUNT] */
} Labelling;

/* What one token is seen as. */
typedef struct {
    Feature features[FEATURES_MAX];
    size_t count;
} Seen;

static void look_at(const Labelling *in, size_t i, Seen *seen)
{
    seen->count = feature_label(in->context, i, seen->features);
    table_fetch(in->table, seen->features, seen->count);
}

/* Each token is looked at before the last one is scored, so that its part of
 * the table is on its way meanwhile. */
static void score_paragraph(
    const Labelling *in, TokenRange range, int32_t *scores)
{
    Seen seen[2];
    size_t count = range.end - range.begin;
    if (count) look_at(in, range.begin, &seen[0]);
    for (size_t i = 0; i < count; i++) {
        const Seen *here = &seen[i & 1];
        if (i + 1 < count) look_at(in, range.begin + i + 1, &seen[~i & 1]);
        table_score(
            in->table, here->features, here->count, scores + i * LABEL_COUNT);
    }
}

static void decode_paragraph(const Labelling *in, TokenRange range,
    const int32_t *scores, uint8_t *labels)
{
    size_t count = range.end - range.begin;
    for (size_t i = 0; i < count; i++)
        in->kinds[i] = context_move(in->context, range.begin + i);
    labels_decode(in->table, scores, in->kinds, count, in->back, labels);
}

void labels_find(Arena *arena, const Table *table, const Context *context,
    uint8_t *labels, int32_t *margins, int32_t *scores)
{
    const Tokens *tokens = context->tokens;
    Labelling in = {table, context, arena_array(arena, PARAGRAPH_MAX, 1),
        arena_array(arena, PARAGRAPH_MAX, LABEL_COUNT)};
    int32_t *space =
        arena_array(arena, PARAGRAPH_MAX * LABEL_COUNT, sizeof *space);
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        uint8_t *out = labels + range.begin;
        int32_t *found = scores ? scores + range.begin * LABEL_COUNT : space;
        bool passed = context->labels && !found_any(context->labels, range);
        if (scores || !passed) score_paragraph(&in, range, found);
        if (passed) {
            memset(out, LABEL_OUT, range.end - range.begin);
            continue;
        }
        decode_paragraph(&in, range, found, out);
        for (size_t i = 0; margins && i < range.end - range.begin; i++)
            margins[range.begin + i] =
                label_margin(found + i * LABEL_COUNT, out[i]);
    }
}
