/* The averaged perceptron: Collins, "Discriminative training methods for hidden
 * Markov models" (2002); the averages as in Daume (2006), with one more array
 * instead of a sum after every step. */
#include "train/learner.h"

#include <stdlib.h>
#include <string.h>

static float *allocate(size_t count)
{
    size_t size = (count * sizeof(float) + 63) / 64 * 64 + 64;
    float *floats = aligned_alloc(64, size);
    if (!floats) abort();
    memset(floats, 0, size);
    return floats;
}

void learner_start(Learner *learner, size_t rows, size_t classes)
{
    size_t columns = (classes + 7) / 8 * 8;
    *learner = (Learner){.columns = columns,
        .classes = classes,
        .rows = rows,
        .weights = allocate(rows * 2 * columns),
        .time = 1};
}

void learner_free(Learner *learner)
{
    free(learner->weights);
}

enum { AHEAD = 12 }; /* rows that are fetched early */

void learner_scores(
    const Learner *learner, const uint32_t *rows, size_t count, float *scores)
{
    size_t columns = learner->columns;
    for (size_t c = 0; c < columns; c++) scores[c] = 0;
    for (size_t i = 0; i < count; i++) {
        const float *row = learner_row(learner, rows[i]);
        if (i + AHEAD < count)
            __builtin_prefetch(learner_row(learner, rows[i + AHEAD]));
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
        float *row = learner_row(learner, rows[i]);
        row[class] += step;
        row[learner->columns + class] += timed;
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
    float time = (float)learner->time;
    size_t columns = learner->columns;
    for (size_t i = 0; i < learner->rows; i++) {
        float *row = learner_row(learner, i);
        for (size_t c = 0; c < columns; c++) row[c] -= row[columns + c] / time;
    }
    for (size_t i = 0; i < MOVES_MAX; i++)
        learner->moves[i] -= learner->cached_moves[i] / time;
}
