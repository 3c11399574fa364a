/* The network against a naive forward pass, one number at a time over the
 * whole text; a text read in windows; and files that are refused. */
#include "test/unit.h"

#include <string.h>

#include "read/careful.h"
#include "read/matrix.h"
#include "test/random.h"
#include "test/read_model.h"

enum { W = NETWORK_WIDTH, TOKENS = 90 };

static float random_float(void)
{
    return (float)random_below(2001) / 1000 - 1;
}

/* A network of small random numbers; every other row has its key. */
static Network *random_network(void)
{
    Network *network = arena_alloc(arena, sizeof *network);
    float *floats = (void *)&network->weights;
    for (size_t i = 0; i < sizeof network->weights / sizeof(float); i++)
        floats[i] = random_float() / 8;
    network->weights.row_unit = 1 / 64.0f;
    for (size_t r = 0; r < NETWORK_ROWS; r++) {
        network->keys[r] = (uint16_t)(r % 2 ? random_below(3) : 0);
        for (size_t w = 0; w < W; w++)
            network->rows[r][w] = (int8_t)random_below(256);
    }
    return network;
}

/* Few keys, so that many features are known. */
static NetworkInput *random_inputs(size_t count)
{
    NetworkInput *inputs = arena_array(arena, count, sizeof *inputs);
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < NETWORK_FEATURES; f++)
            inputs[i].features[f] =
                (uint32_t)(random_below(NETWORK_ROWS) << 17 | random_below(3));
        for (size_t s = 0; s < LABEL_COUNT; s++)
            inputs[i].scores[s] = random_float();
    }
    return inputs;
}

static void naive_embed(
    const Network *network, const NetworkInput *input, double *out)
{
    for (size_t w = 0; w < W; w++) {
        out[w] = 0;
        for (size_t f = 0; f < NETWORK_FEATURES; f++) {
            uint32_t feature = input->features[f], row = feature >> 17;
            uint16_t key = (uint16_t)feature ? (uint16_t)feature : 1;
            if (network->keys[row] == key)
                out[w] +=
                    network->rows[row][w] * (double)network->weights.row_unit;
        }
        for (size_t s = 0; s < NETWORK_SCORES; s++)
            out[w] += (double)input->scores[s] *
                      (double)network->weights.scores[s][w];
    }
}

static double naive_sum(const NetworkWeights *weights, size_t layer,
    double (*x)[W], int i, size_t w)
{
    double sum = (double)weights->constants[layer][w];
    for (int side = 0; side < 3; side++) {
        int from = i + (side - 1) * (int)NETWORK_STEPS[layer];
        for (size_t k = 0; from >= 0 && from < TOKENS && k < W; k++)
            sum += x[from][k] * (double)weights->layers[layer][side][k][w];
    }
    return sum;
}

static void naive_scores(const Network *network, const NetworkInput *inputs,
    double (*out)[NETWORK_SCORES])
{
    static double x[TOKENS][W], next[TOKENS][W];
    const NetworkWeights *weights = &network->weights;
    for (size_t i = 0; i < TOKENS; i++) naive_embed(network, &inputs[i], x[i]);
    for (size_t layer = 0; layer < NETWORK_LAYERS; layer++) {
        for (int i = 0; i < TOKENS; i++)
            for (size_t w = 0; w < W; w++) {
                double sum = naive_sum(weights, layer, x, i, w);
                next[i][w] = x[i][w] + (sum > 0 ? sum : 0);
            }
        memcpy(x, next, sizeof x);
    }
    for (size_t i = 0; i < TOKENS; i++)
        for (size_t l = 0; l < NETWORK_SCORES; l++) {
            out[i][l] = (double)weights->label_constants[l];
            for (size_t w = 0; w < W; w++)
                out[i][l] += x[i][w] * (double)weights->labels[w][l];
        }
}

static void scores_are_those_of_a_naive_pass(void **state)
{
    (void)state;
    static double right[TOKENS][NETWORK_SCORES];
    float(*found)[NETWORK_SCORES] = arena_array(arena, TOKENS, sizeof *found);
    const Network *network = random_network();
    const NetworkInput *inputs = random_inputs(TOKENS);
    NetworkWork work = network_work(arena, TOKENS);
    network_add(network, &work, inputs, TOKENS, found);
    naive_scores(network, inputs, right);
    double most = 0;
    for (size_t i = 0; i < TOKENS; i++)
        for (size_t l = 0; l < NETWORK_SCORES; l++) {
            double size = right[i][l] < 0 ? -right[i][l] : right[i][l];
            if (size > most) most = size;
        }
    assert_true(most > 0.1);
    for (size_t i = 0; i < TOKENS; i++)
        for (size_t l = 0; l < NETWORK_SCORES; l++)
            assert_float_equal(
                found[i][l], (float)right[i][l], (float)most * 1e-4f);
}

