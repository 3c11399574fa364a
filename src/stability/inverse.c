/* Search through preferences, breadth first, so that the first one that answers
 * is the nearest. Under Nash, GMR and SMR the stability of a state for one
 * decision maker depends on its own ranking only, so each is searched alone
 * and steps add up; under SEQ and SSEQ all rankings are searched together.
 * The bound comes from raising (or lowering) the target alone, which always
 * ends: a state ranked highest is Nash stable.
 * The question: Sakakibara, Okada and Nakase, 2002; Kinsara, Kilgour and
 * Hipel, "Inverse approach to the graph model for conflict resolution", IEEE
 * Trans. SMC Systems 45, 2015. The least change is hard in general; the cost
 * here is one walk a ranking tried. */
#include "stability/inverse.h"

#include <string.h>
#include "base/map.h"
#include "base/vec.h"
#include "stability/certificate.h"
#include "stability/view.h"

typedef struct {
    int32_t *views; /* of the varied makers, one after another */
    uint32_t parent;
    RankStep step;
    uint32_t depth;
} Candidate;

typedef struct {
    Arena *arena;
    const Space *space;
    Space trial;     /* whose preferences are being tried */
    int32_t **views; /* [makers] as they are */
    Reach reach;
    Concept concept;
    uint32_t target;
    bool wanted;
    size_t budget; /* trials of one search */
    size_t trials; /* left of them */
    Stage stage;
    bool cancelled;
} Inverse;

/* A search varies the preferences of one decision maker, or of all. */
typedef struct {
    size_t first, count; /* decision makers varied */
    size_t cells;        /* of their views */
    int32_t *spare;      /* [cells] */
    VEC(Candidate) candidates;
    Map seen;
    uint32_t cap; /* only changes with fewer steps are of use */
    RankChange change;
} Search;

static bool is_alone(const int32_t *ranks, size_t count, uint32_t state)
{
    for (size_t s = 0; s < count; s++)
        if (s != state && ranks[s] == ranks[state]) return false;
    return true;
}

static int32_t highest(const int32_t *ranks, size_t count)
{
    int32_t most = 0;
    for (size_t s = 0; s < count; s++)
        if (ranks[s] > most) most = ranks[s];
    return most;
}

bool rank_step(int32_t *ranks, size_t count, uint32_t state, bool up)
{
    int32_t rank = ranks[state];
    bool alone = is_alone(ranks, count, state);
    if (alone && rank == (up ? highest(ranks, count) : 1)) return false;
    if (alone) { /* joins the neighbours: its own rank is gone */
        ranks[state] += up ? 1 : -1;
        for (size_t s = 0; s < count; s++)
            if (ranks[s] > rank) ranks[s]--;
        return true;
    }
    for (size_t s = 0; s < count; s++) /* makes room above or below */
        if (s != state && (up ? ranks[s] > rank : ranks[s] >= rank)) ranks[s]++;
    ranks[state] = up ? rank + 1 : rank;
    return true;
}

static bool stable_for(Inverse *inverse, size_t maker)
{
    return state_stable(
        &inverse->reach, inverse->concept, maker, inverse->target);
}

/* Is the target as wanted, as far as the makers from FIRST on go? */
static bool satisfied(Inverse *inverse, size_t first, size_t count)
{
    for (size_t m = first; m < first + count; m++)
        if (!stable_for(inverse, m)) return !inverse->wanted;
    return inverse->wanted;
}

static void use_views(Inverse *inverse, const Search *search, int32_t *views)
{
    for (size_t m = search->first; m < search->first + search->count; m++) {
        view_use(&inverse->trial, m, views);
        views += view_cells(inverse->space, m);
    }
}

/* Back to the preferences as they are, of COUNT makers from FIRST on. */
static void use_own_views(Inverse *inverse, size_t first, size_t count)
{
    for (size_t m = first; m < first + count; m++)
        view_use(&inverse->trial, m, inverse->views[m]);
}

/* Keeps a candidate, with views of its own, if it is new; true if it
 * answers. */
static bool try_candidate(Inverse *inverse, Search *search, Candidate candidate)
{
    Str key = {(const char *)candidate.views, search->cells * sizeof(int32_t)};
    if (map_get(&search->seen, key)) return false;
    int32_t *views = arena_array(inverse->arena, search->cells, sizeof *views);
    memcpy(views, candidate.views, key.size);
    candidate.views = views;
    map_put(&search->seen, (Str){(const char *)views, key.size}, views);
    vec_push(inverse->arena, &search->candidates, candidate);
    inverse->trials--;
    use_views(inverse, search, candidate.views);
    return satisfied(inverse, search->first, search->count);
}

