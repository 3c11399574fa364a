/* From floats to small integers: the largest 1 in 2,000 rows are cut to 127,
 * and of the rest only so many rows are kept as the file has room for. */
#include "train/learner.h"

#include <math.h>
#include <string.h>

enum { STEPS = 1 << 16 };

static float largest(const Learner *learner, const float *row)
{
    float most = 0;
    for (size_t c = 0; c < learner->classes; c++)
        if (fabsf(row[c]) > most) most = fabsf(row[c]);
    return most;
}

/* The weight that at most COUNT rows exceed. */
static float weight_at(const Learner *learner, size_t count)
{
    static uint32_t counts[STEPS];
    float most = 1e-6f;
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < learner->rows; i++) {
        float row = largest(learner, learner->weights + i * learner->columns);
        if (row > most) most = row;
    }
    for (size_t i = 0; i < learner->rows; i++) {
        float row = largest(learner, learner->weights + i * learner->columns);
        counts[(size_t)(row / most * (STEPS - 1))]++;
    }
    size_t above = 0, step = STEPS;
    while (step > 1 && above + counts[step - 1] <= count)
        above += counts[--step];
    return most * (float)step / (STEPS - 1);
}

static int8_t small(float weight, float scale)
{
    float scaled = roundf(weight * scale);
    return (int8_t)(scaled > 127 ? 127 : scaled < -127 ? -127 : scaled);
}

static void put(const Table *table, uint16_t *keys, int8_t *weights,
    Feature feature, const float *row, size_t classes, float scale)
{
    uint32_t slot = table_slot(table, feature);
    while (keys[slot]) slot = slot + 1 == table->slots ? 0 : slot + 1;
    keys[slot] = table_key(feature);
    for (size_t c = 0; c < classes; c++)
        weights[(size_t)slot * table->columns + c] = small(row[c], scale);
}

void learner_table(Arena *arena, const Learner *learner,
    const Dictionary *dictionary, size_t most, Table *table)
{
    float scale = 127 / weight_at(learner, learner->rows / 2000 + 1);
    float least = weight_at(learner, most);
    size_t columns = learner->columns;
    if (least < 0.5f / scale) least = 0.5f / scale;
    size_t kept = 0;
    for (size_t i = 0; i < learner->rows; i++)
        kept += largest(learner, learner->weights + i * columns) > least;
    table->slots = (uint32_t)(kept * 10 / 6 + 8);
    table->columns = (uint32_t)columns;
    uint16_t *keys = arena_array(arena, table->slots, sizeof *keys);
    int8_t *weights = arena_array(arena, table->slots, columns);
    int32_t *moves =
        arena_array(arena, MOVE_KINDS * columns * columns, sizeof *moves);
    for (size_t i = 0; i < dictionary->slots; i++) {
        const DictionaryEntry *entry = &dictionary->entries[i];
        if (!entry->key || entry->row == DICTIONARY_NONE) continue;
        const float *row = learner->weights + entry->row * columns;
        if (largest(learner, row) > least)
            put(table, keys, weights, entry->key, row, learner->classes, scale);
    }
    for (size_t i = 0; i < MOVE_KINDS * columns * columns; i++)
        moves[i] = (int32_t)lroundf(learner->moves[i] * scale);
    table->keys = keys;
    table->weights = weights;
    table->moves = moves;
}
