/* Laying two aligned drafts out as one; between clauses that stay, what is
 * gone stands before what is new. Linear in the clauses, but for the redline
 * of each. */
#include "text/page.h"

typedef struct {
    Redliner *redliner;
    const Alignment *alignment;
    VEC(Row) rows;
    bool *moved;  /* [old clauses] */
    size_t next;  /* old clause that has not been laid out */
    size_t *stop; /* [new clauses + 1] the old clause of the next new one, from
                     there on, that stays in its place */
} Layout;

static Row whole_row(
    Arena *arena, RowKind kind, const Clause *clause, EditOp op)
{
    Row row = {.kind = kind, .clause = clause};
    vec_push(arena, &row.edits, ((Edit){op, clause->text}));
    return row;
}

/* One end of a move: the words of both texts, without those of the other end
 * only. */
static Row moved_row(
    Layout *layout, RowKind kind, size_t old_clause, size_t new_clause)
{
    Arena *arena = layout->redliner->arena;
    const Alignment *alignment = layout->alignment;
    bool here = kind == ROW_MOVED_HERE;
    const DraftWords *words =
        here ? &alignment->new_words : &alignment->old_words;
    Row row = {.kind = kind, .move = old_clause + 1};
    row.clause = &words->draft->items[here ? new_clause : old_clause];
    Edits edits = redline_tokens(layout->redliner,
        &alignment->old_words.tokens[old_clause],
        &alignment->new_words.tokens[new_clause]);
    for (size_t i = 0; i < edits.count; i++)
        if (edits.items[i].op != (here ? EDIT_DELETE : EDIT_INSERT))
            vec_push(arena, &row.edits, edits.items[i]);
    return row;
}

/* Old clauses before UNTIL that are gone from here. */
static void lay_out_gone(Layout *layout, size_t until)
{
    Arena *arena = layout->redliner->arena;
    const Clause *clauses = layout->alignment->old_words.draft->items;
    for (; layout->next < until; layout->next++) {
        size_t i = layout->next;
        bool away = layout->moved[i];
        if (layout->alignment->matching.to_new[i] != NO_CLAUSE && !away)
            continue;
        Row row = away
                      ? moved_row(layout, ROW_MOVED_AWAY, i,
                            layout->alignment->matching.to_new[i])
                      : whole_row(arena, ROW_DELETED, &clauses[i], EDIT_DELETE);
        vec_push(arena, &layout->rows, row);
    }
}

static void lay_out_new(Layout *layout, size_t j)
{
    Arena *arena = layout->redliner->arena;
    const Alignment *alignment = layout->alignment;
    const Clause *clause = &alignment->new_words.draft->items[j];
    size_t i = alignment->matching.to_old[j];
    bool stays = i != NO_CLAUSE && !layout->moved[i];
    if (!stays) lay_out_gone(layout, layout->stop[j]);
    if (i == NO_CLAUSE) {
        vec_push(arena, &layout->rows,
            whole_row(arena, ROW_ADDED, clause, EDIT_INSERT));
    } else if (layout->moved[i]) {
        vec_push(arena, &layout->rows, moved_row(layout, ROW_MOVED_HERE, i, j));
    } else {
        lay_out_gone(layout, i);
        layout->next = i + 1;
        Row row = {.kind = ROW_BOTH, .clause = clause};
        row.edits = redline_tokens(layout->redliner,
            &alignment->old_words.tokens[i], &alignment->new_words.tokens[j]);
        vec_push(arena, &layout->rows, row);
    }
}

static void find_stops(Layout *layout, size_t old_count)
{
    const Matching *matching = &layout->alignment->matching;
    size_t count = layout->alignment->new_words.draft->count;
    layout->stop =
        arena_array(layout->redliner->arena, count + 1, sizeof *layout->stop);
    layout->stop[count] = old_count;
    for (size_t j = count; j-- > 0;) {
        size_t i = matching->to_old[j];
        bool stays = i != NO_CLAUSE && !layout->moved[i];
        layout->stop[j] = stays ? i : layout->stop[j + 1];
    }
}

Page page_of(Redliner *redliner, const Alignment *alignment)
{
    size_t old_count = alignment->old_words.draft->count;
    Layout layout = {.redliner = redliner, .alignment = alignment};
    layout.moved = arena_array(redliner->arena, old_count, 1);
    for (size_t i = 0; i < alignment->lineages.count; i++)
        if (alignment->lineages.items[i].moved)
            layout.moved[alignment->lineages.items[i].old_clause] = true;
    find_stops(&layout, old_count);
    for (size_t j = 0; j < alignment->new_words.draft->count; j++)
        lay_out_new(&layout, j);
    lay_out_gone(&layout, old_count);
    return (Page){layout.rows.items, layout.rows.count,
        alignment->old_words.draft->marked ||
            alignment->new_words.draft->marked};
}
