/* Guarantees: sets of options made irreversible, by size, each tried on the
 * deal alone; and answers pledged to each move that pays today. What a
 * commitment changes: an option that cannot be changed back removes moves; a
 * pledge makes an answer certain that nobody would give in its own interest;
 * a created sanction adds a move. Cost: some walks a set tried. */
#include "stability/guarantee.h"

#include <string.h>
#include "base/vec.h"
#include "stability/certificate.h"
#include "stability/merge.h"

typedef struct {
    Arena *arena;
    const Space *space;
    Concept concept;
    uint32_t deal;
    Stage stage;
    VEC(uint64_t) locks;
    VEC(Pledge) pledges;
    size_t trials;
    bool cancelled;
} Finder;

static bool is_equilibrium(Reach *reach, Concept concept, uint32_t state)
{
    for (size_t m = 0; m < reach->space->maker_count; m++)
        if (!state_stable(reach, concept, m, state)) return false;
    return true;
}

/* Is the deal an equilibrium once OPTIONS can no longer be changed from what
 * they are in it? */
static bool holds_with(
    Finder *finder, Reach *reach, Space *trial, uint64_t options)
{
    uint64_t taken = finder->space->states[finder->deal];
    trial->forward = finder->space->forward | (options & taken);
    trial->back = finder->space->back | (options & ~taken);
    finder->trials++;
    if (finder->trials % 256 == 0 && !stage_report(&finder->stage, 0))
        finder->cancelled = true;
    return is_equilibrium(reach, finder->concept, finder->deal);
}

/* The next larger number with as many bits (Warren, Hacker's Delight, 2-1). */
static uint64_t next_of_size(uint64_t set)
{
    uint64_t low = set & -set, high = set + low;
    return high | (((set ^ high) >> 2) / low);
}

static uint64_t controlled(const Space *space)
{
    uint64_t all = 0;
    for (size_t m = 0; m < space->maker_count; m++) all |= space->masks[m];
    return all;
}

/* All sets of the smallest size that has any. */
static void find_locks(Finder *finder, Guarantee *guarantee)
{
    Space trial = *finder->space;
    Reach reach = reach_new(finder->arena, &trial);
    uint64_t options = controlled(&trial);
    unsigned count = (unsigned)__builtin_popcountll(options);
    guarantee->locks_complete = true;
    for (unsigned size = 1; size <= count && !finder->locks.count; size++) {
        uint64_t end = count < 64 ? 1ull << count : 0;
        for (uint64_t set = bits_low(size); set != 0 && (!end || set < end);
             set = next_of_size(set)) {
            if (finder->trials >= GUARANTEE_TRIALS || finder->cancelled) {
                guarantee->locks_complete = false;
                return;
            }
            uint64_t locked = bits_spread(set, options);
            if (!holds_with(finder, &reach, &trial, locked)) continue;
            vec_push(finder->arena, &finder->locks, locked);
            if (finder->locks.count == GUARANTEE_LOCKS_MAX) {
                guarantee->locks_complete = false;
                return;
            }
        }
    }
}

static bool lets_retort(Concept concept)
{
    return concept == CONCEPT_SMR || concept == CONCEPT_SSEQ;
}

/* Would ending up at S2 deter MAKER from leaving the deal? */
static bool deters(
    const Finder *finder, const Space *space, size_t maker, uint32_t s2)
{
    if (space_prefers(space, maker, s2, finder->deal)) return false;
    for (uint32_t s = 0; lets_retort(finder->concept) && s < space->state_count;
         s++)
        if (space_prefers(space, maker, s, finder->deal) &&
            space_can_move(space, maker, s2, s))
            return false;
    return true;
}

/* An answer that exists, though not in everybody's interest. */
static Path answer_at_hand(
    Finder *finder, Reach *reach, size_t maker, uint32_t improvement)
{
    uint32_t others = makers_all(finder->space) & ~(1u << maker);
    reach_walk(reach, improvement, others, false);
    for (size_t k = 0; k < reach->count; k++)
        if (deters(finder, finder->space, maker, reach_state(reach, k)))
            return reach_path(finder->arena, reach, k);
    return (Path){0};
}

/* How much MAKER gains by going FROM..TO: in places of its ranking, or with
 * preferences by pairs just whether. */
static int32_t places_up(
    const Space *space, size_t maker, uint32_t from, uint32_t to)
{
    const int32_t *ranks = space->ranks[maker];
    if (ranks) return ranks[to] - ranks[from];
    return space_prefers(space, maker, to, from) -
           space_prefers(space, maker, from, to);
}

/* The sanction whose creation its author would mind least: the one that rises
 * most above, or falls least below, the improvement in its ranking. */
