/* Ranks by statements, and by sums of weights where these tie.
 *
 * A state is an item of 8 bytes: a key of 32 bits, and which state it is. Each
 * round gives the states that still tie a key of their next 32 truths,
 * weightiest first (or of 32 bits of their sum), sorts each run of ties by it
 * and splits the run where keys differ. So any number of statements compares
 * lexicographically, as the scores 2^(k-j) of option prioritising would (Peng,
 * 1999), without their overflow.
 *
 * No second table is needed: the first keys are worked out twice, once to
 * count how many fall into each bucket and once to put them there; the rest is
 * sorted in place by American flag (McIlroy, Bostic and McIlroy, "Engineering
 * radix sort", Computing Systems 6, 1993). Buckets, and runs of later rounds,
 * are shared out to all cores. Statements are evaluated for 64 states at once.
 * Cost: 8 bytes a state, O(states * statements / 64) words, one sort. */
#include "stability/criteria.h"

#include <stdatomic.h>
#include "stability/big.h"
#include "stability/bits.h"
#include "stability/radix.h"

enum {
    KEY_BITS = 32,
    BUCKETS = 256,     /* of one digit of a key */
    CHUNK = 1 << 16,   /* states or items to a task */
    SMALL = 96,        /* items that are sorted one by one */
    BEGINS = 1u << 31, /* in an item: a new rank begins here */
    STATE_MASK = BEGINS - 1
};

/* Of which criteria a round's keys are made. */
typedef struct {
    bool weights;
    size_t first;   /* statement; else: */
    unsigned right; /* bits of the sum that are left to the next round */
} Round;

typedef struct {
    const Preference *preference;
    const RankedStates *states;
    int32_t *ranks;
    uint64_t *items; /* [count] key, BEGINS, index of the state */
    size_t count;    /* states that take part */
    Round round;
    int64_t lowest;             /* sum of weights that any state can have */
    unsigned sum_bits;          /* of a sum above the lowest */
    uint32_t *places;           /* [chunks][BUCKETS] counts, then next places */
    size_t begins[BUCKETS + 1]; /* of buckets, in items */
    size_t *cuts;        /* [chunks + 1] where the tasks of a round begin */
    uint32_t *rank_from; /* [chunks] ranks before those of a chunk of items */
    bool begun;          /* a round has been run */
    atomic_bool tied;    /* and left some that tie */
    const Stage *stage;
    size_t step, steps; /* for progress */
} Ranker;

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Transposes 64 x 64 bits: bit b of row a becomes bit a of row b. Warren,
 * Hacker's Delight, 7-3. */
static void transpose(uint64_t rows[64])
{
    uint64_t mask = 0x00000000FFFFFFFF;
    for (unsigned width = 32; width; width >>= 1, mask ^= mask << width)
        for (unsigned k = 0; k < 64; k = ((k | width) + 1) & ~width) {
            uint64_t swap = ((rows[k] >> width) ^ rows[k | width]) & mask;
            rows[k] ^= swap << width;
            rows[k | width] ^= swap;
        }
}

/* The same for the two squares of 32 x 32 bits side by side in ROWS. */
static void transpose_halves(uint64_t rows[32])
{
    uint64_t mask = 0x0000FFFF0000FFFF;
    for (unsigned width = 16; width; width >>= 1, mask ^= mask << width)
        for (unsigned k = 0; k < 32; k = ((k | width) + 1) & ~width) {
            uint64_t swap = ((rows[k] >> width) ^ rows[k | width]) & mask;
            rows[k] ^= swap << width;
            rows[k | width] ^= swap;
        }
}

/* Which of 64 neighbouring states from FIRST on have each option taken. */
static void columns_of_neighbours(uint64_t first, uint64_t columns[64])
{
    static const uint64_t LOW[] = {0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC,
        0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000,
        0xFFFFFFFF00000000};
    for (unsigned j = 0; j < 64; j++)
        columns[j] = j < 6 ? LOW[j] : -(first >> j & 1);
}

/* Up to 64 states: those of INDICES, or neighbours from an even start. */
typedef struct {
    size_t count;
    uint32_t indices[64];
    bool neighbours; /* 64 of them, the first divisible by 64 */
    uint32_t keys[64];
} Block;

