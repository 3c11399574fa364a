/* Coalition stability by sets of states as bits: who can reach what is worked
 * out once for every coalition, and each concept is then a question whether
 * sets meet. Definitions: Kilgour, Hipel, Peng and Fang, "Coalition analysis
 * in group decision support", Group Decision and Negotiation 10, 2001;
 * Inohara and Hipel, "Coalition analysis in the graph model for conflict
 * resolution", Systems Engineering 11, 2008. In an answer by coalitions'
 * improvements no coalition moves twice in a row.
 * Cost: O(states^2 * states / 64) a coalition, and the walks. */
#include "stability/coalition.h"

#include <string.h>

static const char *const KEYS[COALITION_CONCEPTS] = {
    "nash", "gmr", "smr", "seq"};

Str coalition_concept_key(CoalitionConcept concept)
{
    return str_of(KEYS[concept]);
}

typedef struct {
    Arena *arena;
    const Space *space;
    size_t states, words;
    uint64_t **reached;  /* [coalition][states * words] by its moves */
    uint64_t **improved; /* of those, what all its members prefer */
    uint64_t *answers;   /* [states * words] sequences of improvements */
    uint64_t *seen;      /* [coalition][words] while walking those */
    uint64_t *kept;      /* [words] where the present coalition does not gain */
    uint64_t *held;      /* [words] and cannot get away from either */
    Stage stage;
} Engine;

static uint64_t *row(const Engine *engine, uint64_t *matrix, size_t state)
{
    return matrix + state * engine->words;
}

/* Do all of COALITION prefer TO to FROM? */
static bool all_gain(
    const Space *space, uint32_t coalition, uint32_t from, uint32_t to)
{
    for (uint32_t m = coalition; m; m &= m - 1)
        if (!space_prefers(space, (size_t)__builtin_ctz(m), to, from))
            return false;
    return true;
}

static void fill_reached(Engine *engine, Reach *reach, uint32_t coalition)
{
    size_t cells = engine->states * engine->words;
    uint64_t *reached = arena_array(engine->arena, cells, sizeof *reached);
    uint64_t *improved = arena_array(engine->arena, cells, sizeof *improved);
    for (uint32_t s = 0; s < engine->states; s++) {
        reach_walk(reach, s, coalition, false);
        for (size_t k = 0; k < reach->count; k++) {
            uint32_t to = reach_state(reach, k);
            bits_set(row(engine, reached, s), to);
            if (all_gain(engine->space, coalition, s, to))
                bits_set(row(engine, improved, s), to);
        }
    }
    engine->reached[coalition] = reached;
    engine->improved[coalition] = improved;
}

/* Nodes are (state, coalition that moved last), kept on a stack. */
typedef struct {
    uint32_t state, last;
} Node;

static size_t push_improvements(
    Engine *engine, Node node, uint32_t others, Node *stack, size_t top)
{
    for (uint32_t k = others; k; k = (k - 1) & others) {
        if (k == node.last) continue;
        const uint64_t *next = row(engine, engine->improved[k], node.state);
        uint64_t *seen = engine->seen + k * engine->words;
        for (size_t w = 0; w < engine->words; w++)
            for (uint64_t new = next[w] & ~seen[w]; new; new &= new - 1) {
                seen[w] |= new & -new;
                stack[top++] = (Node){
                    (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(new), k};
            }
    }
    return top;
}

/* answers[s] = what successive improvements of coalitions of OTHERS reach. */
static void fill_answers(
    Engine *engine, uint32_t coalitions, uint32_t others, Node *stack)
{
    memset(engine->answers, 0,
        engine->states * engine->words * sizeof *engine->answers);
    for (uint32_t s = 0; s < engine->states; s++) {
        memset(engine->seen, 0, coalitions * engine->words * sizeof(uint64_t));
        uint64_t *into = row(engine, engine->answers, s);
        size_t top = push_improvements(engine, (Node){s, 0}, others, stack, 0);
        while (top) {
            Node node = stack[--top];
            bits_set(into, node.state);
            top = push_improvements(engine, node, others, stack, top);
        }
    }
}

static bool meets(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t w = 0; w < words; w++)
        if (a[w] & b[w]) return true;
    return false;
}

static bool within(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t w = 0; w < words; w++)
        if (a[w] & ~b[w]) return false;
    return true;
}

