/* From floats to small integers: the largest 1 in 2,000 rows are cut to 127.
 * Rows take their places the largest first, and those that find their line
 * full are dropped: the file's size is chosen, and what it has no room for is
 * what weighs least. */
#include "train/learner.h"

#include <math.h>
#include <stdlib.h>
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
        float row = largest(learner, learner_row(learner, i));
        if (row > most) most = row;
    }
    for (size_t i = 0; i < learner->rows; i++) {
        float row = largest(learner, learner_row(learner, i));
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

typedef struct {
    Feature feature;
    const float *row;
    float largest;
} Candidate;

static int by_weight(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    if (x->largest != y->largest) return x->largest > y->largest ? -1 : 1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* Rows of more than LEAST, the largest first. */
static Candidate *choose(Arena *arena, const Learner *learner,
    const Dictionary *dictionary, float least, size_t *count)
{
    Candidate *chosen = arena_array(arena, learner->rows + 1, sizeof *chosen);
    *count = 0;
    for (size_t i = 0; i < dictionary->slots; i++) {
        const DictionaryEntry *entry = &dictionary->entries[i];
        if (!entry->key || entry->row == DICTIONARY_NONE) continue;
        const float *row = learner_row(learner, entry->row);
        float most = largest(learner, row);
        if (most > least)
            chosen[(*count)++] = (Candidate){entry->key, row, most};
    }
    qsort(chosen, *count, sizeof *chosen, by_weight);
    return chosen;
}

bool table_put(
    const Table *table, TableLine *lines, Feature feature, const int8_t *row)
{
    LineLayout layout = line_layout(table->classes);
    uint8_t *line = lines[table_line(table, feature)].bytes;
    uint16_t key = table_key(feature), there;
    for (size_t i = 0; i < layout.entries; i++) {
        memcpy(&there, line + 2 * i, sizeof there);
        if (there == key) return false;
        if (there) continue;
        memcpy(line + 2 * i, &key, sizeof key);
        memcpy(line + layout.rows_at + i * table->classes, row, table->classes);
        return true;
    }
    return false;
}

static void put(const Table *table, TableLine *lines,
    const Candidate *candidate, float scale)
{
    int8_t row[TABLE_CLASSES_MAX];
    for (size_t c = 0; c < table->classes; c++)
        row[c] = small(candidate->row[c], scale);
    table_put(table, lines, candidate->feature, row);
}

static int32_t *round_moves(Arena *arena, const Learner *learner, float scale)
{
    size_t classes = learner->classes;
    int32_t *moves =
        arena_array(arena, MOVE_KINDS * classes * classes, sizeof *moves);
    for (size_t kind = 0; kind < MOVE_KINDS; kind++)
        for (size_t i = 0; i < classes * classes; i++)
            moves[kind * classes * classes + i] = (int32_t)lroundf(
                learner->moves[LEARNER_MOVE(kind, i / classes, i % classes)] *
                scale);
    return moves;
}

void learner_table(Arena *arena, const Learner *learner,
    const Dictionary *dictionary, size_t line_count, Table *table)
{
    float scale = 127 / weight_at(learner, learner->rows / 2000 + 1);
    TableLine *lines = arena_array(arena, line_count, sizeof *lines);
    size_t count;
    Candidate *chosen =
        choose(arena, learner, dictionary, 0.5f / scale, &count);
    *table = (Table){.classes = (uint32_t)learner->classes,
        .line_count = (uint32_t)line_count,
        .lines = lines,
        .moves = round_moves(arena, learner, scale)};
    for (size_t i = 0; i < count; i++) put(table, lines, &chosen[i], scale);
}
