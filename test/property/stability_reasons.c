/* Certificates, paths and coalitions against the definitions, on random
 * models. */
#include "test/unit.h"

#include "stability/certificate.h"
#include "stability/coalition.h"
#include "test/stability_naive.h"

enum { MODELS = 400, MODELS_LONG = 10000 };

static void check_certificate(
    Arena *scratch, Reach *reach, Concept concept, size_t maker, uint32_t s)
{
    const Space *space = reach->space;
    bool stable = naive_stable(space, concept, maker, s);
    Certificate made = certificate_make(scratch, reach, concept, maker, s);
    assert_int_equal(made.stable, stable);
    assert_int_equal(state_stable(reach, concept, maker, s), stable);
    assert_true(certificate_check(scratch, space, &made));
    made.stable = !made.stable;
    assert_false(certificate_check(scratch, space, &made));
    made.stable = !made.stable;
    if (!made.count) return;
    const PathStep own = {maker, s}; /* nobody answers itself */
    Improvement *first = (Improvement *)made.improvements;
    if (first->sanction.found)
        first->sanction = (Path){0}; /* denies an answer that there is */
    else
        first->sanction = (Path){&own, 1, true};
    assert_false(certificate_check(scratch, space, &made));
}

static void check_certificates(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0x9E3779B97F4A7C15u;
    Space space = naive_options(scratch, &seed, 2, 4), graph;
    assert_int_equal(space_expand(scratch, &space, &graph, NULL), STATUS_OK);
    Reach reach = reach_new(scratch, k % 2 ? &space : &graph);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        for (size_t m = 0; m < space.maker_count; m++)
            for (uint32_t s = 0; s < space.state_count; s++)
                check_certificate(scratch, &reach, (Concept)c, m, s);
}

/* Drawn moves, preferences by pairs. */
static void check_drawn(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0x8EBC6AF09C88C6E3u;
    Space space = naive_graph(scratch, &seed);
    Reach reach = reach_new(scratch, &space);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        for (size_t m = 0; m < space.maker_count; m++)
            check_certificate(scratch, &reach, (Concept)c, m,
                (uint32_t)naive_draw(&seed, space.state_count));
}

/* The number of moves of a shortest legal path by trying all lengths. */
static uint32_t naive_distance(
    const Space *space, size_t from, size_t to, bool improving)
{
    unsigned last[NAIVE_STATES] = {0}, next[NAIVE_STATES];
    for (uint32_t length = 1; length < 64; length++) {
        memset(next, 0, sizeof next);
        for (size_t m = 0; m < space->maker_count; m++)
            for (size_t s = 0; s < space->state_count; s++) {
                bool may = length == 1 ? s == from : last[s] & ~(1u << m);
                for (size_t t = 0; may && t < space->state_count; t++)
                    if (naive_step(space, m, s, t, improving))
                        next[t] |= 1u << m;
            }
        if (next[to]) return length;
        memcpy(last, next, sizeof last);
    }
    return UINT32_MAX;
}

static void check_path(Arena *scratch, const Space *space, uint32_t from,
    uint32_t to, bool improving)
{
    Path path = path_shortest(scratch, space, from, to, improving);
    uint32_t wanted =
                 from == to ? 0 : naive_distance(space, from, to, improving),
             at = from;
    assert_int_equal(path.found, wanted != UINT32_MAX);
    assert_int_equal(
        path_distances(scratch, space, from, improving)[to], wanted);
    if (!path.found) return;
    assert_int_equal(path.count, wanted);
    for (size_t k = 0; k < path.count; k++) {
        assert_true(naive_step(
            space, path.steps[k].maker, at, path.steps[k].to, improving));
        if (k)
            assert_int_not_equal(path.steps[k].maker, path.steps[k - 1].maker);
        at = path.steps[k].to;
    }
    assert_int_equal(at, to);
}

static void check_paths(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xD1B54A32D192ED03u;
    Space space = k % 3 ? naive_options(scratch, &seed, 2, 4)
                        : naive_graph(scratch, &seed);
    for (uint32_t s = 0; s < space.state_count; s++)
        check_path(scratch, &space,
            (uint32_t)naive_draw(&seed, space.state_count), s, k % 2);
}

