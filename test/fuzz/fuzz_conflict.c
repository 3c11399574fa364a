/* The reader of conflict files, and what is computed from small ones: both
 * engines must agree, and what is refused must have an error. */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>
#include "exchange/conflict.h"
#include "stability/space.h"

enum { OPTIONS_MAX = 9, STATES_MAX = 512, PATTERNS_MAX = 64 };

static bool is_small(const Conflict *conflict)
{
    return conflict->option_count <= OPTIONS_MAX &&
           conflict->state_count <= STATES_MAX &&
           conflict->infeasible_count <= PATTERNS_MAX &&
           conflict->merged_count <= PATTERNS_MAX;
}

static void check_engines(Arena *arena, const Conflict *conflict)
{
    Space space, graph;
    Verdicts one, other;
    Err err = {0};
    if (space_build(arena, conflict, NULL, &space, &err)) {
        if (!err.text[0]) abort();
        return;
    }
    if (space_solve(arena, &space, CONCEPTS_ALL, NULL, &one, NULL)) abort();
    if (space.moves) return;
    if (space_expand(arena, &space, &graph, NULL)) abort();
    if (graph_solve(arena, &graph, CONCEPTS_ALL, NULL, &other, NULL)) abort();
    if (!verdicts_equal(&one, &other)) abort();
}

void fuzz(Arena *arena, Str text)
{
    Conflict conflict;
    Err err = {0};
    if (conflict_read(arena, text, "fuzz", &conflict, &err) != STATUS_OK) {
        if (!err.text[0]) abort();
    } else if (is_small(&conflict)) {
        check_engines(arena, &conflict);
    }
}
