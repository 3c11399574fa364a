/* The check of certificates: no walk, no lists of moves, only the question
 * whether one state can be moved to from another, asked of all states. */
#include "stability/certificate.h"

typedef struct {
    const Space *space;
    const Certificate *certificate;
} Check;

static bool can_improve(
    const Space *space, size_t maker, uint32_t from, uint32_t to)
{
    return space_can_move(space, maker, from, to) &&
           space_prefers(space, maker, to, from);
}

/* May MOVER move so in an answer, under the concept? */
static bool may_answer(
    const Check *check, size_t mover, uint32_t from, uint32_t to)
{
    Concept concept = check->certificate->concept;
    if (mover == check->certificate->maker) return false;
    if (concept == CONCEPT_GMR || concept == CONCEPT_SMR)
        return space_can_move(check->space, mover, from, to);
    return can_improve(check->space, mover, from, to);
}

static bool deters(const Check *check, uint32_t end)
{
    const Certificate *c = check->certificate;
    const Space *space = check->space;
    if (space_prefers(space, c->maker, end, c->state)) return false;
    if (c->concept != CONCEPT_SMR && c->concept != CONCEPT_SSEQ) return true;
    for (uint32_t s = 0; s < space->state_count; s++)
        if (space_prefers(space, c->maker, s, c->state) &&
            space_can_move(space, c->maker, end, s))
            return false;
    return true;
}

static bool check_sanction(const Check *check, const Improvement *improvement)
{
    const Path *path = &improvement->sanction;
    uint32_t at = improvement->to;
    if (check->certificate->concept == CONCEPT_NASH || !path->count)
        return false;
    for (size_t k = 0; k < path->count; k++) {
        PathStep step = path->steps[k];
        if (k && step.maker == path->steps[k - 1].maker) return false;
        if (!may_answer(check, step.maker, at, step.to)) return false;
        at = step.to;
    }
    return deters(check, at);
}

/* Adds what one more answer reaches; last[s] has a bit for everyone who can
 * have moved last on the way to s. */
static bool widen(const Check *check, uint32_t start, uint32_t *last)
{
    size_t states = check->space->state_count;
    bool changed = false;
    for (uint32_t from = 0; from < states; from++)
        for (size_t m = 0; m < check->space->maker_count; m++) {
            bool may_go = from == start || (last[from] & ~(1u << m));
            for (uint32_t to = 0; may_go && to < states; to++) {
                if (last[to] >> m & 1 || !may_answer(check, m, from, to))
                    continue;
                last[to] |= 1u << m;
                changed = true;
            }
        }
    return changed;
}

static bool check_no_sanction(
    Arena *arena, const Check *check, const Improvement *improvement)
{
    size_t states = check->space->state_count;
    if (check->certificate->concept == CONCEPT_NASH) return true;
    uint32_t *last = arena_array(arena, states, sizeof *last);
    while (widen(check, improvement->to, last)) {
    }
    for (uint32_t s = 0; s < states; s++)
        if (last[s] && deters(check, s)) return false;
    return true;
}

static bool listed(const Certificate *certificate, uint32_t to)
{
    for (size_t k = 0; k < certificate->count; k++)
        if (certificate->improvements[k].to == to) return true;
    return false;
}

bool certificate_check(
    Arena *arena, const Space *space, const Certificate *certificate)
{
    const Check check = {space, certificate};
    bool stable = true;
    if (space->state_count > CHECK_STATES_MAX) return false;
    for (uint32_t s = 0; s < space->state_count; s++)
        if (can_improve(space, certificate->maker, certificate->state, s) !=
            listed(certificate, s))
            return false;
    for (size_t k = 0; k < certificate->count; k++) {
        const Improvement *improvement = &certificate->improvements[k];
        bool good = improvement->sanction.found
                        ? check_sanction(&check, improvement)
                        : check_no_sanction(arena, &check, improvement);
        if (!good) return false;
        stable &= improvement->sanction.found;
    }
    return stable == certificate->stable;
}
