/* The certificate: what the fold claims, gone over by plain loops. */
#include "deal/certificate.h"

#include <math.h>

#include "base/vector.h"
#include "deal/approval.h"

/* -- states and bars --------------------------------------------------------
 */

static size_t step_of(const Fold *fold, size_t point)
{
    size_t k = 0;
    while (fold->steps[k].point != point) k++;
    return k;
}

static bool in_class(const FoldClass *class, uint32_t option)
{
    for (size_t i = 0; i < class->count; i++)
        if (class->options[i] == option) return true;
    return false;
}

/* Whether a bar asks for two options of one point, and so for nothing. */
static bool is_void(const DealBar *bar)
{
    for (size_t i = 0; i < bar->count; i++)
        for (size_t j = i + 1; j < bar->count; j++)
            if (bar->choices[i].point == bar->choices[j].point &&
                bar->choices[i].option != bar->choices[j].option)
                return true;
    return false;
}

/* What becomes of bar B when CLASS is chosen at step K: its bit in the
 * signature afterwards, and whether it is run into. */
static bool bar_after(const Fold *fold, size_t b, size_t k, bool so_far,
    const FoldClass *class, bool *into)
{
    const DealBar *bar = &fold->problem->bars[b];
    size_t earlier = 0, later = 0;
    bool here = false, fits = true;
    *into = false;
    if (is_void(bar)) return false;
    for (size_t i = 0; i < bar->count; i++) {
        size_t step = step_of(fold, bar->choices[i].point);
        earlier += step < k;
        later += step > k;
        if (step != k) continue;
        here = true;
        fits = fits && in_class(class, bar->choices[i].option);
    }
    bool after = here ? fits && (earlier == 0 || so_far) : so_far;
    *into = here && after && later == 0;
    return after && later > 0;
}

static bool has_bit(const uint64_t *set, size_t b)
{
    return set[b / 64] >> (b % 64) & 1;
}

/* Whether class C at step K leads a state of SIGNATURE to one of AFTER; what
 * is expected of AFTER NULL is that a bar forbids it. */
static bool leads_to(const Fold *fold, size_t k, const uint64_t *signature,
    uint32_t c, const uint64_t *after)
{
    bool barred = false;
    const FoldClass *class = &fold->steps[k].classes[c];
    for (size_t b = 0; b < fold->problem->bar_count; b++) {
        bool into;
        bool bit = bar_after(fold, b, k, has_bit(signature, b), class, &into);
        barred = barred || into;
        if (after && bit != has_bit(after, b)) return false;
    }
    return barred == !after;
}

/* Whether class C of step K is dominated by one that is not: no candidates
 * are made of it, since those of the other are no worse. */
static bool check_dominated(const Fold *fold, size_t k, uint32_t c)
{
    const FoldStep *step = &fold->steps[k];
    const FoldClass *class = &step->classes[c];
    for (uint32_t by = 0; by < step->class_count; by++) {
        const FoldClass *other = &step->classes[by];
        bool fits = !other->dominated;
        for (size_t w = 0; w < fold->words; w++)
            fits = fits && other->bars[w] == class->bars[w];
        for (size_t p = 0; p < fold->problem->party_count; p++)
            fits = fits && other->worth[p] >= class->worth[p];
        if (fits) return true;
    }
    return false;
}

/* Whether every state of layer K goes on by every class that no bar forbids
 * and no other dominates, into the right state. */
static bool check_plan(const Fold *fold, size_t k)
{
    const FoldLayer *from = &fold->layers[k], *to = &fold->layers[k + 1];
    const FoldStep *step = &fold->steps[k];
    size_t forbidden = 0, made = 0, used = 0;
    for (uint32_t c = 0; c < step->class_count; c++) {
        if (!step->classes[c].dominated)
            used++;
        else if (!check_dominated(fold, k, c))
            return false;
    }
    if (fold->problem->bar_count == 0)
        return to->group_count == 1 && to->groups[0].piece_count == used;
    for (size_t g = 0; g < to->group_count; g++)
        for (size_t i = 0; i < to->groups[g].piece_count; i++, made++) {
            const FoldPiece *piece = &to->groups[g].pieces[i];
            if (!leads_to(fold, k, from->groups[piece->group].signature,
                    piece->class, to->groups[g].signature))
                return false;
        }
    for (size_t g = 0; g < from->group_count; g++)
        for (uint32_t c = 0; c < step->class_count; c++)
            if (!step->classes[c].dominated)
                forbidden +=
                    leads_to(fold, k, from->groups[g].signature, c, NULL);
    return made + forbidden == from->group_count * used;
}

