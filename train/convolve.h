#ifndef TRAIN_CONVOLVE_H
#define TRAIN_CONVOLVE_H

#include "read/network.h"
#include "train/chain.h"

/* One text to learn from. */
typedef struct {
    size_t count;                 /* tokens */
    const NetworkInput *inputs;   /* [count] */
    const uint8_t *right, *kinds; /* [count] labels, context_move() */
    const TokenRange *paragraphs;
    size_t paragraph_count;
} NetworkLesson;

/* How a network is learnt. */
typedef struct {
    int epochs;
    float rate; /* of the steps, the highest */
    /* Shares left out at each step: of the numbers between layers, of words,
     * of the other features (Hinton et al. 2012). */
    float drop, drop_word, drop_feature;
    uint64_t seed;
} NetworkOptions;

/* Learns NETWORK, whose keys are given. The same lessons and options give the
 * same bits on one machine. */
void network_learn(Network *network, const NetworkLesson *lessons, size_t count,
    const NetworkOptions *options);

#endif
