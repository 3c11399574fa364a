/* Learning a network (network.h): the likelihood of the right labels of a
 * text's paragraphs, as linear chains, is raised by gradient steps, one a text:
 * Collobert et al., "Natural language processing (almost) from scratch" (2011);
 * steps as in Kingma and Ba, "Adam" (2015), growing over the first twentieth
 * and then falling to nothing. Weights that are whole numbers in the end are
 * floats while they are learnt. Cost: about 10 microseconds a token and epoch.
 */
#include "train/convolve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "read/matrix.h"
#include "train/shuffle.h"

enum {
    W = NETWORK_WIDTH,
    LAYERS = NETWORK_LAYERS,
    PAD = NETWORK_FARTHEST,
    SCORES = NETWORK_SCORES
};

/* How fast what steps remember fades (Kingma and Ba's beta 1 and 2). */
static const float FADE = 0.9f, FADE_SQUARE = 0.999f;

/* Floats being learnt: [count] each. */
typedef struct {
    float *now, *gradient, *mean, *square;
} Learnt;

typedef struct {
    const NetworkOptions *options;
    Network *network;
    NetworkWeights *weights, *gradient; /* those of FLOATS */
    Learnt floats, rows;                /* rows: [NETWORK_ROWS][W] */
    float *outputs[LAYERS + 1]; /* [PAD + most + PAD][W] of each layer */
    float *sums[LAYERS];        /* [most][W] before what is below 0 is cut */
    uint8_t *kept[LAYERS + 1];  /* [most][W] what was not left out */
    uint8_t *seen;              /* [most][NETWORK_FEATURES] */
    float *back, *inner;        /* gradients by outputs, by sums */
    float (*labels)[SCORES], (*label_gradient)[SCORES]; /* [most] */
    Chain chain;
    uint64_t state;                       /* of the random numbers */
    float rate, mean_scale, square_scale; /* of this step */
} Work;

static void *allocate(size_t count, size_t size)
{
    void *memory = aligned_alloc(64, (count * size / 64 + 1) * 64);
    if (!memory) abort();
    return memset(memory, 0, (count * size / 64 + 1) * 64);
}

/* About normal, with deviation 1 (the sum of twelve). */
static float random_normal(Work *work)
{
    float sum = -6;
    for (int i = 0; i < 12; i++)
        sum += (float)(train_random(&work->state) >> 40) / (1 << 24);
    return sum;
}

static void fill_random(Work *work, float *out, size_t count, float deviation)
{
    for (size_t i = 0; i < count; i++) out[i] = random_normal(work) * deviation;
}

/* --- forward --- */

/* Eight decisions from one number. */
static void choose_kept(Work *work, uint8_t *kept, size_t count)
{
    uint8_t least = (uint8_t)(work->options->drop * 256);
    for (size_t i = 0; i < count; i += 8) {
        uint64_t bits = train_random(&work->state);
        bits = (bits ^ bits >> 32) * 0xd6e8feb86659fd93u;
        for (size_t b = 0; b < 8; b++)
            kept[i + b] = (uint8_t)(bits >> (8 * b)) >= least;
    }
}

/* What is kept counts for what is not. */
static float kept_scale(const Work *work)
{
    return 1 / (1 - work->options->drop);
}

/* Whether the token sees a feature this time. */
static bool sees(Work *work, const NetworkInput *input, size_t f)
{
    const NetworkOptions *options = work->options;
    uint32_t feature = input->features[f];
    float drop = f ? options->drop_feature : options->drop_word;
    bool dropped =
        (float)(train_random(&work->state) >> 40) < drop * (float)(1 << 24);
    return !dropped &&
           work->network->keys[network_row(feature)] == network_key(feature);
}

static Matrix scores_of(const NetworkLesson *lesson)
{
    return (Matrix){
        lesson->inputs->scores, sizeof(NetworkInput) / sizeof(float), 1};
}

static void embed(Work *work, const NetworkLesson *lesson, float *out)
{
    for (size_t i = 0; i < lesson->count; i++) {
        const NetworkInput *input = &lesson->inputs[i];
        float *sums = out + i * W;
        memset(sums, 0, W * sizeof *sums);
        for (size_t f = 0; f < NETWORK_FEATURES; f++) {
            uint8_t *seen = &work->seen[i * NETWORK_FEATURES + f];
            *seen = sees(work, input, f);
            const float *row =
                work->rows.now + (size_t)network_row(input->features[f]) * W;
            for (size_t w = 0; *seen && w < W; w++) sums[w] += row[w];
        }
    }
    matrix_add_product((MatrixSize){lesson->count, W, SCORES},
        scores_of(lesson), work->weights->scores[0], W, out, W);
    choose_kept(work, work->kept[0], lesson->count * W);
    float scale = kept_scale(work);
    for (size_t i = 0; i < lesson->count * W; i++)
        out[i] = work->kept[0][i] ? out[i] * scale : 0;
}