/* -- candidates and witnesses ------------------------------------------------
 */

/* All candidates of one group, made anew. */
typedef struct {
    const Fold *fold;
    const FoldGroup *group;
    double *sums; /* [candidate][party] */
    bool *kept;   /* [candidate] */
    size_t parties;
    double cell; /* what thinning this group may have cost */
} Candidates;

static void make_anew(Candidates *c, const FoldLayer *before, size_t k)
{
    double worst = 0;
    const FoldGroup *group = c->group;
    for (size_t i = 0; i < group->piece_count; i++) {
        const FoldPiece *piece = &group->pieces[i];
        const FoldGroup *from = &before->groups[piece->group];
        const double *worth = c->fold->steps[k].classes[piece->class].worth;
        worst = fmax(worst, from->slack);
        for (size_t j = 0; j < from->sums.count; j++)
            for (size_t p = 0; p < c->parties; p++)
                c->sums[(piece->first + j) * c->parties + p] =
                    from->sums.u[p][j] + worth[p];
    }
    c->cell = group->slack - worst;
    for (size_t i = 0; i < group->candidate_count; i++) c->kept[i] = false;
    for (size_t i = 0; i < group->sums.count; i++)
        c->kept[group->origin[i]] = true;
}

/* Whether what the group kept is what its candidates were. */
static bool kept_as_made(const Candidates *c)
{
    const Vectors *v = &c->group->sums;
    for (size_t i = 0; i < v->count; i++)
        for (size_t p = 0; p < c->parties; p++)
            if (v->u[p][i] != c->sums[c->group->origin[i] * c->parties + p])
                return false;
    return true;
}

/* Whether candidate A beats B: nowhere worse, and better or of lower number.
 * This orders candidates, so that witnesses cannot go in a circle. */
static bool beats(const Candidates *c, size_t a, size_t b)
{
    bool better = a < b;
    for (size_t p = 0; p < c->parties; p++) {
        double of_a = c->sums[a * c->parties + p];
        double of_b = c->sums[b * c->parties + p];
        if (of_a < of_b) return false;
        if (of_a > of_b) better = true;
    }
    return better;
}

static bool nearly(const Candidates *c, size_t a, size_t b)
{
    const double rounding = 1e-12;
    for (size_t p = 0; p < c->parties; p++) {
        double lack = c->sums[b * c->parties + p] - c->sums[a * c->parties + p];
        if (lack > (c->cell + rounding) * c->fold->range[p]) return false;
    }
    return true;
}

static bool check_witnesses(const Candidates *c, uint64_t *checked)
{
    const FoldGroup *group = c->group;
    for (size_t i = 0; i < group->candidate_count; i++) {
        size_t by = group->witness[i];
        if (c->kept[i]) continue;
        if (by >= group->candidate_count || by == i) return false;
        if (!beats(c, by, i) &&
            !(c->cell > 0 && c->kept[by] && nearly(c, by, i)))
            return false;
        ++*checked;
    }
    return true;
}

static bool check_group(const DealWork *work, const Fold *fold, size_t k,
    const FoldGroup *group, uint64_t *checked)
{
    if (!group->witness) return false;
    size_t n = group->candidate_count, parties = fold->problem->party_count;
    DealArray *sums = deal_array_new(work->arena),
              *kept = deal_array_new(work->arena);
    Candidates c = {fold, group,
        deal_array_of(work->arena, sums, n * parties, sizeof(double)),
        deal_array_of(work->arena, kept, n, sizeof(bool)), parties, 0};
    make_anew(&c, &fold->layers[k], k);
    bool good = kept_as_made(&c) && check_witnesses(&c, checked);
    deal_array_free(sums);
    deal_array_free(kept);
    return good;
}

static bool check_layers(
    const DealWork *work, const Fold *fold, uint64_t *checked)
{
    for (size_t k = 0; k < fold->problem->point_count; k++) {
        const FoldLayer *layer = &fold->layers[k + 1];
        if (!check_plan(fold, k)) return false;
        for (size_t g = 0; g < layer->group_count; g++)
            if (!check_group(work, fold, k, &layer->groups[g], checked))
                return false;
    }
    return true;
}

