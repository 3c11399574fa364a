/* Changes of rankings and guarantees against trying everything, on small
 * random models. */
#include "test/unit.h"

#include "stability/guarantee.h"
#include "stability/inverse.h"
#include "stability/merge.h"
#include "test/stability_naive.h"

enum { MODELS = 250, MODELS_LONG = 5000, DEEPEST = 4, DEEPEST_PAIRED = 3 };

static bool naive_equilibrium(const Space *space, Concept concept, size_t s)
{
    for (size_t m = 0; m < space->maker_count; m++)
        if (!naive_stable(space, concept, m, s)) return false;
    return true;
}

/* The same space with preferences of its own. */
static Space with_own_preferences(Arena *scratch, const Space *space)
{
    Space copy = *space;
    copy.ranks = arena_array(scratch, space->maker_count, sizeof(int32_t *));
    for (size_t m = 0; m < space->maker_count; m++) {
        if (!space->ranks[m]) continue;
        copy.ranks[m] = arena_array(scratch, space->state_count, 4);
        memcpy(copy.ranks[m], space->ranks[m], space->state_count * 4);
    }
    if (!space->preferred) return copy;
    copy.preferred = arena_array(scratch, space->maker_count, sizeof(Moves));
    memcpy(
        copy.preferred, space->preferred, space->maker_count * sizeof(Moves));
    return copy;
}

/* Takes one step of MAKER; false if there is no room for it. */
static bool naive_change(Space *space, RankStep step)
{
    size_t maker = step.maker, states = space->state_count, count = 0;
    uint32_t a = step.state, b = step.against;
    if (space->ranks[maker])
        return rank_step(space->ranks[maker], states, a, step.up);
    if (a == b || naive_prefers(space, maker, a, b)) return false;
    bool worse = naive_prefers(space, maker, b, a);
    Move pairs[NAIVE_STATES * 8];
    for (uint32_t s = 0; s < states; s++)
        for (uint32_t t = 0; t < states; t++)
            if (naive_prefers(space, maker, t, s) && !(s == a && t == b))
                pairs[count++] = (Move){s, t};
    if (!worse) pairs[count++] = (Move){b, a};
    space->preferred[maker] = moves_sort(arena, pairs, count, states);
    return true;
}

static bool reachable(
    Space *space, Concept concept, uint32_t target, bool wanted, size_t steps);

/* The same after one step; everything is as before afterwards. */
static bool reachable_by(Space *space, Concept concept, uint32_t target,
    bool wanted, size_t steps, RankStep step)
{
    int32_t before[32], *ranks = space->ranks[step.maker];
    Moves pairs = {0};
    if (ranks)
        memcpy(before, ranks, space->state_count * sizeof *ranks);
    else
        pairs = space->preferred[step.maker];
    bool found = naive_change(space, step) &&
                 reachable(space, concept, target, wanted, steps - 1);
    if (ranks)
        memcpy(ranks, before, space->state_count * sizeof *ranks);
    else
        space->preferred[step.maker] = pairs;
    return found;
}

/* Is there a change of at most STEPS steps, of whatever preferences? */
static bool reachable(
    Space *space, Concept concept, uint32_t target, bool wanted, size_t steps)
{
    if (naive_equilibrium(space, concept, target) == wanted) return true;
    uint32_t states = (uint32_t)space->state_count;
    for (size_t m = 0; steps && m < space->maker_count; m++)
        for (uint32_t s = 0; s < states; s++)
            for (uint32_t k = 0; k < (space->ranks[m] ? 2 : states); k++)
                if (reachable_by(space, concept, target, wanted, steps,
                        (RankStep){m, s, k, k == 0}))
                    return true;
    return false;
}

static void check_change(
    Arena *scratch, const Space *space, Concept concept, uint32_t target)
{
    bool wanted = !naive_equilibrium(space, concept, target);
    RankChange change;
    assert_int_equal(inverse_search(scratch, space, concept, target, wanted,
                         2000, NULL, &change, NULL),
        STATUS_OK);
    assert_false(change.already);
    Space trial = with_own_preferences(scratch, space);
    for (size_t k = 0; k < change.count; k++)
        assert_true(naive_change(&trial, change.steps[k]));
    if (change.found)
        assert_int_equal(naive_equilibrium(&trial, concept, target), wanted);
    if (wanted) assert_true(change.found);
    if (change.found && change.exact)
        assert_int_equal(change.least, change.count);
    size_t deepest = space->preferred ? DEEPEST_PAIRED : DEEPEST;
    size_t none_below = change.least < deepest ? change.least : deepest;
    trial = with_own_preferences(scratch, space);
    if (none_below)
        assert_false(
            reachable(&trial, concept, target, wanted, none_below - 1));
}

