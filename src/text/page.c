/* Laying two aligned drafts out as one. Linear in the clauses, but for the
 * redline of each. */
#include "text/page.h"

typedef struct {
    Redliner *redliner;
    const Alignment *alignment;
    VEC(Row) rows;
    bool *moved; /* [old clauses] */
    size_t next; /* old clause that has not been laid out */
} Layout;

static Row whole_row(
    Arena *arena, RowKind kind, const Clause *clause, EditOp op, size_t move)
{
    Row row = {.kind = kind, .clause = clause, .move = move};
    vec_push(arena, &row.edits, ((Edit){op, clause->text}));
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
        vec_push(arena, &layout->rows,
            whole_row(arena, away ? ROW_MOVED_AWAY : ROW_DELETED, &clauses[i],
                EDIT_DELETE, away ? i + 1 : 0));
    }
}

static void lay_out_new(Layout *layout, size_t j)
{
    Arena *arena = layout->redliner->arena;
    const Alignment *alignment = layout->alignment;
    const Clause *clause = &alignment->new_words.draft->items[j];
    size_t i = alignment->matching.to_old[j];
    if (i == NO_CLAUSE) {
        vec_push(arena, &layout->rows,
            whole_row(arena, ROW_ADDED, clause, EDIT_INSERT, 0));
    } else if (layout->moved[i]) {
        vec_push(arena, &layout->rows,
            whole_row(arena, ROW_MOVED_HERE, clause, EDIT_INSERT, i + 1));
    } else {
        lay_out_gone(layout, i);
        layout->next = i + 1;
        Row row = {.kind = ROW_BOTH, .clause = clause};
        row.edits = redline_tokens(layout->redliner,
            &alignment->old_words.tokens[i], &alignment->new_words.tokens[j]);
        vec_push(arena, &layout->rows, row);
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
    for (size_t j = 0; j < alignment->new_words.draft->count; j++)
        lay_out_new(&layout, j);
    lay_out_gone(&layout, old_count);
    return (Page){layout.rows.items, layout.rows.count};
}
