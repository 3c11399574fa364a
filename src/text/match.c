/* One-to-one matching of units. For each word a list of the new units that
 * have it (postings) gives to every old unit the few new ones that share
 * most; words that many units share are left out of the search, not of the
 * likeness. All pairs found are taken in the order of likeness, twice: first
 * those that are surely right, then, with a bonus for whatever keeps the
 * order of those, the rest; of these, none where two old units are almost
 * equally alike to the same new one (a test of ratios as in Lowe, "Distinctive
 * image features", 2004). Cost: words times the length of their lists, which
 * is limited; pairs are sorted. */
#include "text/match.h"

#include <stdlib.h>

enum {
    MOST_POSTINGS = 200, /* a word in more units than this finds nothing */
    MOST_PAIRS = 6,      /* candidates of one old unit */
    MOST_BETWEEN = 64    /* units compared between two neighbours */
};
static const double SURE = 0.6;
static const double IN_ORDER = 0.1; /* bonus */

typedef struct {
    uint32_t unit;
    float weight;
} Posting;

typedef struct {
    Posting *items;
    size_t *begins; /* [term_count + 2] by term */
} Postings;

typedef struct {
    size_t old_unit, new_unit;
    double alike, score;
} Pair;

typedef VEC(Pair) Pairs;

Matching matching_new(Arena *arena, size_t old_count, size_t new_count)
{
    Matching matching = {arena_array(arena, old_count, sizeof(size_t)),
        arena_array(arena, new_count, sizeof(size_t)),
        arena_array(arena, old_count, sizeof(double))};
    for (size_t i = 0; i < old_count; i++) matching.to_new[i] = NO_CLAUSE;
    for (size_t i = 0; i < new_count; i++) matching.to_old[i] = NO_CLAUSE;
    return matching;
}

void matching_set(
    Matching *matching, size_t old_unit, size_t new_unit, double confidence)
{
    matching->to_new[old_unit] = new_unit;
    matching->to_old[new_unit] = old_unit;
    matching->confidence[old_unit] = confidence;
}

static Postings postings_of(
    Arena *arena, const Units *units, const Matching *matching, size_t terms)
{
    Postings postings = {NULL, arena_array(arena, terms + 2, sizeof(size_t))};
    for (size_t i = 0; i < units->count; i++)
        for (size_t k = 0; k < units->items[i].count; k++)
            if (matching->to_old[i] == NO_CLAUSE)
                postings.begins[units->items[i].terms[k].term + 1]++;
    for (size_t t = 0; t <= terms; t++)
        postings.begins[t + 1] += postings.begins[t];
    postings.items =
        arena_array(arena, postings.begins[terms + 1], sizeof(Posting));
    size_t *next = arena_array(arena, terms + 2, sizeof *next);
    for (size_t i = 0; i < units->count; i++)
        for (size_t k = 0; k < units->items[i].count; k++) {
            Term term = units->items[i].terms[k];
            if (matching->to_old[i] == NO_CLAUSE)
                postings.items[postings.begins[term.term] + next[term.term]++] =
                    (Posting){(uint32_t)i, term.weight};
        }
    return postings;
}

/* Keeps the best few of one old unit, the best first. */
static size_t keep_best(Pair *best, size_t count, Pair pair)
{
    size_t at = count < MOST_PAIRS ? count++ : count;
    while (at > 0 && best[at - 1].alike < pair.alike) {
        if (at < MOST_PAIRS) best[at] = best[at - 1];
        at--;
    }
    if (at < MOST_PAIRS) best[at] = pair;
    return count;
}

typedef struct {
    const Units *old_units, *new_units;
    Postings postings;
    double *shared;  /* [new count] zero between two searches */
    uint32_t *found; /* [new count] */
    double least;
} Search;

