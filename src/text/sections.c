/* What is the same in both drafts, in the same order: clauses of some length
 * whose words are equal, by a shortest edit script over clauses (diff.c), then
 * short ones beside these. A section then is the one that most words of its
 * matched clauses are in: a majority vote in one pass (Boyer and Moore,
 * "MJRTY", 1991), from the deepest sections up. Linear but for the script. */
#include "text/align_inner.h"
#include "text/diff.h"

enum { LEAST_WORDS = 4 }; /* shorter clauses may stand anywhere */

static size_t words_of(const DraftWords *words, size_t begin, size_t end)
{
    return words->begins[end] - words->begins[begin];
}

/* A number for each clause, equal for equal text; those that are too short
 * get numbers that never occur again. */
static uint32_t *number_clauses(
    Arena *arena, Lexicon *texts, const DraftWords *words, uint32_t *unlike)
{
    const Draft *draft = words->draft;
    uint32_t *ids = arena_array(arena, draft->count, sizeof *ids);
    for (size_t i = 0; i < draft->count; i++)
        ids[i] = words_of(words, i, i + 1) < LEAST_WORDS
                     ? ++*unlike
                     : lexicon_id(texts, str_trim(draft->items[i].text));
    return ids;
}

static bool same_free(const Alignment *alignment, size_t i, size_t j)
{
    return align_both_free(alignment, i, j) &&
           str_equal(str_trim(alignment->old_words.draft->items[i].text),
               str_trim(alignment->new_words.draft->items[j].text));
}

/* Short clauses that are the same, next to what is matched or to an end. */
static void align_beside(Alignment *alignment)
{
    Matching *matching = &alignment->matching;
    size_t n = alignment->old_words.draft->count;
    size_t m = alignment->new_words.draft->count;
    for (size_t i = 0; i < n; i++) {
        size_t j = i ? matching->to_new[i - 1] : 0;
        if (i && j++ == NO_CLAUSE) continue;
        if (j < m && same_free(alignment, i, j))
            matching_set(matching, i, j, 1);
    }
    for (size_t i = n; i-- > 0;) {
        size_t j = i + 1 < n ? matching->to_new[i + 1] : m;
        if (j != NO_CLAUSE && j > 0 && same_free(alignment, i, j - 1))
            matching_set(matching, i, j - 1, 1);
    }
}

void align_same(Arena *arena, Alignment *alignment)
{
    size_t n = alignment->old_words.draft->count;
    size_t m = alignment->new_words.draft->count;
    Lexicon texts = lexicon_new(arena);
    uint32_t unlike = (uint32_t)(n + m);
    Diff diff = {.old_count = n, .new_count = m};
    diff.old_ids =
        number_clauses(arena, &texts, &alignment->old_words, &unlike);
    diff.new_ids =
        number_clauses(arena, &texts, &alignment->new_words, &unlike);
    diff.deleted = arena_array(arena, n, 1);
    diff.inserted = arena_array(arena, m, 1);
    diff_mark(arena, &diff);
    for (size_t i = 0, j = 0; i < n && j < m;) {
        if (diff.deleted[i])
            i++;
        else if (diff.inserted[j])
            j++;
        else if (!align_both_free(alignment, i, j))
            i++, j++;
        else
            matching_set(&alignment->matching, i++, j++, 1);
    }
    align_beside(alignment);
}

typedef struct {
    size_t candidate; /* section of the new draft */
    size_t lead;      /* words for it that no other vote has outweighed */
} Vote;

static void cast(Vote *vote, size_t candidate, size_t words)
{
    if (vote->lead && vote->candidate == candidate) {
        vote->lead += words;
    } else if (vote->lead >= words) {
        vote->lead -= words;
    } else {
        vote->lead = words - vote->lead;
        vote->candidate = candidate;
    }
}

void align_by_votes(Arena *arena, Alignment *alignment)
{
    const Draft *old_draft = alignment->old_words.draft;
    const Draft *new_draft = alignment->new_words.draft;
    Matching *matching = &alignment->matching;
    Vote *votes = arena_array(arena, old_draft->count, sizeof *votes);
    for (size_t i = old_draft->count; i-- > 0;) {
        size_t all =
            words_of(&alignment->old_words, i, old_draft->items[i].end);
        if (2 * votes[i].lead > all &&
            align_both_free(alignment, i, votes[i].candidate))
            matching_set(matching, i, votes[i].candidate,
                (double)votes[i].lead / (double)all);
        size_t partner = matching->to_new[i];
        size_t parent = old_draft->items[i].parent;
        if (partner == NO_CLAUSE || parent == NO_CLAUSE) continue;
        size_t candidate = new_draft->items[partner].parent;
        if (candidate != NO_CLAUSE) cast(&votes[parent], candidate, all);
    }
}
