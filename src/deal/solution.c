/* Solution concepts. Every rule is reached on the frontier, so that the best
 * points are found there by looking; then a search lists, in product form,
 * all packages that give each party what such a point gives. */
#include "deal/solution.h"

#include <math.h>
#include <string.h>

#include "deal/search.h"

/* Packages reach this goal's 0 that give each party at least u[p]. */
static DealGoal reach_goal(const DealProblem *problem, const double *u)
{
    DealGoal goal = goal_new(problem, DEAL_EGALITARIAN, false, NULL);
    for (size_t p = 0; p < goal.parties; p++) goal.reservation[p] = u[p];
    return goal;
}

struct PointBoxes {
    DealBox *boxes; /* [count] */
    size_t count;
    bool complete;
};

static Status find_boxes(const DealWork *work, const Fold *fold,
    const double *u, struct PointBoxes *of, Err *err)
{
    Found found;
    DealGoal goal = reach_goal(fold->problem, u);
    TRY(deal_search(
        work, fold, &goal, DEAL_TOLERANCE, DEAL_BOXES_MAX, &found, err));
    of->boxes = arena_array(work->arena, found.count, sizeof *of->boxes);
    of->complete = found.complete;
    for (size_t i = 0; i < found.count; i++)
        of->boxes[of->count++] = search_box(work->arena, fold, &found.boxes[i]);
    return STATUS_OK;
}

/* All packages that give the utilities u of a point; of a problem that is not
 * additive, only the one that is known. */
static Status boxes_of_point(const DealWork *work, Analysis *a, size_t point,
    const double *u, struct PointBoxes **boxes, Err *err)
{
    Arena *arena = work->arena;
    if (!a->point_boxes)
        a->point_boxes = arena_array(
            arena, a->frontier.utilities.count, sizeof *a->point_boxes);
    *boxes = a->point_boxes[point];
    if (*boxes) return STATUS_OK;
    struct PointBoxes *made = arena_alloc(arena, sizeof *made);
    if (a->frontier.fold) {
        TRY(find_boxes(work, a->frontier.fold, u, made, err));
    } else {
        uint32_t *package =
            arena_array(arena, a->problem->point_count, sizeof *package);
        frontier_package(&a->frontier, point, package);
        made->boxes = arena_alloc(arena, sizeof *made->boxes);
        made->boxes[made->count++] = box_of_package(arena, a->problem, package);
    }
    *boxes = a->point_boxes[point] = made;
    return STATUS_OK;
}

/* The point of the frontier as a tie: its utilities, added up anew, and all
 * packages that give them. */
static Status make_tie(const DealWork *work, Analysis *a, size_t point,
    DealTie *tie, bool *complete, Err *err)
{
    struct PointBoxes *boxes;
    Arena *arena = work->arena;
    const DealProblem *problem = a->problem;
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    double *u = arena_array(arena, problem->party_count, sizeof *u);
    frontier_package(&a->frontier, point, package);
    deal_utilities(problem, package, u);
    TRY(boxes_of_point(work, a, point, u, &boxes, err));
    *tie = (DealTie){
        .utilities = u, .boxes = boxes->boxes, .box_count = boxes->count};
    *complete = *complete && boxes->complete;
    return STATUS_OK;
}

/* -- rules ------------------------------------------------------------------
 */

/* How well a point of the frontier does: one number, or for leximin the
 * parties' gains from the smallest up. */
typedef struct {
    double values[DEAL_PARTIES_MAX];
    size_t count;
} Score;

static int compare_scores(const Score *a, const Score *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (fabs(a->values[i] - b->values[i]) > DEAL_TOLERANCE)
            return a->values[i] > b->values[i] ? 1 : -1;
    return 0;
}

static void sort_gains(const DealGoal *goal, const double *u, Score *score)
{
    score->count = goal->parties;
    for (size_t p = 0; p < goal->parties; p++) {
        double gain = u[p] - goal->reservation[p];
        size_t at = p;
        for (; at > 0 && score->values[at - 1] > gain; at--)
            score->values[at] = score->values[at - 1];
        score->values[at] = gain;
    }
}

/* False if the goal does not allow the point. */
static bool score_point(const Analysis *a, const DealGoal *goal, bool leximin,
    size_t point, Score *score)
{
    double u[DEAL_PARTIES_MAX];
    frontier_exact(&a->frontier, point, u);
    *score = (Score){.values = {goal_value(goal, u)}, .count = 1};
    if (score->values[0] == -INFINITY) return false;
    if (leximin) sort_gains(goal, u, score);
    return true;
}

/* The best score; false if the goal allows no point. */
static bool best_score(
    const Analysis *a, const DealGoal *goal, bool leximin, Score *best)
{
    bool any = false;
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        Score score;
        if (!score_point(a, goal, leximin, i, &score)) continue;
        if (!any || compare_scores(&score, best) > 0 ||
            (!leximin && score.values[0] > best->values[0]))
            *best = score;
        any = true;
    }
    return any;
}

Status solution_find(const DealWork *work, Analysis *a, const DealGoal *goal,
    bool leximin, DealSolution *solution, Err *err)
{
    Score best;
    VEC(DealTie) ties = {0};
    *solution = (DealSolution){.complete = true};
    if (!best_score(a, goal, leximin, &best)) return STATUS_OK;
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        Score score;
        DealTie tie = {0};
        if (!score_point(a, goal, leximin, i, &score) ||
            compare_scores(&score, &best) != 0)
            continue;
        solution->tie_total++;
        if (ties.count == DEAL_TIES_MAX) continue;
        TRY(make_tie(work, a, i, &tie, &solution->complete, err));
        tie.value = goal_value(goal, tie.utilities);
        vec_push(work->arena, &ties, tie);
    }
    solution->ties = ties.items;
    solution->tie_count = ties.count;
    return STATUS_OK;
}
