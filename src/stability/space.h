#ifndef STABILITY_SPACE_H
#define STABILITY_SPACE_H

#include "stability/concept.h"
#include "stability/conflict.h"
#include "stability/control.h"

/* A conflict whose states are listed one by one: those that are feasible, who
 * can move where, and how everyone ranks them. What all analyses but the
 * cube engine work on. States are named by their index. */

enum {
    SPACE_STATES_MAX = 1 << 22, /* listed states */
    SPACE_MOVES_MAX = 1 << 27   /* drawn or expanded moves */
};

/* In option form: the states between which one decision maker can move, were
 * no option one-way. */
typedef struct {
    size_t fibre_count;
    uint32_t *begin;    /* [fibre_count + 1] into members */
    uint32_t *members;  /* [state_count] states, fibre after fibre, rising */
    uint32_t *fibre_of; /* [state_count] */
} Fibres;

/* In graph form: the moves of one decision maker. */
typedef struct {
    uint32_t *begin; /* [state_count + 1] into to */
    uint32_t *to;    /* states, rising for each origin */
} Moves;

typedef struct {
    const Conflict *conflict; /* NULL where a test made the space */
    size_t state_count, maker_count;
    size_t option_count;
    const uint64_t *states; /* [state_count] rising; NULL in graph form */
    const Str *names;       /* [state_count] in graph form, else NULL */
    const uint64_t *masks;  /* [maker_count] options; NULL in graph form */
    uint64_t forward, back; /* one-way options */
    Fibres *fibres;         /* [maker_count]; NULL in graph form */
    Moves *moves;           /* [maker_count]; NULL in option form */
    int32_t **ranks;   /* [maker_count][state_count] from 1, larger better; NULL
                          for one whose preferences are pairs */
    Moves *preferred;  /* [maker_count] of each state, what is preferred to it,
                          for those; NULL: there are only ranks */
    size_t most_moves; /* of one decision maker from one state, at most */
} Space;

/* Lists a conflict. Merged states make it a graph. */
CHECKED Status space_build(Arena *arena, const Conflict *conflict,
    const Control *control, Space *space, Err *err);

/* From the parts: states [count] rising, masks [maker_count], ranks. */
Space space_of_options(Arena *arena, const uint64_t *states, size_t count,
    const uint64_t *masks, size_t maker_count, uint64_t forward, uint64_t back);

/* The states MAKER can move to from STATE, into TO, which has room for
 * most_moves; how many there are. In rising order. */
size_t space_moves(
    const Space *space, size_t maker, uint32_t state, uint32_t *to);
/* The same, of those it prefers to STATE. */
size_t space_improvements(
    const Space *space, size_t maker, uint32_t state, uint32_t *to);
bool space_can_move(
    const Space *space, size_t maker, uint32_t from, uint32_t to);

/* Does MAKER prefer BETTER to WORSE? */
bool space_prefers(
    const Space *space, size_t maker, uint32_t better, uint32_t worse);
/* Do ranks say all of everybody's preferences? */
bool space_is_ranked(const Space *space);

/* The moves of option form, listed: the same space in graph form. */
CHECKED Status space_expand(
    Arena *arena, const Space *space, Space *graph, Err *err);

/* How a state is written: its letters, or its name. */
Str space_text(Arena *arena, const Space *space, uint32_t state);
/* The state written as TEXT; false if there is none. */
bool space_find(const Space *space, Str text, uint32_t *state);

/* Five concepts on a listed space: by fibres in option form, on the graph of
 * (state, last mover) in graph form. CONCEPTS is a set of bits. */
CHECKED Status fibre_solve(Arena *arena, const Space *space, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err);
CHECKED Status graph_solve(Arena *arena, const Space *space, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err);
CHECKED Status space_solve(Arena *arena, const Space *space, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err);

#endif
