/* Slots: one a kind and key. A slot says which audience its records have (0:
 * not one), when its first was recorded, and its top: the place of its newest
 * record where that is settled beyond nothing (settle.c). Then this record
 * alone is the head in every view that holds it, so that a view of today
 * needs no look at the slot's other records. Of the top stands here what a
 * view asks of it: since when it is known, and its audience, which is the
 * slot's. Where the newest is not settled so, the top is 0, which is no
 * place.
 *
 * Most keys have one record, and the others are written to again and again:
 * those to which the open batch came back are remembered, as many as MOST. */
#include "store/slot.h"

#include "store/intern.h"

enum { MOST = 1 << 16 };

struct Slots {
    Arena *arena;
    Map map; /* number of the kind and key -> Slot */
};

/* --- those that are remembered --- */

void slot_forget(Store *store)
{
    if (store->slots) arena_free(store->slots->arena);
    store->slots = NULL;
}

/* Where they are remembered; NULL if there is no memory for it. */
static struct Slots *start(Store *store)
{
    if (store->slots && store->slots->map.count >= MOST) slot_forget(store);
    if (store->slots) return store->slots;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return NULL;
    }
    struct Slots *slots = arena_alloc(arena, sizeof *slots);
    slots->arena = arena;
    slots->map = map_new(arena);
    return store->slots = slots;
}

static Str name_of(Arena *arena, int64_t kind, Str key)
{
    Str parts[] = {{(const char *)&kind, sizeof kind}, key};
    return str_join(arena, parts, 2, S(""));
}

/* --- rows --- */

/* Of a top: 0 where the record does not stand alone. */
static void bind_top(Query *query, const Entry *entry)
{
    bool alone = entry->settled && !entry->touched && !entry->beyond.count;
    bind_int(query, alone ? entry->place : 0);
    bind_int(query, alone ? entry->known : 0);
}

/* Leaves entry->slot 0 if there is one already. */
static Status add_slot(
    Store *store, int64_t kind, const Record *record, Entry *entry, Err *err)
{
    Query query = query_of(store, SQL_ADD_SLOT);
    bind_int(&query, kind);
    bind_text(&query, record->key);
    bind_int(&query, entry->audience);
    bind_int(&query, record->recorded);
    bind_top(&query, entry);
    TRY(query_run(&query, err));
    bool added = sqlite3_changes(store->db) > 0;
    entry->slot = added ? sqlite3_last_insert_rowid(store->db) : 0;
    return STATUS_OK;
}

static Status read_whole(
    Store *store, int64_t kind, Str key, Slot *slot, Err *err)
{
    Query query = query_of(store, SQL_TAKE_SLOT);
    bind_int(&query, kind);
    bind_text(&query, key);
    if (query_next(&query))
        *slot =
            (Slot){get_int(&query, 0), get_int(&query, 1), get_int(&query, 2),
                get_int(&query, 3), get_int(&query, 4) != get_int(&query, 3)};
    return query_end(&query, err);
}

static Status widen_slot(
    Store *store, const Record *record, int64_t audience, Slot *slot, Err *err)
{
    bool same = slot->audience == audience;
    bool first = record->recorded < slot->first_recorded;
    if (same && !first) return STATUS_OK;
    if (!same) slot->audience = 0;
    if (first) slot->first_recorded = record->recorded;
    Query query = query_of(store, SQL_SET_SLOT);
    bind_int(&query, slot->audience);
    bind_int(&query, slot->first_recorded);
    bind_int(&query, slot->slot);
    return query_run(&query, err);
}

/* --- what a record does to its slot --- */

Status slot_take(
    Store *store, const Record *record, Entry *entry, Slot **slot, Err *err)
{
    int64_t kind;
    TRY(intern_kind(store, record->kind_name, true, &kind, err));
    struct Slots *slots = start(store);
    if (!slots || ARENA_GUARD(slots->arena)) return store_no_memory(err);
    Str name = name_of(store->scratch, kind, record->key);
    *slot = map_get(&slots->map, name);
    if (!*slot) {
        TRY(add_slot(store, kind, record, entry, err));
        if (entry->slot) return STATUS_OK;
        *slot = arena_alloc(slots->arena, sizeof **slot);
        TRY(read_whole(store, kind, record->key, *slot, err));
        map_put(&slots->map, str_copy(slots->arena, name), *slot);
    }
    entry->slot = (*slot)->slot;
    return widen_slot(store, record, entry->audience, *slot, err);
}

Status slot_raise_top(Store *store, const Entry *entry, Err *err)
{
    Query query = query_of(store, SQL_SET_TOP);
    bind_top(&query, entry);
    bind_int(&query, entry->slot);
    return query_run(&query, err);
}

Status slot_keep_top(Store *store, int64_t slot, Err *err)
{
    Entry top = {.slot = slot};
    Query query = query_of(store, SQL_TOP_OF_SLOT);
    bind_int(&query, slot);
    if (query_next(&query)) {
        top.place = get_int(&query, 0);
        top.known = get_int(&query, 1);
        top.touched = get_int(&query, 2) != 0;
        top.settled = !is_null(&query, 3);
        top.beyond.count = get_bytes(&query, 3).size;
    }
    TRY(query_end(&query, err));
    return slot_raise_top(store, &top, err);
}
