/* Clauses followed through several drafts. Rows are kept in the order of the
 * draft laid out last; with each further draft they are put in the order of
 * its alignment, and rows that neither draft has stay behind the row they
 * stood behind. */
#include "bridge/draft_table.h"

typedef VEC(TableRow *) Rows;

typedef struct {
    const Model *model;
    Arena *arena;
    const RoomDraft *drafts;
    size_t count;
    Rows rows;
    size_t last; /* the draft laid out last; count: none */
} Layout;

static TableRow *new_row(Layout *layout)
{
    TableRow *row = arena_alloc(layout->arena, sizeof *row);
    row->point = S("");
    row->cells = arena_array(layout->arena, layout->count, sizeof *row->cells);
    for (size_t k = 0; k < layout->count; k++)
        row->cells[k] =
            (TableCell){.clause = NO_CLAUSE, .change = CHANGE_COUNT};
    return row;
}

static TableRow *add_clause(Layout *layout, size_t draft, size_t clause)
{
    TableRow *row = new_row(layout);
    row->cells[draft].clause = clause;
    row->changed = draft;
    return row;
}

static void lay_out_first(Layout *layout, size_t draft)
{
    for (size_t i = 0; i < layout->drafts[draft].draft.count; i++)
        vec_push(layout->arena, &layout->rows, add_clause(layout, draft, i));
}

/* The rows by clause of the last draft, and, for each, the rows that stood
 * behind it and are in neither draft; those before all come first. */
typedef struct {
    TableRow **of; /* [clauses] */
    Rows *behind;  /* [clauses + 1]; the first: before all */
} Places;

static Places places_of(Layout *layout)
{
    size_t clauses = layout->drafts[layout->last].draft.count, at = 0;
    Places places = {arena_array(layout->arena, clauses, sizeof *places.of),
        arena_array(layout->arena, clauses + 1, sizeof *places.behind)};
    for (size_t r = 0; r < layout->rows.count; r++) {
        TableRow *row = layout->rows.items[r];
        size_t clause = row->cells[layout->last].clause;
        if (clause == NO_CLAUSE) {
            vec_push(layout->arena, &places.behind[at], row);
        } else {
            places.of[clause] = row;
            at = clause + 1;
        }
    }
    return places;
}

static void push_all(Layout *layout, Rows *rows, const Rows *more)
{
    for (size_t i = 0; i < more->count; i++)
        vec_push(layout->arena, rows, more->items[i]);
}

/* Its words changed, not only its place or number. */
static bool is_reworded(
    const Layout *layout, size_t draft, const Lineage *lineage)
{
    size_t i = lineage->old_clause, j = lineage->new_clause;
    if (i == NO_CLAUSE || j == NO_CLAUSE) return j != NO_CLAUSE;
    return !str_equal(
        clause_words(&layout->drafts[layout->last].draft.items[i]),
        clause_words(&layout->drafts[draft].draft.items[j]));
}

/* The row that LINEAGE is about, its cells filled. */
static TableRow *row_of(
    Layout *layout, const Places *places, size_t draft, const Lineage *lineage)
{
    bool gone =
        lineage->change == CHANGE_DELETED || lineage->change == CHANGE_MERGED;
    bool fresh =
        lineage->change == CHANGE_ADDED || lineage->change == CHANGE_SPLIT;
    TableRow *row = fresh ? add_clause(layout, draft, lineage->new_clause)
                          : places->of[lineage->old_clause];
    row->cells[draft].change = lineage->change;
    if (!gone) row->cells[draft].clause = lineage->new_clause;
    if (!gone && is_reworded(layout, draft, lineage)) row->changed = draft;
    return row;
}

static void lay_out_next(
    Layout *layout, size_t draft, const Alignment *alignment)
{
    Places places = places_of(layout);
    Rows rows = {0};
    push_all(layout, &rows, &places.behind[0]);
    for (size_t i = 0; i < alignment->lineages.count; i++) {
        const Lineage *lineage = &alignment->lineages.items[i];
        TableRow *row = row_of(layout, &places, draft, lineage);
        vec_push(layout->arena, &rows, row);
        bool fresh =
            lineage->change == CHANGE_ADDED || lineage->change == CHANGE_SPLIT;
        if (!fresh)
            push_all(layout, &rows, &places.behind[lineage->old_clause + 1]);
    }
    layout->rows = rows;
}

/* --- points --- */

/* The point of the latest clause of the row that is about one. */
static Str point_of(const Layout *layout, const TableRow *row)
{
    for (size_t k = layout->count; k-- > 0;) {
        const RoomDraft *draft = &layout->drafts[k];
        size_t clause = row->cells[k].clause;
        if (clause == NO_CLAUSE || !draft->clauses) continue;
        Str point = record_text(draft->clauses[clause], S("point"));
        if (point.size) return point;
    }
    return S("");
}

static size_t draft_index(const Layout *layout, Str key)
{
    for (size_t k = 0; k < layout->count; k++)
        if (layout->drafts[k].record &&
            str_equal(layout->drafts[k].record->key, key))
            return k;
    return layout->count;
}

/* Accounts stand in the first row of their point; a point that no row is about
 * gets one. */
static void add_accounts(Layout *layout)
{
    const RecordList *accounts = &layout->model->heads[KIND_ACCOUNT];
    Map by_point = map_new(layout->arena);
    for (size_t r = 0; r < layout->rows.count; r++) {
        TableRow *row = layout->rows.items[r];
        row->point = point_of(layout, row);
        if (row->point.size && !map_get(&by_point, row->point))
            map_put(&by_point, row->point, row);
    }
    for (size_t i = 0; i < accounts->count; i++) {
        Record *account = accounts->items[i];
        Str point = record_text(account, S("point"));
        size_t k = draft_index(layout, record_text(account, S("draft")));
        TableRow *row = map_get(&by_point, point);
        if (k == layout->count) continue;
        if (!row) {
            row = new_row(layout);
            row->point = point;
            row->changed = layout->count;
            map_put(&by_point, point, row);
            vec_push(layout->arena, &layout->rows, row);
        }
        vec_push(layout->arena, &row->cells[k].accounts, account);
    }
}

DraftTable draft_table(const Model *model, const RoomDraft *drafts,
    const Alignment *alignments, size_t count)
{
    Layout layout = {.model = model,
        .arena = model->arena,
        .drafts = drafts,
        .count = count,
        .last = count};
    for (size_t k = 0; k < count; k++) {
        if (!drafts[k].draft.count) continue;
        if (layout.last == count)
            lay_out_first(&layout, k);
        else
            lay_out_next(&layout, k, &alignments[k]);
        layout.last = k;
    }
    add_accounts(&layout);
    return (DraftTable){drafts, count, layout.rows.items, layout.rows.count};
}
