/* The text index is written in order of its rows: where one comes below the
 * last, SQLite's FTS5 writes all that it holds in memory as a segment of its
 * own, and later merges them. So words wait, up to MOST statements, and are
 * sorted by place before they are written; see fts5_index.c,
 * sqlite3Fts5IndexBeginWrite().
 * Cost: memory for the words of MOST statements. */
#include "store/words.h"

#include <stdlib.h>
#include "base/vec.h"
#include "store/sql.h"

enum { MOST = 1 << 15 };

typedef struct {
    int64_t place;
    Str words;
} Waiting;

struct Words {
    Arena *arena;
    VEC(Waiting) list;
};

void words_forget(Store *store)
{
    if (store->words) arena_free(store->words->arena);
    store->words = NULL;
}

/* The place where words wait; NULL if there is no memory for it. */
static struct Words *start(Store *store)
{
    if (store->words) return store->words;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return NULL;
    }
    store->words = arena_alloc(arena, sizeof *store->words);
    store->words->arena = arena;
    return store->words;
}

static Status write(Store *store, SqlId id, int64_t place, Str words, Err *err)
{
    Query query = query_of(store, id);
    bind_int(&query, place);
    bind_text(&query, words);
    return query_run(&query, err);
}

static int by_place(const void *a, const void *b)
{
    int64_t x = ((const Waiting *)a)->place, y = ((const Waiting *)b)->place;
    return x < y ? -1 : x > y;
}

Status words_flush(Store *store, Err *err)
{
    Status status = STATUS_OK;
    struct Words *words = store->words;
    if (!words) return STATUS_OK;
    Waiting *items = words->list.items;
    size_t count = words->list.count;
    qsort(items, count, sizeof *items, by_place);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status =
            write(store, SQL_ADD_WORDS, items[i].place, items[i].words, err);
    words_forget(store);
    return status;
}

Status words_add(Store *store, int64_t place, Str text, Err *err)
{
    struct Words *words = start(store);
    if (!words || ARENA_GUARD(words->arena)) return store_no_memory(err);
    Waiting waiting = {place, str_copy(words->arena, text)};
    vec_push(words->arena, &words->list, waiting);
    return words->list.count == MOST ? words_flush(store, err) : STATUS_OK;
}

Status words_drop(Store *store, int64_t place, Str words, Err *err)
{
    TRY(words_flush(store, err));
    return write(store, SQL_DROP_WORDS, place, words, err);
}
