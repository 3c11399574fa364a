/* How fast the stability engines are. Usage: stability [PART...] with parts
 * small, growth, statements, sparse, ranking, nash, large; all of them if none
 * is named. Each figure is a median, or of one run where it says so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/hash.h"
#include "stability/big.h"
#include "stability/cube.h"
#include "stability/preference.h"
#include "stability/space.h"

enum { MAKERS_MAX = 5 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds of all threads together. */
static double processor_time(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double peak_mebibytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *times, size_t count)
{
    qsort(times, count, sizeof *times, by_size);
    return times[count / 2];
}

/* A permutation of n-bit numbers that looks random. */
static uint64_t shuffle(uint64_t x, unsigned n, uint64_t seed)
{
    uint64_t mask = n >= 64 ? UINT64_MAX : (1ull << n) - 1;
    for (unsigned round = 0; round < 4; round++) {
        x = (x * (0x9E3779B97F4A7C15u + 2 * seed) + seed * 77) & mask;
        x ^= x >> (n / 2 + 1);
    }
    return x;
}

/* Options shared out in a block for each of MAKERS, random ranks. */
static Cube random_cube(Arena *arena, unsigned n, unsigned makers)
{
    static uint64_t masks[MAKERS_MAX];
    unsigned at = 0;
    Cube cube = {.option_count = n, .maker_count = makers, .full = true};
    cube.ranks = arena_array(arena, makers, sizeof *cube.ranks);
    for (unsigned m = 0; m < makers; m++) {
        unsigned size = (n - at) / (makers - m);
        masks[m] = ((1ull << size) - 1) << at;
        at += size;
        cube.ranks[m] = big_alloc(arena, sizeof(int32_t) << n);
        for (uint64_t s = 0; s < 1ull << n; s++)
            cube.ranks[m][s] = (int32_t)shuffle(s, n, m + 1) + 1;
    }
    cube.masks = masks;
    return cube;
}

static double time_cube(const Cube *cube, unsigned concepts)
{
    Arena *arena = arena_new(0);
    Verdicts verdicts;
    if (!arena || ARENA_GUARD(arena)) abort();
    double begin = now();
    if (cube_solve(arena, cube, concepts, NULL, &verdicts, NULL)) abort();
    double spent = now() - begin;
    arena_free(arena);
    return spent;
}

static void measure_cube(unsigned n, unsigned makers, size_t runs)
{
    double times[101];
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) abort();
    Cube cube = random_cube(arena, n, makers);
    double before = processor_time();
    for (size_t k = 0; k < runs; k++) times[k] = time_cube(&cube, CONCEPTS_ALL);
    double processor = (processor_time() - before) / (double)runs;
    double spent = median(times, runs);
    printf(
        "five concepts, %u decision makers, 2^%u states: %10.2f ms (median of "
        "%zu; processor time %.2f ms, %.1f ns a state), peak %.0f MiB\n",
        makers, n, spent * 1e3, runs, processor * 1e3,
        processor * 1e9 / (double)(1ull << n), peak_mebibytes());
    arena_free(arena);
}

static void measure_small(void)
{
    measure_cube(12, 3, 101);
}

static void measure_large(void)
{
    measure_cube(26, 3, 1);
}

typedef struct {
    const Cube *cube;
    size_t part; /* states */
    int64_t *sums;
} Reading;

static void read_part(void *context, unsigned worker, size_t index)
{
    const Reading *reading = context;
    int64_t sum = 0;
    for (size_t m = 0; m < 3; m++) {
        const int32_t *ranks = reading->cube->ranks[m] + index * reading->part;
        for (size_t k = 0; k < reading->part; k += 16) {
            int32_t lanes = 0;
            for (size_t l = 0; l < 16; l++) lanes ^= ranks[k + l];
            sum += lanes;
        }
    }
    reading->sums[worker] += sum;
}

/* One read of all ranks on the same threads, in the same run. */
static double time_read(const Cube *cube)
{
    int64_t sums[THREADS_MAX] = {0};
    size_t states = (size_t)1 << cube->option_count, parts = 64;
    Reading reading = {cube, states / parts, sums};
    const Stage stage = {NULL, 0, 1};
    double begin = now();
    parallel_run(
        &stage, control_threads(NULL, parts), parts, read_part, &reading);
    double spent = now() - begin;
    volatile int64_t keep = sums[0];
    (void)keep;
    return spent;
}

static void measure_nash(void)
{
    double ratios[9], reads[9], nashes[9];
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) abort();
    Cube cube = random_cube(arena, 26, 3);
    for (size_t k = 0; k < 9; k++) {
        reads[k] = time_read(&cube);
        nashes[k] = time_cube(&cube, 1u << CONCEPT_NASH);
        ratios[k] = nashes[k] / reads[k];
    }
    printf("Nash, 2^26 states: %.1f ms; one read of the ranks %.1f ms; "
           "ratio %.2f (medians of 9)\n",
        median(nashes, 9) * 1e3, median(reads, 9) * 1e3, median(ratios, 9));
    arena_free(arena);
}

/* A random statement of a few options. */
static Statement *random_statement(
    Arena *arena, const StatementName *names, size_t count)
{
    StrBuf text = strbuf_new(arena);
    Statement *statement;
    static const char *const LINKS[] = {" & ", " | ", " IF ", " IFF "};
    size_t parts = 1 + (size_t)rand() % 4;
    for (size_t k = 0; k < parts; k++) {
        if (k)
            strbuf_add(&text, str_of(LINKS[k < 3 ? rand() % 2 : rand() % 4]));
        strbuf_printf(&text, "%s%.*s", rand() % 2 ? "-" : "",
            STR_ARGS(names[(size_t)rand() % count].key));
    }
    if (statement_read(
            arena, strbuf_str(&text), names, count, NOWHERE, &statement, NULL))
        abort();
    return statement;
}

