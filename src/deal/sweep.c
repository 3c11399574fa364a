/* Which vectors no other dominates, in three dimensions: taken in the order
 * of the first number, largest first, a vector survives if it lies above the
 * staircase of those before it in the other two (Kung, Luccio, Preparata,
 * 1975). The staircase is a sorted array that is moved on the shorter side.
 *
 * The sorted vectors are cut into one stretch a thread, swept each by itself;
 * then what survived in a stretch is held against the staircases that the
 * stretches before it ended with.
 *
 * Sorting merges the runs the input comes in: O(n log runs); the sweep is
 * O(n log n) and the moving, staircases being short beside n. */
#include "deal/sweep.h"

#include <string.h>

typedef struct {
    double u[3];
    uint32_t id;
} Triple;

/* Steps from FIRST to LAST-1: `across` rising, `up` falling. */
typedef struct {
    double *across, *up;
    uint32_t *ids;
    size_t first, last;
} Stairs;

typedef struct {
    Triple *triples, *spare; /* sorted; room to sort */
    size_t *ends;            /* [runs] where runs end */
    size_t count, parts;
    Stairs stairs[DEAL_THREADS_MAX];
    uint32_t *witness;
} Sweep;

static inline bool before(const Triple *a, const Triple *b)
{
    if (a->u[0] != b->u[0]) return a->u[0] > b->u[0];
    if (a->u[1] != b->u[1]) return a->u[1] > b->u[1];
    if (a->u[2] != b->u[2]) return a->u[2] > b->u[2];
    return a->id < b->id;
}

static void merge(const Triple *a, const Triple *a_end, const Triple *b,
    const Triple *b_end, Triple *out)
{
    while (a < a_end && b < b_end) {
        bool left = before(a, b);
        *out++ = left ? *a : *b;
        a += left;
        b += !left;
    }
    memcpy(out, a, (size_t)(a_end - a) * sizeof *out);
    memcpy(out + (a_end - a), b, (size_t)(b_end - b) * sizeof *out);
}

static void fill(Sweep *sweep, const Vectors *vectors)
{
    for (size_t i = 0; i < sweep->count; i++) {
        Triple *to = &sweep->triples[i];
        for (size_t d = 0; d < 3; d++) to->u[d] = vectors->u[d][i];
        to->id = (uint32_t)i;
        sweep->witness[i] = (uint32_t)i;
    }
}

static size_t find_runs(Sweep *sweep)
{
    size_t runs = 0;
    for (size_t i = 1; i <= sweep->count; i++)
        if (i == sweep->count ||
            before(&sweep->triples[i], &sweep->triples[i - 1]))
            sweep->ends[runs++] = i;
    return runs;
}

static void sort(Sweep *sweep)
{
    for (size_t runs = find_runs(sweep); runs > 1;) {
        size_t merged = 0, from = 0;
        Triple *in = sweep->triples, *out = sweep->spare;
        for (size_t r = 0; r < runs; r += 2) {
            size_t middle = sweep->ends[r];
            size_t end = r + 1 < runs ? sweep->ends[r + 1] : middle;
            merge(in + from, in + middle, in + middle, in + end, out + from);
            sweep->ends[merged++] = from = end;
        }
        runs = merged;
        sweep->triples = out;
        sweep->spare = in;
    }
}

/* The first step that reaches ACROSS; s->last if none does. */
static inline size_t find_step(const Stairs *s, double across)
{
    const double *base = s->across + s->first;
    size_t n = s->last - s->first;
    if (n == 0) return s->last;
    while (n > 1) {
        size_t half = n / 2;
        base += base[half - 1] < across ? half : 0;
        n -= half;
    }
    return (size_t)(base - s->across) + (*base < across);
}

static void move_steps(Stairs *s, size_t from, size_t to, size_t count)
{
    memmove(s->across + to, s->across + from, count * sizeof *s->across);
    memmove(s->up + to, s->up + from, count * sizeof *s->up);
    memmove(s->ids + to, s->ids + from, count * sizeof *s->ids);
}

