/* Breadth-first walks over (state, last mover). Status quo analysis: Li,
 * Kilgour and Hipel, "Status quo analysis in the graph model for conflict
 * resolution", Journal of the Operational Research Society 56, 2005. */
#include "stability/reach.h"

uint32_t makers_all(const Space *space)
{
    return (uint32_t)bits_low((unsigned)space->maker_count);
}

Reach reach_new(Arena *arena, const Space *space)
{
    size_t nodes = space->state_count * space->maker_count;
    return (Reach){.space = space,
        .queue = arena_array(arena, nodes, sizeof(uint32_t)),
        .distance = arena_array(arena, nodes, sizeof(uint32_t)),
        .parent = arena_array(arena, nodes, sizeof(uint32_t)),
        .moves = arena_array(arena, space->most_moves + 1, sizeof(uint32_t))};
}

enum { NOBODY = UINT32_MAX };

/* All moves from STATE where LAST moved last; NODE is NOBODY at the start. */
static void step(Reach *reach, uint32_t state, uint32_t node, uint32_t movers,
    bool improving)
{
    size_t makers = reach->space->maker_count;
    for (size_t m = 0; m < makers; m++) {
        if (!(movers >> m & 1) || (node != NOBODY && node % makers == m))
            continue;
        size_t count = (improving ? space_improvements : space_moves)(
            reach->space, m, state, reach->moves);
        for (size_t k = 0; k < count; k++) {
            uint32_t next = (uint32_t)(reach->moves[k] * makers + m);
            if (reach->distance[next]) continue;
            reach->distance[next] =
                node == NOBODY ? 1 : reach->distance[node] + 1;
            reach->parent[next] = node == NOBODY ? next : node;
            reach->queue[reach->count++] = next;
        }
    }
}

void reach_walk(Reach *reach, uint32_t start, uint32_t movers, bool improving)
{
    for (size_t k = 0; k < reach->count; k++)
        reach->distance[reach->queue[k]] = 0;
    reach->count = 0;
    step(reach, start, NOBODY, movers, improving);
    for (size_t k = 0; k < reach->count; k++)
        step(reach, reach_state(reach, k), reach->queue[k], movers, improving);
}

uint32_t reach_state(const Reach *reach, size_t index)
{
    return (uint32_t)(reach->queue[index] / reach->space->maker_count);
}

Path reach_path(Arena *arena, const Reach *reach, size_t index)
{
    uint32_t node = reach->queue[index];
    size_t makers = reach->space->maker_count, count = reach->distance[node];
    PathStep *steps = arena_array(arena, count, sizeof *steps);
    for (size_t k = count; k--; node = reach->parent[node])
        steps[k] = (PathStep){node % makers, (uint32_t)(node / makers)};
    return (Path){steps, count, true};
}

Path path_shortest(Arena *arena, const Space *space, uint32_t from, uint32_t to,
    bool improving)
{
    if (from == to) return (Path){NULL, 0, true};
    Reach reach = reach_new(arena, space);
    reach_walk(&reach, from, makers_all(space), improving);
    for (size_t k = 0; k < reach.count; k++)
        if (reach_state(&reach, k) == to) return reach_path(arena, &reach, k);
    return (Path){0};
}

uint32_t *path_distances(
    Arena *arena, const Space *space, uint32_t from, bool improving)
{
    uint32_t *distances =
        arena_array(arena, space->state_count, sizeof *distances);
    Reach reach = reach_new(arena, space);
    reach_walk(&reach, from, makers_all(space), improving);
    for (size_t s = 0; s < space->state_count; s++) distances[s] = UINT32_MAX;
    for (size_t k = reach.count; k--;)
        distances[reach_state(&reach, k)] = reach.distance[reach.queue[k]];
    distances[from] = 0;
    return distances;
}
