/* Word by word alignment as a human would mark it. A shortest edit script
 * keeps every common word, also an "of" that both texts happen to share, and
 * cuts the change in two there. People see one change. So here each common
 * word earns what it is worth (a long word more than a comma), each change
 * costs something to begin and to end (more after a capitalised word, which
 * people take along), and the dearest sum wins.
 *
 * This is global alignment with affine gaps, in four states: Gotoh, "An
 * improved algorithm for matching biological sequences", J. Mol. Biol. 162
 * (1982). In a change all deletions come before all insertions. Where sums
 * are equal, a change stands as late as possible, as people put it. The
 * worths were tuned on one half of 1,219 redlines made by people
 * (doc/text.md). Time and space: old times new tokens of the stretch. */
#include "text/affine.h"

#include <limits.h>
#include <string.h>

/* In hundredths of a common word. */
typedef struct {
    int begin; /* a change begins after such a token */
    int end;   /* a change ends before such a token */
    int match; /* such a token is common */
} Worth;

static const Worth WORTHS[TOKEN_CLASS_COUNT] = {
    [TOKEN_EDGE] = {70, 70, 0},
    [TOKEN_TINY] = {70, 70, 100},
    [TOKEN_SHORT] = {70, 70, 60},
    [TOKEN_MIDDLE] = {70, 70, 100},
    [TOKEN_LONG] = {70, 70, 350},
    [TOKEN_CAPITAL] = {140, 70, 100},
    [TOKEN_DIGITS] = {60, 150, 110},
    [TOKEN_STOP] = {50, 70, 40},
    [TOKEN_COMMA] = {70, 80, 40},
    [TOKEN_OPEN] = {70, 330, 100},
    [TOKEN_CLOSE] = {90, 160, 100},
    [TOKEN_QUOTE] = {70, 130, 50},
    [TOKEN_OTHER] = {70, 50, 100},
};

/* What a common word is worth more that occurs only once in either text. */
enum { ONCE = 40 };

/* What the last token was, on the way to a cell. */
typedef enum { COMMON, DELETING, INSERTING, REPLACING, STATE_COUNT } State;

/* How a cell's states were reached, in one byte. */
enum {
    BEFORE_COMMON = 3, /* the state before a common token */
    DELETES_ON = 4,    /* DELETING goes on (else it began here) */
    INSERTS_ON = 8,
    REPLACES_ON = 16 /* REPLACING goes on (else from DELETING) */
};
enum { NEVER = INT_MIN / 2 };

typedef struct AffineCell {
    int sums[STATE_COUNT];
} AffineCell;

typedef struct {
    const Token *old_tokens, *new_tokens; /* of the whole texts */
    const bool *once; /* of old tokens: occurs once in both texts */
    Stretch stretch;
    size_t height, width; /* of the table: tokens + 1 */
    uint8_t *trace;       /* [height * width] */
} Table;