static void run_layer(Work *work, size_t layer, size_t count)
{
    const float *before = work->outputs[layer];
    float *sums = work->sums[layer];
    float *after = work->outputs[layer + 1] + PAD * W;
    uint8_t *kept = work->kept[layer + 1];
    float scale = kept_scale(work);
    for (size_t i = 0; i < count; i++)
        memcpy(sums + i * W, work->weights->constants[layer], W * sizeof *sums);
    for (size_t side = 0; side < 3; side++)
        matrix_add_product((MatrixSize){count, W, W},
            (Matrix){before + network_side(layer, side), W, 1},
            work->weights->layers[layer][side][0], W, sums, W);
    choose_kept(work, kept, count * W);
    before += PAD * W;
    for (size_t i = 0; i < count * W; i++)
        after[i] = before[i] + (sums[i] > 0 && kept[i] ? sums[i] * scale : 0);
}

static void run_forward(Work *work, const NetworkLesson *lesson)
{
    size_t count = lesson->count;
    for (size_t layer = 0; layer <= LAYERS; layer++)
        network_clear_around(work->outputs[layer], count);
    embed(work, lesson, work->outputs[0] + PAD * W);
    for (size_t layer = 0; layer < LAYERS; layer++)
        run_layer(work, layer, count);
    for (size_t i = 0; i < count; i++)
        memcpy(work->labels[i], work->weights->label_constants,
            sizeof work->labels[i]);
    matrix_add_product((MatrixSize){count, SCORES, W},
        (Matrix){work->outputs[LAYERS] + PAD * W, W, 1},
        work->weights->labels[0], SCORES, work->labels[0], SCORES);
}

/* --- the likelihood --- */

static size_t move_at(size_t kind, size_t from, size_t to)
{
    return (kind * LABEL_COUNT + from) * LABEL_COUNT + to;
}

static void fill_moves(Work *work)
{
    for (size_t k = 0; k < MOVE_KINDS; k++)
        for (size_t p = 0; p < LABEL_COUNT; p++)
            for (size_t l = 0; l < LABEL_COUNT; l++)
                work->chain.moves[k][p][l] =
                    label_may_follow((Label)p, (Label)l)
                        ? expf(work->weights->moves[move_at(k, p, l)])
                        : 0;
}

static void learn_move(Work *work, size_t i)
{
    float gradient[LABEL_COUNT][LABEL_COUNT];
    chain_move_gradient(&work->chain, i, gradient);
    for (size_t p = 0; p < LABEL_COUNT; p++)
        for (size_t l = 0; l < LABEL_COUNT; l++)
            if (label_may_follow((Label)p, (Label)l))
                work->gradient->moves[move_at(work->chain.kinds[i], p, l)] +=
                    gradient[p][l];
}

static void learn_paragraph(
    Work *work, const NetworkLesson *lesson, TokenRange range)
{
    Chain *chain = &work->chain;
    chain->count = range.end - range.begin;
    chain->right = lesson->right + range.begin;
    chain->kinds = lesson->kinds + range.begin;
    for (size_t i = 0; i < chain->count; i++)
        memcpy(chain->scores[i], work->labels[range.begin + i],
            sizeof chain->scores[i]);
    chain_run(chain);
    for (size_t i = 1; i < chain->count; i++) learn_move(work, i);
    for (size_t i = 0; i < chain->count; i++)
        chain_gradient(chain, i, work->label_gradient[range.begin + i]);
}

/* --- backward --- */

/* OUT[COLUMNS][ROWS] = NUMBERS[ROWS][COLUMNS], turned over. */
static void turn_over(
    const float *numbers, size_t rows, size_t columns, float *out)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++)
            out[c * rows + r] = numbers[r * columns + c];
}

static void learn_labels(Work *work, size_t count)
{
    float turned[SCORES * W];
    matrix_add_product((MatrixSize){W, SCORES, count},
        (Matrix){work->outputs[LAYERS] + PAD * W, 1, W},
        work->label_gradient[0], SCORES, work->gradient->labels[0], SCORES);
    for (size_t i = 0; i < count; i++)
        for (size_t l = 0; l < SCORES; l++)
            work->gradient->label_constants[l] += work->label_gradient[i][l];
    turn_over(work->weights->labels[0], W, SCORES, turned);
    memset(work->back, 0, (PAD + count + PAD) * W * sizeof *work->back);
    matrix_add_product((MatrixSize){count, W, SCORES},
        (Matrix){work->label_gradient[0], SCORES, 1}, turned, W,
        work->back + PAD * W, W);
}

