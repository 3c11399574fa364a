/* How long deals take: medians of repeated runs, seeds 1 to 5.
 *   domains      all reference domains, files to certificate, one process
 *   uniform      independent uniform worths, equal weights, exact frontier
 *   opposed      worths that add up to a constant: every package is efficient;
 *                an epsilon-frontier, epsilon 0.1
 *   enumeration  package-utilities beside copying the same bytes
 *   rectangles   hyper-rectangle utilities over 10^10 packages
 * Usage: deal [WORD] (only measurements whose name begins so). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "deal/analysis.h"
#include "deal/branch.h"
#include "deal/enumerate.h"
#include "deal/rectangle.h"
#include "exchange/deal_files.h"
#include "test/random.h"

enum { RUNS_MAX = 32 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Of all threads; says more than the clock on a machine that is shared. */
static double processor_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_value);
    return values[count / 2];
}

static void fail(const Err *err)
{
    fprintf(stderr, "%s:%u %s\n", err->file, err->line, err->text);
    exit(1);
}

static double random_unit(void)
{
    return (double)(random_next() >> 11) / 9007199254740992.0;
}

static void seed(size_t number)
{
    random_state = 88172645463325252u * (2 * number + 1);
    for (int i = 0; i < 16; i++) (void)random_next();
}

/* -- domains
 * --------------------------------------------------------------------- */

static double analyse_folder(const char *root, Str name)
{
    Err err;
    Analysis analysis;
    DealProblem problem;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) exit(1);
    double start = now();
    DealWork work = {.arena = arena};
    Str path =
        str_printf(arena, "%s/genius/scenarios/%.*s", root, STR_ARGS(name));
    if (deal_read_files(arena, &path, 1, &problem, &err) != STATUS_OK ||
        deal_analyse(&work, &problem, &(AnalysisOptions){.certify = true},
            &analysis, &err) != STATUS_OK)
        fail(&err);
    if (!analysis.certificate.checked) exit(1);
    arena_free(arena);
    return now() - start;
}

/* Where the reference data lie. */
static const char *root = "../shared/data";

static void bench_domains(void)
{
    Err err;
    Str text;
    Node *expected;
    enum { RUNS = 5 };
    double total[RUNS], slowest[RUNS];
    Str slowest_name = S("");
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) exit(1);
    Str path = str_printf(arena, "%s/genius/expected.json", root);
    if (access(path.data, R_OK) != 0) {
        printf("domains: skipped, there is no %s\n", path.data);
        return;
    }
    if (file_read(arena, path.data, DEAL_FILE_MAX, &text, &err) ||
        json_read(arena, text, path.data, &expected, &err))
        fail(&err);
    const Node *names = node_get(expected, S("scenarios"));
    for (size_t run = 0; run < RUNS; run++) {
        total[run] = slowest[run] = 0;
        for (size_t i = 0; i < names->count; i++) {
            double took = analyse_folder(root, names->entries[i].key);
            total[run] += took;
            if (took <= slowest[run]) continue;
            slowest[run] = took;
            slowest_name = names->entries[i].key;
        }
    }
    printf("domains: %u in %.3f s; slowest %.*s %.3f s\n", names->count,
        median(total, RUNS), STR_ARGS(slowest_name), median(slowest, RUNS));
    arena_free(arena);
}

/* -- made problems
 * ----------------------------------------------------------------- */

static DealProblem make_problem(
    Arena *arena, size_t parties, size_t points, size_t options)
{
    DealProblem problem = {.point_count = points,
        .party_count = parties,
        .option_total = points * options};
    Str *names = arena_array(arena, options, sizeof *names);
    for (size_t k = 0; k < options; k++) names[k] = str_int(arena, (int64_t)k);
    problem.points = arena_array(arena, points, sizeof *problem.points);
    for (size_t i = 0; i < points; i++)
        problem.points[i] = (DealPoint){.key = str_int(arena, (int64_t)i),
            .options = names,
            .option_count = options,
            .first = i * options};
    problem.parties = arena_array(arena, parties, sizeof *problem.parties);
    return problem;
}

