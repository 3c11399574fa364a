/* Preferences by pairs are a square of truths: which states a decision maker
 * compares at all when TARGET is judged are TARGET with any, and those that one
 * of its own moves joins. Cost: O(states^2) to use a view of pairs. */
#include "stability/view.h"

#include <string.h>

static size_t cell(const Space *space, uint32_t better, uint32_t worse)
{
    return better * space->state_count + worse;
}

size_t view_cells(const Space *space, size_t maker)
{
    size_t states = space->state_count;
    return space->ranks[maker] ? states : states * states;
}

void view_copy(const Space *space, size_t maker, int32_t *view)
{
    size_t states = space->state_count;
    if (space->ranks[maker]) {
        memcpy(view, space->ranks[maker], states * sizeof *view);
        return;
    }
    for (uint32_t a = 0; a < states; a++)
        for (uint32_t b = 0; b < states; b++)
            view[cell(space, a, b)] = space_prefers(space, maker, a, b);
}

Space view_space(Arena *arena, const Space *space)
{
    size_t makers = space->maker_count, states = space->state_count;
    Space trial = *space;
    trial.ranks = arena_array(arena, makers, sizeof *trial.ranks);
    memcpy(trial.ranks, space->ranks, makers * sizeof *trial.ranks);
    if (!space->preferred) return trial;
    trial.preferred = arena_array(arena, makers, sizeof *trial.preferred);
    for (size_t m = 0; m < makers; m++) {
        if (space->ranks[m]) continue;
        Moves *pairs = &trial.preferred[m];
        pairs->begin = arena_array(arena, states + 1, sizeof *pairs->begin);
        pairs->to = arena_array(arena, states * states, sizeof *pairs->to);
    }
    return trial;
}

void view_use(Space *trial, size_t maker, int32_t *view)
{
    size_t states = trial->state_count;
    uint32_t count = 0;
    if (trial->ranks[maker]) {
        trial->ranks[maker] = view;
        return;
    }
    Moves *pairs = &trial->preferred[maker];
    for (uint32_t worse = 0; worse < states; worse++) {
        pairs->begin[worse] = count;
        for (uint32_t better = 0; better < states; better++)
            if (view[cell(trial, better, worse)]) pairs->to[count++] = better;
    }
    pairs->begin[states] = count;
}

/* STATE gains on AGAINST: from worse to equally good, or from that to better.
 */
static bool gain(
    const Space *space, uint32_t state, uint32_t against, int32_t *view)
{
    int32_t *better = &view[cell(space, state, against)];
    int32_t *worse = &view[cell(space, against, state)];
    if (state == against || *better) return false;
    if (*worse)
        *worse = 0;
    else
        *better = 1;
    return true;
}

bool view_step(const Space *space, RankStep step, int32_t *view)
{
    if (space->ranks[step.maker])
        return rank_step(view, space->state_count, step.state, step.up);
    return gain(space, step.state, step.against, view);
}

static bool may_matter(
    const Space *space, size_t maker, uint32_t target, uint32_t a, uint32_t b)
{
    return a == target || b == target || space_can_move(space, maker, a, b) ||
           space_can_move(space, maker, b, a);
}

bool view_step_at(const Space *space, size_t maker, uint32_t target,
    size_t index, RankStep *step)
{
    size_t states = space->state_count;
    if (space->ranks[maker]) {
        *step = (RankStep){maker, (uint32_t)(index / 2), 0, index % 2 == 0};
        return index < 2 * states;
    }
    *step = (RankStep){
        maker, (uint32_t)(index / states), (uint32_t)(index % states), true};
    if (index >= states * states) return false;
    if (!may_matter(space, maker, target, step->state, step->against))
        step->maker = SIZE_MAX;
    return true;
}

bool view_step_towards(const Space *space, size_t maker, uint32_t target,
    bool up, const int32_t *view, RankStep *step)
{
    *step = (RankStep){maker, target, 0, up};
    if (space->ranks[maker]) return true;
    step->up = true;
    for (int own = 1; own >= 0; own--)
        for (uint32_t s = 0; s < space->state_count; s++) {
            bool preferred = view[cell(space, s, target)];
            if (s == target || preferred != up ||
                space_can_move(space, maker, target, s) != (own == 1))
                continue;
            step->state = up ? target : s;
            step->against = up ? s : target;
            return true;
        }
    return false;
}
