/* Aligning two drafts. What is the same in the same order is matched first;
 * sections follow by what is in them, then by the likeness of all their
 * words; then clauses, first among neighbours, then anywhere. Likeness is the
 * cosine of tf-idf vectors (terms.c). So where little changed, the work is
 * linear in the clauses, and what did change is looked for by its rare words
 * (match.c). Thresholds were set on the drafts of two public texts
 * (doc/text.md). */
#include "text/align_inner.h"

static const double LEAST_SECTION = 0.46;
static const double RIVAL_SECTION = 0.8; /* two that became one section */
static const double SURE_BESIDE = 0.5;   /* clauses between neighbours */
static const double LEAST_CLAUSE = 0.4;  /* anywhere */
static const double NO_RIVAL = 2;
static const double LEAST_BESIDE = 0.2; /* what is left between neighbours */

const char *const CHANGE_KEYS[CHANGE_COUNT] = {"added", "deleted", "split",
    "merged", "moved", "modified", "renumbered", "unchanged"};

bool clause_is_section(const Draft *draft, size_t clause)
{
    return draft->items[clause].titled || draft->items[clause].end > clause + 1;
}

bool align_both_free(
    const Alignment *alignment, size_t old_clause, size_t new_clause)
{
    return alignment->matching.to_new[old_clause] == NO_CLAUSE &&
           alignment->matching.to_old[new_clause] == NO_CLAUSE &&
           !alignment->old_closed[old_clause] &&
           !alignment->new_closed[new_clause];
}

/* The clauses of one side that are to be matched with each other, others
 * being left empty: sections with all below them, or clauses with nothing
 * below them. */
static Units units_of(Arena *arena, const DraftWords *words,
    const size_t *partners, const bool *closed, bool sections)
{
    const Draft *draft = words->draft;
    Units units = {.words = words};
    units.items = arena_array(arena, draft->count, sizeof *units.items);
    units.count = draft->count;
    for (size_t i = 0; i < draft->count; i++) {
        size_t end = draft->items[i].end;
        bool wanted = sections ? clause_is_section(draft, i) : end == i + 1;
        units.items[i] = (Unit){.first = i,
            .end = wanted && !closed[i] ? end : i,
            .matched = partners[i] != NO_CLAUSE || closed[i]};
    }
    return units;
}

static void match_sections(
    Arena *arena, Alignment *alignment, size_t term_count)
{
    Units old_units = units_of(arena, &alignment->old_words,
        alignment->matching.to_new, alignment->old_closed, true);
    Units new_units = units_of(arena, &alignment->new_words,
        alignment->matching.to_old, alignment->new_closed, true);
    units_weigh(arena, &old_units, &new_units, term_count);
    match_units(arena, &old_units, &new_units, LEAST_SECTION, RIVAL_SECTION,
        term_count, &alignment->matching);
}

static void match_clauses(Arena *arena, Alignment *alignment, size_t term_count)
{
    Units old_units = units_of(arena, &alignment->old_words,
        alignment->matching.to_new, alignment->old_closed, false);
    Units new_units = units_of(arena, &alignment->new_words,
        alignment->matching.to_old, alignment->new_closed, false);
    Matching *matching = &alignment->matching;
    units_weigh(arena, &old_units, &new_units, term_count);
    match_neighbours(arena, &old_units, &new_units, SURE_BESIDE, matching);
    match_units(arena, &old_units, &new_units, LEAST_CLAUSE, NO_RIVAL,
        term_count, matching);
    match_neighbours(arena, &old_units, &new_units, LEAST_BESIDE, matching);
}

/* The words of a clause without its printed number and what is before it. */
static Str unnumbered(const Clause *clause)
{
    size_t at = str_find(clause->text, clause->number, 0);
    if (!clause->number.size || at == SIZE_MAX) return str_trim(clause->text);
    return str_trim(
        str_slice(clause->text, at + clause->number.size, clause->text.size));
}

static bool same_words(
    const Alignment *alignment, size_t old_clause, size_t new_clause)
{
    const Tokens *a = &alignment->old_words.tokens[old_clause];
    const Tokens *b = &alignment->new_words.tokens[new_clause];
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].id != b->items[i].id) return false;
    return true;
}

static Lineage describe_pair(
    const Alignment *alignment, size_t i, size_t j, bool moved)
{
    const Clause *a = &alignment->old_words.draft->items[i];
    const Clause *b = &alignment->new_words.draft->items[j];
    Lineage lineage = {.old_clause = i,
        .new_clause = j,
        .moved = moved,
        .renumbered = !str_equal(a->label, b->label),
        .confidence = alignment->matching.confidence[i]};
    if (moved)
        lineage.change = CHANGE_MOVED;
    else if (same_words(alignment, i, j))
        lineage.change = CHANGE_UNCHANGED;
    else if (lineage.renumbered && str_equal(unnumbered(a), unnumbered(b)))
        lineage.change = CHANGE_RENUMBERED;
    else
        lineage.change = CHANGE_MODIFIED;
    return lineage;
}

static Lineage describe_added(size_t clause, Origin origin)
{
    if (origin.clause == NO_CLAUSE)
        return (Lineage){NO_CLAUSE, clause, CHANGE_ADDED, false, false, 1};
    return (Lineage){
        origin.clause, clause, CHANGE_SPLIT, false, false, origin.share};
}