/* kept and held, as seen from STATE. */
static void fill_kept(Engine *engine, uint32_t coalition, uint32_t state)
{
    memset(engine->kept, 0, engine->words * sizeof *engine->kept);
    memset(engine->held, 0, engine->words * sizeof *engine->held);
    for (uint32_t s = 0; s < engine->states; s++)
        if (!all_gain(engine->space, coalition, state, s))
            bits_set(engine->kept, s);
    for (size_t s = 0; s < engine->states; s++)
        if (bits_get(engine->kept, s) &&
            within(row(engine, engine->reached[coalition], s), engine->kept,
                engine->words))
            bits_set(engine->held, s);
}

/* What the others can answer from TO meets a set that deters. */
static bool deterred(
    const Engine *engine, CoalitionConcept concept, uint32_t others, size_t to)
{
    if (concept == COALITION_NASH || !others) return false;
    const uint64_t *answers =
        concept == COALITION_SEQ ? engine->answers : engine->reached[others];
    return meets(answers + to * engine->words,
        concept == COALITION_SMR ? engine->held : engine->kept, engine->words);
}

static void judge(Engine *engine, uint32_t coalition, uint32_t others,
    CoalitionVerdicts *verdicts)
{
    for (uint32_t s = 0; s < engine->states; s++) {
        const uint64_t *improved = row(engine, engine->improved[coalition], s);
        fill_kept(engine, coalition, s);
        for (int c = 0; c < COALITION_CONCEPTS; c++) {
            bool stable = true;
            for (size_t t = 0; stable && t < engine->states; t++)
                stable = !bits_get(improved, t) ||
                         deterred(engine, (CoalitionConcept)c, others, t);
            if (stable) bits_set(verdicts->stable[c][coalition], s);
        }
    }
}

static Status check_size(Arena *arena, const Space *space, Err *err)
{
    if (space->state_count <= COALITION_STATES_MAX &&
        space->maker_count <= COALITION_MAKERS_MAX)
        return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_COALITION_LARGE,
        ARGS(str_int(arena, COALITION_STATES_MAX),
            str_int(arena, COALITION_MAKERS_MAX)));
}

static Status run(
    Engine *engine, uint32_t only, CoalitionVerdicts *verdicts, Err *err)
{
    uint32_t count = verdicts->coalition_count, all = count - 1;
    Reach reach = reach_new(engine->arena, engine->space);
    Node *stack =
        arena_array(engine->arena, engine->states * count, sizeof *stack);
    for (uint32_t h = 1; h < count; h++) {
        if (!stage_report(&engine->stage, 0.5 * h / count))
            return err_set(
                err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
        fill_reached(engine, &reach, h);
    }
    for (uint32_t h = 1; h < count; h++) {
        if (only && h != only) continue;
        if (!stage_report(&engine->stage, 0.5 + 0.5 * h / count))
            return err_set(
                err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
        for (int c = 0; c < COALITION_CONCEPTS; c++)
            verdicts->stable[c][h] =
                arena_array(engine->arena, engine->words, sizeof(uint64_t));
        fill_answers(engine, count, all & ~h, stack);
        judge(engine, h, all & ~h, verdicts);
    }
    return STATUS_OK;
}

Status coalition_solve(Arena *arena, const Space *space, uint32_t only,
    const Control *control, CoalitionVerdicts *verdicts, Err *err)
{
    TRY(check_size(arena, space, err));
    uint32_t count = 1u << space->maker_count;
    size_t states = space->state_count, words = bits_words(states);
    *verdicts =
        (CoalitionVerdicts){.state_count = states, .coalition_count = count};
    for (int c = 0; c < COALITION_CONCEPTS; c++)
        verdicts->stable[c] = arena_array(arena, count, sizeof(uint64_t *));
    Engine engine = {.arena = arena,
        .space = space,
        .states = states,
        .words = words,
        .stage = {control, 0, 1}};
    engine.reached = arena_array(arena, count, sizeof(uint64_t *));
    engine.improved = arena_array(arena, count, sizeof(uint64_t *));
    engine.answers = arena_array(arena, states * words, sizeof(uint64_t));
    engine.seen = arena_array(arena, count * words, sizeof(uint64_t));
    engine.kept = arena_array(arena, words, sizeof(uint64_t));
    engine.held = arena_array(arena, words, sizeof(uint64_t));
    return run(&engine, only, verdicts, err);
}