static void trace_back(Inverse *inverse, Search *search)
{
    const Candidate *at =
        &search->candidates.items[search->candidates.count - 1];
    size_t count = at->depth;
    RankStep *steps = arena_array(inverse->arena, count, sizeof *steps);
    for (size_t k = count; k--; at = &search->candidates.items[at->parent])
        steps[k] = at->step;
    search->change = (RankChange){.found = true,
        .exact = true,
        .least = count,
        .steps = steps,
        .count = count};
}

/* Tries one step from candidate INDEX, in the view of its maker, which begins
 * OFFSET cells in; true if it answers. */
static bool try_step(Inverse *inverse, Search *search, uint32_t index,
    size_t offset, RankStep step)
{
    const Candidate *from = &search->candidates.items[index];
    memcpy(search->spare, from->views, search->cells * sizeof(int32_t));
    if (!view_step(inverse->space, step, search->spare + offset)) return false;
    Candidate next = {search->spare, index, step, from->depth + 1};
    return try_candidate(inverse, search, next);
}

/* Tries every step from candidate INDEX; true if one answers. */
static bool expand(Inverse *inverse, Search *search, uint32_t index)
{
    const Space *space = inverse->space;
    size_t offset = 0;
    for (size_t m = search->first; m < search->first + search->count; m++) {
        RankStep step;
        for (size_t k = 0; view_step_at(space, m, inverse->target, k, &step);
             k++) {
            if (!inverse->trials) return false;
            if (step.maker == SIZE_MAX) continue;
            if (try_step(inverse, search, index, offset, step)) return true;
        }
        offset += view_cells(space, m);
    }
    return false;
}

static int32_t *present_views(Inverse *inverse, Search *search)
{
    for (size_t m = search->first; m < search->first + search->count; m++)
        search->cells += view_cells(inverse->space, m);
    int32_t *views = arena_array(inverse->arena, search->cells, sizeof *views);
    int32_t *at = views;
    for (size_t m = search->first; m < search->first + search->count; m++) {
        view_copy(inverse->space, m, at);
        at += view_cells(inverse->space, m);
    }
    return views;
}

/* Breadth first; leaves search->change with what is known. */
static void search_views(Inverse *inverse, Search *search)
{
    int32_t *views = present_views(inverse, search);
    search->spare = arena_array(inverse->arena, search->cells, sizeof *views);
    search->seen = map_new(inverse->arena);
    inverse->trials = inverse->budget;
    bool done = try_candidate(inverse, search, (Candidate){.views = views});
    uint32_t depth = 0, k = 0;
    for (; !done && k < search->candidates.count; k++) {
        depth = search->candidates.items[k].depth;
        if (depth + 1 >= search->cap || !inverse->trials) break;
        if (!stage_report(&inverse->stage, 0)) inverse->cancelled = true;
        if (inverse->cancelled) break;
        done = expand(inverse, search, k);
    }
    if (done)
        trace_back(inverse, search);
    else /* all with at most `depth` steps were tried */
        search->change = (RankChange){.exact = inverse->trials > 0,
            .least = inverse->trials ? search->cap : depth + 1};
    use_own_views(inverse, search->first, search->count);
}

/* Decision makers whose preferences are varied, or whose views are asked. */
typedef struct {
    size_t first, count;
} Makers;

/* One step of the target in the view of MAKER; false if there is none. */
static bool move_once(
    Inverse *inverse, size_t maker, int32_t *view, RankStep *step)
{
    const Space *space = inverse->space;
    if (inverse->wanted && stable_for(inverse, maker)) return false;
    if (!view_step_towards(
            space, maker, inverse->target, inverse->wanted, view, step) ||
        !view_step(space, *step, view))
        return false;
    view_use(&inverse->trial, maker, view);
    return true;
}

/* What moving the target alone comes to, step by step, in the preferences of
 * VARIED, until it is as wanted as far as ASKED go. */
static RankChange move_target(Inverse *inverse, Makers varied, Makers asked)
{
    VEC(RankStep) steps = {0};
    RankChange change = {0};
    Search all = {.first = varied.first, .count = varied.count};
    int32_t *views = present_views(inverse, &all);
    use_views(inverse, &all, views);
    bool moved = true;
    while (moved &&
           !(change.found = satisfied(inverse, asked.first, asked.count))) {
        int32_t *view = views;
        moved = false;
        for (size_t m = varied.first; m < varied.first + varied.count; m++) {
            RankStep step;
            if (move_once(inverse, m, view, &step)) {
                vec_push(inverse->arena, &steps, step);
                moved = true;
            }
            view += view_cells(inverse->space, m);
        }
    }
    use_own_views(inverse, varied.first, varied.count);
    change.steps = steps.items;
    change.count = steps.count;
    return change;
}

/* To hold, the target rises wherever it must; to fall, it sinks in the one
 * ranking where that takes the fewest steps. */