static void check_changes(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0x9E3779B97F4A7C15u;
    Space space = naive_options(scratch, &seed, 2, 3);
    if (space.maker_count > 3) return;
    for (int c = 0; c < CONCEPT_COUNT; c++)
        check_change(scratch, &space, (Concept)c,
            (uint32_t)naive_draw(&seed, space.state_count));
}

/* Drawn graphs, about half with preferences by pairs; of many draws those that
 * are small. */
static void check_drawn_changes(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0x9E3779B97F4A7C15u;
    Space space;
    do space = naive_graph(scratch, &seed);
    while (space.maker_count > 3 || space.state_count > 5);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        check_change(scratch, &space, (Concept)c,
            (uint32_t)naive_draw(&seed, space.state_count));
}

static Space locked(const Space *space, uint32_t deal, uint64_t options)
{
    Space copy = *space;
    copy.forward |= options & space->states[deal];
    copy.back |= options & ~space->states[deal];
    return copy;
}

/* No set of options with fewer than SIZE members would do. */
static void check_locks_are_smallest(
    const Space *space, Concept concept, uint32_t deal, int size)
{
    for (uint64_t set = 0; set < 1ull << space->option_count; set++) {
        if (__builtin_popcountll(set) >= size) continue;
        Space trial = locked(space, deal, set);
        assert_false(naive_equilibrium(&trial, concept, deal));
    }
}

/* The graph with the moves that pledges create. */
static Space with_pledges(
    Arena *scratch, const Space *space, const Guarantee *guarantee)
{
    Space graph;
    assert_int_equal(space_expand(scratch, space, &graph, NULL), STATUS_OK);
    for (size_t m = 0; m < graph.maker_count; m++) {
        Move moves[NAIVE_STATES * NAIVE_STATES];
        size_t count = 0;
        for (uint32_t s = 0; s < space->state_count; s++)
            for (uint32_t t = 0; t < space->state_count; t++)
                if (naive_move(space, m, s, t)) moves[count++] = (Move){s, t};
        for (size_t k = 0; k < guarantee->pledge_count; k++) {
            const Pledge *pledge = &guarantee->pledges[k];
            if (pledge->fresh && pledge->answer.steps[0].maker == m)
                moves[count++] =
                    (Move){pledge->improvement, pledge->answer.steps[0].to};
        }
        graph.moves[m] = moves_sort(scratch, moves, count, graph.state_count);
    }
    return graph;
}

/* The pledged answer is a legal sequence of others' moves to where the deal is
 * no worse, also after a retort. */
static void check_pledge(
    const Space *graph, Concept concept, uint32_t deal, const Pledge *pledge)
{
    size_t maker = pledge->maker;
    uint32_t at = pledge->improvement;
    assert_true(pledge->answer.found);
    for (size_t k = 0; k < pledge->answer.count; k++) {
        PathStep step = pledge->answer.steps[k];
        assert_int_not_equal(step.maker, pledge->maker);
        assert_true(!k || step.maker != pledge->answer.steps[k - 1].maker);
        assert_true(naive_move(graph, step.maker, at, step.to));
        at = step.to;
    }
    assert_false(naive_prefers(graph, maker, at, deal));
    bool retort = concept == CONCEPT_SMR || concept == CONCEPT_SSEQ;
    for (size_t s = 0; retort && s < graph->state_count; s++)
        assert_false(naive_move(graph, maker, at, s) &&
                     naive_prefers(graph, maker, s, deal));
}

/* Of MAKER's move to IMPROVEMENT, or NULL. */
static const Pledge *find_pledge(
    const Guarantee *guarantee, size_t maker, uint32_t improvement)
{
    for (size_t k = 0; k < guarantee->pledge_count; k++)
        if (guarantee->pledges[k].maker == maker &&
            guarantee->pledges[k].improvement == improvement)
            return &guarantee->pledges[k];
    return NULL;
}

