#ifndef TRAIN_LEARNER_H
#define TRAIN_LEARNER_H

#include "read/model.h"
#include "read/corpus.h"
#include "train/dictionary.h"

/* What is learnt from: paragraphs of tokens with rows of features and the
 * right label of each. */
typedef struct {
    uint32_t *rows;   /* all tokens' rows, one after the other */
    size_t *row_from; /* [token_count + 1] into rows */
    uint8_t *labels;  /* [token_count] */
    uint8_t *kinds;   /* [token_count] context_move() */
    size_t token_count;
    TokenRange *paragraphs;
    size_t paragraph_count;
} Lessons;

/* Weights being learnt: float while learning, small integers at the end. */
typedef struct {
    size_t columns, classes;
    float *weights; /* [rows][columns] */
    float *cached;  /* the same, times when they were added */
    float moves[MOVE_KINDS * TABLE_COLUMNS_MAX * TABLE_COLUMNS_MAX];
    float cached_moves[MOVE_KINDS * TABLE_COLUMNS_MAX * TABLE_COLUMNS_MAX];
    size_t rows;
    double time;
} Learner;

void learner_start(Learner *learner, size_t rows, size_t classes);
void learner_free(Learner *learner);

/* Learns labels of paragraphs, as a conditional random field: EPOCHS passes
 * with steps of RATE, in an order drawn from SEED. */
void learner_learn_field(Learner *learner, const Lessons *lessons, int epochs,
    float rate, uint64_t seed);

/* One step of a perceptron without a path: token's rows, right class, guessed
 * class. */
void learner_step(Learner *learner, const uint32_t *rows, size_t count,
    size_t right, size_t guess);
void learner_scores(
    const Learner *learner, const uint32_t *rows, size_t count, float *scores);

/* Puts the averages in the place of the weights. */
void learner_average(Learner *learner);

/* Makes a table of small integers: of the MOST rows with the largest
 * weights. */
void learner_table(Arena *arena, const Learner *learner,
    const Dictionary *dictionary, size_t most, Table *table);

#endif
