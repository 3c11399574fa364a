/* Rows that nobody reads before the batch ends, but for a few: they wait, and
 * are written in the order of their tables. A statement mentions four things
 * from anywhere in `mention`, and ids, by which `rests` is ordered, are random:
 * written one by one, each row is looked for in a page of its own, once the
 * tables are larger than the processor's caches. In order, rows that follow
 * one another fall on one page (the idea of a merge of sorted runs: O'Neil et
 * al., "The log-structured merge-tree", 1996, here with one run in memory).
 *
 * What of `rests` came in this batch is known by name until its end, so that
 * a record on which nothing rests, as most, needs no look at the table.
 * Cost: O(n log n) comparisons; memory for MOST rows of each, and for the
 * names. */
#include "store/waiting.h"

#include <stdlib.h>
#include "store/sql.h"

enum {
    MOST = 1 << 18,
    TOGETHER = 8 /* rows that SQL_ADD_MENTIONS and SQL_ADD_RESTS take */
};

typedef struct {
    int64_t basis, rec;
} RestRow;

struct Waiting {
    Arena *arena;
    VEC(MentionRow) mentions;
    VEC(RestRow) rests;
    Map bases; /* all of this batch; the bytes of a number -> this */
};

void waiting_forget(Store *store)
{
    if (store->waiting) arena_free(store->waiting->arena);
    store->waiting = NULL;
}

/* The place where rows wait; NULL if there is no memory for it. */
static struct Waiting *start(Store *store)
{
    if (store->waiting) return store->waiting;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return NULL;
    }
    struct Waiting *waiting = arena_alloc(arena, sizeof *waiting);
    waiting->arena = arena;
    waiting->bases = map_new(arena);
    return store->waiting = waiting;
}

/* --- writing --- */

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* As the table is: the newest of a term first. */
static int by_term(const void *a, const void *b)
{
    const MentionRow *x = a, *y = b;
    int order = compare(x->term, y->term);
    return order ? order : compare(y->place, x->place);
}

static int by_basis(const void *a, const void *b)
{
    const RestRow *x = a, *y = b;
    int order = compare(x->basis, y->basis);
    return order ? order : compare(x->rec, y->rec);
}

static void bind_mention(Query *query, const void *item)
{
    const MentionRow *row = item;
    bind_int(query, row->term);
    bind_int(query, row->place);
    bind_int(query, row->known);
    bind_int(query, row->audience);
    bind_int(query, row->contested);
}

static void bind_rest(Query *query, const void *item)
{
    const RestRow *row = item;
    bind_int(query, row->basis);
    bind_int(query, row->rec);
}

/* How the rows of a table are sorted and written, one or TOGETHER. */
typedef struct {
    size_t size; /* bytes of a row */
    int (*order)(const void *a, const void *b);
    void (*bind)(Query *query, const void *row);
    SqlId add_one, add_many;
} Table;

static const Table MENTIONS = {sizeof(MentionRow), by_term, bind_mention,
    SQL_ADD_MENTION, SQL_ADD_MENTIONS};
static const Table RESTS = {
    sizeof(RestRow), by_basis, bind_rest, SQL_ADD_REST, SQL_ADD_RESTS};

static Status write_rows(
    Store *store, const Table *table, const char *rows, size_t count, Err *err)
{
    Query query =
        query_of(store, count == 1 ? table->add_one : table->add_many);
    for (size_t i = 0; i < count; i++)
        table->bind(&query, rows + i * table->size);
    return query_run(&query, err);
}

static Status write_all(
    Store *store, const Table *table, void *rows, size_t count, Err *err)
{
    if (count > 1) qsort(rows, count, table->size, table->order);
    for (size_t i = 0, some; i < count; i += some) {
        some = count - i >= TOGETHER ? TOGETHER : 1;
        TRY(write_rows(
            store, table, (char *)rows + i * table->size, some, err));
    }
    return STATUS_OK;
}

Status waiting_flush(Store *store, Err *err)
{
    struct Waiting *waiting = store->waiting;
    if (!waiting) return STATUS_OK;
    TRY(write_all(store, &MENTIONS, waiting->mentions.items,
        waiting->mentions.count, err));
    TRY(write_all(
        store, &RESTS, waiting->rests.items, waiting->rests.count, err));
    waiting->mentions.count = waiting->rests.count = 0;
    return STATUS_OK;
}

/* --- what is to be written --- */

Status waiting_add_mention(Store *store, const MentionRow *row, Err *err)
{
    struct Waiting *waiting = start(store);
    if (!waiting || ARENA_GUARD(waiting->arena)) return store_no_memory(err);
    vec_push(waiting->arena, &waiting->mentions, *row);
    return waiting->mentions.count >= MOST ? waiting_flush(store, err)
                                           : STATUS_OK;
}

static Str bytes_of(const int64_t *number)
{
    return (Str){(const char *)number, sizeof *number};
}

Status waiting_add_rest(Store *store, int64_t basis, int64_t rec, Err *err)
{
    struct Waiting *waiting = start(store);
    if (!waiting || ARENA_GUARD(waiting->arena)) return store_no_memory(err);
    vec_push(waiting->arena, &waiting->rests, ((RestRow){basis, rec}));
    if (!map_get(&waiting->bases, bytes_of(&basis)))
        map_put(&waiting->bases, str_copy(waiting->arena, bytes_of(&basis)),
            waiting);
    return waiting->rests.count >= MOST ? waiting_flush(store, err) : STATUS_OK;
}

Status waiting_rests_on(Store *store, int64_t basis, bool *rests, Err *err)
{
    const struct Waiting *waiting = store->waiting;
    bool fresh = waiting && map_get(&waiting->bases, bytes_of(&basis));
    *rests = fresh || store->has_rests;
    return fresh ? waiting_flush(store, err) : STATUS_OK;
}
