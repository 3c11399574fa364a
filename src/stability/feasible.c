/* Enumeration of feasible states without visiting the others: a pattern is a
 * clause ("not all of these letters together"), so the feasible states are
 * the models of a formula in conjunctive normal form. They are enumerated by
 * branching with unit propagation (Davis, Logemann and Loveland, 1962); where
 * no pattern is left that could still match, the rest is a whole sub-cube,
 * which is counted in one step. Cost: about one branching a sub-cube found,
 * each looking once at the patterns still open. */
#include "stability/feasible.h"

#include <string.h>
#include "stability/bits.h"
#include "stability/radix.h"

typedef struct {
    unsigned option_count;
    const Control *control;
    size_t steps;     /* branchings so far */
    uint64_t count;   /* states so far */
    uint64_t *states; /* where they go, or NULL */
    Pattern *stack;   /* [option_count + 2][pattern_count] open patterns */
    size_t stack_width;
    bool cancelled;
} Search;

/* What is decided so far on a branch. */
typedef struct {
    uint64_t decided, value;
} Branch;

/* Keeps the patterns that may still match, without their decided letters.
 * False if one matches already. */
static bool narrow(
    Branch branch, const Pattern *from, size_t count, Pattern *to, size_t *kept)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t known = from[i].mask & branch.decided;
        if ((from[i].value ^ branch.value) & known) continue;
        to[n].mask = from[i].mask & ~known;
        to[n].value = from[i].value & ~known;
        if (!to[n++].mask) return false;
    }
    *kept = n;
    return true;
}

/* Decides what patterns with a single open letter force, until none does. */
static bool propagate(Branch *branch, Pattern *open, size_t *count)
{
    for (;;) {
        uint64_t before = branch->decided;
        for (size_t i = 0; i < *count; i++) {
            uint64_t mask = open[i].mask;
            if (mask & (mask - 1) || mask & branch->decided) continue;
            branch->decided |= mask;
            branch->value |= mask & ~open[i].value;
        }
        if (branch->decided == before) return true;
        if (!narrow(*branch, open, *count, open, count)) return false;
    }
}

/* The option that stands in most of the shortest open patterns. */
static uint64_t choose(const Pattern *open, size_t count)
{
    size_t votes[64] = {0};
    int shortest = 64;
    for (size_t i = 0; i < count; i++) {
        int length = __builtin_popcountll(open[i].mask);
        if (length > shortest) continue;
        if (length < shortest) memset(votes, 0, sizeof votes);
        shortest = length;
        for (uint64_t m = open[i].mask; m; m &= m - 1)
            votes[__builtin_ctzll(m)]++;
    }
    unsigned best = 0;
    for (unsigned j = 1; j < 64; j++)
        if (votes[j] > votes[best]) best = j;
    return 1ull << best;
}

static void add_cube(Search *search, Branch branch)
{
    uint64_t free = bits_low(search->option_count) & ~branch.decided;
    unsigned bits = (unsigned)__builtin_popcountll(free);
    uint64_t size = bits > 63 ? UINT64_MAX : 1ull << bits;
    if (search->states)
        for (uint64_t sub = 0, n = 0; n < size; n++, sub = (sub - free) & free)
            search->states[search->count + n] = branch.value | sub;
    search->count =
        search->count > UINT64_MAX - size ? UINT64_MAX : search->count + size;
}

static bool may_go_on(Search *search)
{
    if (++search->steps > FEASIBLE_STEPS_MAX) return false;
    if (search->steps % 4096) return true;
    const Stage stage = {search->control, 0, 0};
    if (stage_report(&stage, 0)) return true;
    search->cancelled = true;
    return false;
}

/* Depth is at most the number of options. */
static bool explore(
    Search *search, Branch branch, const Pattern *from, size_t count)
{
    Pattern *open = (Pattern *)from + search->stack_width;
    if (!may_go_on(search)) return false;
    if (!narrow(branch, from, count, open, &count)) return true;
    if (!propagate(&branch, open, &count)) return true;
    if (!count) {
        add_cube(search, branch);
        return true;
    }
    uint64_t bit = choose(open, count);
    branch.decided |= bit;
    if (!explore(search, branch, open, count)) return false;
    branch.value |= bit;
    return explore(search, branch, open, count);
}

static Status run(
    Arena *arena, const Conflict *conflict, Search *search, Err *err)
{
    size_t width = conflict->infeasible_count;
    search->option_count = (unsigned)conflict->option_count;
    search->stack_width = width;
    search->stack = arena_array(
        arena, width * (conflict->option_count + 2), sizeof *search->stack);
    if (width)
        memcpy(search->stack, conflict->infeasible, width * sizeof(Pattern));
    if (explore(search, (Branch){0, 0}, search->stack, width)) return STATUS_OK;
    if (search->cancelled)
        return err_set(err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_CONFLICT_ENTANGLED,
        ARGS(str_int(arena, FEASIBLE_STEPS_MAX)));
}

Status feasible_count(Arena *arena, const Conflict *conflict,
    const Control *control, uint64_t *count, Err *err)
{
    Search search = {.control = control};
    TRY(run(arena, conflict, &search, err));
    *count = search.count;
    return STATUS_OK;
}

Status feasible_list(Arena *arena, const Conflict *conflict, size_t count,
    const Control *control, uint64_t **states, Err *err)
{
    Search search = {.control = control};
    search.states = arena_array(arena, count, sizeof *search.states);
    TRY(run(arena, conflict, &search, err));
    uint64_t *spare = arena_array(arena, count, sizeof *spare);
    radix_sort_numbers(search.states, spare, count);
    *states = search.states;
    return STATUS_OK;
}
