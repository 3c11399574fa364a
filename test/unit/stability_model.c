/* The parts a conflict is read from: statements, rankings, weights, patterns,
 * files with errors; and that long work reports and stops. */
#include "test/unit.h"

#include <string.h>
#include "exchange/conflict.h"
#include "stability/cube.h"
#include "stability/feasible.h"
#include "stability/preference.h"
#include "stability/space.h"
#include "test/stability_naive.h"

static const StatementName NAMES[] = {
    {{"a", 1}, {"First", 5}}, {{"b", 1}, {"b", 1}}, {{"c-d", 3}, {"c", 1}}};

/* The truth in states 0 to 7, lowest first. */
static const struct {
    const char *text;
    unsigned truth;
} TRUE_IN[] = {
    {"a", 0xAA},
    {"NOT a", 0x55},
    {"-b", 0x33},
    {"~(a | b)", 0x11},
    {"a & b", 0x88},
    {"a OR b AND c-d", 0xEA},
    {"(a or b) and c-d", 0xE0},
    {"\"First\" IF b", 0xBB},
    {"1 IFF 2", 0x99},
    {"3", 0xF0},
    {"\xE2\x80\x93"
     "a",
        0x55},
    {"!!a", 0xAA},
    {"NOT -~a", 0x55},
};

static void statements_are_true_where_they_say(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof TRUE_IN / sizeof *TRUE_IN; k++) {
        Statement *statement;
        unsigned truth = 0;
        assert_int_equal(statement_read(arena, str_of(TRUE_IN[k].text), NAMES,
                             3, NOWHERE, &statement, NULL),
            STATUS_OK);
        for (unsigned s = 0; s < 8; s++)
            truth |= (unsigned)statement_holds(statement, s) << s;
        if (truth != TRUE_IN[k].truth)
            fail_msg("%s: %x", TRUE_IN[k].text, truth);
    }
}

static const struct {
    const char *text;
    unsigned column;
    MessageId id;
} WRONG_AT[] = {
    {"", 1, MSG_STATEMENT_FACTOR},
    {"a &", 4, MSG_STATEMENT_FACTOR},
    {"a b", 3, MSG_STATEMENT_END},
    {"(a | b", 7, MSG_STATEMENT_CLOSE},
    {"a & fence", 5, MSG_STATEMENT_OPTION},
    {"a & \"First", 5, MSG_STATEMENT_QUOTE},
    {"a ? b", 3, MSG_STATEMENT_SIGN},
    {"a IF b IF c-d", 8, MSG_STATEMENT_END},
    {"4", 1, MSG_STATEMENT_OPTION},
    {"0", 1, MSG_STATEMENT_OPTION},
    {"((((((((((((((((((((((((((((((((((a", 32, MSG_TOO_DEEP},
};

static void wrong_statements_say_where(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof WRONG_AT / sizeof *WRONG_AT; k++) {
        Statement *statement;
        Err err = {0};
        assert_int_equal(statement_read(arena, str_of(WRONG_AT[k].text), NAMES,
                             3, (Place){"f", 1, 1}, &statement, &err),
            STATUS_INPUT);
        assert_int_equal(err.column, WRONG_AT[k].column);
        assert_int_equal(err.id, WRONG_AT[k].id);
    }
}

enum { MANY = 150, OPTIONS = 9, STATES = 1 << OPTIONS };

/* Compares two states statement by statement. */
static int compare_states(const Preference *preference, uint64_t a, uint64_t b)
{
    for (size_t k = 0; k < preference->statement_count; k++) {
        int left = statement_holds(preference->statements[k], a);
        int right = statement_holds(preference->statements[k], b);
        if (left != right) return left - right;
    }
    return 0;
}

static int sign(int64_t number)
{
    return (number > 0) - (number < 0);
}

/* 150 statements, most of them about the same few options: far more than a
 * word of bits, and many ties. */
/* COUNT statements on OPTIONS, the first MOST of them about two alone: far
 * more than a key holds, and many ties. */