static void key_by_statements(const Ranker *ranker, Block *block)
{
    const Preference *preference = ranker->preference;
    uint64_t columns[64] = {0}, truths[KEY_BITS] = {0};
    if (block->neighbours) {
        columns_of_neighbours(block->indices[0], columns);
    } else {
        for (size_t k = 0; k < block->count; k++)
            columns[k] = ranked_state(ranker->states, block->indices[k]);
        transpose(columns);
    }
    size_t first = ranker->round.first;
    size_t most = least(preference->statement_count - first, KEY_BITS);
    for (size_t j = 0; j < most; j++)
        truths[KEY_BITS - 1 - j] =
            statement_true(preference->statements[first + j], columns);
    transpose_halves(truths);
    for (size_t k = 0; k < KEY_BITS; k++) {
        block->keys[k] = (uint32_t)truths[k];
        block->keys[KEY_BITS + k] = (uint32_t)(truths[k] >> KEY_BITS);
    }
}

static uint64_t sum_above_lowest(const Ranker *ranker, uint64_t state)
{
    int64_t sum = 0;
    for (; state; state &= state - 1)
        sum += ranker->preference->weights[__builtin_ctzll(state)];
    return (uint64_t)sum - (uint64_t)ranker->lowest;
}

/* The 32 highest bits of a sum; in a last round, those below them. */
static uint32_t sum_key(const Ranker *ranker, uint64_t sum)
{
    unsigned bits = ranker->sum_bits, right = ranker->round.right;
    if (bits <= KEY_BITS) return (uint32_t)(sum << (KEY_BITS - bits));
    if (right) return (uint32_t)(sum >> right);
    return (uint32_t)(sum << (2 * KEY_BITS - bits));
}

static void key_by_weights(const Ranker *ranker, Block *block)
{
    for (size_t k = 0; k < block->count; k++)
        block->keys[k] = sum_key(
            ranker, sum_above_lowest(ranker,
                        ranked_state(ranker->states, block->indices[k])));
}

static void key_block(const Ranker *ranker, Block *block)
{
    if (ranker->round.weights)
        key_by_weights(ranker, block);
    else
        key_by_statements(ranker, block);
}

/* The keys of the states from FIRST on, as many as END leaves room for. */
static void key_neighbours(
    const Ranker *ranker, size_t first, size_t end, Block *block)
{
    block->count = least(end - first, 64);
    block->neighbours = block->count == 64 && !ranker->states->states;
    for (size_t k = 0; k < block->count; k++)
        block->indices[k] = (uint32_t)(first + k);
    key_block(ranker, block);
}

static unsigned bucket_of(uint32_t key)
{
    return key >> (KEY_BITS - 8);
}

static void count_chunk(void *context, unsigned worker, size_t index)
{
    Ranker *ranker = context;
    Block block;
    (void)worker;
    size_t end = least((index + 1) * CHUNK, ranker->states->count);
    uint32_t *counts = ranker->places + index * BUCKETS;
    for (size_t s = index * CHUNK; s < end; s += 64) {
        key_neighbours(ranker, s, end, &block);
        for (size_t k = 0; k < block.count; k++)
            if (ranked_takes_part(ranker->states, s + k))
                counts[bucket_of(block.keys[k])]++;
    }
}

static void place_chunk(void *context, unsigned worker, size_t index)
{
    Ranker *ranker = context;
    Block block;
    (void)worker;
    size_t end = least((index + 1) * CHUNK, ranker->states->count);
    uint32_t *places = ranker->places + index * BUCKETS;
    for (size_t s = index * CHUNK; s < end; s += 64) {
        key_neighbours(ranker, s, end, &block);
        for (size_t k = 0; k < block.count; k++) {
            if (ranked_takes_part(ranker->states, s + k))
                ranker->items[places[bucket_of(block.keys[k])]++] =
                    (uint64_t)block.keys[k] << KEY_BITS | (s + k);
            else
                ranker->ranks[s + k] = 0;
        }
    }
}

/* Turns the chunks' counts into where each puts its items of a bucket. */
static void find_places(Ranker *ranker, size_t chunks)
{
    uint32_t sum = 0;
    for (size_t b = 0; b < BUCKETS; b++) {
        ranker->begins[b] = sum;
        for (size_t c = 0; c < chunks; c++) {
            uint32_t *place = &ranker->places[c * BUCKETS + b];
            uint32_t count = *place;
            *place = sum;
            sum += count;
        }
    }
    ranker->begins[BUCKETS] = sum;
}

static uint32_t key_of(uint64_t item)
{
    return (uint32_t)(item >> KEY_BITS);
}

/* Puts items into the buckets of their digit from SHIFT on, each swap bringing
 * one home; ENDS[b] becomes the end of bucket b. */
