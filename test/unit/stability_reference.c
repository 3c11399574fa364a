/* Published conflicts: the reference values, which live outside the product,
 * and the examples. */
#include "test/unit.h"

#include <stdio.h>
#include "base/file.h"
#include "base/json.h"
#include "exchange/conflict.h"
#include "stability/space.h"
#include "test/stability_naive.h"

static Node *load_reference(void)
{
    const char *folder = getenv("TRAVAUX_DATA");
    Str path = str_printf(arena, "%s/conflicts/expected.json",
        folder ? folder : "../shared/data");
    Str text;
    Node *root;
    if (file_read(arena, str_c(arena, path), 1 << 24, &text, NULL) ||
        json_read(arena, text, path.data, &root, NULL))
        return NULL;
    return node_get(root, S("conflicts"));
}

static size_t number(const Node *node)
{
    int64_t value;
    assert_true(node && str_to_int(node->text, &value));
    return (size_t)value;
}

/* The state strings of lists of numbers from 1. */
static void add_ranking(StrBuf *json, const Node *groups, const Node *states)
{
    for (size_t g = 0; g < groups->count; g++) {
        strbuf_printf(json, "%s[", g ? "," : "");
        for (size_t k = 0; k < groups->items[g]->count; k++) {
            size_t id = number(groups->items[g]->items[k]);
            strbuf_printf(json, "%s\"%.*s\"", k ? "," : "",
                STR_ARGS(node_get_text(states->items[id - 1], S("yn"))));
        }
        strbuf_printf(json, "]");
    }
}

static void add_makers(StrBuf *json, const Node *makers)
{
    for (size_t m = 0; m < makers->count; m++) {
        const Node *options = node_get(makers->items[m], S("options"));
        strbuf_printf(
            json, "%s{\"name\":\"m%zu\",\"options\":[", m ? "," : "", m);
        for (size_t k = 0; k < options->count; k++)
            strbuf_printf(
                json, "%s\"o%zu\"", k ? "," : "", number(options->items[k]));
        strbuf_printf(json, "]}");
    }
}

/* A reference conflict in the shape of our files. */
static Str rewrite(const Node *conflict)
{
    StrBuf json = strbuf_new(arena);
    const Node *options = node_get(conflict, S("options"));
    const Node *rankings = node_get(conflict, S("preference_best_to_worst"));
    strbuf_printf(&json, "{\"decision_makers\":[");
    add_makers(&json, node_get(conflict, S("decision_makers")));
    strbuf_printf(&json, "],\"options\":[");
    for (size_t j = 0; j < options->count; j++)
        strbuf_printf(&json, "%s{\"key\":\"o%zu\",\"direction\":\"%.*s\"}",
            j ? "," : "", j,
            STR_ARGS(node_get_text(options->items[j], S("direction"))));
    strbuf_printf(&json, "],\"infeasible\":");
    json_write(&json, node_get(conflict, S("infeasible")));
    strbuf_printf(&json, ",\"preferences\":{");
    for (size_t m = 0; m < rankings->count; m++) {
        strbuf_printf(&json, "%s\"m%zu\":{\"ranking\":[", m ? "," : "", m);
        add_ranking(&json, rankings->items[m], node_get(conflict, S("states")));
        strbuf_printf(&json, "]}");
    }
    strbuf_printf(&json, "}}");
    return strbuf_str(&json);
}

/* BITS over states against a list of numbers from 1. */
static void assert_states(
    const uint64_t *bits, size_t count, const Node *expected)
{
    size_t at = 0;
    for (size_t s = 0; s < count; s++) {
        bool wanted =
            at < expected->count && number(expected->items[at]) == s + 1;
        assert_int_equal(bits_get(bits, s), wanted);
        at += wanted;
    }
    assert_int_equal(at, expected->count);
}

static void assert_verdicts(const Verdicts *verdicts, const Node *conflict)
{
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        Str key = concept_key((Concept)c);
        const Node *stable = node_get(node_get(conflict, S("stable")), key);
        for (size_t m = 0; m < verdicts->maker_count; m++)
            assert_states(verdicts->stable[c][m], verdicts->state_count,
                stable->items[m]);
        assert_states(verdicts_equilibria(arena, verdicts, (Concept)c),
            verdicts->state_count,
            node_get(node_get(conflict, S("equilibria")), key));
    }
}

static void assert_moves(const Space *space, const Node *conflict)
{
    uint32_t *to = arena_array(arena, space->most_moves + 1, sizeof *to);
    for (size_t m = 0; m < space->maker_count; m++) {
        size_t moves = 0, improvements = 0;
        for (uint32_t s = 0; s < space->state_count; s++) {
            moves += space_moves(space, m, s, to);
            improvements += space_improvements(space, m, s, to);
            assert_int_equal(space->ranks[m][s],
                number(node_get(conflict, S("ordinal_payoff"))
                           ->items[m]
                           ->items[s]));
        }
        assert_int_equal(
            moves, number(node_get(conflict, S("n_moves"))->items[m]));
        assert_int_equal(improvements,
            number(node_get(conflict, S("n_improvements"))->items[m]));
    }
}