static const Statement *const *many_statements(
    size_t count, size_t most, size_t options)
{
    uint64_t seed = 7;
    const Statement **statements =
        arena_array(arena, count, sizeof *statements);
    StatementName *none = arena_array(arena, options, sizeof *none);
    for (size_t k = 0; k < options; k++) none[k].key = none[k].name = S("-");
    for (size_t k = 0; k < count; k++) {
        uint64_t range = k < most ? 2 : options - 2;
        Str text = str_printf(arena, "%s%u | -%u & %u",
            naive_draw(&seed, 2) ? "-" : "",
            1 + (unsigned)naive_draw(&seed, range),
            1 + (unsigned)naive_draw(&seed, range),
            1 + (unsigned)naive_draw(&seed, range));
        Statement *read;
        assert_int_equal(
            statement_read(arena, text, none, options, NOWHERE, &read, NULL),
            STATUS_OK);
        statements[k] = read;
    }
    return statements;
}

static void many_statements_rank_lexicographically(void **state)
{
    (void)state;
    const DecisionMaker maker = {
        .preference = {.type = PREFERENCE_CRITERIA,
            .statements = many_statements(MANY, 140, OPTIONS),
            .statement_count = MANY}};
    const Conflict conflict = {
        .makers = &maker, .maker_count = 1, .option_count = OPTIONS};
    const RankedStates states = {.count = STATES};
    int32_t ranks[STATES];
    assert_int_equal(
        preference_rank(arena, &conflict, 0, &states, &(Stage){0}, ranks, NULL),
        STATUS_OK);
    for (uint64_t a = 0; a < STATES; a++)
        for (uint64_t b = 0; b < STATES; b++)
            assert_int_equal(sign(ranks[a] - ranks[b]),
                sign(compare_states(&maker.preference, a, b)));
}

enum { LARGE_OPTIONS = 18, LARGE = 1 << LARGE_OPTIONS };

static int64_t sum_of(const int64_t *weights, uint64_t state)
{
    int64_t sum = 0;
    for (unsigned j = 0; j < LARGE_OPTIONS; j++)
        if (state >> j & 1) sum += weights[j];
    return sum;
}

/* Ranks have no gaps, equal ones compare equal, neighbours differ. */
static void check_large(const Preference *preference, const uint64_t *feasible,
    const int32_t *ranks)
{
    uint32_t *of_rank = arena_array(arena, LARGE + 1, sizeof *of_rank);
    bool *seen = arena_array(arena, LARGE + 1, sizeof *seen);
    int32_t most = 0;
    for (uint32_t s = 0; s < LARGE; s++) {
        int32_t rank = ranks[s];
        assert_int_equal(rank != 0, bits_get(feasible, s));
        if (!rank) continue;
        if (rank > most) most = rank;
        if (!seen[rank]) of_rank[rank] = s;
        seen[rank] = true;
        assert_int_equal(compare_states(preference, s, of_rank[rank]), 0);
        assert_true(sum_of(preference->weights, s) ==
                    sum_of(preference->weights, of_rank[rank]));
    }
    for (int32_t rank = 2; rank <= most; rank++) {
        assert_true(seen[rank] && seen[rank - 1]);
        uint32_t above = of_rank[rank], below = of_rank[rank - 1];
        int first = compare_states(preference, above, below);
        assert_true(first > 0 ||
                    (first == 0 && sum_of(preference->weights, above) >
                                       sum_of(preference->weights, below)));
    }
}

/* More states than one task takes, weights of more than 32 bits, and some
 * states infeasible; with few statements runs of ties are long. */
