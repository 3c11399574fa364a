/* The engines against the definitions taken word by word, on random models:
 * 2 to 5 decision makers, infeasible patterns, one-way options, ties, options
 * of two, options of nobody, drawn graphs. */
#include "test/unit.h"

#include "stability/cube.h"
#include "test/stability_naive.h"

enum { MODELS = 1500, MODELS_LONG = 20000 };

static void assert_same(
    const Verdicts *found, const Verdicts *expected, uint64_t seed)
{
    if (verdicts_equal(found, expected)) return;
    print_error("seed %llu\n", (unsigned long long)seed);
    assert_true(verdicts_equal(found, expected));
}

static void check_options(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0x9E3779B97F4A7C15u;
    Space space = naive_options(scratch, &seed, 2, k % 10 ? 5 : 7), graph;
    Verdicts expected = naive_solve(scratch, &space), found;
    assert_int_equal(
        fibre_solve(scratch, &space, CONCEPTS_ALL, NULL, &found, NULL),
        STATUS_OK);
    assert_same(&found, &expected, k);
    assert_int_equal(space_expand(scratch, &space, &graph, NULL), STATUS_OK);
    assert_int_equal(
        graph_solve(scratch, &graph, CONCEPTS_ALL, NULL, &found, NULL),
        STATUS_OK);
    assert_same(&found, &expected, k);
}

/* The cube of a listed space. */
static Cube cube_of(Arena *scratch, const Space *space)
{
    size_t states = (size_t)1 << space->option_count;
    Cube cube = {.option_count = (unsigned)space->option_count,
        .maker_count = space->maker_count,
        .masks = space->masks,
        .forward = space->forward,
        .back = space->back,
        .full = space->state_count == states};
    cube.ranks = arena_array(scratch, cube.maker_count, sizeof *cube.ranks);
    for (size_t m = 0; m < cube.maker_count; m++) {
        cube.ranks[m] = arena_array(scratch, states, sizeof **cube.ranks);
        for (size_t s = 0; s < space->state_count; s++)
            cube.ranks[m][space->states[s]] = space->ranks[m][s];
    }
    return cube;
}

/* Verdicts over all states of a cube, as verdicts over the listed ones. */
static Verdicts listed(Arena *scratch, const Verdicts *cube, const Space *space)
{
    Verdicts verdicts = verdicts_new(
        scratch, space->state_count, space->maker_count, cube->concepts);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        for (size_t m = 0; m < space->maker_count; m++) {
            size_t stable = 0;
            for (size_t s = 0; s < space->state_count; s++)
                if (bits_get(cube->stable[c][m], space->states[s])) {
                    bits_set(verdicts.stable[c][m], s);
                    stable++;
                }
            assert_int_equal(stable,
                bits_count(cube->stable[c][m], bits_words(cube->state_count)));
        }
    return verdicts;
}

static void check_cube_of(Arena *scratch, const Space *listing, uint64_t k)
{
    Space space = *listing;
    Cube cube = cube_of(scratch, &space);
    Verdicts expected, found, all;
    assert_int_equal(
        cube_solve(scratch, &cube, CONCEPTS_ALL, NULL, &all, NULL), STATUS_OK);
    found = listed(scratch, &all, &space);
    assert_int_equal(
        fibre_solve(scratch, &space, CONCEPTS_ALL, NULL, &expected, NULL),
        STATUS_OK);
    assert_same(&found, &expected, k);
    if (k % 50 || space.state_count > 64) return;
    expected = naive_solve(scratch, &space);
    assert_same(&found, &expected, k);
}

static void check_cube(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xC2B2AE3D27D4EB4Fu;
    Space space = naive_options(scratch, &seed, 6, k % 4 ? 7 : 9);
    check_cube_of(scratch, &space, k);
}

/* Two or three decision makers with blocks of neighbouring options, wide
 * enough for the code that needs no copies, and for several tasks. */
static void check_blocks(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xA0761D6478BD642Fu;
    unsigned options = 9 + (unsigned)naive_draw(&seed, 4), at = 0;
    size_t makers = 2 + naive_draw(&seed, 2);
    uint64_t masks[3] = {0};
    for (size_t m = 0; m < makers; m++) {
        unsigned left = options - at, after = (unsigned)(makers - m - 1);
        unsigned size =
            after ? 1 + (unsigned)naive_draw(&seed, left - after) : left;
        masks[m] = bits_low(size) << at;
        at += size;
    }
    uint64_t one_way = k % 3 ? 0 : 1ull << naive_draw(&seed, options);
    Space space = naive_space(scratch, &seed, options, masks, makers,
        k % 2 ? one_way : 0, k % 2 ? 0 : one_way, k % 5 ? 0 : 3);
    check_cube_of(scratch, &space, k);
}

static void check_drawn(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xD1B54A32D192ED03u;
    Space space = naive_graph(scratch, &seed);
    Verdicts expected = naive_solve(scratch, &space), found;
    assert_int_equal(
        graph_solve(scratch, &space, CONCEPTS_ALL, NULL, &found, NULL),
        STATUS_OK);
    assert_same(&found, &expected, k);
}

static void check_one(void (*check)(Arena *, uint64_t), uint64_t k)
{
    Arena *scratch = arena_new(0);
    assert_int_equal(ARENA_GUARD(scratch), 0);
    check(scratch, k);
    arena_free(scratch);
}

static void check_models(void (*check)(Arena *, uint64_t), uint64_t share)
{
    uint64_t models = (unit_long() ? MODELS_LONG : MODELS) / share;
    for (uint64_t k = 1; k <= models; k++) check_one(check, k);
}

static void fibres_and_graph_are_as_defined(void **state)
{
    (void)state;
    check_models(check_options, 1);
}

static void drawn_graphs_are_as_defined(void **state)
{
    (void)state;
    check_models(check_drawn, 1);
}

static void cube_is_as_fibres(void **state)
{
    (void)state;
    check_models(check_cube, 1);
    check_models(check_blocks, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(fibres_and_graph_are_as_defined),
        UNIT(cube_is_as_fibres),
        UNIT(drawn_graphs_are_as_defined),
    };
    return UNIT_RUN(tests);
}