/* Puts a step before step AT, which it does not reach, and drops those it
 * covers. */
static inline void add_step(Stairs *s, size_t at, const Triple *t)
{
    size_t covered = at;
    while (covered > s->first && s->up[covered - 1] <= t->u[2]) covered--;
    if (covered == at) { /* make room on the shorter side */
        if (at - s->first < s->last - at) {
            move_steps(s, s->first, s->first - 1, at - s->first);
            s->first--;
            covered--;
        } else {
            move_steps(s, at, at + 1, s->last - at);
            s->last++;
        }
    } else if (at - covered > 1) {
        move_steps(s, at, covered + 1, s->last - at);
        s->last -= at - covered - 1;
    }
    s->across[covered] = t->u[1];
    s->up[covered] = t->u[2];
    s->ids[covered] = t->id;
}

static size_t part_begin(const Sweep *sweep, size_t part)
{
    return sweep->count * part / sweep->parts;
}

static void sweep_part(void *state, size_t part)
{
    Sweep *sweep = state;
    Stairs *s = &sweep->stairs[part];
    size_t end = part_begin(sweep, part + 1);
    for (size_t i = part_begin(sweep, part); i < end; i++) {
        const Triple *t = &sweep->triples[i];
        size_t at = find_step(s, t->u[1]);
        if (at < s->last && s->up[at] >= t->u[2])
            sweep->witness[t->id] = s->ids[at];
        else
            add_step(s, at, t);
    }
}

static void check_part(void *state, size_t part)
{
    Sweep *sweep = state;
    size_t end = part_begin(sweep, part + 1);
    for (size_t i = part_begin(sweep, part); i < end; i++) {
        const Triple *t = &sweep->triples[i];
        for (size_t p = 0; p < part && sweep->witness[t->id] == t->id; p++) {
            const Stairs *s = &sweep->stairs[p];
            size_t at = find_step(s, t->u[1]);
            if (at < s->last && s->up[at] >= t->u[2])
                sweep->witness[t->id] = s->ids[at];
        }
    }
}

/* Room for as many steps on either side of the middle as there are triples
 * in the part. */
static void take_stairs(Sweep *sweep, Arena *arena, NondominatedMemory *memory)
{
    size_t room = 2 * sweep->count + 2 * sweep->parts;
    double *across =
        deal_array_of(arena, memory->blocks, 2 * room, sizeof *across);
    uint32_t *ids = deal_array_of(arena, memory->order, room, sizeof *ids);
    for (size_t p = 0; p < sweep->parts; p++) {
        size_t from = 2 * (part_begin(sweep, p) + p);
        size_t middle = part_begin(sweep, p + 1) - part_begin(sweep, p) + 1;
        sweep->stairs[p] = (Stairs){.across = across + from,
            .up = across + room + from,
            .ids = ids + from,
            .first = middle,
            .last = middle};
    }
}

size_t sweep_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, uint32_t *witness, uint32_t *order)
{
    enum { ALONE = 8192 }; /* below this, other threads are not worth it */
    size_t n = vectors->count, kept = 0;
    Arena *arena = work->arena;
    Sweep sweep = {.count = n,
        .parts = n < ALONE ? 1 : deal_threads(work),
        .witness = witness};
    sweep.triples = deal_array_of(arena, memory->records, n, sizeof(Triple));
    sweep.spare = deal_array_of(arena, memory->boxes, n, sizeof(Triple));
    sweep.ends = deal_array_of(arena, memory->next, n + 1, sizeof *sweep.ends);
    take_stairs(&sweep, arena, memory);
    fill(&sweep, vectors);
    sort(&sweep);
    deal_run(sweep.parts, sweep_part, &sweep);
    if (sweep.parts > 1) deal_run(sweep.parts, check_part, &sweep);
    for (size_t i = 0; i < n; i++)
        if (witness[sweep.triples[i].id] == sweep.triples[i].id)
            order[kept++] = sweep.triples[i].id;
    return kept;
}