static void large_cubes_rank_the_same_way(void **state)
{
    (void)state;
    static const size_t COUNTS[] = {0, 1, 40, 100};
    int64_t weights[LARGE_OPTIONS];
    uint64_t seed = 5;
    uint64_t *feasible = arena_array(arena, LARGE / 64, sizeof *feasible);
    int32_t *ranks = arena_array(arena, LARGE, sizeof *ranks);
    for (size_t w = 0; w < LARGE / 64; w++)
        feasible[w] = naive_draw(&seed, 3) ? UINT64_MAX : seed;
    for (size_t j = 0; j < LARGE_OPTIONS; j++)
        weights[j] =
            (int64_t)naive_draw(&seed, 1000) * (j < 9 ? 1 : 1 << 30) - 500;
    for (size_t k = 0; k < sizeof COUNTS / sizeof *COUNTS; k++) {
        const DecisionMaker maker = {
            .preference = {.type = PREFERENCE_CRITERIA,
                .statements = many_statements(COUNTS[k], 60, LARGE_OPTIONS),
                .statement_count = COUNTS[k],
                .weights = weights}};
        const Conflict conflict = {
            .makers = &maker, .maker_count = 1, .option_count = LARGE_OPTIONS};
        const RankedStates states = {.count = LARGE, .feasible = feasible};
        assert_int_equal(preference_rank(arena, &conflict, 0, &states,
                             &(Stage){0}, ranks, NULL),
            STATUS_OK);
        check_large(&maker.preference, feasible, ranks);
    }
}

static void weights_sum_exactly(void **state)
{
    (void)state;
    const int64_t weights[OPTIONS] = {
        1, -1, 100000, 200000, -300000, 7, 7, 0, 1000000000000000};
    const DecisionMaker maker = {
        .preference = {.type = PREFERENCE_CRITERIA, .weights = weights}};
    const Conflict conflict = {
        .makers = &maker, .maker_count = 1, .option_count = OPTIONS};
    const RankedStates states = {.count = STATES};
    int32_t ranks[STATES];
    int64_t sums[STATES] = {0};
    assert_int_equal(
        preference_rank(arena, &conflict, 0, &states, &(Stage){0}, ranks, NULL),
        STATUS_OK);
    for (unsigned s = 0; s < STATES; s++)
        for (unsigned j = 0; j < OPTIONS; j++)
            if (s >> j & 1) sums[s] += weights[j];
    for (unsigned a = 0; a < STATES; a++)
        for (unsigned b = 0; b < STATES; b++)
            assert_int_equal(
                sign(ranks[a] - ranks[b]), sign(sums[a] - sums[b]));
}

/* Weights order just what statements leave tied. */
static void weights_stand_behind_statements(void **state)
{
    (void)state;
    const Step step = {STEP_OPTION, 1};
    const Statement one = {S("2"), &step, 1};
    const Statement *statements[] = {&one};
    const int64_t weights[OPTIONS] = {5, -1000, 7, 7};
    const DecisionMaker maker = {.preference = {.type = PREFERENCE_CRITERIA,
                                     .statements = statements,
                                     .statement_count = 1,
                                     .weights = weights}};
    const Conflict conflict = {
        .makers = &maker, .maker_count = 1, .option_count = OPTIONS};
    const RankedStates states = {.count = 16};
    int32_t ranks[16];
    assert_int_equal(
        preference_rank(arena, &conflict, 0, &states, &(Stage){0}, ranks, NULL),
        STATUS_OK);
    for (int a = 0; a < 16; a++)
        for (int b = 0; b < 16; b++) {
            int first = (a >> 1 & 1) - (b >> 1 & 1);
            int sum =
                5 * ((a & 1) - (b & 1)) +
                7 * ((a >> 2 & 1) - (b >> 2 & 1) + (a >> 3 & 1) - (b >> 3 & 1));
            assert_int_equal(
                sign(ranks[a] - ranks[b]), sign(first ? first : sum));
        }
}

static void feasible_states_are_those_that_match_nothing(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int round = 0; round < 300; round++) {
        Pattern patterns[12];
        Conflict conflict = {.option_count = 1 + naive_draw(&seed, 9),
            .infeasible = patterns,
            .infeasible_count = naive_draw(&seed, 13)};
        uint64_t all = 1ull << conflict.option_count, count, *states, n = 0;
        for (size_t k = 0; k < conflict.infeasible_count; k++) {
            patterns[k].mask = naive_draw(&seed, all) | naive_draw(&seed, all);
            patterns[k].value = naive_draw(&seed, all) & patterns[k].mask;
        }
        assert_int_equal(
            feasible_count(arena, &conflict, NULL, &count, NULL), STATUS_OK);
        assert_int_equal(
            feasible_list(arena, &conflict, count, NULL, &states, NULL),
            STATUS_OK);
        for (uint64_t s = 0; s < all; s++) {
            bool matches = false;
            for (size_t k = 0; k < conflict.infeasible_count; k++)
                matches |= pattern_matches(patterns[k], s);
            if (!matches) assert_int_equal(states[n++], s);
        }
        assert_int_equal(n, count);
    }
}

