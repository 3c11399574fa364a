/* The five concepts on an explicit graph, where moves need not be transitive.
 * A legal sequence never lets a decision maker move twice in a row, so what
 * can be reached depends on who moved last: nodes are (state, last mover).
 * The least value that a set of opponents can reach from each node is found
 * by flooding backwards from states in order of rising value: the first flood
 * to arrive at a node brings its least value.
 * Legal sequences: Fang, Hipel and Kilgour, 1993, chapter 4; Xu, Hipel and
 * Kilgour, "Matrix representation of solution concepts in multiple-decision-
 * maker graph models", IEEE Trans. SMC-A 39, 2009.
 * Preferences by pairs have no values to flood; those of their decision makers
 * are walked, answers to each improvement in turn.
 * Cost: O(moves * decision makers) a decision maker and concept; as much for
 * each improvement where walked. */
#include <string.h>
#include "stability/certificate.h"
#include "stability/merge.h"
#include "stability/radix.h"

typedef struct {
    Arena *arena;
    const Space *space;
    Moves *into;       /* [maker_count] moves by where they lead */
    KeyedItem *order;  /* [state_count] states by rising value */
    KeyedItem *spare;  /* [state_count] */
    int32_t *least;    /* [state_count * maker_count] by (state, last mover) */
    uint32_t *queue;   /* [state_count * maker_count] nodes */
    int32_t *values;   /* [state_count] what the others would bring about */
    int32_t *answered; /* [state_count] the least of it after a move there */
    Verdicts *verdicts;
} Engine;

enum { UNKNOWN = INT32_MAX };

static Moves reverse(Arena *arena, const Moves *moves, size_t states)
{
    size_t count = moves->begin[states];
    Move *turned = arena_array(arena, count, sizeof *turned);
    for (uint32_t s = 0; s < states; s++)
        for (uint32_t k = moves->begin[s]; k < moves->begin[s + 1]; k++)
            turned[k] = (Move){moves->to[k], s};
    return moves_sort(arena, turned, count, states);
}

/* Who may move, as the flood sees it: everybody but MAKER. */
typedef struct {
    size_t maker;
    bool improving;
} Others;

static bool allowed(const Engine *engine, Others others, size_t mover,
    uint32_t from, uint32_t to)
{
    return mover != others.maker &&
           (!others.improving || space_prefers(engine->space, mover, to, from));
}

/* Marks every node from which NODE (at a state, mover last) is one legal move
 * away: at u, another mover last, if mover can go from u to the state. */
static size_t flood_back(
    Engine *engine, Others others, uint32_t node, size_t tail)
{
    size_t makers = engine->space->maker_count, mover = node % makers;
    uint32_t state = (uint32_t)(node / makers);
    const Moves *into = &engine->into[mover];
    for (uint32_t k = into->begin[state]; k < into->begin[state + 1]; k++) {
        uint32_t from = into->to[k];
        if (!allowed(engine, others, mover, from, state)) continue;
        for (size_t last = 0; last < makers; last++) {
            size_t before = from * makers + last;
            if (last == mover || last == others.maker ||
                engine->least[before] != UNKNOWN)
                continue;
            engine->least[before] = engine->least[node];
            engine->queue[tail++] = (uint32_t)before;
        }
    }
    return tail;
}

static void flood(Engine *engine, Others others, const int32_t *values)
{
    size_t makers = engine->space->maker_count;
    size_t count = engine->space->state_count;
    for (uint32_t s = 0; s < count; s++)
        engine->order[s] = (KeyedItem){(uint64_t)values[s], s};
    radix_sort(engine->order, engine->spare, count);
    for (size_t n = 0; n < count * makers; n++) engine->least[n] = UNKNOWN;
    for (size_t k = 0; k < count; k++) {
        uint32_t state = engine->order[k].item;
        size_t head = 0, tail = 0;
        for (size_t last = 0; last < makers; last++) {
            size_t node = state * makers + last;
            if (last == others.maker || engine->least[node] != UNKNOWN)
                continue;
            engine->least[node] = values[state];
            engine->queue[tail++] = (uint32_t)node;
        }
        while (head < tail)
            tail = flood_back(engine, others, engine->queue[head++], tail);
    }
}

/* The least value the others can bring about once MAKER has moved to STATE:
 * any of them may move first. */
