/* Aligning two drafts. What is the same in the same order is matched first;
 * sections follow by what is in them, then by the likeness of all their
 * words; then clauses, first among neighbours, then anywhere. Likeness is the
 * cosine of tf-idf vectors (terms.c). So where little changed, the work is
 * linear in the clauses, and what did change is looked for by its rare words
 * (match.c). Thresholds were set on the drafts of two public texts
 * (doc/text.md). */
#include "text/align_inner.h"

static const double LEAST_SECTION = 0.36;
static const double SURE_BESIDE = 0.5;  /* clauses between neighbours */
static const double LEAST_CLAUSE = 0.4; /* anywhere */
static const double LEAST_BESIDE = 0.2; /* what is left between neighbours */

const char *const CHANGE_KEYS[CHANGE_COUNT] = {"added", "deleted", "split",
    "merged", "moved", "modified", "renumbered", "unchanged"};

bool clause_is_section(const Draft *draft, size_t clause)
{
    return draft->items[clause].titled || draft->items[clause].end > clause + 1;
}

/* The clauses of one side that are to be matched with each other, others
 * being left empty: sections with all below them, or clauses with nothing
 * below them. */
static Units units_of(Arena *arena, const DraftWords *words,
    const size_t *partners, bool sections)
{
    const Draft *draft = words->draft;
    Units units = {.words = words};
    units.items = arena_array(arena, draft->count, sizeof *units.items);
    units.count = draft->count;
    for (size_t i = 0; i < draft->count; i++) {
        size_t end = draft->items[i].end;
        bool wanted = sections ? clause_is_section(draft, i) : end == i + 1;
        units.items[i] = (Unit){.first = i,
            .end = wanted ? end : i,
            .matched = partners[i] != NO_CLAUSE};
    }
    return units;
}

static void match_sections(
    Arena *arena, Alignment *alignment, size_t term_count)
{
    Units old_units = units_of(
        arena, &alignment->old_words, alignment->matching.to_new, true);
    Units new_units = units_of(
        arena, &alignment->new_words, alignment->matching.to_old, true);
    units_weigh(arena, &old_units, &new_units, term_count);
    match_units(arena, &old_units, &new_units, LEAST_SECTION, term_count,
        &alignment->matching);
}

static void match_clauses(Arena *arena, Alignment *alignment, size_t term_count)
{
    Units old_units = units_of(
        arena, &alignment->old_words, alignment->matching.to_new, false);
    Units new_units = units_of(
        arena, &alignment->new_words, alignment->matching.to_old, false);
    Matching *matching = &alignment->matching;
    units_weigh(arena, &old_units, &new_units, term_count);
    match_neighbours(arena, &old_units, &new_units, SURE_BESIDE, matching);
    match_units(
        arena, &old_units, &new_units, LEAST_CLAUSE, term_count, matching);
    match_neighbours(arena, &old_units, &new_units, LEAST_BESIDE, matching);
}

/* The words of a clause without its printed number. */
static Str unnumbered(const Clause *clause)
{
    Str text = str_trim(clause->text);
    if (!clause->number.size) return text;
    const char *end = clause->number.data + clause->number.size;
    return str_trim(str_slice(text, (size_t)(end - text.data), text.size));
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

static void describe(Arena *arena, Alignment *alignment)
{
    const Matching *matching = &alignment->matching;
    size_t old_count = alignment->old_words.draft->count;
    size_t new_count = alignment->new_words.draft->count;
    bool *moved = align_moves(arena, alignment);
    Origin *from = align_origins(
        arena, &alignment->new_words, matching->to_old, &alignment->old_words);
    Origin *into = align_origins(
        arena, &alignment->old_words, matching->to_new, &alignment->new_words);
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

Alignment draft_align(Arena *arena, Lexicon *words, const Draft *old_draft,
    const Draft *new_draft)
{
    Folder folder = folder_new(arena, words);
    Alignment alignment = {.old_words = draft_words(&folder, old_draft),
        .new_words = draft_words(&folder, new_draft),
        .matching = matching_new(arena, old_draft->count, new_draft->count)};
    align_same(arena, &alignment);
    align_by_votes(arena, &alignment);
    size_t term_count = folder.folded.words.count;
    match_sections(arena, &alignment, term_count);
    match_clauses(arena, &alignment, term_count);
    describe(arena, &alignment);
    return alignment;
}
