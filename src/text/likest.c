/* Which clauses a text was probably meant for, whose words none has just so:
 * those that have the most of its words, by how much each tells (terms.h). */
#include "text/likest.h"

#include "text/terms.h"

static const double LEAST = 0.3; /* less is chance */

/* Each clause's own words as a unit. */
static Units own_words(Arena *arena, const DraftWords *words)
{
    Units units = {.words = words, .count = words->draft->count};
    units.items = arena_array(arena, units.count, sizeof *units.items);
    for (size_t i = 0; i < units.count; i++)
        units.items[i] = (Unit){.first = i, .end = i + 1};
    return units;
}

static void keep(Likeness *best, size_t most, Likeness found)
{
    size_t at = most;
    if (found.alike < LEAST) return;
    while (at > 0 && best[at - 1].alike < found.alike) {
        if (at < most) best[at] = best[at - 1];
        at--;
    }
    if (at < most) best[at] = found;
}

/* The share of the weight of A's words that B has; squares of weights sum to
 * 1. */
static double share_of(const Unit *a, const Unit *b)
{
    double sum = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        const Term *x = &a->terms[i], *y = &b->terms[j];
        if (x->term == y->term) sum += (double)x->weight * x->weight;
        i += x->term <= y->term;
        j += y->term <= x->term;
    }
    return sum;
}

Likeness *draft_likest(Arena *arena, const Draft *draft, const Str *texts,
    size_t count, size_t most)
{
    Lexicon lexicon = lexicon_new(arena);
    Folder folder = folder_new(arena, &lexicon);
    DraftBuilder builder = draft_builder(arena);
    Likeness *best = arena_array(arena, count * most, sizeof *best);
    for (size_t i = 0; i < count * most; i++) best[i].clause = NO_CLAUSE;
    for (size_t i = 0; i < count; i++)
        draft_add(&builder, 0, NULL, false, S(""), texts[i]);
    Draft asked = draft_finish(&builder, S(""));
    DraftWords asked_words = draft_words(&folder, &asked, false);
    DraftWords words = draft_words(&folder, draft, false);
    Units a = own_words(arena, &asked_words), b = own_words(arena, &words);
    units_weigh(arena, &a, &b, folder.folded.words.count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < b.count; j++)
            keep(&best[i * most], most,
                (Likeness){j, share_of(&a.items[i], &b.items[j])});
    return best;
}