static Path answer_to_create(Finder *finder, size_t maker, uint32_t improvement)
{
    const Space *space = finder->space;
    PathStep *best = NULL;
    int32_t gain = 0;
    for (size_t m = 0; m < space->maker_count; m++)
        for (uint32_t s = 0; m != maker && s < space->state_count; s++) {
            int32_t more = places_up(space, m, improvement, s);
            if (s == improvement || (best && more <= gain) ||
                !deters(finder, space, maker, s))
                continue;
            if (!best) best = arena_alloc(finder->arena, sizeof *best);
            *best = (PathStep){m, s};
            gain = more;
        }
    return best ? (Path){best, 1, true} : (Path){0};
}

static void find_pledges(Finder *finder, Reach *reach)
{
    for (size_t m = 0; m < finder->space->maker_count; m++) {
        Certificate why = certificate_make(
            finder->arena, reach, finder->concept, m, finder->deal);
        for (size_t k = 0; k < why.count; k++) {
            uint32_t to = why.improvements[k].to;
            if (why.improvements[k].sanction.found) continue;
            Pledge pledge = {.maker = m, .improvement = to};
            pledge.answer = answer_at_hand(finder, reach, m, to);
            pledge.fresh = !pledge.answer.found;
            if (pledge.fresh) pledge.answer = answer_to_create(finder, m, to);
            vec_push(finder->arena, &finder->pledges, pledge);
        }
    }
}

/* The moves of the space, and those that pledges create. */
static Moves with_created(Finder *finder, const Moves *old, size_t maker)
{
    size_t states = finder->space->state_count, count = old->begin[states];
    Move *moves = arena_array(
        finder->arena, count + finder->pledges.count, sizeof *moves);
    for (uint32_t s = 0; s < states; s++)
        for (uint32_t k = old->begin[s]; k < old->begin[s + 1]; k++)
            moves[k] = (Move){s, old->to[k]};
    for (size_t k = 0; k < finder->pledges.count; k++) {
        const Pledge *pledge = &finder->pledges.items[k];
        if (pledge->fresh && pledge->answer.found &&
            pledge->answer.steps[0].maker == maker)
            moves[count++] =
                (Move){pledge->improvement, pledge->answer.steps[0].to};
    }
    return moves_sort(finder->arena, moves, count, states);
}

/* Does the pledge against MAKER's going to IMPROVEMENT still deter once moves
 * have been created? */
static bool is_pledged(const Finder *finder, const Space *graph, size_t maker,
    uint32_t improvement)
{
    for (size_t k = 0; k < finder->pledges.count; k++) {
        const Pledge *pledge = &finder->pledges.items[k];
        const Path *answer = &pledge->answer;
        if (pledge->maker == maker && pledge->improvement == improvement)
            return answer->found && deters(finder, graph, maker,
                                        answer->steps[answer->count - 1].to);
    }
    return false;
}

/* With the created moves, is every improvement from the deal deterred, as the
 * concept has it or by a pledge? */
static bool all_deterred(const Finder *finder, const Space *graph)
{
    Reach reach = reach_new(finder->arena, graph);
    for (size_t m = 0; m < graph->maker_count; m++) {
        Certificate why = certificate_make(
            finder->arena, &reach, finder->concept, m, finder->deal);
        for (size_t k = 0; k < why.count; k++)
            if (!why.improvements[k].sanction.found &&
                !is_pledged(finder, graph, m, why.improvements[k].to))
                return false;
    }
    return true;
}

static Status check_pledges(Finder *finder, bool *hold, Err *err)
{
    Space graph = *finder->space;
    if (!graph.moves)
        TRY(space_expand(finder->arena, finder->space, &graph, err));
    Moves *moves = arena_array(finder->arena, graph.maker_count, sizeof *moves);
    for (size_t m = 0; m < graph.maker_count; m++)
        moves[m] = with_created(finder, &graph.moves[m], m);
    graph.moves = moves;
    graph.most_moves = moves_most(&graph);
    *hold = all_deterred(finder, &graph);
    return STATUS_OK;
}

Status guarantee_find(Arena *arena, const Space *space, Concept concept,
    uint32_t deal, const Control *control, Guarantee *guarantee, Err *err)
{
    Finder finder = {.arena = arena,
        .space = space,
        .concept = concept,
        .deal = deal,
        .stage = {control, 0, 1}};
    Reach reach = reach_new(arena, space);
    *guarantee = (Guarantee){0};
    guarantee->already = is_equilibrium(&reach, concept, deal);
    if (guarantee->already) return STATUS_OK;
    if (!space->moves) find_locks(&finder, guarantee);
    if (finder.cancelled)
        return err_set(err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
    if (concept != CONCEPT_NASH) {
        find_pledges(&finder, &reach);
        TRY(check_pledges(&finder, &guarantee->pledges_hold, err));
    }
    guarantee->locks = finder.locks.items;
    guarantee->lock_count = finder.locks.count;
    guarantee->pledges = finder.pledges.items;
    guarantee->pledge_count = finder.pledges.count;
    return STATUS_OK;
}