/* From the gradient by the outputs of a layer to that by its inputs. */
static void learn_layer(Work *work, size_t layer, size_t count)
{
    float turned[W * W], scale = kept_scale(work);
    const float *back = work->back + PAD * W, *sums = work->sums[layer];
    const uint8_t *kept = work->kept[layer + 1];
    for (size_t i = 0; i < count * W; i++)
        work->inner[i] = sums[i] > 0 && kept[i] ? back[i] * scale : 0;
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < W; w++)
            work->gradient->constants[layer][w] += work->inner[i * W + w];
    for (size_t side = 0; side < 3; side++) {
        matrix_add_product((MatrixSize){W, W, count},
            (Matrix){work->outputs[layer] + network_side(layer, side), 1, W},
            work->inner, W, work->gradient->layers[layer][side][0], W);
        turn_over(work->weights->layers[layer][side][0], W, W, turned);
        matrix_add_product((MatrixSize){count, W, W},
            (Matrix){work->inner, W, 1}, turned, W,
            work->back + network_side(layer, side), W);
    }
    network_clear_around(work->back, count);
}

static void learn_inputs(Work *work, const NetworkLesson *lesson)
{
    float *back = work->back + PAD * W, scale = kept_scale(work);
    for (size_t i = 0; i < lesson->count * W; i++)
        back[i] = work->kept[0][i] ? back[i] * scale : 0;
    Matrix scores = scores_of(lesson);
    matrix_add_product((MatrixSize){SCORES, W, lesson->count},
        (Matrix){scores.numbers, 1, scores.row}, back, W,
        work->gradient->scores[0], W);
    for (size_t i = 0; i < lesson->count; i++)
        for (size_t f = 0; f < NETWORK_FEATURES; f++) {
            if (!work->seen[i * NETWORK_FEATURES + f]) continue;
            uint32_t row = network_row(lesson->inputs[i].features[f]);
            float *gradient = work->rows.gradient + (size_t)row * W;
            for (size_t w = 0; w < W; w++) gradient[w] += back[i * W + w];
        }
}

/* --- steps --- */

static void step(const Work *work, const Learnt *learnt, size_t from, size_t to)
{
    static const float LEAST = 1e-8f;
    for (size_t i = from; i < to; i++) {
        float g = learnt->gradient[i];
        float mean = FADE * learnt->mean[i] + (1 - FADE) * g;
        float square =
            FADE_SQUARE * learnt->square[i] + (1 - FADE_SQUARE) * g * g;
        learnt->mean[i] = mean;
        learnt->square[i] = square;
        learnt->now[i] += work->rate * mean * work->mean_scale /
                          (sqrtf(square * work->square_scale) + LEAST);
        learnt->gradient[i] = 0;
    }
}

/* Only rows that were seen move, once each. */
static void step_rows(Work *work, const NetworkLesson *lesson)
{
    for (size_t i = 0; i < lesson->count * NETWORK_FEATURES; i++) {
        if (!work->seen[i]) continue;
        size_t row = network_row(lesson->inputs[i / NETWORK_FEATURES]
                                     .features[i % NETWORK_FEATURES]);
        bool moves = false;
        for (size_t w = 0; w < W; w++)
            moves |= work->rows.gradient[row * W + w] != 0;
        if (moves) step(work, &work->rows, row * W, row * W + W);
    }
}

static void learn_lesson(Work *work, const NetworkLesson *lesson)
{
    run_forward(work, lesson);
    fill_moves(work);
    for (size_t p = 0; p < lesson->paragraph_count; p++)
        learn_paragraph(work, lesson, lesson->paragraphs[p]);
    learn_labels(work, lesson->count);
    for (size_t layer = LAYERS; layer-- > 0;)
        learn_layer(work, layer, lesson->count);
    learn_inputs(work, lesson);
    step_rows(work, lesson);
    step(work, &work->floats, 0, sizeof(NetworkWeights) / sizeof(float));
}

/* Step NUMBER (from 1) of ALL: how long it is. */
static void set_rate(Work *work, size_t number, size_t all)
{
    static const float GROWS = 0.05f;
    float done = (float)(number - 1) / (float)all;
    float share = done < GROWS ? done / GROWS : 1;
    work->rate = work->options->rate * share * (1 - done) + 1e-6f;
    work->mean_scale = 1 / (1 - powf(FADE, (float)number));
    work->square_scale = 1 / (1 - powf(FADE_SQUARE, (float)number));
}

