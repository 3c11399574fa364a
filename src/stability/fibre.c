/* The five concepts on a list of states in option form: few feasible states
 * among astronomically many. Since a decision maker's moves, and its
 * improvements, are transitive in option form, what a legal sequence of moves
 * can reach is the closure of single moves, and every concept is a comparison
 * with extremes carried over fibres until nothing changes:
 *
 *   Nash: top(P)(s) <= P(s), where top takes the largest over own moves
 *   GMR:  g = P made least over the others' moves; top(g)(s) <= P(s)
 *   SMR:  k = top(P) made least over the others' moves;
 *         top(min(P, k))(s) <= P(s)
 *   SEQ, SSEQ: the same over the others' improvements only
 *
 * A state is counted as one of its own answers, which changes nothing: an
 * improvement is itself preferred, so it is no sanction.
 * Cost: O(states) a pass where all options go both ways; a fibre with m
 * settings of one-way options costs m comparisons a state. */
#include <string.h>
#include "stability/radix.h"
#include "stability/space.h"

/* One decision maker's fibres, prepared. Members of a fibre stand in order of
 * falling preference; `setting` numbers the one-way options' letters. */
typedef struct {
    const Fibres *fibres;
    const int32_t *ranks;
    uint32_t *order;   /* [state_count] members, most preferred first */
    uint32_t *setting; /* [state_count] index into its fibre's settings */
    uint64_t *letters; /* [state_count] letters of settings, fibre by fibre */
    uint32_t *settings_begin; /* [fibre_count + 1] into letters */
    uint64_t forward, back;   /* its own one-way options */
} Side;

typedef struct {
    Arena *arena;
    const Space *space;
    Side *sides;       /* [maker_count] */
    int32_t *extremes; /* [state_count] by setting, while in one fibre */
    int32_t *values;   /* [state_count] the g or k above */
    Stage stage;
    Verdicts *verdicts;
} Engine;

/* Is the setting TO within reach of FROM? */
static bool reaches(const Side *side, uint64_t from, uint64_t to)
{
    return !(from & ~to & side->forward) && !(to & ~from & side->back);
}

static void sort_fibre(Side *side, uint32_t begin, uint32_t end,
    KeyedItem *items, KeyedItem *spare)
{
    for (uint32_t k = begin; k < end; k++) {
        uint32_t state = side->fibres->members[k];
        items[k - begin] =
            (KeyedItem){(uint64_t)(INT32_MAX - side->ranks[state]), state};
    }
    radix_sort(items, spare, end - begin);
    for (uint32_t k = begin; k < end; k++)
        side->order[k] = items[k - begin].item;
}

/* Numbers the settings that occur in a fibre. */
static void number_settings(Side *side, size_t fibre, const uint64_t *states,
    KeyedItem *items, KeyedItem *spare)
{
    uint32_t begin = side->fibres->begin[fibre];
    uint32_t size = side->fibres->begin[fibre + 1] - begin;
    uint32_t first = side->settings_begin[fibre], next = first;
    uint64_t one_way = side->forward | side->back;
    for (uint32_t k = 0; k < size; k++) {
        uint32_t state = side->fibres->members[begin + k];
        items[k] = (KeyedItem){states[state] & one_way, state};
    }
    if (one_way) radix_sort(items, spare, size);
    for (uint32_t k = 0; k < size; k++) {
        if (k == 0 || items[k].key != items[k - 1].key)
            side->letters[next++] = items[k].key;
        side->setting[items[k].item] = next - 1 - first;
    }
    side->settings_begin[fibre + 1] = next;
}

static void prepare(Engine *engine, size_t maker, KeyedItem *items)
{
    const Space *space = engine->space;
    const Fibres *fibres = &space->fibres[maker];
    size_t count = space->state_count;
    KeyedItem *spare = items + space->most_moves;
    Side *side = &engine->sides[maker];
    *side = (Side){.fibres = fibres,
        .ranks = space->ranks[maker],
        .order = arena_array(engine->arena, count, sizeof(uint32_t)),
        .setting = arena_array(engine->arena, count, sizeof(uint32_t)),
        .letters = arena_array(engine->arena, count, sizeof(uint64_t)),
        .settings_begin = arena_array(
            engine->arena, fibres->fibre_count + 1, sizeof(uint32_t)),
        .forward = space->forward & space->masks[maker],
        .back = space->back & space->masks[maker]};
    for (size_t f = 0; f < fibres->fibre_count; f++) {
        sort_fibre(side, fibres->begin[f], fibres->begin[f + 1], items, spare);
        number_settings(side, f, space->states, items, spare);
    }
}

static int32_t better(int32_t a, int32_t b, bool least)
{
    return (a < b) == least ? a : b;
}

/* VALUES becomes the least (or largest) over a state and what MAKER can move
 * to from it; true if anything changed. */
