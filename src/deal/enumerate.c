/* Enumeration: the sums over the last points are made once (at most 4,096,
 * so that they stay in the nearest cache); a block adds one number to them.
 * So utilities cost one addition and one store each. */
#include "deal/enumerate.h"

#include "base/vector.h"
#include "deal/approval.h"

enum { TAIL_MAX = 4096 };

static void choose_tail(Enumeration *e)
{
    const DealProblem *problem = e->problem;
    e->size = 1;
    e->head_points = problem->point_count;
    while (e->head_points > 0) {
        size_t options = problem->points[e->head_points - 1].option_count;
        if (e->size * options > TAIL_MAX && e->size > 1) break;
        e->size *= options;
        e->head_points--;
    }
    e->blocks = 1;
    for (size_t i = 0; i < e->head_points; i++)
        e->blocks *= problem->points[i].option_count;
}

/* Sums over the tail's points in row-major order, by laying copies of what
 * is there side by side, once an option, from the last point up. */
static void fill_tail(const Enumeration *e, const double *worth, double *tail)
{
    size_t filled = 1;
    tail[0] = 0;
    for (size_t i = e->problem->point_count; i-- > e->head_points;) {
        const DealPoint *point = &e->problem->points[i];
        for (size_t k = point->option_count; k-- > 0;)
            for (size_t j = 0; j < filled; j++)
                tail[k * filled + j] = worth[point->first + k] + tail[j];
        filled *= point->option_count;
    }
}

Enumeration enumeration_new(Arena *arena, const DealProblem *problem)
{
    Enumeration e = {.problem = problem};
    choose_tail(&e);
    double *tails =
        arena_array(arena, problem->party_count * e.size, sizeof *tails);
    for (size_t p = 0; p < problem->party_count; p++)
        fill_tail(&e, problem->parties[p].worth, tails + p * e.size);
    e.tails = tails;
    return e;
}

WIDEST_VECTORS static void add_to_all(double *restrict out,
    const double *restrict tail, size_t count, double head, double cap)
{
    for (size_t i = 0; i < count; i++) {
        double u = head + tail[i];
        out[i] = u < cap ? u : cap;
    }
}

void enumeration_utilities(
    const Enumeration *enumeration, size_t party, uint64_t block, double *out)
{
    const DealProblem *problem = enumeration->problem;
    const DealParty *of = &problem->parties[party];
    double head = 0;
    for (size_t i = enumeration->head_points; i-- > 0;) {
        const DealPoint *point = &problem->points[i];
        head += of->worth[point->first + block % point->option_count];
        block /= point->option_count;
    }
    add_to_all(out, enumeration->tails + party * enumeration->size,
        enumeration->size, head, of->cap);
}

/* -- counting what all accept ---------------------------------------------- */

WIDEST_VECTORS static void mark_below(unsigned char *restrict rejected,
    const double *restrict u, size_t count, double least)
{
    for (size_t i = 0; i < count; i++) rejected[i] |= u[i] < least;
}

static uint64_t count_block(
    const Enumeration *e, uint64_t block, double *u, unsigned char *rejected)
{
    uint64_t count = 0;
    for (size_t i = 0; i < e->size; i++) rejected[i] = 0;
    for (size_t p = 0; p < e->problem->party_count; p++) {
        enumeration_utilities(e, p, block, u);
        mark_below(rejected, u, e->size,
            e->problem->parties[p].reservation - DEAL_TOLERANCE);
    }
    for (size_t i = 0; i < e->size; i++) count += !rejected[i];
    return count;
}

static Status count_blocks(
    const DealWork *work, const DealProblem *problem, uint64_t *count, Err *err)
{
    Arena *arena = work->arena;
    Enumeration e = enumeration_new(arena, problem);
    double *u = arena_array(arena, e.size, sizeof *u);
    unsigned char *rejected = arena_alloc(arena, e.size);
    for (uint64_t b = 0; b < e.blocks; b++) {
        *count += count_block(&e, b, u, rejected);
        if (b % 1024 == 0)
            TRY(deal_tell(work, (double)b / (double)e.blocks, err));
    }
    return STATUS_OK;
}

/* The next package in row-major order. */
static void step(const DealProblem *problem, uint32_t *package)
{
    for (size_t i = problem->point_count; i-- > 0;) {
        if (++package[i] < problem->points[i].option_count) return;
        package[i] = 0;
    }
}

static Status count_one_by_one(const DealWork *work, const DealProblem *problem,
    uint64_t outcomes, uint64_t *count, Err *err)
{
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    for (uint64_t i = 0; i < outcomes; i++, step(problem, package)) {
        if (deal_agreed(problem, package)) ++*count;
        if (i % (1 << 16) == 0)
            TRY(deal_tell(work, (double)i / (double)outcomes, err));
    }
    return STATUS_OK;
}

Status enumerate_rational(const DealWork *work, const DealProblem *problem,
    bool *counted, uint64_t *count, Err *err)
{
    uint64_t outcomes = deal_outcome_count(problem);
    bool plain = !problem->bar_count && !problem->approval_count &&
                 deal_is_additive(problem);
    *count = 0;
    *counted = outcomes <= (plain ? ENUMERATE_MAX : ENUMERATE_MAX / 64);
    if (!*counted) return STATUS_OK;
    if (plain) return count_blocks(work, problem, count, err);
    return count_one_by_one(work, problem, outcomes, count, err);
}
