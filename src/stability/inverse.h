#ifndef STABILITY_INVERSE_H
#define STABILITY_INVERSE_H

#include "stability/reach.h"

/* Inverse questions: which preferences would make a state an equilibrium, and
 * how firm is one that is: the fewest steps by which preferences would have to
 * change. */

/* One step moves one state one place up or down in one ranking: out of the
 * company it ties with to a place of its own next to it, or from a place of
 * its own into the company next to it. Two single neighbours so change places
 * in two steps. Where preferences are pairs there are no places: one step lets
 * one state gain on one other, from being worse to being equally good, or from
 * that to being preferred. */
typedef struct {
    size_t maker;
    uint32_t state;
    uint32_t against; /* of pairs: what STATE gains on */
    bool up;          /* of pairs: true */
} RankStep;

typedef struct {
    bool already;          /* nothing has to change */
    bool found;            /* some change is known */
    bool exact;            /* none has fewer steps than count, or none exists */
    size_t least;          /* no change has fewer steps than this */
    const RankStep *steps; /* [count] one after another */
    size_t count;
} RankChange;

enum {
    INVERSE_TRIALS = 20000,    /* preferences tried, unless said otherwise */
    INVERSE_BYTES = 128 << 20, /* of preferences kept */
    INVERSE_STATES_MAX = 1 << 12,
    INVERSE_PAIRED_MAX = 1 << 8 /* states, where some preferences are pairs */
};

/* How many states it takes: fewer where some preferences are pairs. */
size_t inverse_states_max(const Space *space);

/* The fewest steps after which TARGET is an equilibrium of CONCEPT (WANTED),
 * or is none any more. Tries up to TRIALS preferences in order of steps; if
 * they do not decide, what raising or lowering TARGET alone does is the
 * bound. */
CHECKED Status inverse_search(Arena *arena, const Space *space, Concept concept,
    uint32_t target, bool wanted, size_t trials, const Control *control,
    RankChange *change, Err *err);

/* Takes one step in a ranking of COUNT states; false if there is no room. */
bool rank_step(int32_t *ranks, size_t count, uint32_t state, bool up);

/* What an equilibrium asks of one decision maker's ranking, whatever it is
 * now, the others' being as they are (under Nash, GMR and SMR they do not
 * matter): for each move from the target, it must rank at least as high as all
 * of one of some sets of states (where preferences are pairs: none of them may
 * be preferred to it). Exactly then the target is stable for it. */
typedef struct {
    uint32_t to;     /* a move from the target */
    uint64_t **sets; /* [count] bits over states, none within another; the
                        first is `to` alone */
    size_t count;
} RankCondition;

enum { CONDITIONS_STATES_MAX = 1 << 8 };

/* All conditions, [*COUNT], for up to CONDITIONS_STATES_MAX states. */
RankCondition *inverse_conditions(Arena *arena, const Space *space,
    Concept concept, size_t maker, uint32_t target, size_t *count);

#endif