#define HEAD                                                                   \
    "decision_makers:\n  - {name: A, options: [x]}\n"                          \
    "options:\n  - {key: x}\n  - {key: y}\n"
#define DRAWN                                                                  \
    "states: [s, t]\ndecision_makers: [{name: A}]\nmoves: {A: [[s, t]]}\n"
#define TAIL "preferences:\n  A: {statements: []}\n"

static const struct {
    const char *text;
    unsigned line, column;
    MessageId id;
} WRONG_FILES[] = {
    {"", 1, 1, MSG_CONFLICT_MAP},
    {"name: x\n", 1, 1, MSG_CONFLICT_NEEDS},
    {"colour: x\n", 1, 1, MSG_CONFLICT_FIELD},
    {"options: x\n", 1, 10, MSG_CONFLICT_LIST},
    {"options:\n  - {key: x, direction: up}\n", 2, 25, MSG_CONFLICT_DIRECTION},
    {"options:\n  - {key: x}\n  - {key: x}\n", 3, 11, MSG_CONFLICT_TWICE},
    {"options:\n  - {key: IF}\n", 2, 11, MSG_CONFLICT_KEY},
    {HEAD "infeasible: [YN, Y]\n", 6, 18, MSG_CONFLICT_PATTERN},
    {HEAD "infeasible: [\"--\"]\n" TAIL, 0, 0, MSG_CONFLICT_EMPTY},
    {HEAD "preferences: {}\n", 6, 14, MSG_CONFLICT_NO_PREFERENCE},
    {HEAD "preferences: {B: {statements: []}}\n", 6, 18, MSG_CONFLICT_NO_MAKER},
    {HEAD "preferences: {A: {}}\n", 6, 18, MSG_CONFLICT_ONE},
    {HEAD "preferences:\n  A:\n    weights: {x: 1.2345678}\n", 8, 18,
        MSG_CONFLICT_WEIGHT},
    {HEAD "preferences:\n  A:\n    statements:\n      - \"x & z\"\n", 9, 14,
        MSG_STATEMENT_OPTION},
    {HEAD "preferences:\n  A:\n    statements:\n      - x & z\n", 9, 13,
        MSG_STATEMENT_OPTION},
    {HEAD "preferences:\n  A:\n    ranking: [NN, NY, YN]\n", 8, 14,
        MSG_RANKING_MISSING},
    {HEAD "preferences:\n  A:\n    ranking: [NN, NY, YN, NN, YY]\n", 8, 27,
        MSG_RANKING_TWICE},
    {HEAD "infeasible: [YY]\npreferences:\n  A:\n"
          "    ranking: [NN, NY, YN, YY]\n",
        9, 27, MSG_RANKING_INFEASIBLE},
    {HEAD "preferences:\n  A:\n    ranking: [N-, Y-, \"-Y\"]\n", 8, 23,
        MSG_RANKING_NOTHING},
    {"states: [s, t]\noptions: []\n", 1, 9, MSG_CONFLICT_BOTH},
    {"states: [s, t]\ndecision_makers: [{name: A}]\nmoves: {A: [[s, u]]}\n", 3,
        17, MSG_CONFLICT_NO_STATE},
    {"states: [s, t]\ndecision_makers: [{name: A}]\nmoves: {A: [[s]]}\n", 3, 13,
        MSG_CONFLICT_PAIR},
    {DRAWN "preferences: {A: {pairs: [[s, t], [s]]}}\n", 4, 35,
        MSG_CONFLICT_PREFERENCE_PAIR},
    {DRAWN "preferences: {A: {pairs: [[s, s]]}}\n", 4, 27,
        MSG_CONFLICT_PREFERENCE_PAIR},
    {DRAWN "preferences: {A: {pairs: [[s, t], [t, s]]}}\n", 4, 27,
        MSG_PAIR_BOTH},
    {DRAWN "preferences: {A: {pairs: [[s, u]]}}\n", 4, 31,
        MSG_CONFLICT_NO_STATE},
    {DRAWN "preferences: {A: {statements: []}}\n", 4, 31, MSG_CONFLICT_RANKING},
    {HEAD "preferences: {A: {pairs: []}}\n", 6, 26, MSG_CONFLICT_PAIRS_DRAWN},
    {"{\"options\": [}", 1, 14, MSG_JSON_EXPECTED},
};

