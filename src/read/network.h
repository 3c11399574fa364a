#ifndef READ_NETWORK_H
#define READ_NETWORK_H

#include "read/model.h"

/* A small network that scores the labels of all tokens of a text: what a token
 * is seen as becomes WIDTH numbers, and each of its layers adds to them what
 * it makes of the token and of two others, some steps before and after. */
enum {
    NETWORK_WIDTH = 64,
    NETWORK_LAYERS = 6,
    NETWORK_REACH = 32, /* the sum of all steps, in tokens */
    NETWORK_FARTHEST = 16,
    NETWORK_SCORES = 16, /* LABEL_COUNT of them are used, as in all columns */
    NETWORK_ROWS = 1 << 15,
    NETWORK_FEATURES = 36, /* of one token */
    NETWORK_MOVES = MOVE_KINDS * LABEL_COUNT * LABEL_COUNT
};

/* How far the neighbours of each layer are. */
extern const size_t NETWORK_STEPS[NETWORK_LAYERS];

/* What one token is seen as. */
typedef struct {
    uint32_t features[NETWORK_FEATURES]; /* hashes */
    float scores[NETWORK_SCORES];        /* of the stage before */
} NetworkInput;

/* All that is floats in a network, as it stands in a file: a multiple of 64
 * bytes. */
typedef struct {
    float scores[NETWORK_SCORES][NETWORK_WIDTH];
    float layers[NETWORK_LAYERS][3][NETWORK_WIDTH][NETWORK_WIDTH];
    float constants[NETWORK_LAYERS][NETWORK_WIDTH];
    float labels[NETWORK_WIDTH][NETWORK_SCORES];
    float label_constants[NETWORK_SCORES];
    float moves[NETWORK_MOVES]; /* [MOVE_KINDS][from][to] */
    float row_unit;             /* what 1 in a row stands for */
    float unused[3];
} NetworkWeights;

/* A network. A feature has one row where it may stand; the key there tells
 * whether it does (0: nothing stands there). */
typedef struct {
    NetworkWeights weights;
    uint16_t keys[NETWORK_ROWS];
    int8_t rows[NETWORK_ROWS][NETWORK_WIDTH];
} Network;

static inline uint32_t network_row(uint32_t feature)
{
    return feature >> 17;
}

static inline uint16_t network_key(uint32_t feature)
{
    uint16_t key = (uint16_t)feature;
    return key ? key : 1;
}

/* Work space for at most MOST tokens. */
typedef struct {
    float *now, *next, *sums; /* [FARTHEST + MOST + FARTHEST][WIDTH] */
    size_t most;
} NetworkWork;

NetworkWork network_work(Arena *arena, size_t most);

/* In such an array, where what the first token sees on SIDE (0 before, 1 at it,
 * 2 after) begins. */
size_t network_side(size_t layer, size_t side);
/* Puts zeros before and after COUNT tokens of it. */
void network_clear_around(float *numbers, size_t count);

/* Adds to OUT[count] what NETWORK gives the labels of the tokens of a text. */
void network_add(const Network *network, const NetworkWork *work,
    const NetworkInput *inputs, size_t count, float (*out)[NETWORK_SCORES]);

#endif
