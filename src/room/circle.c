/* Circles among things that wait on one another: depth-first search; an edge
 * to a thing on the path closes a circle (R. Tarjan, "Depth-first search and
 * linear graph algorithms", SIAM J. Comput. 1972). Every knot (strongly
 * connected component) has at least one circle that is found. */
#include "room/loose.h"

typedef enum { FRESH, ON_PATH, DONE } Mark;

typedef struct {
    Str name;
    Mark mark;
    struct {
        size_t *items; /* of edges that leave it */
        size_t count, capacity;
    } edges;
    size_t next; /* which of them is followed now */
} Thing;

typedef VEC(Circle) Circles;

typedef struct {
    Arena *arena;
    const WaitsOn *edges;
    Map index; /* name -> Thing */
    Thing **path;
    size_t depth;
    Circles circles;
} Search;

static Thing *thing_of(Search *search, Str name)
{
    Thing *thing = map_get(&search->index, name);
    if (thing) return thing;
    thing = arena_alloc(search->arena, sizeof *thing);
    thing->name = name;
    map_put(&search->index, name, thing);
    return thing;
}

/* The path from THING to its end, from the first name by bytes on. */
static void close_circle(Search *search, const Thing *thing, size_t edge)
{
    size_t from = search->depth;
    while (search->path[--from] != thing) continue;
    size_t count = search->depth - from, first = 0;
    Str *steps = arena_array(search->arena, count, sizeof *steps);
    for (size_t i = 1; i < count; i++)
        if (str_compare(search->path[from + i]->name,
                search->path[from + first]->name) < 0)
            first = i;
    for (size_t i = 0; i < count; i++)
        steps[i] = search->path[from + (first + i) % count]->name;
    Circle circle = {steps, count, search->edges[edge].record};
    vec_push(search->arena, &search->circles, circle);
}

/* Without recursion: a chain of conditions may be long. */
static void search_from(Search *search, Thing *start)
{
    search->path[search->depth++] = start;
    start->mark = ON_PATH;
    while (search->depth) {
        Thing *thing = search->path[search->depth - 1];
        if (thing->next == thing->edges.count) {
            thing->mark = DONE;
            search->depth--;
            continue;
        }
        size_t edge = thing->edges.items[thing->next++];
        Thing *to = thing_of(search, search->edges[edge].to);
        if (to->mark == ON_PATH) close_circle(search, to, edge);
        if (to->mark != FRESH) continue;
        to->mark = ON_PATH;
        search->path[search->depth++] = to;
    }
}

size_t loose_circles(
    Arena *arena, const WaitsOn *edges, size_t count, Circle **circles)
{
    Search search = {.arena = arena, .edges = edges, .index = map_new(arena)};
    for (size_t i = 0; i < count; i++) {
        Thing *from = thing_of(&search, edges[i].from);
        vec_push(arena, &from->edges, i);
        thing_of(&search, edges[i].to);
    }
    search.path =
        arena_array(arena, search.index.count + 1, sizeof *search.path);
    for (size_t i = 0; i < search.index.count; i++) {
        Thing *thing = search.index.entries[i].value;
        if (thing->mark == FRESH) search_from(&search, thing);
    }
    *circles = search.circles.items;
    return search.circles.count;
}
