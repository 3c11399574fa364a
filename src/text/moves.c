/* Which matched clauses moved: the most words that keep their order stay, all
 * others moved. A heaviest increasing subsequence, by a tree of maxima over
 * places (Fenwick, 1994): O(n log n) in clauses. A clause that went along
 * with its section did not move by itself. */
#include "text/align_inner.h"

typedef struct {
    size_t weight; /* heaviest sequence that ends here; 0: none */
    size_t last;   /* its last old clause */
} Best;

static Best best_below(const Best *tree, size_t place)
{
    Best best = {0, NO_CLAUSE};
    for (; place > 0; place &= place - 1)
        if (tree[place].weight > best.weight) best = tree[place];
    return best;
}

static void raise(Best *tree, size_t count, size_t place, Best best)
{
    for (; place <= count; place += place & (~place + 1))
        if (tree[place].weight < best.weight) tree[place] = best;
}

static bool went_along(
    const Alignment *alignment, size_t clause, const bool *moved)
{
    size_t parent = alignment->old_words.draft->items[clause].parent;
    size_t partner = alignment->matching.to_new[clause];
    size_t new_parent = alignment->new_words.draft->items[partner].parent;
    return parent != NO_CLAUSE && new_parent != NO_CLAUSE && moved[parent] &&
           alignment->matching.to_new[parent] == new_parent;
}

bool *align_moves(Arena *arena, const Alignment *alignment)
{
    const DraftWords *words = &alignment->old_words;
    const Matching *matching = &alignment->matching;
    size_t n = words->draft->count, m = alignment->new_words.draft->count;
    Best *tree = arena_array(arena, m + 1, sizeof *tree);
    size_t *previous = arena_array(arena, n, sizeof *previous);
    bool *moved = arena_array(arena, n, 1);
    bool *stays = arena_array(arena, n, 1);
    for (size_t i = 0; i < n; i++) {
        if (matching->to_new[i] == NO_CLAUSE) continue;
        Best best = best_below(tree, matching->to_new[i]);
        previous[i] = best.last;
        best.weight += 1 + words->begins[i + 1] - words->begins[i];
        best.last = i;
        raise(tree, m, matching->to_new[i] + 1, best);
    }
    for (size_t i = best_below(tree, m).last; i != NO_CLAUSE; i = previous[i])
        stays[i] = true;
    for (size_t i = 0; i < n; i++)
        moved[i] = matching->to_new[i] != NO_CLAUSE && !stays[i];
    for (size_t i = n; i-- > 0;)
        if (moved[i] && went_along(alignment, i, moved)) moved[i] = false;
    return moved;
}
