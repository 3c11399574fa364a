/* The fold: of all records of one key that a view holds, which are hidden.
 *
 * A record r is hidden by a record s of the same view, s not retracted,
 *   (1) if s names r in `replaces` and s is of equal or stronger grade, or
 *   (2) if both are of equal grade, neither replaces the other (directly or
 *       through others, by (1)), and s holds since a later date: the first
 *       day s may mean is after the last day r may mean.
 * What overlaps in time hides nothing by (2): a split is shown as one.
 *
 * By (2) it is enough to look, for each record not hidden by (1), at those of
 * its grade from the latest beginning downwards, until they no longer begin
 * after it; the first that it does not itself replace hides it. */
#include "room/fold.h"

#include <stdlib.h>
#include "base/map.h"

typedef struct {
    Arena *arena;
    Candidate *items;
    size_t count;
    Map by_id;       /* hash bytes -> Candidate */
    uint32_t *order; /* [count] by grade, then latest beginning first */
    size_t *visited; /* [count] who was last reached from where, plus one */
    size_t *stack;   /* [count] */
} Fold;

static Str hash_key(const Hash *hash)
{
    return (Str){(const char *)hash->bytes, HASH_SIZE};
}

static size_t index_of(const Fold *fold, const Hash *id)
{
    const Candidate *item = map_get(&fold->by_id, hash_key(id));
    return item ? (size_t)(item - fold->items) : SIZE_MAX;
}

/* Rule (1) for one pair. */
static bool outranks(const Candidate *hider, const Candidate *hidden)
{
    return !hider->retracted && hider->record->grade <= hidden->record->grade;
}

static void hide(Candidate *item, FoldState state, const Candidate *hider)
{
    if (item->state != FOLD_HEAD) return;
    item->state = state;
    item->hider = hider->record;
}

static void apply_replaces(Fold *fold)
{
    for (size_t i = 0; i < fold->count; i++) {
        const Candidate *item = &fold->items[i];
        for (size_t j = 0; j < item->record->replaces_count; j++) {
            size_t at = index_of(fold, &item->record->replaces[j]);
            if (at != SIZE_MAX && outranks(item, &fold->items[at]))
                hide(&fold->items[at], FOLD_REPLACED, item);
        }
    }
}

/* Marks all that item FROM replaces, directly or through others. */
static void mark_replaced(Fold *fold, size_t from)
{
    size_t top = 0;
    fold->stack[top++] = from;
    fold->visited[from] = from + 1;
    while (top) {
        const Candidate *item = &fold->items[fold->stack[--top]];
        for (size_t j = 0; j < item->record->replaces_count; j++) {
            size_t at = index_of(fold, &item->record->replaces[j]);
            if (at == SIZE_MAX || fold->visited[at] == from + 1) continue;
            if (!outranks(item, &fold->items[at])) continue;
            fold->visited[at] = from + 1;
            fold->stack[top++] = at;
        }
    }
}

static int compare_begin(const void *a, const void *b, void *state)
{
    const Candidate *items = state;
    const Record *left = items[*(const uint32_t *)a].record;
    const Record *right = items[*(const uint32_t *)b].record;
    if (left->grade != right->grade) return left->grade < right->grade ? -1 : 1;
    Day left_day = left->since_date.earliest;
    Day right_day = right->since_date.earliest;
    if (left_day != right_day) return left_day > right_day ? -1 : 1;
    return hash_compare(&left->id, &right->id);
}

/* Where the records of GRADE begin in fold->order. */
static size_t first_of_grade(const Fold *fold, Grade grade)
{
    size_t low = 0, high = fold->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (fold->items[fold->order[middle]].record->grade < grade)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Rule (2) for one record that nothing replaces. */
static void apply_later(Fold *fold, size_t at)
{
    Candidate *item = &fold->items[at];
    const Record *record = item->record;
    bool marked = false;
    for (size_t i = first_of_grade(fold, record->grade); i < fold->count; i++) {
        size_t other_at = fold->order[i];
        const Candidate *other = &fold->items[other_at];
        if (other->record->grade != record->grade ||
            other->record->since_date.earliest <= record->since_date.latest)
            return;
        if (other->retracted) continue;
        if (!marked && !item->retracted) mark_replaced(fold, at);
        marked = true;
        if (fold->visited[other_at] == at + 1) continue;
        hide(item, FOLD_LATER, other);
        return;
    }
}

static void start(Fold *fold)
{
    fold->by_id = map_new(fold->arena);
    fold->order = arena_array(fold->arena, fold->count, sizeof *fold->order);
    fold->visited =
        arena_array(fold->arena, fold->count, sizeof *fold->visited);
    fold->stack = arena_array(fold->arena, fold->count, sizeof *fold->stack);
    for (size_t i = 0; i < fold->count; i++) {
        Candidate *item = &fold->items[i];
        item->state = item->retracted ? FOLD_RETRACTED : FOLD_HEAD;
        item->hider = NULL;
        fold->order[i] = (uint32_t)i;
        map_put(&fold->by_id, hash_key(&item->record->id), item);
    }
    if (fold->count)
        qsort_r(fold->order, fold->count, sizeof *fold->order, compare_begin,
            fold->items);
}

/* A purged record is judged last: it is no head, but has hidden others. */
static size_t count_heads(Fold *fold)
{
    size_t heads = 0;
    for (size_t i = 0; i < fold->count; i++) {
        Candidate *item = &fold->items[i];
        if (item->state == FOLD_HEAD && !item->record->body)
            item->state = FOLD_PURGED;
        heads += item->state == FOLD_HEAD;
    }
    return heads;
}

size_t fold_key(Arena *arena, Candidate *items, size_t count)
{
    if (count == 1) {
        bool purged = !items->record->body;
        items->hider = NULL;
        items->state = items->retracted ? FOLD_RETRACTED
                       : purged         ? FOLD_PURGED
                                        : FOLD_HEAD;
        return items->state == FOLD_HEAD;
    }
    Fold fold = {.arena = arena, .items = items, .count = count};
    start(&fold);
    apply_replaces(&fold);
    for (size_t i = 0; i < count; i++)
        if (items[i].state == FOLD_HEAD) apply_later(&fold, i);
    return count_heads(&fold);
}

static bool takes_back(const Record *retraction, const Hash *id)
{
    Hash of;
    return hash_parse(record_text(retraction, S("of")), &of) &&
           hash_equal(&of, id);
}

/* Ids are hashes over what they name, so retractions cannot form a circle. */
bool fold_is_retracted(
    const Hash *id, Str author, const Record *retractions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Record *retraction = &retractions[i];
        if (!takes_back(retraction, id)) continue;
        if (!str_equal(retraction->author, author) &&
            !str_equal(retraction->author, S("mediator")))
            continue;
        if (!fold_is_retracted(
                &retraction->id, retraction->author, retractions, count))
            return true;
    }
    return false;
}