/* The new units that share rare words with an old one, best first. */
static void find_pairs(
    Arena *arena, Search *search, size_t old_unit, Pairs *pairs)
{
    const Unit *unit = &search->old_units->items[old_unit];
    size_t found = 0, count = 0;
    Pair best[MOST_PAIRS];
    for (size_t k = 0; k < unit->count; k++) {
        size_t begin = search->postings.begins[unit->terms[k].term];
        size_t end = search->postings.begins[unit->terms[k].term + 1];
        if (end - begin > MOST_POSTINGS) continue;
        for (size_t p = begin; p < end; p++) {
            Posting posting = search->postings.items[p];
            if (search->shared[posting.unit] == 0)
                search->found[found++] = posting.unit;
            search->shared[posting.unit] +=
                (double)unit->terms[k].weight * posting.weight;
        }
    }
    for (size_t f = 0; f < found; f++) {
        size_t new_unit = search->found[f];
        count = keep_best(best, count,
            (Pair){old_unit, new_unit, search->shared[new_unit], 0});
        search->shared[new_unit] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        best[i].alike =
            units_alike(unit, &search->new_units->items[best[i].new_unit]);
        if (best[i].alike + IN_ORDER >= search->least)
            vec_push(arena, pairs, best[i]);
    }
}

static int compare_pairs(const void *a, const void *b)
{
    const Pair *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    if (x->old_unit != y->old_unit) return x->old_unit < y->old_unit ? -1 : 1;
    return (x->new_unit > y->new_unit) - (x->new_unit < y->new_unit);
}

static bool pair_is_free(const Matching *matching, const Pair *pair)
{
    return matching->to_new[pair->old_unit] == NO_CLAUSE &&
           matching->to_old[pair->new_unit] == NO_CLAUSE;
}

static void sort_pairs(Pairs *pairs)
{
    if (pairs->count)
        qsort(pairs->items, pairs->count, sizeof(Pair), compare_pairs);
}

static void take_pairs(Pairs *pairs, double least, Matching *matching)
{
    sort_pairs(pairs);
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->items[i];
        if (pair->score < least) break;
        if (pair_is_free(matching, pair))
            matching_set(matching, pair->old_unit, pair->new_unit, pair->alike);
    }
}

/* One is the other, or stands below it. */
static bool units_overlap(const Unit *a, const Unit *b)
{
    return a->first < b->end && b->first < a->end;
}

/* The best two pairs of each old unit that is free, as scores. */
typedef struct {
    double first, second;
} BestTwo;

static BestTwo *best_of_old(Arena *arena, size_t old_count, const Pairs *pairs,
    const Matching *matching)
{
    BestTwo *best = arena_array(arena, old_count, sizeof *best);
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->items[i];
        BestTwo *two = &best[pair->old_unit];
        if (!pair_is_free(matching, pair)) continue;
        if (two->first == 0)
            two->first = pair->score;
        else if (two->second == 0)
            two->second = pair->score;
    }
    return best;
}

/* Takes out the pairs of a new unit that two old ones became: both are free,
 * neither below the other, the second has RATIO of the score of the first, and
 * no other new unit is as good for it. */
static void drop_rivals(Arena *arena, const Units *old_units, size_t new_count,
    double ratio, const Matching *matching, Pairs *pairs)
{
    const Pair **best = arena_array(arena, new_count, sizeof *best);
    bool *rivalled = arena_array(arena, new_count, 1);
    size_t kept = 0;
    sort_pairs(pairs);
    BestTwo *own = best_of_old(arena, old_units->count, pairs, matching);
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->items[i], *first = best[pair->new_unit];
        const BestTwo *two = &own[pair->old_unit];
        if (!pair_is_free(matching, pair)) continue;
        if (!first)
            best[pair->new_unit] = pair;
        else if (!units_overlap(&old_units->items[first->old_unit],
                     &old_units->items[pair->old_unit]))
            rivalled[pair->new_unit] |= pair->score >= ratio * first->score &&
                                        two->first <= pair->score &&
                                        two->second < ratio * pair->score;
    }
    for (size_t i = 0; i < pairs->count; i++)
        if (!rivalled[pairs->items[i].new_unit])
            pairs->items[kept++] = pairs->items[i];
    pairs->count = kept;
}