static bool spread(Engine *engine, size_t maker, int32_t *values, bool least)
{
    const Side *side = &engine->sides[maker];
    bool changed = false;
    for (size_t f = 0; f < side->fibres->fibre_count; f++) {
        const uint64_t *letters = side->letters + side->settings_begin[f];
        size_t settings = side->settings_begin[f + 1] - side->settings_begin[f];
        uint32_t begin = side->fibres->begin[f];
        uint32_t end = side->fibres->begin[f + 1];
        for (size_t c = 0; c < settings; c++)
            engine->extremes[c] = least ? INT32_MAX : 0;
        for (uint32_t k = begin; k < end; k++) {
            int32_t *extreme = &engine->extremes[side->setting[side->order[k]]];
            *extreme = better(*extreme, values[side->order[k]], least);
        }
        for (uint32_t k = begin; k < end; k++) {
            uint32_t state = side->order[k];
            int32_t best = values[state];
            for (size_t c = 0; c < settings; c++)
                if (reaches(side, letters[side->setting[state]], letters[c]))
                    best = better(best, engine->extremes[c], least);
            changed |= best != values[state];
            values[state] = best;
        }
    }
    return changed;
}

/* The same with least, over what MAKER can move to and prefers. Members of a
 * rank look at the extremes of better ranks, then add their own. */
static bool spread_improving(Engine *engine, size_t maker, int32_t *values)
{
    const Side *side = &engine->sides[maker];
    bool changed = false;
    for (size_t f = 0; f < side->fibres->fibre_count; f++) {
        const uint64_t *letters = side->letters + side->settings_begin[f];
        size_t settings = side->settings_begin[f + 1] - side->settings_begin[f];
        uint32_t end = side->fibres->begin[f + 1], to;
        for (size_t c = 0; c < settings; c++) engine->extremes[c] = INT32_MAX;
        for (uint32_t from = side->fibres->begin[f]; from < end; from = to) {
            int32_t rank = side->ranks[side->order[from]];
            for (to = from; to < end && side->ranks[side->order[to]] == rank;
                 to++) {
                uint32_t state = side->order[to];
                for (size_t c = 0; c < settings; c++)
                    if (engine->extremes[c] < values[state] &&
                        reaches(
                            side, letters[side->setting[state]], letters[c])) {
                        values[state] = engine->extremes[c];
                        changed = true;
                    }
            }
            for (uint32_t k = from; k < to; k++) {
                int32_t *extreme =
                    &engine->extremes[side->setting[side->order[k]]];
                *extreme = better(*extreme, values[side->order[k]], true);
            }
        }
    }
    return changed;
}

/* Carries VALUES over everybody's moves but MAKER's until nothing changes. */
static void close_over_others(
    Engine *engine, size_t maker, int32_t *values, bool improving)
{
    size_t makers = engine->space->maker_count, still = 0;
    for (size_t m = 0; still < makers; m = (m + 1) % makers) {
        bool changed = false;
        if (m != maker)
            changed = improving ? spread_improving(engine, m, values)
                                : spread(engine, m, values, true);
        still = changed ? 1 : still + 1;
    }
}

/* Stable where the largest of min(P, VALUES) over own moves is not above P.
 * Overwrites VALUES. */
static void judge(
    Engine *engine, size_t maker, Concept concept, int32_t *values)
{
    const int32_t *ranks = engine->space->ranks[maker];
    size_t count = engine->space->state_count;
    for (size_t s = 0; s < count; s++)
        values[s] = better(values[s], ranks[s], true);
    spread(engine, maker, values, false);
    for (size_t s = 0; s < count; s++)
        if (values[s] <= ranks[s])
            bits_set(engine->verdicts->stable[concept][maker], s);
}

/* One concept for one decision maker. */
static void solve_one(Engine *engine, size_t maker, Concept concept)
{
    const int32_t *ranks = engine->space->ranks[maker];
    int32_t *values = engine->values;
    bool improving = concept == CONCEPT_SEQ || concept == CONCEPT_SSEQ;
    memcpy(values, ranks, engine->space->state_count * sizeof *values);
    if (concept == CONCEPT_SMR || concept == CONCEPT_SSEQ)
        spread(engine, maker, values, false);
    if (concept != CONCEPT_NASH)
        close_over_others(engine, maker, values, improving);
    judge(engine, maker, concept, values);
}

static Status solve_all(Engine *engine, Err *err)
{
    size_t makers = engine->space->maker_count;
    for (size_t m = 0; m < makers; m++)
        for (int c = 0; c < CONCEPT_COUNT; c++) {
            double done = (double)(m * CONCEPT_COUNT + (size_t)c) /
                          (double)(makers * CONCEPT_COUNT);
            if (!stage_report(&engine->stage, done))
                return err_set(
                    err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
            if (engine->verdicts->concepts >> c & 1)
                solve_one(engine, m, (Concept)c);
        }
    return STATUS_OK;
}

Status fibre_solve(Arena *arena, const Space *space, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err)
{
    *verdicts =
        verdicts_new(arena, space->state_count, space->maker_count, concepts);
    Engine engine = {.arena = arena,
        .space = space,
        .stage = {control, 0, 1},
        .verdicts = verdicts};
    KeyedItem *items = arena_array(arena, 2 * space->most_moves, sizeof *items);
    engine.sides = arena_array(arena, space->maker_count, sizeof(Side));
    for (size_t m = 0; m < space->maker_count; m++) prepare(&engine, m, items);
    engine.extremes = arena_array(arena, space->state_count, sizeof(int32_t));
    engine.values = arena_array(arena, space->state_count, sizeof(int32_t));
    return solve_all(&engine, err);
}