static void measure_statements_of(size_t count, unsigned options, size_t runs)
{
    double times[9], before;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) abort();
    StatementName *names = arena_array(arena, options, sizeof *names);
    const Statement **statements =
        arena_array(arena, count, sizeof *statements);
    for (size_t j = 0; j < options; j++)
        names[j].key = names[j].name = str_printf(arena, "o%zu", j);
    srand(1);
    for (size_t k = 0; k < count; k++)
        statements[k] = random_statement(arena, names, options);
    const DecisionMaker maker = {.preference = {.type = PREFERENCE_CRITERIA,
                                     .statements = statements,
                                     .statement_count = count}};
    const Conflict conflict = {
        .makers = &maker, .maker_count = 1, .option_count = options};
    const RankedStates states = {.count = 1ull << options};
    int32_t *ranks = big_alloc(arena, states.count * sizeof *ranks);
    before = processor_time();
    for (size_t k = 0; k < runs; k++) {
        double begin = now();
        if (preference_rank(
                arena, &conflict, 0, &states, &(Stage){0}, ranks, NULL))
            abort();
        times[k] = now() - begin;
    }
    double processor = (processor_time() - before) / (double)runs;
    printf("%zu statements over 2^%u states: %.1f ms (median of %zu; processor "
           "time %.1f ms), peak %.0f MiB\n",
        count, options, median(times, runs) * 1e3, runs, processor * 1e3,
        peak_mebibytes());
    arena_free(arena);
}

static void measure_statements(void)
{
    measure_statements_of(200, 20, 9);
}

static void measure_ranking(void)
{
    measure_statements_of(200, 26, 1);
}

static void measure_growth(void)
{
    for (unsigned n = 8; n <= 24; n += 2)
        measure_cube(n, 3, n < 20 ? 21 : n < 22 ? 9 : 3);
    for (unsigned makers = 2; makers <= MAKERS_MAX; makers++)
        measure_cube(20, makers, 3);
    for (size_t count = 25; count <= 400; count *= 2)
        measure_statements_of(count, 20, 9);
}

/* Forty options in eight groups of five, of which at most one is taken, or
 * one of the first two groups: 4 decision makers, two groups each; weights. */
static Conflict sparse_conflict(Arena *arena)
{
    Pattern *patterns = arena_array(arena, 2000, sizeof *patterns);
    DecisionMaker *makers = arena_array(arena, 4, sizeof *makers);
    ConflictOption *options = arena_array(arena, 40, sizeof *options);
    size_t count = 0;
    for (unsigned g = 0; g < 8; g++)
        for (unsigned a = 0; a < 5; a++)
            for (unsigned b = a + 1; b < 5; b++) {
                uint64_t pair = (1ull << a | 1ull << b) << (5 * g);
                patterns[count++] = (Pattern){pair, pair};
            }
    for (unsigned g = 0; g < 4; g++) { /* at least one */
        patterns[count++] = (Pattern){31ull << (5 * g), 0};
        makers[g].options = 1023ull << (10 * g);
        int64_t *weights = arena_array(arena, 40, sizeof *weights);
        for (size_t j = 0; j < 40; j++) weights[j] = rand() % 1000 - 500;
        makers[g].preference =
            (Preference){.type = PREFERENCE_CRITERIA, .weights = weights};
    }
    for (unsigned g = 4; g < 6; g++) /* none of three of them */
        for (unsigned a = 0; a < 3; a++)
            patterns[count++] =
                (Pattern){1ull << (5 * g + a), 1ull << (5 * g + a)};
    patterns[count++] = (Pattern){31ull << 30, 0};
    return (Conflict){.makers = makers,
        .maker_count = 4,
        .options = options,
        .option_count = 40,
        .infeasible = patterns,
        .infeasible_count = count};
}

/* How many states there are; *LISTED and *SOLVED are seconds from the start. */
static size_t time_sparse(double *listed, double *solved)
{
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) abort();
    Conflict conflict = sparse_conflict(arena);
    Space space;
    Verdicts verdicts;
    double begin = now();
    if (space_build(arena, &conflict, NULL, &space, NULL)) abort();
    *listed = now() - begin;
    if (space_solve(arena, &space, CONCEPTS_ALL, NULL, &verdicts, NULL))
        abort();
    *solved = now() - begin;
    size_t states = space.state_count;
    arena_free(arena);
    return states;
}

static void measure_sparse(void)
{
    double solved[5], listed[5];
    size_t states = 0;
    for (size_t k = 0; k < 5; k++) states = time_sparse(&listed[k], &solved[k]);
    printf("40 options, %zu feasible states: %.0f ms, of which listing and "
           "ranking %.0f ms (medians of 5)\n",
        states, median(solved, 5) * 1e3, median(listed, 5) * 1e3);
}

static const struct {
    const char *name;
    void (*measure)(void);
} PARTS[] = {
    {"small", measure_small},
    {"growth", measure_growth},
    {"statements", measure_statements},
    {"sparse", measure_sparse},
    {"ranking", measure_ranking},
    {"nash", measure_nash},
    {"large", measure_large},
};

int main(int argc, char **argv)
{
    if (!hash_start()) return 4;
    for (size_t p = 0; p < sizeof PARTS / sizeof *PARTS; p++) {
        bool wanted = argc == 1;
        for (int k = 1; k < argc; k++)
            wanted |= strcmp(argv[k], PARTS[p].name) == 0;
        if (wanted) PARTS[p].measure();
        fflush(stdout);
    }
    return 0;
}