/* For each old unit the partner of the nearest matched one before it. */
static size_t *partners_before(
    Arena *arena, const Matching *matching, size_t count)
{
    size_t *before = arena_array(arena, count + 1, sizeof *before);
    before[0] = NO_CLAUSE;
    for (size_t i = 0; i < count; i++)
        before[i + 1] =
            matching->to_new[i] != NO_CLAUSE ? matching->to_new[i] : before[i];
    return before;
}

static size_t *partners_after(
    Arena *arena, const Matching *matching, size_t count)
{
    size_t *after = arena_array(arena, count + 1, sizeof *after);
    after[count] = NO_CLAUSE;
    for (size_t i = count; i-- > 0;)
        after[i] = matching->to_new[i] != NO_CLAUSE ? matching->to_new[i]
                                                    : after[i + 1];
    return after;
}

static void reward_order(
    Arena *arena, size_t old_count, const Matching *matching, Pairs *pairs)
{
    size_t *before = partners_before(arena, matching, old_count);
    size_t *after = partners_after(arena, matching, old_count);
    for (size_t i = 0; i < pairs->count; i++) {
        Pair *pair = &pairs->items[i];
        size_t low = before[pair->old_unit], high = after[pair->old_unit];
        bool in_order = (low == NO_CLAUSE || low < pair->new_unit) &&
                        (high == NO_CLAUSE || pair->new_unit < high);
        pair->score = pair->alike + (in_order ? IN_ORDER : 0);
    }
}

void match_units(Arena *arena, const Units *old_units, const Units *new_units,
    double least, double rival, size_t term_count, Matching *matching)
{
    Pairs pairs = {0};
    Search search = {.old_units = old_units,
        .new_units = new_units,
        .postings = postings_of(arena, new_units, matching, term_count),
        .least = least};
    search.shared = arena_array(arena, new_units->count, sizeof *search.shared);
    search.found = arena_array(arena, new_units->count, sizeof *search.found);
    for (size_t i = 0; i < old_units->count; i++)
        if (matching->to_new[i] == NO_CLAUSE)
            find_pairs(arena, &search, i, &pairs);
    for (size_t i = 0; i < pairs.count; i++)
        pairs.items[i].score = pairs.items[i].alike;
    take_pairs(&pairs, SURE, matching);
    reward_order(arena, old_units->count, matching, &pairs);
    drop_rivals(arena, old_units, new_units->count, rival, matching, &pairs);
    take_pairs(&pairs, least, matching);
}

/* Units without words are alike if they are the same. */
static double alike_in_place(
    const Units *old_units, size_t i, const Units *new_units, size_t j)
{
    const Unit *a = &old_units->items[i], *b = &new_units->items[j];
    if (a->first == a->end || b->first == b->end) return 0;
    if (a->count || b->count) return units_alike(a, b);
    Str old_text = old_units->words->draft->items[a->first].text;
    Str new_text = new_units->words->draft->items[b->first].text;
    return str_equal(str_trim(old_text), str_trim(new_text)) ? 1 : 0;
}

void match_neighbours(Arena *arena, const Units *old_units,
    const Units *new_units, double least, Matching *matching)
{
    Pairs pairs = {0};
    size_t *before = partners_before(arena, matching, old_units->count);
    size_t *after = partners_after(arena, matching, old_units->count);
    for (size_t i = 0; i < old_units->count; i++) {
        if (matching->to_new[i] != NO_CLAUSE) continue;
        size_t low = before[i] == NO_CLAUSE ? 0 : before[i] + 1;
        size_t high = after[i] == NO_CLAUSE ? new_units->count : after[i];
        for (size_t j = low; j < high && j < low + MOST_BETWEEN; j++) {
            if (matching->to_old[j] != NO_CLAUSE) continue;
            double alike = alike_in_place(old_units, i, new_units, j);
            if (alike >= least)
                vec_push(arena, &pairs, ((Pair){i, j, alike, alike}));
        }
    }
    take_pairs(&pairs, least, matching);
}
