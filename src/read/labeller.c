/* Labels of all tokens by a table: one score a token and class, then the best
 * path of each paragraph. */
#include "read/labeller.h"

enum { WORK_TOKENS = PARAGRAPH_MAX };

static int32_t margin_of(const int32_t *scores, Label label)
{
    int32_t other = INT32_MIN;
    for (Label l = 0; l < LABEL_COUNT; l++)
        if (l != label && scores[l] > other) other = scores[l];
    return scores[label] - other;
}

void labels_find(Arena *arena, const Table *table, const Context *context,
    uint8_t *labels, int32_t *margins)
{
    const Tokens *tokens = context->tokens;
    Feature features[FEATURES_MAX];
    size_t columns = table->columns;
    int32_t *scores = arena_array(arena, WORK_TOKENS * columns, sizeof *scores);
    uint8_t *kinds = arena_array(arena, WORK_TOKENS, 1);
    uint8_t *back = arena_array(arena, WORK_TOKENS, LABEL_COUNT);
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        for (size_t i = range.begin; i < range.end; i++) {
            size_t count = feature_label(context, i, features);
            kinds[i - range.begin] = context_move(context, i);
            table_score(
                table, features, count, scores + (i - range.begin) * columns);
        }
        labels_decode(table, scores, kinds, range.end - range.begin, back,
            labels + range.begin);
        for (size_t i = range.begin; margins && i < range.end; i++)
            margins[i] =
                margin_of(scores + (i - range.begin) * columns, labels[i]);
    }
}
