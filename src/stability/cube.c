/* The five concepts over all 2^n states of n options, without any matrix. In
 * option form moves and improvements are transitive, so what legal sequences
 * reach is a closure of single moves, and each concept compares ranks with
 * extremes over sub-cubes (see fibre.c for the formulas). One decision maker
 * at a time:
 *   1. worst = largest rank over own moves             -> Nash
 *   2. close own ranks and worst over others' moves     (cube_slice.c)
 *   3. compare with the largest over own moves         -> GMR, SMR
 *   4. the same over others' improvements              -> SEQ, SSEQ
 * Cost: about ten passes over 4-byte arrays a decision maker, and two radix
 * sorts of its opponents' ranks in cache. */
#include "stability/cube.h"

#include <string.h>
#include "stability/big.h"
#include "stability/cube_part.h"
#include "stability/preference.h"

/* Below this many states threads cost more than they bring. */
enum { THREADS_FROM_OPTIONS = 16 };

typedef struct {
    Arena *arena;
    const Cube *cube;
    Verdicts *verdicts;
    Control control;
    int32_t *own, *worst; /* [2^option_count] */
    BigBuffer scratch;
    size_t step, steps; /* for progress */
} Engine;

static Stage next_stage(Engine *engine)
{
    double step = (double)engine->step++, steps = (double)engine->steps;
    return (Stage){&engine->control, step / steps, (step + 1) / steps};
}

static uint64_t *stable_bits(Engine *engine, Concept concept, size_t maker)
{
    if (!(engine->verdicts->concepts >> concept & 1)) return NULL;
    return engine->verdicts->stable[concept][maker];
}

static bool run_tiles(Engine *engine, TileWork work)
{
    Stage stage = next_stage(engine);
    work.cube = engine->cube;
    work.scratch = &engine->scratch;
    if (!work.stable && !work.spread) return true;
    return cube_tiles(engine->arena, &work, &stage);
}

static bool run_slices(Engine *engine, SliceWork work)
{
    Stage stage = next_stage(engine);
    work.cube = engine->cube;
    work.scratch = &engine->scratch;
    return cube_slices(engine->arena, &work, &stage);
}

/* GMR and SMR, or with IMPROVING SEQ and SSEQ. */
static bool solve_pair(Engine *engine, size_t maker, bool improving)
{
    uint64_t *first =
        stable_bits(engine, improving ? CONCEPT_SEQ : CONCEPT_GMR, maker);
    uint64_t *second =
        stable_bits(engine, improving ? CONCEPT_SSEQ : CONCEPT_SMR, maker);
    int32_t *own = first ? engine->own : NULL;
    int32_t *worst = second ? engine->worst : NULL;
    if (!own && !worst) return true;
    return run_tiles(engine, (TileWork){.maker = maker, .spread = worst}) &&
           run_slices(engine, (SliceWork){.maker = maker,
                                  .improving = improving,
                                  .own = own,
                                  .worst = worst}) &&
           run_tiles(engine,
               (TileWork){.maker = maker, .values = own, .stable = first}) &&
           run_tiles(engine,
               (TileWork){.maker = maker, .values = worst, .stable = second});
}

static bool solve_maker(Engine *engine, size_t maker)
{
    uint64_t *nash = stable_bits(engine, CONCEPT_NASH, maker);
    return run_tiles(engine, (TileWork){.maker = maker, .stable = nash}) &&
           solve_pair(engine, maker, false) && solve_pair(engine, maker, true);
}

static Verdicts big_verdicts(Arena *arena, const Cube *cube, unsigned concepts)
{
    size_t states = (size_t)1 << cube->option_count;
    Verdicts verdicts = {.state_count = states,
        .maker_count = cube->maker_count,
        .concepts = concepts};
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        if (!(concepts >> c & 1)) continue;
        uint64_t **sets = arena_array(arena, cube->maker_count, sizeof *sets);
        for (size_t m = 0; m < cube->maker_count; m++)
            sets[m] = big_alloc(arena, states / 8);
        verdicts.stable[c] = sets;
    }
    return verdicts;
}

Status cube_solve(Arena *arena, const Cube *cube, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err)
{
    size_t states = (size_t)1 << cube->option_count;
    *verdicts = big_verdicts(arena, cube, concepts);
    Engine engine = {.arena = arena,
        .cube = cube,
        .verdicts = verdicts,
        .control = control ? *control : (Control){0},
        .steps = cube->maker_count * 9};
    if (cube->option_count < THREADS_FROM_OPTIONS) engine.control.threads = 1;
    if (concepts != 1u << CONCEPT_NASH) {
        engine.own = big_alloc(arena, states * sizeof *engine.own);
        engine.worst = big_alloc(arena, states * sizeof *engine.worst);
    }
    bool done = true;
    for (size_t m = 0; done && m < cube->maker_count; m++)
        done = solve_maker(&engine, m);
    big_free(engine.own);
    big_free(engine.worst);
    big_free(engine.scratch.memory);
    if (done) return STATUS_OK;
    return err_set(err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
}

/* Of 64 states that differ in the six lowest options, those that match. */
static uint64_t matching_word(Pattern pattern)
{
    uint64_t word = 0;
    pattern.mask &= BLOCK - 1;
    pattern.value &= BLOCK - 1;
    for (unsigned s = 0; s < BLOCK; s++)
        word |= (uint64_t)pattern_matches(pattern, s) << s;
    return word;
}

/* Bits over all states: those that match no infeasible pattern. */
static uint64_t *feasible_bits(Arena *arena, const Conflict *conflict)
{
    size_t words = ((size_t)1 << conflict->option_count) / BLOCK;
    uint64_t *feasible = big_alloc(arena, words * sizeof *feasible);
    memset(feasible, 0xFF, words * sizeof *feasible);
    for (size_t k = 0; k < conflict->infeasible_count; k++) {
        Pattern pattern = conflict->infeasible[k];
        uint64_t word = matching_word(pattern), subset = 0;
        uint64_t open = (words - 1) & ~(pattern.mask / BLOCK);
        do {
            feasible[pattern.value / BLOCK | subset] &= ~word;
            subset = subset_next(subset, open);
        } while (subset);
    }
    return feasible;
}

Status cube_build(Arena *arena, const Conflict *conflict,
    const Control *control, Cube *cube, Err *err)
{
    size_t states = (size_t)1 << conflict->option_count;
    size_t makers = conflict->maker_count;
    uint64_t *masks = arena_array(arena, makers, sizeof *masks);
    *cube = (Cube){.option_count = (unsigned)conflict->option_count,
        .maker_count = makers,
        .masks = masks,
        .forward = conflict_forward(conflict),
        .back = conflict_back(conflict),
        .full = conflict->infeasible_count == 0};
    RankedStates ranked = {.count = states};
    uint64_t *feasible = cube->full ? NULL : feasible_bits(arena, conflict);
    ranked.feasible = feasible;
    cube->ranks = arena_array(arena, makers, sizeof *cube->ranks);
    for (size_t m = 0; m < makers; m++) {
        const Stage stage = {control, (double)m / (double)makers,
            (double)(m + 1) / (double)makers};
        masks[m] = conflict->makers[m].options;
        cube->ranks[m] = big_alloc(arena, states * sizeof **cube->ranks);
        TRY(preference_rank(
            arena, conflict, m, &ranked, &stage, cube->ranks[m], err));
    }
    big_free(feasible);
    return STATUS_OK;
}
