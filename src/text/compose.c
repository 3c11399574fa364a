/* Which amendments go together. Two clash if they change the same word, or
 * begin at the same place; the largest set without a clash is a maximum
 * independent set: branch and bound over the amendments, those with the fewest
 * clashes first, given up after MOST_STEPS (then the best set found is
 * answered, and that it may not be the largest). */
#include <stdlib.h>

#include "text/amend.h"

enum { MOST_STEPS = 1000000 };

/* They change the same word, or begin at the same place, where it would be
 * open which comes first. Changes that only touch go together. */
static bool overlap(Stretch a, Stretch b)
{
    return a.old_from == b.old_from ||
           (a.old_from < b.old_to && b.old_from < a.old_to);
}

PairKind provision_pair(const Provision *provision, size_t a, size_t b)
{
    const Amendment *x = &provision->amendments[a];
    const Amendment *y = &provision->amendments[b];
    if (x->result == y->result) return PAIR_IDENTICAL;
    for (size_t i = 0; i < x->changes.count; i++)
        for (size_t j = 0; j < y->changes.count; j++)
            if (overlap(x->changes.items[i], y->changes.items[j]))
                return PAIR_CLASHING;
    return PAIR_COMPOSABLE;
}

typedef struct {
    size_t first; /* amendment that stands for all identical ones */
    size_t same;  /* how many these are */
    size_t clashes;
} Group;

typedef struct {
    const Provision *provision;
    Group *groups; /* [count] */
    size_t count;
    bool *clash;      /* [count * count] */
    bool *now, *best; /* [count] chosen groups */
    size_t best_size, steps;
} Search;

static void find_groups(Search *search)
{
    const Provision *provision = search->provision;
    for (size_t i = 0; i < provision->count; i++) {
        size_t g = 0;
        if (!provision->amendments[i].found) continue;
        while (g < search->count &&
               provision_pair(provision, search->groups[g].first, i) !=
                   PAIR_IDENTICAL)
            g++;
        if (g == search->count) search->groups[search->count++].first = i;
        search->groups[g].same++;
    }
}

static int compare_groups(const void *a, const void *b)
{
    const Group *x = a, *y = b;
    if (x->clashes != y->clashes) return x->clashes < y->clashes ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static bool groups_clash(const Search *search, size_t a, size_t b)
{
    return provision_pair(search->provision, search->groups[a].first,
               search->groups[b].first) == PAIR_CLASHING;
}

static void find_clashes(Search *search)
{
    size_t n = search->count;
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            search->groups[a].clashes += a != b && groups_clash(search, a, b);
    if (n) qsort(search->groups, n, sizeof *search->groups, compare_groups);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            search->clash[a * n + b] = a != b && groups_clash(search, a, b);
}

/* Could group G be added to what is chosen among the groups before it? */
static bool fits(const Search *search, size_t g)
{
    for (size_t i = 0; i < g; i++)
        if (search->now[i] && search->clash[g * search->count + i])
            return false;
    return true;
}

/* Chooses among groups G and after; SIZE amendments are chosen already, LEFT
 * stand still to be decided. */
static void branch(Search *search, size_t g, size_t size, size_t left)
{
    if (size + left <= search->best_size || ++search->steps > MOST_STEPS)
        return;
    if (g == search->count) {
        search->best_size = size;
        for (size_t i = 0; i < g; i++) search->best[i] = search->now[i];
        return;
    }
    size_t same = search->groups[g].same;
    if (fits(search, g)) {
        search->now[g] = true;
        branch(search, g + 1, size + same, left - same);
        search->now[g] = false;
    }
    branch(search, g + 1, size, left - same);
}

bool provision_largest(Arena *arena, const Provision *provision, bool *chosen)
{
    size_t n = provision->count, all = 0;
    Search search = {.provision = provision};
    search.groups = arena_array(arena, n, sizeof *search.groups);
    search.now = arena_array(arena, n, 1);
    search.best = arena_array(arena, n, 1);
    find_groups(&search);
    search.clash = arena_array(arena, search.count * search.count, 1);
    find_clashes(&search);
    for (size_t g = 0; g < search.count; g++) all += search.groups[g].same;
    branch(&search, 0, 0, all);
    for (size_t i = 0; i < n; i++) {
        chosen[i] = false;
        if (!provision->amendments[i].found) continue;
        for (size_t g = 0; g < search.count; g++)
            if (search.best[g] &&
                provision_pair(provision, search.groups[g].first, i) ==
                    PAIR_IDENTICAL)
                chosen[i] = true;
    }
    return search.steps <= MOST_STEPS;
}

typedef struct {
    Stretch change;
    const Tokens *words;
} Replacement;

static int compare_replacements(const void *a, const void *b)
{
    const Replacement *x = a, *y = b;
    size_t i = x->change.old_from, j = y->change.old_from;
    return (i > j) - (i < j);
}

static size_t end_before(const Tokens *tokens, size_t i)
{
    if (!i) return tokens->count ? tokens->items[0].at : 0;
    return tokens->items[i - 1].at + tokens->items[i - 1].text.size;
}

static size_t begin_of(const Tokens *tokens, size_t i)
{
    if (i < tokens->count) return tokens->items[i].at;
    return end_before(tokens, tokens->count);
}

/* From the word before a change to the word after it, spaces included. */
static Str around(const Tokens *tokens, size_t from, size_t to)
{
    return str_slice(
        tokens->source, end_before(tokens, from), begin_of(tokens, to));
}

/* Adds what stands between the change before, which ended AT, and this one,
 * and its words; returns where it ends. The spaces beside a change are those
 * of the amendment, where it has words beside it. */
static size_t add_replacement(StrBuf *buf, const Tokens *tokens, size_t at,
    const Replacement *replacement)
{
    Stretch change = replacement->change;
    const Tokens *words = replacement->words;
    bool first = change.new_from == 0, last = change.new_to == words->count;
    size_t begin = first ? begin_of(tokens, change.old_from)
                         : end_before(tokens, change.old_from);
    if (begin >= at) {
        strbuf_add(buf, str_slice(tokens->source, at, begin));
        strbuf_add(buf, around(words, change.new_from, change.new_to));
    } else if (change.new_from < change.new_to) {
        strbuf_add(
            buf, str_slice(words->source, begin_of(words, change.new_from),
                     begin_of(words, change.new_to)));
    }
    return last ? end_before(tokens, change.old_to)
                : begin_of(tokens, change.old_to);
}

Str provision_apply(
    Arena *arena, const Provision *provision, const bool *chosen)
{
    VEC(Replacement) all = {0};
    const Tokens *tokens = &provision->tokens;
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < provision->count; i++) {
        const Amendment *amendment = &provision->amendments[i];
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again |= chosen[k] &&
                     provision->amendments[k].result == amendment->result;
        if (!chosen[i] || !amendment->found || again) continue;
        for (size_t c = 0; c < amendment->changes.count; c++)
            vec_push(arena, &all,
                ((Replacement){
                    amendment->changes.items[c], &amendment->new_tokens}));
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_replacements);
    size_t at = 0;
    size_t skipped = provision->text.size - tokens->source.size;
    strbuf_add(&buf, str_slice(provision->text, 0, skipped));
    for (size_t i = 0; i < all.count; i++)
        at = add_replacement(&buf, tokens, at, &all.items[i]);
    strbuf_add(&buf, str_slice(tokens->source, at, tokens->source.size));
    return strbuf_str(&buf);
}
