#ifndef STABILITY_REACH_H
#define STABILITY_REACH_H

#include "stability/space.h"

/* What legal sequences of moves reach: nobody moves twice in a row, so what
 * is walked through are nodes, a state together with who moved last. */

typedef struct {
    size_t maker; /* who moves */
    uint32_t to;  /* where */
} PathStep;

typedef struct {
    const PathStep *steps; /* [count]; none where nothing has to be done */
    size_t count;
    bool found;
} Path;

typedef struct {
    const Space *space;
    uint32_t *queue; /* [count] nodes in the order they were reached */
    size_t count;
    uint32_t *distance; /* [states * makers] moves to a node; 0: not reached */
    uint32_t *parent;   /* [states * makers] the node before; itself: none */
    uint32_t *moves;    /* [most_moves] */
} Reach;

/* A walker to be used again and again. */
Reach reach_new(Arena *arena, const Space *space);

/* Walks from START by moves, or improvements, of the decision makers in
 * MOVERS (bits), breadth first. START itself is a node only if it can be
 * returned to. Cost: O(moves * decision makers) of what is reached. */
void reach_walk(Reach *reach, uint32_t start, uint32_t movers, bool improving);

uint32_t reach_state(const Reach *reach, size_t index); /* of queue[index] */
/* The moves that lead to queue[INDEX], as few as there are. */
Path reach_path(Arena *arena, const Reach *reach, size_t index);

/* A shortest legal path of everybody's moves, or improvements. */
Path path_shortest(Arena *arena, const Space *space, uint32_t from, uint32_t to,
    bool improving);

/* Least number of moves from FROM to every state, UINT32_MAX if none;
 * [state_count], 0 for FROM itself. */
uint32_t *path_distances(
    Arena *arena, const Space *space, uint32_t from, bool improving);

/* Bits of all decision makers. */
uint32_t makers_all(const Space *space);

#endif