static Lineage describe_deleted(size_t clause, Origin origin)
{
    if (origin.clause == NO_CLAUSE)
        return (Lineage){clause, NO_CLAUSE, CHANGE_DELETED, false, false, 1};
    return (Lineage){
        clause, origin.clause, CHANGE_MERGED, false, false, origin.share};
}

/* Where the words of what has no partner come from or go to; what is settled
 * says so itself. */
static void settle_origins(
    const Settled *settled, size_t count, Origin *from, Origin *into)
{
    for (size_t k = count; k-- > 0;) {
        size_t i = settled[k].old_clause, j = settled[k].new_clause;
        Change change = settled[k].change;
        if (change == CHANGE_ADDED || change == CHANGE_SPLIT)
            from[j] = (Origin){i, settled[k].confidence};
        else if (change == CHANGE_DELETED || change == CHANGE_MERGED)
            into[i] = (Origin){j, settled[k].confidence};
    }
}

static void describe(Arena *arena, Alignment *alignment, const Settled *settled,
    size_t settled_count)
{
    const Matching *matching = &alignment->matching;
    size_t old_count = alignment->old_words.draft->count;
    size_t new_count = alignment->new_words.draft->count;
    bool *moved = align_moves(arena, alignment);
    Origin *from = align_origins(
        arena, &alignment->new_words, matching->to_old, &alignment->old_words);
    Origin *into = align_origins(
        arena, &alignment->old_words, matching->to_new, &alignment->new_words);
    settle_origins(settled, settled_count, from, into);
    size_t i = 0;
    for (size_t j = 0; j <= new_count; j++) {
        size_t old_clause = j < new_count ? matching->to_old[j] : NO_CLAUSE;
        bool in_place = old_clause != NO_CLAUSE && !moved[old_clause];
        size_t until = j == new_count ? old_count : in_place ? old_clause : i;
        for (; i < until; i++)
            if (matching->to_new[i] == NO_CLAUSE)
                vec_push(
                    arena, &alignment->lineages, describe_deleted(i, into[i]));
        if (j == new_count) break;
        vec_push(arena, &alignment->lineages,
            old_clause == NO_CLAUSE
                ? describe_added(j, from[j])
                : describe_pair(alignment, old_clause, j, moved[old_clause]));
    }
}

static bool is_pair(const Settled *settled)
{
    return settled->change >= CHANGE_MOVED;
}

/* Clauses that are one, and those that have no partner. */
static void settle(Alignment *alignment, const Settled *settled, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        size_t i = settled[k].old_clause, j = settled[k].new_clause;
        Change change = settled[k].change;
        if (is_pair(&settled[k]) && align_both_free(alignment, i, j))
            matching_set(&alignment->matching, i, j, settled[k].confidence);
        else if (change == CHANGE_ADDED || change == CHANGE_SPLIT)
            alignment->new_closed[j] =
                alignment->matching.to_old[j] == NO_CLAUSE;
        else if (change == CHANGE_DELETED || change == CHANGE_MERGED)
            alignment->old_closed[i] =
                alignment->matching.to_new[i] == NO_CLAUSE;
    }
}

/* A change is told as it was settled. */
static void tell_settled(
    Arena *arena, Alignment *alignment, const Settled *settled, size_t count)
{
    size_t n = alignment->old_words.draft->count;
    const Settled **told = arena_array(arena, n, sizeof *told);
    for (size_t k = count; k-- > 0;)
        if (is_pair(&settled[k])) told[settled[k].old_clause] = &settled[k];
    for (size_t k = 0; k < alignment->lineages.count; k++) {
        Lineage *lineage = &alignment->lineages.items[k];
        if (lineage->change < CHANGE_MOVED || !told[lineage->old_clause] ||
            told[lineage->old_clause]->new_clause != lineage->new_clause)
            continue;
        lineage->change = told[lineage->old_clause]->change;
    }
}

Alignment draft_align_settled(Arena *arena, Lexicon *words,
    const Draft *old_draft, const Draft *new_draft, const Settled *settled,
    size_t count)
{
    Folder folder = folder_new(arena, words);
    bool plain = old_draft->marked != new_draft->marked;
    Alignment alignment = {.old_words = draft_words(&folder, old_draft, plain),
        .new_words = draft_words(&folder, new_draft, plain),
        .matching = matching_new(arena, old_draft->count, new_draft->count),
        .old_closed = arena_array(arena, old_draft->count, 1),
        .new_closed = arena_array(arena, new_draft->count, 1)};
    settle(&alignment, settled, count);
    align_same(arena, &alignment);
    align_by_votes(arena, &alignment);
    size_t term_count = folder.folded.words.count;
    match_sections(arena, &alignment, term_count);
    match_clauses(arena, &alignment, term_count);
    describe(arena, &alignment, settled, count);
    tell_settled(arena, &alignment, settled, count);
    return alignment;
}

Alignment draft_align(Arena *arena, Lexicon *words, const Draft *old_draft,
    const Draft *new_draft)
{
    return draft_align_settled(arena, words, old_draft, new_draft, NULL, 0);
}