static DealProblem make_uniform(
    Arena *arena, size_t parties, size_t points, size_t options, bool opposed)
{
    DealProblem problem = make_problem(arena, parties, points, options);
    double *sums = arena_array(arena, problem.option_total, sizeof *sums);
    for (size_t p = 0; p < parties; p++) {
        double *worth = arena_array(arena, problem.option_total, sizeof *worth);
        for (size_t i = 0; i < problem.option_total; i++) {
            worth[i] = random_unit() / (double)points;
            if (opposed && p + 1 == parties)
                worth[i] = (double)(parties - 1) / (double)points - sums[i];
            sums[i] += worth[i];
        }
        problem.parties[p] = (DealParty){
            .worth = worth, .cap = INFINITY, .discount = 1, .weight = 1};
    }
    return problem;
}

typedef struct {
    size_t parties, points, options;
    double epsilon; /* 0: exact */
    bool opposed;
    const char *goal;
} Case;

/* Seconds from the problem to its rounded frontier. */
static double solve(const Case *of, size_t number, size_t *size, double *slack)
{
    Err err;
    Fold fold;
    Frontier frontier;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) exit(1);
    DealWork work = {.arena = arena};
    seed(number);
    DealProblem problem =
        make_uniform(arena, of->parties, of->points, of->options, of->opposed);
    double start = now();
    if (deal_fold(&work, &problem, &(FoldOptions){.epsilon = of->epsilon},
            &fold, &err) != STATUS_OK)
        fail(&err);
    frontier_of_fold(&work, &fold, &frontier);
    double took = now() - start;
    *size = frontier.utilities.count;
    *slack = fold.slack;
    arena_free(arena);
    return took;
}

static void bench_case(const char *name, const Case *of)
{
    double seconds[RUNS_MAX], least = INFINITY, most = 0, worst = 0;
    size_t runs = 0, smallest = SIZE_MAX, largest = 0, solved = 0;
    double processor = processor_now();
    for (size_t number = 1; number <= 5; number++) {
        size_t size;
        double slack, taken[5];
        size_t repeats = of->parties >= 5 || of->epsilon > 0 ? 1 : 5;
        for (size_t i = 0; i < repeats; i++, solved++)
            taken[i] = solve(of, number, &size, &slack);
        seconds[runs] = median(taken, repeats);
        least = fmin(least, seconds[runs]);
        most = fmax(most, seconds[runs++]);
        worst = fmax(worst, slack);
        smallest = size < smallest ? size : smallest;
        largest = size > largest ? size : largest;
    }
    processor = (processor_now() - processor) / (double)solved;
    printf("%s: %zu parties %zux%zu: %.4f s (%.4f to %.4f, goal %s), "
           "%.4f processor s, %zu to %zu points",
        name, of->parties, of->points, of->options, median(seconds, runs),
        least, most, of->goal, processor, smallest, largest);
    if (of->epsilon > 0) printf(", slack at most %.4f", worst);
    printf("\n");
    fflush(stdout);
}