static void reference_conflicts_come_out_exactly(void **state)
{
    (void)state;
    const Node *conflicts = load_reference();
    if (!conflicts) {
        print_message("../shared/data/conflicts/expected.json is missing: "
                      "published values are not checked\n");
        skip();
    }
    for (size_t k = 0; k < conflicts->count; k++) {
        const Node *expected = conflicts->items[k];
        Conflict conflict;
        Space space, graph;
        Verdicts verdicts;
        assert_int_equal(conflict_read(arena, rewrite(expected), "reference",
                             &conflict, NULL),
            STATUS_OK);
        assert_int_equal(
            space_build(arena, &conflict, NULL, &space, NULL), STATUS_OK);
        assert_moves(&space, expected);
        assert_int_equal(
            fibre_solve(arena, &space, CONCEPTS_ALL, NULL, &verdicts, NULL),
            STATUS_OK);
        assert_verdicts(&verdicts, expected);
        assert_int_equal(space_expand(arena, &space, &graph, NULL), STATUS_OK);
        assert_int_equal(
            graph_solve(arena, &graph, CONCEPTS_ALL, NULL, &verdicts, NULL),
            STATUS_OK);
        assert_verdicts(&verdicts, expected);
    }
}

/* Equilibria of the examples under each concept, in rising order of states;
 * doc/stability.md says which of them papers print. */
#define GARRISON                                                               \
    "NNYNNYNNN YNNYNYNNN NYNYNNYNN NNYNYNNYN YNNYYNNYN NNYNYNNNY "             \
    "YNNYYNNNY "
#define GARRISON_GMR                                                           \
    "NNYNNYNNN YNNYNYNNN NYNYNYNNN NNYNYYNNN NYNYYYNNN NNYNNNYNN "             \
    "NYNYNNYNN NNYNYNYNN YNNYYNYNN NYNYYNYNN NNYNYNNYN YNNYYNNYN "             \
    "NYNYYNNYN NNYNYNNNY YNNYYNNNY "

static const struct {
    const char *path;
    const char *equilibria[CONCEPT_COUNT]; /* Nash, GMR, SMR, SEQ, SSEQ */
} EXAMPLES[] = {
    {"examples/conflicts/prisoners.yaml",
        {"NN ", "NN YY ", "NN YY ", "NN YY ", "NN YY "}},
    {"examples/conflicts/cuba-1962.yaml",
        {"YNYN ", "NNNN YNNN NYNN NNYN YNYN NYYN YYYN ",
            "NNNN YNNN NYNN NNYN YNYN NYYN YYYN ", "NNYN YNYN NYYN ",
            "NNYN YNYN NYYN "}},
    {"examples/conflicts/elmira.yaml",
        {"-NNY- NYNNY YNYNY ", "NYNNN YNYNN -NNY- NYNNY YNYNY ",
            "NYNNN YNYNN -NNY- NYNNY YNYNY ", "-NNY- NYNNY YNYNY ",
            "-NNY- NYNNY YNYNY "}},
    {"examples/conflicts/garrison.yaml",
        {GARRISON, GARRISON_GMR, GARRISON_GMR, GARRISON, GARRISON}},
};

static void assert_equilibria(
    const Space *space, const Verdicts *verdicts, Concept c, const char *wanted)
{
    StrBuf found = strbuf_new(arena);
    for (uint32_t s = 0; s < space->state_count; s++)
        if (verdicts_equilibrium(verdicts, c, s))
            strbuf_printf(
                &found, "%.*s ", STR_ARGS(space_text(arena, space, s)));
    assert_str(strbuf_str(&found), wanted);
}

static void examples_have_the_equilibria_of_the_definitions(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof EXAMPLES / sizeof *EXAMPLES; k++) {
        Conflict conflict;
        Space space;
        Verdicts verdicts;
        Err err;
        if (conflict_load(arena, EXAMPLES[k].path, &conflict, &err) ||
            space_build(arena, &conflict, NULL, &space, &err))
            fail_msg("%.*s", STR_ARGS(err_describe(arena, &err)));
        assert_int_equal(
            space_solve(arena, &space, CONCEPTS_ALL, NULL, &verdicts, NULL),
            STATUS_OK);
        for (int c = 0; c < CONCEPT_COUNT; c++)
            assert_equilibria(
                &space, &verdicts, (Concept)c, EXAMPLES[k].equilibria[c]);
        const Verdicts naive = naive_solve(arena, &space);
        assert_true(verdicts_equal(&verdicts, &naive));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(reference_conflicts_come_out_exactly),
        UNIT(examples_have_the_equilibria_of_the_definitions),
    };
    return UNIT_RUN(tests);
}