bool affine_fits(Stretch stretch)
{
    size_t height = stretch.old_to - stretch.old_from + 1;
    size_t width = stretch.new_to - stretch.new_from + 1;
    return height <= AFFINE_MOST_CELLS / width;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static TokenClass class_before(const Token *tokens, size_t i)
{
    return i ? tokens[i - 1].class : TOKEN_EDGE;
}

/* The best way to a common token of CLASS after the cell BEFORE; also where
 * the last state is chosen at the end of the stretch. */
static int finish(const AffineCell *before, TokenClass class, State *from)
{
    int end = WORTHS[class].end, best = before->sums[DELETING] - end;
    *from = DELETING;
    for (State state = INSERTING; state < STATE_COUNT; state++) {
        if (before->sums[state] - end <= best) continue;
        best = before->sums[state] - end;
        *from = state;
    }
    if (before->sums[COMMON] <= best) return best;
    *from = COMMON;
    return before->sums[COMMON];
}

static void go_across(AffineCell *cell, const AffineCell *before,
    TokenClass class, bool once, uint8_t *trace)
{
    State from;
    int sum = finish(before, class, &from) + WORTHS[class].match;
    if (once) sum += ONCE;
    cell->sums[COMMON] = larger(sum, NEVER);
    *trace |= (uint8_t)from;
}

static void go_down(AffineCell *cell, const AffineCell *above,
    TokenClass before, uint8_t *trace)
{
    int begun = above->sums[COMMON] - WORTHS[before].begin;
    int going = above->sums[DELETING];
    if (going >= begun) *trace |= DELETES_ON;
    cell->sums[DELETING] = larger(larger(begun, going), NEVER);
}

static void go_right(
    AffineCell *cell, const AffineCell *left, TokenClass before, uint8_t *trace)
{
    int begun = left->sums[COMMON] - WORTHS[before].begin;
    int going = left->sums[INSERTING];
    if (going >= begun) *trace |= INSERTS_ON;
    cell->sums[INSERTING] = larger(larger(begun, going), NEVER);
    if (left->sums[REPLACING] >= left->sums[DELETING]) *trace |= REPLACES_ON;
    cell->sums[REPLACING] = larger(left->sums[REPLACING], left->sums[DELETING]);
}

static void fill_cell(const Table *table, size_t i, size_t j, AffineCell *row,
    const AffineCell *above)
{
    uint8_t *trace = &table->trace[i * table->width + j];
    size_t old_at = table->stretch.old_from + i;
    size_t new_at = table->stretch.new_from + j;
    row[j] = (AffineCell){{NEVER, NEVER, NEVER, NEVER}};
    *trace = 0;
    if (i && j &&
        table->old_tokens[old_at - 1].id == table->new_tokens[new_at - 1].id)
        go_across(&row[j], &above[j - 1],
            class_before(table->old_tokens, old_at), table->once[old_at - 1],
            trace);
    if (i)
        go_down(&row[j], &above[j], class_before(table->old_tokens, old_at - 1),
            trace);
    if (j)
        go_right(&row[j], &row[j - 1], class_before(table->old_tokens, old_at),
            trace);
    if (!i && !j) row[j].sums[COMMON] = 0;
}

static const AffineCell *fill(const Table *table, AffineCell *rows)
{
    AffineCell *row = rows, *above = rows + table->width;
    for (size_t i = 0; i < table->height; i++) {
        for (size_t j = 0; j < table->width; j++)
            fill_cell(table, i, j, row, above);
        AffineCell *filled = row;
        row = above;
        above = filled;
    }
    return &above[table->width - 1];
}

/* Back from the last cell, marking. */
static void follow(
    const Table *table, State state, bool *deleted, bool *inserted)
{
    size_t i = table->height - 1, j = table->width - 1;
    deleted += table->stretch.old_from;
    inserted += table->stretch.new_from;
    while (i || j) {
        uint8_t trace = table->trace[i * table->width + j];
        if (state == COMMON) {
            state = trace & BEFORE_COMMON;
            i--, j--;
        } else if (state == DELETING) {
            deleted[--i] = true;
            if (!(trace & DELETES_ON)) state = COMMON;
        } else if (state == INSERTING) {
            inserted[--j] = true;
            if (!(trace & INSERTS_ON)) state = COMMON;
        } else {
            inserted[--j] = true;
            if (!(trace & REPLACES_ON)) state = DELETING;
        }
    }
}

static void reserve(AffineSpace *space, size_t cells, size_t row_cells)
{
    if (cells > space->trace_capacity) {
        space->trace = arena_array(space->arena, cells, 1);
        space->trace_capacity = cells;
    }
    if (row_cells > space->row_capacity) {
        space->rows = arena_array(space->arena, row_cells, sizeof(AffineCell));
        space->row_capacity = row_cells;
    }
}

void affine_mark(AffineSpace *space, const Token *old_tokens,
    const Token *new_tokens, const bool *once, Stretch stretch, bool *deleted,
    bool *inserted)
{
    Table table = {old_tokens, new_tokens, once, stretch,
        stretch.old_to - stretch.old_from + 1,
        stretch.new_to - stretch.new_from + 1, NULL};
    reserve(space, table.height * table.width, 2 * table.width);
    table.trace = space->trace;
    for (size_t i = stretch.old_from; i < stretch.old_to; i++)
        deleted[i] = false;
    for (size_t j = stretch.new_from; j < stretch.new_to; j++)
        inserted[j] = false;
    State state;
    const AffineCell *last = fill(&table, space->rows);
    (void)finish(last, TOKEN_EDGE, &state);
    follow(&table, state, deleted, inserted);
}