static void bench_uniform(void)
{
    static const Case CASES[] = {
        {2, 28, 4, 0, false, "0.001"},
        {3, 28, 4, 0, false, "0.02"},
        {4, 28, 4, 0, false, "1.5"},
        {2, 60, 4, 0, false, "0.003"},
        {3, 60, 4, 0, false, "0.3"},
        {2, 200, 4, 0, false, "0.06"},
        {5, 28, 4, 0, false, "30"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        bench_case("uniform", &CASES[i]);
}

static void bench_opposed(void)
{
    static const Case CASES[] = {
        {2, 28, 4, 0.1, true, "10, slack 0.1"},
        {3, 28, 4, 0.1, true, "10, slack 0.1"},
        {4, 28, 4, 0.1, true, "10, slack 0.1"},
        {5, 28, 4, 0.1, true, "10, slack 0.1"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        bench_case("opposed", &CASES[i]);
}

/* -- enumeration
 * ------------------------------------------------------------------ */

static void bench_enumeration(void)
{
    enum { RUNS = 9 };
    double fill[RUNS], copy[RUNS];
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) exit(1);
    seed(1);
    DealProblem problem = make_uniform(arena, 1, 12, 4, false);
    size_t count = (size_t)deal_outcome_count(&problem);
    Enumeration e = enumeration_new(arena, &problem);
    double *utilities = malloc(count * sizeof *utilities);
    double *copied = malloc(count * sizeof *copied);
    if (!utilities || !copied) exit(1);
    memset(utilities, 1, count * sizeof *utilities);
    memset(copied, 1, count * sizeof *copied);
    for (size_t run = 0; run < RUNS; run++) {
        double start = now();
        for (uint64_t b = 0; b < e.blocks; b++)
            enumeration_utilities(&e, 0, b, utilities + b * e.size);
        fill[run] = now() - start;
        start = now();
        memcpy(copied, utilities, count * sizeof *copied);
        copy[run] = now() - start;
    }
    double per = (double)count / 1e6;
    printf("enumeration: %.0f million utilities/s, copying %.0f million/s: "
           "%.2f of it (goal 0.8)\n",
        per / median(fill, RUNS), per / median(copy, RUNS),
        median(copy, RUNS) / median(fill, RUNS));
    free(utilities);
    free(copied);
    arena_free(arena);
}

/* -- rectangles
 * -------------------------------------------------------------------- */

static const DealFunction *make_function(Arena *arena, size_t rectangles)
{
    double total = 0;
    DealFunction *function = arena_alloc(arena, sizeof *function);
    DealRectangle *all = arena_array(arena, rectangles, sizeof *all);
    for (size_t r = 0; r < rectangles; r++) {
        size_t count = 1 + random_below(4);
        DealBound *bounds = arena_array(arena, count, sizeof *bounds);
        for (size_t i = 0; i < count; i++) {
            uint32_t low = (uint32_t)random_below(10);
            uint32_t high = low + 2 + (uint32_t)random_below(4);
            bounds[i] = (DealBound){
                (uint32_t)random_below(10), low, high < 9 ? high : 9};
        }
        double pays = (double)((1 + random_below(100)) * count);
        all[r] = (DealRectangle){bounds, count, false, pays};
        total += pays;
    }
    *function = (DealFunction){.aggregation = DEAL_SUM,
        .rectangles = all,
        .rectangle_count = rectangles,
        .weight = 1 / total};
    return function;
}

static void bench_rectangles(void)
{
    Err err;
    Branch branch;
    for (volatile size_t rectangles = 30; rectangles <= 120; rectangles *= 2) {
        Arena *arena = arena_new(0);
        if (!arena || ARENA_GUARD(arena)) exit(1);
        seed(rectangles);
        DealWork work = {.arena = arena};
        DealProblem problem = make_problem(arena, 2, 10, 10);
        for (size_t p = 0; p < 2; p++)
            problem.parties[p] = (DealParty){
                .function = make_function(arena, rectangles), .cap = 1};
        double start = now();
        if (deal_branch(&work, &problem, 0, &branch, &err) != STATUS_OK)
            fail(&err);
        printf("rectangles: %zu a party over 10^10 packages: %.2f s, "
               "%llu boxes, gap %.4f (goal 60 s, 0.01)\n",
            rectangles, now() - start, (unsigned long long)branch.boxes,
            branch.gap);
        arena_free(arena);
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } ALL[] = {
        {"domains", bench_domains},
        {"enumeration", bench_enumeration},
        {"rectangles", bench_rectangles},
        {"uniform", bench_uniform},
        {"opposed", bench_opposed},
    };
    const char *word = argc > 1 ? argv[1] : "";
    if (getenv("TRAVAUX_DATA")) root = getenv("TRAVAUX_DATA");
    if (!hash_start()) return 1;
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++)
        if (strncmp(ALL[i].name, word, strlen(word)) == 0) ALL[i].run();
    return 0;
}