/* -- points
 * -------------------------------------------------------------------- */

/* Whether one of points 0..COUNT-1 gives each party at least u. */
WIDEST_VECTORS static bool some_reaches(
    const Vectors *v, size_t count, const double *u)
{
    enum { BLOCK = 64 };
    for (size_t from = 0; from < count; from += BLOCK) {
        int64_t reaches[BLOCK], any = 0;
        size_t n = count - from < BLOCK ? count - from : BLOCK;
        for (size_t i = 0; i < BLOCK; i++) reaches[i] = i < n;
        for (size_t p = 0; p < v->dimensions; p++) {
            const double *at = v->u[p] + from;
            for (size_t i = 0; i < n; i++) reaches[i] &= at[i] >= u[p];
        }
        for (size_t i = 0; i < BLOCK; i++) any |= reaches[i];
        if (any) return true;
    }
    return false;
}

/* How the points are sorted: -1 if u comes before point I, 0 if equal. */
static int compare_point(const Vectors *v, const double *u, size_t i)
{
    for (size_t p = 0; p < v->dimensions; p++)
        if (u[p] != v->u[p][i]) return u[p] > v->u[p][i] ? -1 : 1;
    return 0;
}

/* How many points come before u; *EQUAL if the next one is u. */
static size_t count_before(const Vectors *v, const double *u, bool *equal)
{
    size_t low = 0, high = v->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_point(v, u, middle) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    *equal = low < v->count && compare_point(v, u, low) == 0;
    return low;
}

/* Whether every package that the fold kept is matched by a point. */
static bool all_matched(const Fold *fold, const Frontier *frontier)
{
    const FoldGroup *last = fold_last(fold);
    if (!last) return frontier->utilities.count == 0;
    for (size_t i = 0; i < last->sums.count; i++) {
        double u[DEAL_PARTIES_MAX];
        bool equal;
        for (size_t p = 0; p < last->sums.dimensions; p++)
            u[p] = frontier_round(
                fmin(fold->problem->parties[p].cap, last->sums.u[p][i]));
        size_t before = count_before(&frontier->utilities, u, &equal);
        if (!equal && !some_reaches(&frontier->utilities, before, u))
            return false;
    }
    return true;
}

/* -- approval, recounted: point by point, from the packages alone ---------
 */

static bool bar_of_party(
    const DealProblem *problem, int party, const uint32_t *package)
{
    for (size_t i = 0; i < problem->bar_count; i++) {
        const DealBar *bar = &problem->bars[i];
        size_t met = 0;
        while (met < bar->count &&
               package[bar->choices[met].point] == bar->choices[met].option)
            met++;
        if (bar->party == party && met == bar->count) return true;
    }
    return false;
}

static bool rule_met(
    const DealProblem *problem, DealApproval rule, const bool *accepts)
{
    bool every = true;
    double votes = 0;
    for (size_t p = 0; p < problem->party_count; p++) {
        if (rule.voters && !(rule.voters >> p & 1)) continue;
        if (accepts[p])
            votes += problem->parties[p].weight;
        else
            every = false;
    }
    return rule.quota > 0 ? votes >= rule.quota - DEAL_TOLERANCE : every;
}

static bool is_agreed(const DealProblem *problem, const uint32_t *package)
{
    bool accepts[DEAL_PARTIES_MAX];
    if (bar_of_party(problem, DEAL_NOBODY, package)) return false;
    for (size_t p = 0; p < problem->party_count; p++)
        accepts[p] = deal_utility(problem, p, package) >=
                         problem->parties[p].reservation - DEAL_TOLERANCE &&
                     !bar_of_party(problem, (int)p, package);
    for (size_t i = 0; i < problem->point_count; i++)
        if (!rule_met(problem, problem->points[i].approval, accepts))
            return false;
    return true;
}

/* Whether a point is taken for agreed just where its package is. */
static bool is_approved(const DealProblem *problem, const Frontier *frontier,
    size_t i, const uint32_t *package)
{
    double u[DEAL_PARTIES_MAX];
    frontier_exact(frontier, i, u);
    return deal_approved(problem, u) == is_agreed(problem, package);
}

/* Whether what a frontier is of may hold PACKAGE: agreed packages where bars
 * can be outvoted, else those that no bar forbids. */
