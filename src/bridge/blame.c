/* Blame: each byte of the last draft's clause is followed back through the
 * redlines of its lineage, from draft to draft, as long as it is left as it
 * was; the idea is that of `annotate` of version control, on words instead of
 * lines. */
#include "bridge/blame.h"

#include <string.h>

#define NOWHERE_BYTE SIZE_MAX

/* What NEW_CLAUSE was in the draft before. */
static size_t ancestor(const Alignment *alignment, size_t new_clause)
{
    size_t partner = alignment->matching.to_old[new_clause];
    if (partner != NO_CLAUSE) return partner;
    for (size_t i = 0; i < alignment->lineages.count; i++) {
        const Lineage *lineage = &alignment->lineages.items[i];
        if (lineage->new_clause == new_clause &&
            lineage->change == CHANGE_SPLIT)
            return lineage->old_clause;
    }
    return NO_CLAUSE;
}

/* Bytes that a redline leaves go one draft back. */
static void carry(const Edits *edits, const size_t *to, size_t *back)
{
    size_t old_at = 0, new_at = 0;
    for (size_t e = 0; e < edits->count; e++) {
        const Edit *edit = &edits->items[e];
        size_t size = edit->text.size;
        if (edit->op == EDIT_SAME)
            for (size_t b = 0; b < size; b++) back[old_at + b] = to[new_at + b];
        if (edit->op != EDIT_INSERT) old_at += size;
        if (edit->op != EDIT_DELETE) new_at += size;
    }
}

static size_t *new_map(Arena *arena, size_t size)
{
    size_t *map = arena_array(arena, size + 1, sizeof *map);
    for (size_t i = 0; i < size; i++) map[i] = NOWHERE_BYTE;
    return map;
}

static bool any_left(const size_t *to, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (to[i] != NOWHERE_BYTE) return true;
    return false;
}

/* Since when, and by whom, a byte of the last draft's clause is there. */
typedef struct {
    size_t draft;
    Str author;
} Origin;

/* What is found at the bytes of CLAUSE of draft K is found there since; TO
 * says at which byte of the last draft's clause, or NOWHERE_BYTE. */
static void mark(const RoomDraft *drafts, size_t k, size_t clause,
    const size_t *to, Origin *origins)
{
    size_t size = drafts[k].draft.items[clause].text.size;
    const Owners *owners =
        drafts[k].owners ? &drafts[k].owners[clause] : &(Owners){0};
    for (size_t b = 0, o = 0; b < size; b++) {
        while (o < owners->count && owners->items[o].end <= b) o++;
        Str author = o < owners->count ? owners->items[o].author : S("");
        if (to[b] != NOWHERE_BYTE) origins[to[b]] = (Origin){k, author};
    }
}

/* Marks in ORIGINS [bytes] the earliest draft that has each byte. */
static void trace_back(Redliner *redliner, const RoomDraft *drafts,
    const Alignment *alignments, size_t last, size_t clause, Origin *origins)
{
    Str text = drafts[last].draft.items[clause].text;
    size_t *to = new_map(redliner->arena, text.size), size = text.size;
    for (size_t b = 0; b < size; b++) to[b] = b;
    mark(drafts, last, clause, to, origins);
    for (size_t k = last; k > 0 && any_left(to, size); k--) {
        size_t before = ancestor(&alignments[k], clause);
        if (before == NO_CLAUSE) return;
        Edits edits =
            redline_tokens(redliner, &alignments[k].old_words.tokens[before],
                &alignments[k].new_words.tokens[clause]);
        size = drafts[k - 1].draft.items[before].text.size;
        size_t *back = new_map(redliner->arena, size);
        carry(&edits, to, back);
        mark(drafts, k - 1, before, back, origins);
        to = back;
        clause = before;
    }
}

/* Spaces go with the word before them. */
static Phrases phrases_of(Arena *arena, Str text, Origin *origins)
{
    VEC(Phrase) phrases = {0};
    for (size_t b = 1; b < text.size; b++)
        if (strchr(" \t\r\n", text.data[b])) origins[b] = origins[b - 1];
    for (size_t begin = 0, end; begin < text.size; begin = end) {
        end = begin + 1;
        const Origin *origin = &origins[begin];
        while (end < text.size && origins[end].draft == origin->draft &&
               str_equal(origins[end].author, origin->author))
            end++;
        vec_push(arena, &phrases,
            ((Phrase){
                str_slice(text, begin, end), origin->draft, origin->author}));
    }
    return (Phrases){phrases.items, phrases.count};
}

Phrases *draft_blame(Redliner *redliner, const RoomDraft *drafts,
    const Alignment *alignments, size_t count)
{
    Arena *arena = redliner->arena;
    const Draft *last = &drafts[count - 1].draft;
    Phrases *phrases = arena_array(arena, last->count, sizeof *phrases);
    for (size_t i = 0; i < last->count; i++) {
        Str text = last->items[i].text;
        Origin *origins = arena_array(arena, text.size + 1, sizeof *origins);
        trace_back(redliner, drafts, alignments, count - 1, i, origins);
        phrases[i] = phrases_of(arena, text, origins);
    }
    return phrases;
}
