#ifndef TRAIN_CHAIN_H
#define TRAIN_CHAIN_H

#include "read/label.h"
#include "read/model.h"
#include "read/token.h"

/* One paragraph as a linear chain: what scores and moves make of its labels. */
typedef struct {
    size_t count;
    const uint8_t *right, *kinds;   /* [count] labels, kinds of tokens */
    float scores[PARAGRAPH_MAX][8]; /* to be filled */
    float forward[PARAGRAPH_MAX][LABEL_COUNT];
    float backward[PARAGRAPH_MAX][LABEL_COUNT];
    float local[PARAGRAPH_MAX][LABEL_COUNT]; /* exp(score - highest) */
    float moves[MOVE_KINDS][LABEL_COUNT][LABEL_COUNT]; /* exp, to be filled; 0
                                                          where forbidden */
} Chain;

/* Works out how likely labels are. Cost: 49 multiplications a token, twice. */
void chain_run(Chain *chain);

/* GRADIENT of the likelihood by the scores of token I: right minus likely, the
 * eighth 0. Returns the largest by amount. */
float chain_gradient(const Chain *chain, size_t i, float gradient[8]);

/* The same by the move between tokens I - 1 and I. */
void chain_move_gradient(
    const Chain *chain, size_t i, float gradient[LABEL_COUNT][LABEL_COUNT]);

#endif
