/* The averaged perceptron: Collins, "Discriminative training methods for hidden
 * Markov models" (2002); the averages as in Daume (2006), with one more array
 * instead of a sum after every step. */
#include "train/learner.h"

#include <stdlib.h>

static float *allocate(size_t count)
{
    float *floats = calloc(count, sizeof *floats);
    if (!floats) abort();
    return floats;
}

void learner_start(Learner *learner, size_t rows, size_t classes)
{
    size_t columns = (classes + 7) / 8 * 8;
    *learner = (Learner){.columns = columns,
        .classes = classes,
        .rows = rows,
        .weights = allocate(rows * columns + 1),
        .cached = allocate(rows * columns + 1),
        .time = 1};
}

void learner_free(Learner *learner)
{
    free(learner->weights);
    free(learner->cached);
}

void learner_scores(
    const Learner *learner, const uint32_t *rows, size_t count, float *scores)
{
    size_t columns = learner->columns;
    for (size_t c = 0; c < columns; c++) scores[c] = 0;
    for (size_t i = 0; i < count; i++) {
        const float *row = learner->weights + rows[i] * columns;
        for (size_t c = 0; c < 8; c++) scores[c] += row[c];
        if (columns > 8)
            for (size_t c = 8; c < 16; c++) scores[c] += row[c];
    }
}

static void add(Learner *learner, const uint32_t *rows, size_t count,
    size_t class, float step)
{
    float timed = step * (float)learner->time;
    for (size_t i = 0; i < count; i++) {
        size_t at = rows[i] * learner->columns + class;
        learner->weights[at] += step;
        learner->cached[at] += timed;
    }
}

void learner_step(Learner *learner, const uint32_t *rows, size_t count,
    size_t right, size_t guess)
{
    learner->time += 1;
    if (right == guess) return;
    add(learner, rows, count, right, 1);
    add(learner, rows, count, guess, -1);
}

void learner_average(Learner *learner)
{
    size_t count = learner->rows * learner->columns;
    float time = (float)learner->time;
    for (size_t i = 0; i < count; i++)
        learner->weights[i] -= learner->cached[i] / time;
    for (size_t i = 0; i < MOVE_KINDS * TABLE_COLUMNS_MAX * TABLE_COLUMNS_MAX;
         i++)
        learner->moves[i] -= learner->cached_moves[i] / time;
}