static void wrong_files_say_where(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof WRONG_FILES / sizeof *WRONG_FILES; k++) {
        Conflict conflict;
        Space space;
        Err err = {0};
        Status status = conflict_read(
            arena, str_of(WRONG_FILES[k].text), "f", &conflict, &err);
        if (status == STATUS_OK)
            status = space_build(arena, &conflict, NULL, &space, &err);
        assert_int_equal(status, STATUS_INPUT);
        if (err.id != WRONG_FILES[k].id || err.line != WRONG_FILES[k].line ||
            err.column != WRONG_FILES[k].column)
            fail_msg("%s\n%u:%u: %s", WRONG_FILES[k].text, err.line, err.column,
                err.text);
    }
}

typedef struct {
    size_t calls, most;
    double last;
} Watch;

static bool watch(void *state, double done)
{
    Watch *seen = state;
    assert_true(done >= seen->last - 1e-9 && done <= 1 + 1e-9);
    seen->last = done;
    return ++seen->calls < seen->most;
}

/* Progress rises to 1; work stops when told so, and says that it did. */
static void work_reports_and_stops(void **state)
{
    (void)state;
    const uint64_t masks[2] = {0xFF, 0xFF00};
    Cube cube = {
        .option_count = 16, .maker_count = 2, .masks = masks, .full = true};
    cube.ranks = arena_array(arena, 2, sizeof *cube.ranks);
    for (size_t m = 0; m < 2; m++) {
        cube.ranks[m] = arena_array(arena, 1 << 16, sizeof **cube.ranks);
        for (uint32_t s = 0; s < 1 << 16; s++)
            cube.ranks[m][s] =
                (int32_t)((s * (m ? 40503u : 30011u)) & 0xFFFF) + 1;
    }
    Verdicts verdicts;
    Watch all = {.most = SIZE_MAX}, few = {.most = 3};
    Control control = {.progress = watch, .progress_state = &all};
    assert_int_equal(
        cube_solve(arena, &cube, CONCEPTS_ALL, &control, &verdicts, NULL),
        STATUS_OK);
    assert_true(all.last > 0.99);
    control.progress_state = &few;
    assert_int_equal(
        cube_solve(arena, &cube, CONCEPTS_ALL, &control, &verdicts, NULL),
        STATUS_CANCELLED);
    atomic_bool cancel = true;
    control = (Control){.cancel = &cancel};
    assert_int_equal(
        cube_solve(arena, &cube, CONCEPTS_ALL, &control, &verdicts, NULL),
        STATUS_CANCELLED);
}

static void read_example(Arena *scratch)
{
    Conflict conflict;
    Space space;
    Verdicts verdicts;
    if (conflict_load(
            scratch, "examples/conflicts/elmira.yaml", &conflict, NULL) ||
        space_build(scratch, &conflict, NULL, &space, NULL) ||
        space_solve(scratch, &space, CONCEPTS_ALL, NULL, &verdicts, NULL))
        abort();
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    assert_true(unit_fail_each(read_example) > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(statements_are_true_where_they_say),
        UNIT(wrong_statements_say_where),
        UNIT(many_statements_rank_lexicographically),
        UNIT(large_cubes_rank_the_same_way),
        UNIT(weights_sum_exactly),
        UNIT(weights_stand_behind_statements),
        UNIT(feasible_states_are_those_that_match_nothing),
        UNIT(wrong_files_say_where),
        UNIT(work_reports_and_stops),
        UNIT(memory_may_run_out_anywhere),
    };
    return UNIT_RUN(tests);
}
