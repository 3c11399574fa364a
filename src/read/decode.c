/* From weights to labels: sums of rows, and the best path through a paragraph
 * (Viterbi 1967; Collins 2002). 49 additions a token. */
#include "read/model.h"

#include <string.h>

/* Eight weights at once, which the compiler turns into a few instructions;
 * FEATURES_MAX rows of at most 127 fit into 16 bits. */
static void add_8(const int8_t *row, int16_t *sums)
{
    for (int i = 0; i < 8; i++) sums[i] = (int16_t)(sums[i] + row[i]);
}

/* Memory is fetched for all features at once, since it is what takes time. */
void table_score(
    const Table *table, const uint32_t *features, size_t count, int32_t *scores)
{
    int16_t sums[TABLE_COLUMNS_MAX] = {0};
    for (size_t i = 0; i < count; i++) {
        uint32_t slot = table_slot(table, features[i]);
        __builtin_prefetch(&table->keys[slot]);
        __builtin_prefetch(&table->weights[(size_t)slot * table->columns]);
    }
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = table_row(table, features[i]);
        if (!row) continue;
        add_8(row, sums);
        if (table->columns > 8) add_8(row + 8, sums + 8);
    }
    for (size_t i = 0; i < table->columns; i++) scores[i] = sums[i];
}

static bool follows(Label last, Label next)
{
    return label_may_follow(last, next) != 0;
}

/* The best way into label NEXT from the scores LAST[] of the token before. */
static int64_t best_before(const int32_t *moves, size_t columns,
    const int64_t *last, Label next, uint8_t *from)
{
    int64_t best = INT64_MIN;
    for (Label label = 0; label < LABEL_COUNT; label++) {
        if (!follows(label, next)) continue;
        int64_t score = last[label] + moves[label * columns + next];
        if (score > best) {
            best = score;
            *from = (uint8_t)label;
        }
    }
    return best;
}

void labels_decode(const Table *table, const int32_t *scores,
    const uint8_t *kinds, size_t count, uint8_t *back, uint8_t *labels)
{
    enum { NEVER = -(1 << 30) };
    int64_t last[LABEL_COUNT], now[LABEL_COUNT];
    size_t columns = table->columns;
    for (Label label = 0; count && label < LABEL_COUNT; label++)
        last[label] = follows(LABEL_OUT, label) ? scores[label] : NEVER;
    for (size_t i = 1; i < count; i++) {
        const int32_t *moves = table->moves + kinds[i] * columns * columns;
        for (Label label = 0; label < LABEL_COUNT; label++)
            now[label] = scores[i * columns + label] +
                         best_before(moves, columns, last, label,
                             &back[i * LABEL_COUNT + label]);
        memcpy(last, now, sizeof last);
    }
    Label best = LABEL_OUT;
    for (Label label = 0; count && label < LABEL_COUNT; label++)
        if (last[label] > last[best]) best = label;
    for (size_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)best;
        if (i) best = back[i * LABEL_COUNT + best];
    }
}
