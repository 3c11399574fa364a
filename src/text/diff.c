/* A shortest edit script in linear space: the furthest-reaching paths from
 * both ends are followed until they meet, and the two halves are done in the
 * same way. Myers, "An O(ND) difference algorithm and its variations",
 * Algorithmica 1 (1986), section 4b. Elements that the other side does not
 * have at all are marked beforehand, which changes no minimum. Time
 * O((N + M) D), space O(N + M); D is bounded by DIFF_MOST_STEPS, after which
 * the path that reached furthest is taken. */
#include "text/diff.h"

typedef ptrdiff_t Index; /* of an element, or of a diagonal (old - new) */

typedef struct {
    const uint32_t *a, *b;     /* the elements that both sides have */
    size_t *a_at, *b_at;       /* where these stand in the whole sequences */
    Index *forward, *backward; /* by diagonal: furthest place in a */
    Diff *diff;
} Search;

typedef struct {
    Index a0, a1, b0, b1; /* elements a[a0..a1) against b[b0..b1) */
} Box;

typedef struct {
    Index least, most; /* diagonals in reach */
} Reach;

/* One more step for the diagonals in reach, which grow by one on both sides
 * or shrink at the edge; new ones get NOTHING as neighbours. */
static void widen(Reach *reach, Reach edge, Index *furthest, Index nothing)
{
    if (reach->least > edge.least)
        furthest[--reach->least - 1] = nothing;
    else
        reach->least++;
    if (reach->most < edge.most)
        furthest[++reach->most + 1] = nothing;
    else
        reach->most--;
}

static Index run_forward(const Search *s, Box box, Index diagonal)
{
    Index low = s->forward[diagonal - 1], high = s->forward[diagonal + 1];
    Index x = low < high ? high : low + 1;
    while (x < box.a1 && x - diagonal < box.b1 && s->a[x] == s->b[x - diagonal])
        x++;
    return s->forward[diagonal] = x;
}

static Index run_backward(const Search *s, Box box, Index diagonal)
{
    Index low = s->backward[diagonal - 1], high = s->backward[diagonal + 1];
    Index x = low < high ? low : high - 1;
    while (x > box.a0 && x - diagonal > box.b0 &&
           s->a[x - 1] == s->b[x - diagonal - 1])
        x--;
    return s->backward[diagonal] = x;
}

static bool within(Reach reach, Index diagonal)
{
    return diagonal >= reach.least && diagonal <= reach.most;
}

/* The diagonal of the path from the beginning that got furthest. */
static Index best_forward(const Search *s, Box box, Reach reach)
{
    Index best = reach.least, best_sum = PTRDIFF_MIN;
    for (Index d = reach.least; d <= reach.most; d += 2) {
        Index x = s->forward[d];
        if (x > box.a1 || x - d > box.b1 || x + x - d <= best_sum) continue;
        best = d;
        best_sum = x + x - d;
    }
    return best;
}

/* Where an optimal path through BOX crosses its middle: *X in a, *Y in b. */
static void find_middle(const Search *s, Box box, Index *x, Index *y)
{
    Reach edge = {box.a0 - box.b1, box.a1 - box.b0};
    Index first = box.a0 - box.b0, last = box.a1 - box.b1;
    Reach ahead = {first, first}, behind = {last, last};
    const bool odd = (first - last) & 1;
    s->forward[first] = box.a0;
    s->backward[last] = box.a1;
    for (int steps = 1; steps < DIFF_MOST_STEPS; steps++) {
        widen(&ahead, edge, s->forward, -1);
        for (Index d = ahead.most; d >= ahead.least; d -= 2) {
            *x = run_forward(s, box, d);
            *y = *x - d;
            if (odd && within(behind, d) && s->backward[d] <= *x) return;
        }
        widen(&behind, edge, s->backward, PTRDIFF_MAX);
        for (Index d = behind.most; d >= behind.least; d -= 2) {
            *x = run_backward(s, box, d);
            *y = *x - d;
            if (!odd && within(ahead, d) && *x <= s->forward[d]) return;
        }
    }
    Index d = best_forward(s, box, ahead);
    *x = s->forward[d];
    *y = *x - d;
}

static Box without_common_ends(const Search *s, Box box)
{
    while (box.a0 < box.a1 && box.b0 < box.b1 && s->a[box.a0] == s->b[box.b0])
        box.a0++, box.b0++;
    while (box.a0 < box.a1 && box.b0 < box.b1 &&
           s->a[box.a1 - 1] == s->b[box.b1 - 1])
        box.a1--, box.b1--;
    return box;
}

/* The left half by recursion, which at least halves the differences; the
 * right one in the loop. */
static void mark_box(const Search *s, Box box)
{
    for (;;) {
        box = without_common_ends(s, box);
        if (box.a0 == box.a1 || box.b0 == box.b1) break;
        Index x, y;
        find_middle(s, box, &x, &y);
        mark_box(s, (Box){box.a0, x, box.b0, y});
        box.a0 = x;
        box.b0 = y;
    }
    for (Index i = box.a0; i < box.a1; i++) s->diff->deleted[s->a_at[i]] = true;
    for (Index i = box.b0; i < box.b1; i++)
        s->diff->inserted[s->b_at[i]] = true;
}

static uint32_t largest(const uint32_t *ids, size_t count, uint32_t most)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] > most) most = ids[i];
    return most;
}

/* Copies the IDS that the other side has (PRESENT), with their places; marks
 * the rest. */
static size_t keep_common(const uint32_t *ids, size_t count,
    const bool *present, uint32_t *kept, size_t *at, bool *marked)
{
    size_t kept_count = 0;
    for (size_t i = 0; i < count; i++) {
        marked[i] = !present[ids[i]];
        if (marked[i]) continue;
        kept[kept_count] = ids[i];
        at[kept_count++] = i;
    }
    return kept_count;
}

static bool *presence(
    Arena *arena, const uint32_t *ids, size_t count, uint32_t most)
{
    bool *present = arena_array(arena, (size_t)most + 1, 1);
    for (size_t i = 0; i < count; i++) present[ids[i]] = true;
    return present;
}

void diff_mark(Arena *arena, Diff *diff)
{
    size_t n = diff->old_count, m = diff->new_count;
    uint32_t most = largest(diff->new_ids, m, largest(diff->old_ids, n, 0));
    uint32_t *a = arena_array(arena, n, sizeof *a);
    uint32_t *b = arena_array(arena, m, sizeof *b);
    Search s = {.a = a, .b = b, .diff = diff};
    s.a_at = arena_array(arena, n, sizeof *s.a_at);
    s.b_at = arena_array(arena, m, sizeof *s.b_at);
    n = keep_common(diff->old_ids, n, presence(arena, diff->new_ids, m, most),
        a, s.a_at, diff->deleted);
    m = keep_common(diff->new_ids, m,
        presence(arena, diff->old_ids, diff->old_count, most), b, s.b_at,
        diff->inserted);
    size_t diagonals = n + m + 3;
    s.forward = arena_array(arena, diagonals, sizeof *s.forward);
    s.backward = arena_array(arena, diagonals, sizeof *s.backward);
    s.forward += m + 1;
    s.backward += m + 1;
    mark_box(&s, (Box){0, (Index)n, 0, (Index)m});
}
