/* Dilated convolutions with residual connections: Yu and Koltun, "Multi-scale
 * context aggregation by dilated convolutions" (2016); Strubell et al., "Fast
 * and accurate entity recognition with iterated dilated convolutions" (2017);
 * He et al. (2016) for what is added. A layer is
 *     x'[i] = x[i] + max(0, c + x[i-s] A + x[i] B + x[i+s] C),
 * with zeros outside the text. There is nothing in it but additions and
 * multiplications in a fixed order, so that every machine gives the same bits.
 * Cost: 74,000 multiplications a token. */
#include "read/network.h"

#include <string.h>

#include "read/matrix.h"

enum { W = NETWORK_WIDTH, PAD = NETWORK_FARTHEST };

const size_t NETWORK_STEPS[NETWORK_LAYERS] = {1, 2, 4, 8, 16, 1};

static float *allocate(Arena *arena, size_t tokens)
{
    return arena_array(arena, (PAD + tokens + PAD) * W, sizeof(float));
}

NetworkWork network_work(Arena *arena, size_t most)
{
    return (NetworkWork){allocate(arena, most), allocate(arena, most),
        allocate(arena, most), most};
}

size_t network_side(size_t layer, size_t side)
{
    return (PAD + side * NETWORK_STEPS[layer] - NETWORK_STEPS[layer]) * W;
}

void network_clear_around(float *numbers, size_t count)
{
    memset(numbers, 0, PAD * W * sizeof *numbers);
    memset(numbers + (PAD + count) * W, 0, PAD * W * sizeof *numbers);
}

static void add_row(const Network *network, uint32_t feature, float *sums)
{
    uint32_t row = network_row(feature);
    if (network->keys[row] != network_key(feature)) return;
    for (size_t w = 0; w < W; w++) sums[w] += (float)network->rows[row][w];
}

static void embed(const Network *network, const NetworkInput *inputs,
    size_t count, float *out)
{
    for (size_t i = 0; i < count; i++) {
        float sums[W] = {0};
        for (size_t f = 0; f < NETWORK_FEATURES; f++)
            add_row(network, inputs[i].features[f], sums);
        for (size_t w = 0; w < W; w++)
            out[i * W + w] = sums[w] * network->weights.row_unit;
    }
    Matrix scores = {inputs->scores, sizeof *inputs / sizeof(float), 1};
    matrix_add_product((MatrixSize){count, W, NETWORK_SCORES}, scores,
        network->weights.scores[0], W, out, W);
}

/* One layer, from NOW to NEXT, whose places before and after the text are
 * zero. */
static void run_layer(const NetworkWeights *weights, size_t layer,
    const NetworkWork *work, size_t count)
{
    const float *now = work->now + PAD * W;
    float *sums = work->sums, *next = work->next + PAD * W;
    for (size_t i = 0; i < count; i++)
        memcpy(sums + i * W, weights->constants[layer], W * sizeof *sums);
    for (size_t side = 0; side < 3; side++)
        matrix_add_product((MatrixSize){count, W, W},
            (Matrix){work->now + network_side(layer, side), W, 1},
            weights->layers[layer][side][0], W, sums, W);
    for (size_t i = 0; i < count * W; i++)
        next[i] = now[i] + (sums[i] > 0 ? sums[i] : 0);
}

void network_add(const Network *network, const NetworkWork *work,
    const NetworkInput *inputs, size_t count, float (*out)[NETWORK_SCORES])
{
    const NetworkWeights *weights = &network->weights;
    NetworkWork turn = *work;
    network_clear_around(turn.now, count);
    network_clear_around(turn.next, count);
    embed(network, inputs, count, turn.now + PAD * W);
    for (size_t layer = 0; layer < NETWORK_LAYERS; layer++) {
        run_layer(weights, layer, &turn, count);
        float *swapped = turn.now;
        turn.now = turn.next;
        turn.next = swapped;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t l = 0; l < NETWORK_SCORES; l++)
            out[i][l] += weights->label_constants[l];
    matrix_add_product((MatrixSize){count, NETWORK_SCORES, W},
        (Matrix){turn.now + PAD * W, W, 1}, weights->labels[0], NETWORK_SCORES,
        out[0], NETWORK_SCORES);
}