static bool is_allowed(const DealProblem *problem, const uint32_t *package)
{
    return deal_outvotable(problem) ? is_agreed(problem, package)
                                    : !deal_barred(problem, package);
}

static bool is_real(const DealProblem *problem, const Frontier *frontier,
    size_t i, uint32_t *package)
{
    frontier_package(frontier, i, package);
    if (!is_allowed(problem, package)) return false;
    for (size_t p = 0; p < problem->party_count; p++)
        if (fabs(deal_utility(problem, p, package) -
                 frontier->utilities.u[p][i]) > DEAL_TOLERANCE)
            return false;
    return true;
}

/* Points are sorted, so that only those before can dominate one. */
static bool is_efficient(const Frontier *frontier, size_t i)
{
    double u[DEAL_PARTIES_MAX];
    frontier_utilities(frontier, i, u);
    if (i > 0 && compare_point(&frontier->utilities, u, i - 1) <= 0)
        return false;
    return !some_reaches(&frontier->utilities, i, u);
}

/* Every STEPth point is looked at, shared out among threads. */
typedef struct {
    const Frontier *frontier;
    size_t step, parts;
    bool failed[DEAL_THREADS_MAX];
} Efficiency;

static void check_part(void *state, size_t part)
{
    Efficiency *e = state;
    size_t count = e->frontier->utilities.count;
    for (size_t i = part * e->step; i < count; i += e->parts * e->step)
        if (!is_efficient(e->frontier, i)) e->failed[part] = true;
}

static bool all_efficient(
    const DealWork *work, const Frontier *frontier, size_t step)
{
    enum { ALONE = 1000 }; /* for fewer, other threads are not worth it */
    Efficiency e = {.frontier = frontier, .step = step, .parts = 1};
    if (frontier->utilities.count > ALONE) e.parts = deal_threads(work);
    deal_run(e.parts, check_part, &e);
    for (size_t part = 0; part < e.parts; part++)
        if (e.failed[part]) return false;
    return true;
}

void certificate_check_points(const DealWork *work, const DealProblem *problem,
    const Frontier *frontier, Certificate *certificate)
{
    size_t count = frontier->utilities.count;
    size_t step =
        count > CERTIFICATE_POINTS_MAX ? count / CERTIFICATE_SAMPLE : 1;
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    *certificate =
        (Certificate){.real = true, .approved = true, .points = count};
    for (size_t i = 0; i < count; i += step) {
        certificate->examined++;
        if (!is_real(problem, frontier, i, package)) certificate->real = false;
        if (!is_approved(problem, frontier, i, package))
            certificate->approved = false;
    }
    certificate->efficient = all_efficient(work, frontier, step);
}

static bool is_whole(const Certificate *of)
{
    return of->complete && of->real && of->efficient && of->approved;
}

void deal_certificate_check(const DealWork *work, const Fold *fold,
    const Frontier *frontier, Certificate *certificate)
{
    certificate_check_points(work, fold->problem, frontier, certificate);
    certificate->complete = check_layers(work, fold, &certificate->witnesses) &&
                            all_matched(fold, frontier);
    certificate->slack = fold->slack;
    certificate->checked = is_whole(certificate);
}

/* Whether every package of the space is barred or matched. */
static bool space_matched(const DealProblem *problem, const Frontier *frontier,
    uint32_t *package, uint64_t *checked)
{
    uint64_t count = deal_outcome_count(problem);
    for (uint64_t i = 0; i < count; i++) {
        double u[DEAL_PARTIES_MAX];
        (void)deal_package_of(problem, i, package);
        if (!is_allowed(problem, package)) continue;
        for (size_t p = 0; p < problem->party_count; p++)
            u[p] = frontier_round(deal_utility(problem, p, package));
        if (!some_reaches(&frontier->utilities, frontier->utilities.count, u))
            return false;
        ++*checked;
    }
    return true;
}

void certificate_check_space(const DealWork *work, const DealProblem *problem,
    const Frontier *frontier, Certificate *certificate)
{
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    certificate_check_points(work, problem, frontier, certificate);
    certificate->too_large =
        deal_outcome_count(problem) > CERTIFICATE_SPACE_MAX;
    certificate->complete =
        !certificate->too_large &&
        space_matched(problem, frontier, package, &certificate->witnesses);
    certificate->checked = is_whole(certificate);
}