static void learn_all(Work *work, const NetworkLesson *lessons, size_t count)
{
    size_t all = count * (size_t)work->options->epochs, number = 0;
    uint32_t *order = allocate(count, sizeof *order);
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (int epoch = 0; epoch < work->options->epochs; epoch++) {
        train_shuffle(order, count, &work->state);
        for (size_t i = 0; i < count; i++) {
            set_rate(work, ++number, all);
            learn_lesson(work, &lessons[order[i]]);
        }
    }
    free(order);
}

/* --- before and after --- */

static void learnt_start(Learnt *learnt, size_t count)
{
    float **parts[] = {
        &learnt->now, &learnt->gradient, &learnt->mean, &learnt->square};
    for (size_t i = 0; i < 4; i++) *parts[i] = allocate(count, sizeof(float));
}

static void learnt_free(Learnt *learnt)
{
    free(learnt->now);
    free(learnt->gradient);
    free(learnt->mean);
    free(learnt->square);
}

static void start_weights(Work *work)
{
    NetworkWeights *weights = work->weights;
    static const float ROWS = 0.1f, INPUT = 0.1f, LABELS = 0.05f;
    float layers = sqrtf(2.0f / (3 * W)) / 2; /* He et al. (2015), halved */
    fill_random(work, work->rows.now, (size_t)NETWORK_ROWS * W, ROWS);
    fill_random(work, weights->layers[0][0][0],
        sizeof weights->layers / sizeof(float), layers);
    fill_random(work, weights->scores[0], LABEL_COUNT * W, INPUT);
    for (size_t w = 0; w < W; w++)
        fill_random(work, weights->labels[w], LABEL_COUNT, LABELS);
}

static Work *work_start(
    Network *network, size_t most, const NetworkOptions *options)
{
    Work *work = allocate(1, sizeof *work);
    work->network = network;
    work->options = options;
    work->state = options->seed;
    learnt_start(&work->floats, sizeof(NetworkWeights) / sizeof(float));
    learnt_start(&work->rows, (size_t)NETWORK_ROWS * W);
    work->weights = (void *)work->floats.now;
    work->gradient = (void *)work->floats.gradient;
    size_t padded = (PAD + most + PAD) * W;
    for (size_t layer = 0; layer <= LAYERS; layer++) {
        work->outputs[layer] = allocate(padded, sizeof(float));
        work->kept[layer] = allocate(most * W, 1);
        if (layer < LAYERS)
            work->sums[layer] = allocate(most * W, sizeof(float));
    }
    work->seen = allocate(most * NETWORK_FEATURES, 1);
    work->back = allocate(padded, sizeof(float));
    work->inner = allocate(most * W, sizeof(float));
    work->labels = allocate(most, sizeof *work->labels);
    work->label_gradient = allocate(most, sizeof *work->label_gradient);
    start_weights(work);
    return work;
}

static void work_free(Work *work)
{
    learnt_free(&work->floats);
    learnt_free(&work->rows);
    for (size_t layer = 0; layer <= LAYERS; layer++) {
        free(work->outputs[layer]);
        free(work->kept[layer]);
        if (layer < LAYERS) free(work->sums[layer]);
    }
    free(work->seen);
    free(work->back);
    free(work->inner);
    free(work->labels);
    free(work->label_gradient);
    free(work);
}

/* Rows become whole numbers, the largest 127; those without a key nothing. */
static void round_rows(const Work *work, Network *network)
{
    float most = 1e-6f;
    for (size_t i = 0; i < (size_t)NETWORK_ROWS * W; i++)
        if (network->keys[i / W] && fabsf(work->rows.now[i]) > most)
            most = fabsf(work->rows.now[i]);
    network->weights.row_unit = most / 127;
    for (size_t i = 0; i < (size_t)NETWORK_ROWS * W; i++)
        network->rows[i / W][i % W] =
            (int8_t)(network->keys[i / W]
                         ? lroundf(work->rows.now[i] / most * 127)
                         : 0);
}

void network_learn(Network *network, const NetworkLesson *lessons, size_t count,
    const NetworkOptions *options)
{
    size_t most = 1;
    for (size_t i = 0; i < count; i++)
        if (lessons[i].count > most) most = lessons[i].count;
    Work *work = work_start(network, most, options);
    learn_all(work, lessons, count);
    network->weights = *work->weights;
    round_rows(work, network);
    work_free(work);
}
