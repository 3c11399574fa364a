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

enum { MOVES_MAX = MOVE_KINDS * TABLE_CLASSES_MAX * TABLE_CLASSES_MAX };

/* Weights being learnt: float while learning, small integers at the end. A
 * row's weights are followed by the same, times when they were added, so that
 * a row of labels is one line of the processor's cache. */
typedef struct {
    size_t columns, classes; /* columns: classes, to a multiple of 8 */
    float *weights;          /* [rows][2][columns] */
    size_t rows;
    float moves[MOVES_MAX], cached_moves[MOVES_MAX];
    double time;
} Learner;

/* How a field is learnt. */
typedef struct {
    int epochs;
    float rate; /* of the steps */
    float drop; /* share of a token's features left out at each step */
    uint64_t seed;
} FieldOptions;

static inline float *learner_row(const Learner *learner, size_t row)
{
    return learner->weights + row * 2 * learner->columns;
}

void learner_start(Learner *learner, size_t rows, size_t classes);
void learner_free(Learner *learner);

/* Learns labels of paragraphs, as a conditional random field. */
void learner_learn_field(
    Learner *learner, const Lessons *lessons, const FieldOptions *options);

/* One step of a perceptron without a path: token's rows, right class, guessed
 * class. */
void learner_step(Learner *learner, const uint32_t *rows, size_t count,
    size_t right, size_t guess);
void learner_scores(
    const Learner *learner, const uint32_t *rows, size_t count, float *scores);

/* Puts the averages in the place of the weights. */
void learner_average(Learner *learner);

/* Where the move between classes stands, by the kind of the later token. */
#define LEARNER_MOVE(KIND, FROM, TO)                                           \
    (((KIND)*TABLE_CLASSES_MAX + (FROM)) * TABLE_CLASSES_MAX + (TO))

/* Makes a table of small integers, of LINE_COUNT lines. */
void learner_table(Arena *arena, const Learner *learner,
    const Dictionary *dictionary, size_t line_count, Table *table);

/* Puts a row of [classes] into LINES, those of TABLE; false if the feature's
 * line is full or has it. */
bool table_put(
    const Table *table, TableLine *lines, Feature feature, const int8_t *row);

#endif