static void permute(
    uint64_t *items, const uint32_t *counts, unsigned shift, uint32_t *ends)
{
    uint32_t next[BUCKETS], sum = 0;
    for (size_t b = 0; b < BUCKETS; b++) {
        next[b] = sum;
        ends[b] = sum += counts[b];
    }
    for (size_t b = 0; b < BUCKETS; b++)
        while (next[b] < ends[b]) {
            uint64_t item = items[next[b]];
            size_t to = item >> shift & (BUCKETS - 1);
            if (to == b) {
                next[b]++;
                continue;
            }
            items[next[b]] = items[next[to]];
            items[next[to]++] = item;
        }
}

/* Sorts in place by the key's digits from SHIFT down. */
static void sort_items(uint64_t *items, size_t count, unsigned shift)
{
    uint32_t counts[BUCKETS] = {0}, ends[BUCKETS], begin = 0;
    if (count <= SMALL) {
        sort_few_numbers(items, count);
        return;
    }
    for (size_t k = 0; k < count; k++)
        counts[items[k] >> shift & (BUCKETS - 1)]++;
    permute(items, counts, shift, ends);
    if (shift == KEY_BITS) return;
    for (size_t b = 0; b < BUCKETS; begin = ends[b++])
        if (counts[b] > 1) sort_items(items + begin, counts[b], shift - 8);
}

/* Sorts a run of ties, whose keys differ below SHIFT + 8 only, and splits it
 * where they differ. */
static void split_run(
    Ranker *ranker, uint64_t *items, size_t count, unsigned shift)
{
    bool tied = false;
    items[0] &= ~(uint64_t)BEGINS;
    sort_items(items, count, shift);
    items[0] |= BEGINS;
    for (size_t k = 1; k < count; k++)
        if (key_of(items[k]) != key_of(items[k - 1]))
            items[k] |= BEGINS;
        else
            tied = true;
    if (tied) atomic_store(&ranker->tied, true);
}

static void split_bucket(void *context, unsigned worker, size_t index)
{
    Ranker *ranker = context;
    (void)worker;
    size_t begin = ranker->begins[index];
    size_t count = ranker->begins[index + 1] - begin;
    if (count)
        split_run(ranker, ranker->items + begin, count, 2 * KEY_BITS - 16);
}

static bool begins(const Ranker *ranker, size_t at, size_t end)
{
    return at >= end || (ranker->items[at] & BEGINS);
}

/* The next item from AT on that ties with another one; END if none does. */
static size_t next_tied(const Ranker *ranker, size_t at, size_t end)
{
    while (at < end && begins(ranker, at, end) && begins(ranker, at + 1, end))
        at++;
    return at;
}

/* Gives the items of FROM..TO that tie new keys, 64 at a time. */
static void key_ties(Ranker *ranker, size_t from, size_t to)
{
    Block block = {0};
    size_t places[64];
    size_t at = next_tied(ranker, from, to);
    while (at < to) {
        for (block.count = 0; at < to && block.count < 64;
             at = next_tied(ranker, at + 1, to)) {
            places[block.count] = at;
            block.indices[block.count++] =
                (uint32_t)ranker->items[at] & STATE_MASK;
        }
        key_block(ranker, &block);
        for (size_t k = 0; k < block.count; k++) {
            uint64_t *item = &ranker->items[places[k]];
            *item = (uint64_t)block.keys[k] << KEY_BITS | (uint32_t)*item;
        }
    }
}

/* A later round, for the runs of one task. */
static void split_runs(void *context, unsigned worker, size_t index)
{
    Ranker *ranker = context;
    (void)worker;
    size_t from = ranker->cuts[index], end = ranker->cuts[index + 1], to;
    key_ties(ranker, from, end);
    for (; from < end; from = to) {
        for (to = from + 1; !begins(ranker, to, end); to++) {
        }
        if (to - from > 1)
            split_run(
                ranker, ranker->items + from, to - from, 2 * KEY_BITS - 8);
    }
}

static bool run_tasks(Ranker *ranker, size_t count, Task task)
{
    const Stage *whole = ranker->stage;
    double width = (whole->to - whole->from) / (double)ranker->steps;
    double from = whole->from + width * (double)ranker->step++;
    const Stage stage = {whole->control, from, from + width};
    return parallel_run(
        &stage, control_threads(whole->control, count), count, task, ranker);
}

static size_t chunks_of(size_t count)
{
    return (count + CHUNK - 1) / CHUNK;
}

static bool run_first_round(Ranker *ranker)
{
    size_t chunks = chunks_of(ranker->states->count);
    if (!run_tasks(ranker, chunks, count_chunk)) return false;
    find_places(ranker, chunks);
    return run_tasks(ranker, chunks, place_chunk) &&
           run_tasks(ranker, BUCKETS, split_bucket);
}

