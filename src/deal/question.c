/* Which missing answer would settle most. An answer moves one point's value
 * from anywhere in its interval to one place, so the best and the worst
 * answer are the interval's ends, and what they settle is told by the bounds.
 * Exact over the packages looked at. O(packages * parties * points^2). */
#include "deal/question.h"

#include <math.h>
#include <stdlib.h>

/* -- one answer
 * ----------------------------------------------------------------- */

/* The party's belief about one package, by point, with one value moved. */
typedef struct {
    const DealProblem *problem;
    const DealBelief *belief;
    const uint32_t *package;
} Case;

static DealInterval value_at(const Case *of, size_t point)
{
    return of->belief
        ->values[of->problem->points[point].first + of->package[point]];
}

/* The bounds when POINT's value is known to be ANSWER. */
static DealInterval bounds_with(const Case *of, size_t point, double answer)
{
    DealInterval sum = {0, 0}, spare = {INFINITY, -INFINITY};
    for (size_t i = 0; i < of->problem->point_count; i++) {
        double weight = of->belief->weights[i];
        DealInterval value = value_at(of, i);
        if (i == point) value = (DealInterval){answer, answer};
        if (!isnan(weight)) {
            sum.least += weight * (weight < 0 ? value.most : value.least);
            sum.most += weight * (weight < 0 ? value.least : value.most);
            continue;
        }
        spare.least = fmin(spare.least, value.least);
        spare.most = fmax(spare.most, value.most);
    }
    if (spare.least > spare.most) return sum;
    return (DealInterval){sum.least + of->belief->spare * spare.least,
        sum.most + of->belief->spare * spare.most};
}

/* Whether knowing POINT's value to be ANSWER decides the package. */
static bool decides(const Case *of, size_t point, double answer)
{
    DealInterval utility = bounds_with(of, point, answer);
    DealInterval reservation = of->belief->reservation;
    return utility.most < reservation.least - DEAL_TOLERANCE ||
           utility.least >= reservation.most - DEAL_TOLERANCE;
}

static double width_of(const Case *of, size_t point)
{
    DealInterval value = value_at(of, point);
    double weight = of->belief->weights[point];
    if (isnan(weight)) weight = of->belief->spare;
    return fabs(weight) * (value.most - value.least);
}

/* -- all questions
 * --------------------------------------------------------------- */

static bool is_open(
    const DealProblem *problem, const DealBelief *belief, size_t point)
{
    const DealPoint *of = &problem->points[point];
    double weight = belief->weights[point];
    if (weight == 0 || (isnan(weight) && belief->spare == 0)) return false;
    for (size_t k = 0; k < of->option_count; k++)
        if (belief->values[of->first + k].least <
            belief->values[of->first + k].most)
            return true;
    return false;
}

static void ask_of_package(const DealProblem *problem,
    const DealBelief *beliefs, const uint32_t *package, BeliefQuestion *list,
    size_t count)
{
    for (size_t q = 0; q < count; q++) {
        BeliefQuestion *question = &list[q];
        Case of = {problem, &beliefs[question->party], package};
        DealInterval value = value_at(&of, question->point);
        question->width += width_of(&of, question->point);
        if (belief_of_party(problem, beliefs, question->party, package) !=
            ACCEPTANCE_POSSIBLE)
            continue;
        question->settles += decides(&of, question->point, value.least) ||
                             decides(&of, question->point, value.most);
    }
}

static int by_worth(const void *left, const void *right)
{
    const BeliefQuestion *a = left, *b = right;
    if (a->settles != b->settles) return a->settles < b->settles ? 1 : -1;
    if (fabs(a->width - b->width) > DEAL_TOLERANCE)
        return a->width < b->width ? 1 : -1;
    if (a->party != b->party) return a->party < b->party ? -1 : 1;
    return a->point < b->point ? -1 : a->point > b->point;
}

static BeliefQuestion *open_questions(Arena *arena, const DealProblem *problem,
    const DealBelief *beliefs, size_t *count)
{
    BeliefQuestion *list = arena_array(
        arena, problem->party_count * problem->point_count, sizeof *list);
    *count = 0;
    for (size_t p = 0; p < problem->party_count; p++)
        for (size_t i = 0; i < problem->point_count; i++)
            if (deal_matters(problem, p) && is_open(problem, &beliefs[p], i))
                list[(*count)++] = (BeliefQuestion){.party = p, .point = i};
    return list;
}

Status belief_questions(const DealWork *work, const DealProblem *problem,
    const DealBelief *beliefs, uint64_t seed, BeliefAsking *asking, Err *err)
{
    size_t count;
    BeliefSpace space = belief_space(problem);
    BeliefQuestion *list =
        open_questions(work->arena, problem, beliefs, &count);
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    *asking = (BeliefAsking){.questions = list, .count = count};
    for (size_t i = 0; i < space.count && count; i++) {
        if (i % 1024 == 0)
            TRY(deal_tell(work, (double)i / (double)space.count, err));
        belief_package(problem, space, seed, i, package);
        if (belief_of_all(problem, beliefs, package) != ACCEPTANCE_POSSIBLE)
            continue;
        asking->packages++;
        ask_of_package(problem, beliefs, package, list, count);
    }
    for (size_t q = 0; q < count && asking->packages; q++)
        list[q].width /= (double)asking->packages;
    if (count) qsort(list, count, sizeof *list, by_worth);
    return STATUS_OK;
}