/* What is farther away than its reach changes nothing, bit by bit. */
static void a_token_sees_no_farther_than_the_reach(void **state)
{
    (void)state;
    float(*all)[NETWORK_SCORES] = arena_array(arena, TOKENS, sizeof *all);
    float(*part)[NETWORK_SCORES] = arena_array(arena, TOKENS, sizeof *part);
    const Network *network = random_network();
    const NetworkInput *inputs = random_inputs(TOKENS);
    NetworkWork work = network_work(arena, TOKENS);
    network_add(network, &work, inputs, TOKENS, all);
    network_add(network, &work, inputs + 3, TOKENS - 3, part);
    assert_memory_equal(all[NETWORK_REACH + 3], part[NETWORK_REACH],
        (TOKENS - NETWORK_REACH - 3) * sizeof *all);
    assert_memory_not_equal(all[3], part[0], sizeof *all);
}

static void products_are_those_of_single_sums(void **state)
{
    (void)state;
    enum { ROWS = 13, COLUMNS = 32, DEPTH = 300 };
    static float a[ROWS * DEPTH], b[DEPTH * COLUMNS], out[ROWS * COLUMNS];
    for (size_t i = 0; i < ROWS * DEPTH; i++) a[i] = random_float();
    for (size_t i = 0; i < DEPTH * COLUMNS; i++) b[i] = random_float();
    for (size_t i = 0; i < ROWS * COLUMNS; i++) out[i] = 1;
    matrix_add_product((MatrixSize){ROWS, COLUMNS, DEPTH}, (Matrix){a, 1, ROWS},
        b, COLUMNS, out, COLUMNS);
    for (size_t r = 0; r < ROWS; r++)
        for (size_t c = 0; c < COLUMNS; c++) {
            float sum = 1;
            for (size_t k = 0; k < DEPTH; k++)
                sum += a[k * ROWS + r] * b[k * COLUMNS + c];
            assert_true(out[r * COLUMNS + c] == sum);
        }
}

static const ReadModel MODEL = {.checksum = 77};

static Str small_file(void)
{
    StrBuf buf = strbuf_new(arena);
    Careful careful = {.count = 1, .networks = random_network()};
    careful_write(&buf, &careful, &MODEL);
    return strbuf_str(&buf);
}

static MessageId refusal(Str bytes, uint64_t of_model)
{
    ReadModel model = {.checksum = of_model};
    Careful careful;
    Err err = {0};
    Status status =
        careful_read(arena, bytes, "x.model", &model, &careful, &err);
    return status == STATUS_OK ? MSG_NONE : err.id;
}

static void damage_is_told(void **state)
{
    (void)state;
    Str whole = small_file();
    assert_int_equal(refusal(whole, 77), MSG_NONE);
    assert_int_equal(refusal(whole, 78), MSG_MODEL_OTHER);
    assert_int_equal(refusal(S(""), 77), MSG_MODEL_NONE);
    assert_int_equal(
        refusal(str_slice(whole, 0, whole.size - 64), 77), MSG_MODEL_DAMAGED);
    for (size_t i = 0; i < 20; i++) {
        size_t at = i < 12 ? i * 3 : random_below(whole.size);
        ((char *)whole.data)[at] ^= 1;
        assert_int_not_equal(refusal(whole, 77), MSG_NONE);
        ((char *)whole.data)[at] ^= 1;
    }
}

/* The shipped networks give the same text the same labels, wherever windows
 * begin: a text that fills several is read as its parts are. */
static void windows_do_not_show(void **state)
{
    (void)state;
    Reader reader;
    Err err;
    StrBuf text = strbuf_new(arena);
    Str line = S("The minister said on Monday that the talks \"went well\", "
                 "but Aldova denied it.\n\n");
    assert_int_equal(test_open_reader(arena, &reader, &err), STATUS_OK);
    assert_int_equal(test_open_careful(arena, &reader, &err), STATUS_OK);
    for (int i = 0; i < 200; i++) strbuf_add(&text, line);
    Reading reading;
    reader_read(arena, &reader, strbuf_str(&text), &reading);
    size_t each = reading.tokens.token_count / 200;
    assert_int_equal(reading.tokens.token_count, each * 200);
    assert_true(each * 200 > 3000);
    for (size_t i = 10; i < 190; i++)
        assert_memory_equal(
            reading.labels + 10 * each, reading.labels + i * each, each);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(scores_are_those_of_a_naive_pass),
        UNIT(a_token_sees_no_farther_than_the_reach),
        UNIT(products_are_those_of_single_sums),
        UNIT(damage_is_told),
        UNIT(windows_do_not_show),
    };
    return UNIT_RUN(tests);
}