/* A task begins with the first run that begins in its chunk. */
static bool run_later_round(Ranker *ranker)
{
    size_t chunks = chunks_of(ranker->count);
    for (size_t c = 0; c <= chunks; c++) {
        size_t at = least(c * CHUNK, ranker->count);
        if (c && at < ranker->cuts[c - 1]) at = ranker->cuts[c - 1];
        while (!begins(ranker, at, ranker->count)) at++;
        ranker->cuts[c] = at;
    }
    return run_tasks(ranker, chunks, split_runs);
}

static bool run_round(Ranker *ranker, Round round)
{
    bool first = !ranker->begun;
    if (!first && !atomic_load(&ranker->tied)) return true;
    ranker->begun = true;
    ranker->round = round;
    atomic_store(&ranker->tied, false);
    return first ? run_first_round(ranker) : run_later_round(ranker);
}

static bool run_rounds(Ranker *ranker)
{
    size_t count = ranker->preference->statement_count;
    bool weights = ranker->preference->weights;
    unsigned more =
        ranker->sum_bits > KEY_BITS ? ranker->sum_bits - KEY_BITS : 0;
    for (size_t at = 0; at < count || (!count && !weights && !at);
         at += KEY_BITS)
        if (!run_round(ranker, (Round){.first = at})) return false;
    if (!weights) return true;
    return run_round(ranker, (Round){.weights = true, .right = more}) &&
           (!more || run_round(ranker, (Round){.weights = true}));
}

static void count_ranks(void *context, unsigned worker, size_t index)
{
    Ranker *ranker = context;
    (void)worker;
    size_t end = least((index + 1) * CHUNK, ranker->count);
    uint32_t sum = 0;
    for (size_t k = index * CHUNK; k < end; k++) sum += begins(ranker, k, end);
    ranker->rank_from[index] = sum;
}

static void write_ranks(void *context, unsigned worker, size_t index)
{
    Ranker *ranker = context;
    (void)worker;
    size_t end = least((index + 1) * CHUNK, ranker->count);
    uint32_t rank = ranker->rank_from[index];
    for (size_t k = index * CHUNK; k < end; k++) {
        rank += begins(ranker, k, end);
        ranker->ranks[ranker->items[k] & STATE_MASK] = (int32_t)rank;
    }
}

static bool finish(Ranker *ranker)
{
    size_t chunks = chunks_of(ranker->count);
    uint32_t sum = 0;
    if (!run_tasks(ranker, chunks, count_ranks)) return false;
    for (size_t c = 0; c < chunks; c++) {
        uint32_t count = ranker->rank_from[c];
        ranker->rank_from[c] = sum;
        sum += count;
    }
    return run_tasks(ranker, chunks, write_ranks);
}

/* How far apart sums can be. They are below 2^62 on either side of 0. */
static void measure_sums(Ranker *ranker, size_t options)
{
    uint64_t range = 0;
    for (size_t j = 0; ranker->preference->weights && j < options; j++) {
        int64_t weight = ranker->preference->weights[j];
        range += (uint64_t)(weight < 0 ? -weight : weight);
        if (weight < 0) ranker->lowest += weight;
    }
    ranker->sum_bits = range ? 64 - (unsigned)__builtin_clzll(range) : 1;
}

bool criteria_rank(Arena *arena, const Conflict *conflict, size_t maker,
    const RankedStates *states, const Stage *stage, int32_t *ranks)
{
    const Preference *preference = &conflict->makers[maker].preference;
    size_t count = states->count, chunks = chunks_of(count);
    Ranker ranker = {.preference = preference,
        .states = states,
        .ranks = ranks,
        .count = states->feasible
                     ? bits_count(states->feasible, bits_words(count))
                     : count,
        .stage = stage};
    /* three tasks of a first round, two to finish, and each later round */
    ranker.steps = 7 + preference->statement_count / KEY_BITS;
    measure_sums(&ranker, conflict->option_count);
    ranker.places = arena_array(arena, chunks, BUCKETS * sizeof(uint32_t));
    ranker.rank_from = arena_array(arena, chunks, sizeof(uint32_t));
    ranker.cuts = arena_array(arena, chunks + 1, sizeof(size_t));
    ranker.items = big_alloc(arena, ranker.count * sizeof *ranker.items);
    bool done = run_rounds(&ranker) && finish(&ranker);
    big_free(ranker.items);
    return done && stage_report(stage, 1);
}