static void check_pledges(const Space *graph, Concept concept, uint32_t deal,
    const Guarantee *guarantee)
{
    for (size_t m = 0; m < graph->maker_count; m++)
        for (uint32_t s = 0; s < graph->state_count; s++) {
            if (!naive_step(graph, m, deal, s, true) ||
                naive_answered(graph, concept, m, deal, s))
                continue;
            const Pledge *pledge = find_pledge(guarantee, m, s);
            assert_non_null(pledge);
            check_pledge(graph, concept, deal, pledge);
        }
}

static void check_guarantee(
    Arena *scratch, const Space *space, Concept concept, uint32_t deal)
{
    Guarantee guarantee;
    assert_int_equal(
        guarantee_find(scratch, space, concept, deal, NULL, &guarantee, NULL),
        STATUS_OK);
    assert_int_equal(
        guarantee.already, naive_equilibrium(space, concept, deal));
    if (guarantee.already) return;
    for (size_t k = 0; k < guarantee.lock_count; k++) {
        Space trial = locked(space, deal, guarantee.locks[k]);
        assert_true(naive_equilibrium(&trial, concept, deal));
    }
    if (space->states)
        check_locks_are_smallest(space, concept, deal,
            guarantee.lock_count ? __builtin_popcountll(guarantee.locks[0])
                                 : 1 + (int)space->option_count);
    if (!guarantee.pledges_hold) return;
    Space graph = with_pledges(scratch, space, &guarantee);
    check_pledges(&graph, concept, deal, &guarantee);
}

static void check_guarantees(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xD1B54A32D192ED03u;
    Space space = k % 4 ? naive_options(scratch, &seed, 2, 4)
                        : naive_graph(scratch, &seed);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        check_guarantee(scratch, &space, (Concept)c,
            (uint32_t)naive_draw(&seed, space.state_count));
}

/* Whatever the ranking, the target is stable just if all conditions hold. */
static void check_conditions_of(Arena *scratch, Space *space, Concept concept,
    size_t maker, uint32_t target, uint64_t *seed)
{
    size_t count;
    const RankCondition *conditions =
        inverse_conditions(scratch, space, concept, maker, target, &count);
    int32_t *ranks = space->ranks[maker];
    for (int draw = 0; draw < 4; draw++) {
        bool all = true;
        for (size_t s = 0; s < space->state_count; s++)
            ranks[s] = 1 + (int32_t)naive_draw(seed, 5);
        for (size_t k = 0; k < count; k++) {
            bool one = false;
            for (size_t n = 0; n < conditions[k].count; n++) {
                bool whole = true;
                for (size_t s = 0; s < space->state_count; s++)
                    whole &= !bits_get(conditions[k].sets[n], s) ||
                             ranks[target] >= ranks[s];
                one |= whole;
            }
            all &= one;
        }
        assert_int_equal(all, naive_stable(space, concept, maker, target));
    }
}

static void check_conditions(Arena *scratch, uint64_t k)
{
    uint64_t seed = k * 0xA0761D6478BD642Fu;
    Space space = naive_options(scratch, &seed, 2, 4);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        for (size_t m = 0; m < space.maker_count; m++) {
            Space trial = with_own_preferences(scratch, &space);
            check_conditions_of(scratch, &trial, (Concept)c, m,
                (uint32_t)naive_draw(&seed, space.state_count), &seed);
        }
}

static void check_one(void (*check)(Arena *, uint64_t), uint64_t k)
{
    Arena *scratch = arena_new(0);
    assert_int_equal(ARENA_GUARD(scratch), 0);
    check(scratch, k);
    arena_free(scratch);
}

static void check_models(void (*check)(Arena *, uint64_t))
{
    uint64_t models = unit_long() ? MODELS_LONG : MODELS;
    for (uint64_t k = 1; k <= models; k++) check_one(check, k);
}

static void changes_of_rankings_are_the_fewest(void **state)
{
    (void)state;
    check_models(check_changes);
}

static void changes_of_pairs_are_the_fewest(void **state)
{
    (void)state;
    check_models(check_drawn_changes);
}

static void guarantees_hold_and_are_smallest(void **state)
{
    (void)state;
    check_models(check_guarantees);
}

static void conditions_say_just_when_it_holds(void **state)
{
    (void)state;
    check_models(check_conditions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(changes_of_rankings_are_the_fewest),
        UNIT(changes_of_pairs_are_the_fewest),
        UNIT(guarantees_hold_and_are_smallest),
        UNIT(conditions_say_just_when_it_holds),
    };
    return UNIT_RUN(tests);
}