static int32_t answer(const Engine *engine, Others others, uint32_t state)
{
    size_t makers = engine->space->maker_count;
    int32_t least = UNKNOWN;
    for (size_t mover = 0; mover < makers; mover++) {
        const Moves *moves = &engine->space->moves[mover];
        for (uint32_t k = moves->begin[state]; k < moves->begin[state + 1];
             k++) {
            int32_t value = engine->least[moves->to[k] * makers + mover];
            if (allowed(engine, others, mover, state, moves->to[k]) &&
                value < least)
                least = value;
        }
    }
    return least;
}

/* values = the rank of each state, or with RETORT the best that MAKER can
 * still make of it. */
static void fill_values(Engine *engine, size_t maker, bool retort)
{
    const int32_t *ranks = engine->space->ranks[maker];
    const Moves *moves = &engine->space->moves[maker];
    for (uint32_t s = 0; s < engine->space->state_count; s++) {
        engine->values[s] = ranks[s];
        for (uint32_t k = moves->begin[s]; retort && k < moves->begin[s + 1];
             k++)
            if (ranks[moves->to[k]] > engine->values[s])
                engine->values[s] = ranks[moves->to[k]];
    }
}

/* No improvement of MAKER from STATE goes unanswered. */
static bool is_stable(const Engine *engine, size_t maker, uint32_t state)
{
    const int32_t *ranks = engine->space->ranks[maker];
    const Moves *moves = &engine->space->moves[maker];
    for (uint32_t k = moves->begin[state]; k < moves->begin[state + 1]; k++) {
        uint32_t to = moves->to[k];
        if (ranks[to] > ranks[state] && engine->answered[to] > ranks[state])
            return false;
    }
    return true;
}

static void solve_one(Engine *engine, size_t maker, Concept concept)
{
    Others others = {maker, concept == CONCEPT_SEQ || concept == CONCEPT_SSEQ};
    size_t count = engine->space->state_count;
    if (concept != CONCEPT_NASH) {
        fill_values(
            engine, maker, concept == CONCEPT_SMR || concept == CONCEPT_SSEQ);
        flood(engine, others, engine->values);
    }
    for (uint32_t s = 0; s < count; s++)
    engine->answered[s] =
        concept == CONCEPT_NASH ? UNKNOWN : answer(engine, others, s);
    for (uint32_t s = 0; s < count; s++)
        if (is_stable(engine, maker, s))
            bits_set(engine->verdicts->stable[concept][maker], s);
}

static void walk_one(Engine *engine, size_t maker, Concept concept)
{
    Reach reach = reach_new(engine->arena, engine->space);
    for (uint32_t s = 0; s < engine->space->state_count; s++)
        if (state_stable(&reach, concept, maker, s))
            bits_set(engine->verdicts->stable[concept][maker], s);
}

static Engine engine_new(Arena *arena, const Space *space, Verdicts *verdicts)
{
    size_t states = space->state_count, makers = space->maker_count;
    Engine engine = {.arena = arena, .space = space, .verdicts = verdicts};
    engine.into = arena_array(arena, makers, sizeof *engine.into);
    for (size_t m = 0; m < makers; m++)
        engine.into[m] = reverse(arena, &space->moves[m], states);
    engine.order = arena_array(arena, states, sizeof *engine.order);
    engine.spare = arena_array(arena, states, sizeof *engine.spare);
    engine.least = arena_array(arena, states * makers, sizeof *engine.least);
    engine.queue = arena_array(arena, states * makers, sizeof *engine.queue);
    engine.values = arena_array(arena, states, sizeof *engine.values);
    engine.answered = arena_array(arena, states, sizeof *engine.answered);
    return engine;
}

Status graph_solve(Arena *arena, const Space *space, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err)
{
    const Stage stage = {control, 0, 1};
    size_t makers = space->maker_count;
    *verdicts = verdicts_new(arena, space->state_count, makers, concepts);
    Engine engine = engine_new(arena, space, verdicts);
    for (size_t k = 0; k < makers * CONCEPT_COUNT; k++) {
        if (!stage_report(&stage, (double)k / (double)(makers * CONCEPT_COUNT)))
            return err_set(
                err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
        Concept concept = (Concept)(k % CONCEPT_COUNT);
        size_t maker = k / CONCEPT_COUNT;
        if (concepts >> concept & 1)
            (space->ranks[maker] ? solve_one : walk_one)(
                &engine, maker, concept);
    }
    return STATUS_OK;
}