static bool naive_all_gain(const Space *space, unsigned h, size_t s, size_t t)
{
    for (size_t i = 0; i < space->maker_count; i++)
        if (h >> i & 1 && !naive_prefers(space, i, t, s)) return false;
    return true;
}

/* What successive improvements of coalitions of OTHERS reach from S, by sets
 * that grow: seen[t] has a bit for every coalition that can be last. */
static void naive_answers(
    const Space *space, unsigned others, size_t s, uint64_t seen[NAIVE_STATES])
{
    memset(seen, 0, NAIVE_STATES * sizeof *seen);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t t = 0; t < space->state_count; t++)
            for (unsigned k = 1; k <= others; k++) {
                bool may = t == s || (seen[t] & ~(1ull << k));
                if ((k & others) != k || !may) continue;
                unsigned omega[NAIVE_STATES];
                naive_reach(space, k, t, false, omega);
                for (size_t u = 0; u < space->state_count; u++) {
                    if (!omega[u] || seen[u] >> k & 1 ||
                        !naive_all_gain(space, k, t, u))
                        continue;
                    seen[u] |= 1ull << k;
                    changed = true;
                }
            }
    }
}

static bool naive_deterred(const Space *space, CoalitionConcept concept,
    unsigned h, size_t s, size_t s1)
{
    unsigned omega[NAIVE_STATES], again[NAIVE_STATES];
    uint64_t seen[NAIVE_STATES];
    unsigned others = ((1u << space->maker_count) - 1) & ~h;
    if (concept == COALITION_NASH) return false;
    naive_reach(space, others, s1, false, omega);
    naive_answers(space, others, s1, seen);
    for (size_t s2 = 0; s2 < space->state_count; s2++) {
        bool there = concept == COALITION_SEQ ? seen[s2] != 0 : omega[s2] != 0;
        if (!there || naive_all_gain(space, h, s, s2)) continue;
        bool escapes = false;
        naive_reach(space, h, s2, false, again);
        for (size_t s3 = 0; s3 < space->state_count; s3++)
            escapes |= again[s3] && naive_all_gain(space, h, s, s3);
        if (concept != COALITION_SMR || !escapes) return true;
    }
    return false;
}

static bool naive_coalition_stable(
    const Space *space, CoalitionConcept concept, unsigned h, size_t s)
{
    unsigned omega[NAIVE_STATES];
    naive_reach(space, h, s, false, omega);
    for (size_t s1 = 0; s1 < space->state_count; s1++)
        if (omega[s1] && naive_all_gain(space, h, s, s1) &&
            !naive_deterred(space, concept, h, s, s1))
            return false;
    return true;
}

static void check_coalitions(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xC2B2AE3D27D4EB4Fu;
    Space space = k % 3 ? naive_options(scratch, &seed, 2, 4)
                        : naive_graph(scratch, &seed);
    if (space.state_count > 10) return;
    CoalitionVerdicts verdicts;
    assert_int_equal(
        coalition_solve(scratch, &space, 0, NULL, &verdicts, NULL), STATUS_OK);
    for (unsigned h = 1; h < verdicts.coalition_count; h++)
        for (int c = 0; c < COALITION_CONCEPTS; c++)
            for (size_t s = 0; s < space.state_count; s++)
                assert_int_equal(bits_get(verdicts.stable[c][h], s),
                    naive_coalition_stable(&space, (CoalitionConcept)c, h, s));
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

static void certificates_tell_why(void **state)
{
    (void)state;
    check_models(check_certificates, 1);
    check_models(check_drawn, 1);
}

static void paths_are_legal_and_shortest(void **state)
{
    (void)state;
    check_models(check_paths, 1);
}

static void coalitions_are_as_defined(void **state)
{
    (void)state;
    check_models(check_coalitions, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(certificates_tell_why),
        UNIT(paths_are_legal_and_shortest),
        UNIT(coalitions_are_as_defined),
    };
    return UNIT_RUN(tests);
}
