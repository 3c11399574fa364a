/* Numbers of records by their ids: the rows of `ident`. Ids are hashes, so
 * that each row falls on a page of its own: in a large batch they wait until
 * its end, and are written in order, many to a page. Until then they are
 * found by a table of open addressing over the records of the batch (Knuth,
 * "The art of computer programming" 3, 6.4, algorithm L), at the place that
 * some bytes of the id name, since bytes of a hash are spread evenly as they
 * are. A batch that fills an empty room thus never looks into `ident`.
 * Cost: constant for each id, and O(n log n) comparisons at the end. */
#include "store/ident.h"

#include <stdlib.h>
#include <string.h>
#include "store/sql.h"

enum { FEWEST_SLOTS = 64 };

static uint64_t prefix_of(const Hash *id)
{
    uint64_t prefix;
    memcpy(&prefix, id->bytes, sizeof prefix);
    return prefix;
}

int64_t ident_first(const Store *store)
{
    return store->last_rec + 1 - (int64_t)store->appended.count;
}

/* --- those of the batch --- */

/* The slot of ID, or the empty one where it belongs. */
static uint32_t *slot_of(const Store *store, const Hash *id)
{
    size_t mask = store->ident_slot_count - 1;
    size_t at = prefix_of(id) & mask;
    while (store->ident_slots[at]) {
        const Appended *item =
            &store->appended.items[store->ident_slots[at] - 1];
        if (hash_equal(&item->id, id)) break;
        at = (at + 1) & mask;
    }
    return &store->ident_slots[at];
}

const Appended *ident_appended(const Store *store, const Hash *id)
{
    if (!store->appended.count) return NULL;
    uint32_t number = *slot_of(store, id);
    return number ? &store->appended.items[number - 1] : NULL;
}

static void grow(Store *store)
{
    size_t count = store->ident_slot_count;
    count = count ? 2 * count : FEWEST_SLOTS;
    store->ident_slots =
        arena_array(store->arena, count, sizeof *store->ident_slots);
    store->ident_slot_count = count;
    for (uint32_t i = 0; i < store->appended.count; i++)
        *slot_of(store, &store->appended.items[i].id) = i + 1;
}

void ident_append(Store *store, const Hash *id)
{
    if (2 * (store->appended.count + 1) > store->ident_slot_count) grow(store);
    uint32_t *slot = slot_of(store, id);
    vec_push(store->arena, &store->appended, ((Appended){.id = *id}));
    *slot = (uint32_t)store->appended.count;
    store->last_rec++;
}

void ident_placed(Store *store, int64_t rec, int64_t slot, int64_t place)
{
    if (!store->appended.count || rec != store->last_rec) return;
    Appended *item = &store->appended.items[store->appended.count - 1];
    item->slot = slot;
    item->place = place;
}

void ident_forget(Store *store)
{
    if (store->appended.count)
        memset(store->ident_slots, 0,
            store->ident_slot_count * sizeof *store->ident_slots);
    store->appended.count = 0;
}

/* --- all --- */

Status ident_find(Store *store, const Hash *id, int64_t *rec, Err *err)
{
    const Appended *item = ident_appended(store, id);
    *rec = item ? ident_first(store) + (item - store->appended.items) : 0;
    bool first = store->in_batch && ident_first(store) == 1;
    if (item || first) return STATUS_OK;
    Query query = query_of(store, SQL_FIND_REC);
    bind_hash(&query, id);
    if (query_next(&query)) *rec = get_int(&query, 0);
    return query_end(&query, err);
}

/* --- writing --- */

typedef struct {
    Hash id;
    int64_t rec;
} Row;

static int by_id(const void *a, const void *b)
{
    const Row *x = a, *y = b;
    return hash_compare(&x->id, &y->id);
}

Status ident_flush(Store *store, Err *err)
{
    size_t count = store->appended.count;
    Row *rows = arena_array(store->scratch, count, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] =
            (Row){store->appended.items[i].id, ident_first(store) + (int64_t)i};
    qsort(rows, count, sizeof *rows, by_id);
    for (size_t i = 0; i < count; i++) {
        Query query = query_of(store, SQL_ADD_IDENT);
        bind_hash(&query, &rows[i].id);
        bind_int(&query, rows[i].rec);
        TRY(query_run(&query, err));
    }
    return STATUS_OK;
}