static RankChange bound_of(Inverse *inverse, Makers makers)
{
    RankChange best = {0};
    if (inverse->wanted) return move_target(inverse, makers, makers);
    for (size_t m = makers.first; m < makers.first + makers.count; m++) {
        RankChange change = move_target(inverse, (Makers){m, 1}, makers);
        if (change.found && (!best.found || change.count < best.count))
            best = change;
    }
    return best;
}

/* The best of both ways for some decision makers together. */
static RankChange change_of(Inverse *inverse, size_t first, size_t count)
{
    Search search = {.first = first, .count = count};
    RankChange bound = bound_of(inverse, (Makers){first, count});
    search.cap = bound.found ? (uint32_t)bound.count : UINT32_MAX;
    search_views(inverse, &search);
    if (search.change.found || !bound.found) return search.change;
    bound.exact = search.change.exact;
    bound.least = bound.exact ? bound.count : search.change.least;
    return bound;
}

static void append(Inverse *inverse, RankChange *sum, const RankChange *more)
{
    RankStep *steps =
        arena_array(inverse->arena, sum->count + more->count, sizeof *steps);
    if (sum->count) memcpy(steps, sum->steps, sum->count * sizeof *steps);
    if (more->count)
        memcpy(steps + sum->count, more->steps, more->count * sizeof *steps);
    sum->steps = steps;
    sum->count += more->count;
    sum->least += more->least;
    sum->exact &= more->exact;
    sum->found &= more->found;
}

/* To hold, it must be stable for everybody: changes add up. */
static RankChange make_stable(Inverse *inverse)
{
    RankChange sum = {.found = true, .exact = true};
    for (size_t m = 0; m < inverse->trial.maker_count; m++) {
        if (stable_for(inverse, m)) continue;
        RankChange more = change_of(inverse, m, 1);
        append(inverse, &sum, &more);
    }
    return sum;
}

/* To fall, it need only be unstable for one: the nearest counts. */
static RankChange make_unstable(Inverse *inverse)
{
    RankChange best = {.exact = true, .least = SIZE_MAX};
    bool exact = true;
    for (size_t m = 0; m < inverse->trial.maker_count; m++) {
        RankChange change = change_of(inverse, m, 1);
        size_t least = best.least < change.least ? best.least : change.least;
        exact &= change.exact;
        if (change.found && (!best.found || change.count < best.count))
            best = change;
        best.least = least;
    }
    best.exact = exact || (best.found && best.least >= best.count);
    if (best.exact && best.found) best.least = best.count;
    return best;
}

static RankChange solve(Inverse *inverse)
{
    size_t makers = inverse->trial.maker_count;
    if (satisfied(inverse, 0, makers))
        return (RankChange){.already = true, .found = true, .exact = true};
    if (inverse->concept == CONCEPT_SEQ || inverse->concept == CONCEPT_SSEQ)
        return change_of(inverse, 0, makers);
    return inverse->wanted ? make_stable(inverse) : make_unstable(inverse);
}

/* Takes in the preferences as they are; returns the bytes of all views. */
static size_t take_views(Inverse *inverse)
{
    Arena *arena = inverse->arena;
    const Space *space = inverse->space;
    size_t bytes = 0;
    inverse->views =
        arena_array(arena, space->maker_count, sizeof *inverse->views);
    for (size_t m = 0; m < space->maker_count; m++) {
        size_t cells = view_cells(space, m);
        inverse->views[m] = arena_array(arena, cells, sizeof(int32_t));
        view_copy(space, m, inverse->views[m]);
        bytes += cells * sizeof(int32_t);
    }
    use_own_views(inverse, 0, space->maker_count);
    return bytes;
}

size_t inverse_states_max(const Space *space)
{
    return space_is_ranked(space) ? INVERSE_STATES_MAX : INVERSE_PAIRED_MAX;
}

Status inverse_search(Arena *arena, const Space *space, Concept concept,
    uint32_t target, bool wanted, size_t trials, const Control *control,
    RankChange *change, Err *err)
{
    size_t most = inverse_states_max(space);
    if (space->state_count > most)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_INVERSE_LARGE,
            ARGS(str_int(arena, (int64_t)most)));
    Inverse inverse = {.arena = arena,
        .space = space,
        .trial = view_space(arena, space),
        .concept = concept,
        .target = target,
        .wanted = wanted,
        .stage = {control, 0, 1}};
    size_t bytes = take_views(&inverse);
    inverse.budget =
        trials < INVERSE_BYTES / bytes ? trials : INVERSE_BYTES / bytes;
    if (!inverse.budget) inverse.budget = 1;
    inverse.reach = reach_new(arena, &inverse.trial);
    *change = solve(&inverse);
    if (!inverse.cancelled) return STATUS_OK;
    return err_set(err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
}
