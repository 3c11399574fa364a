/* Slots: one a kind and key. A slot says which audience its records have (0:
 * not one), when its first was recorded, and its top: the place of its newest
 * record where that is settled beyond nothing (settle.c). Then this record
 * alone is the head in every view that holds it, so that a view of today
 * needs no look at the slot's other records. Of the top stands here what a
 * view asks of it: since when it is known, and its audience, which is the
 * slot's. Where the newest is not settled so, the top is 0, which is no
 * place. */
#include "store/slot.h"

#include "store/intern.h"

typedef struct {
    int64_t slot, audience; /* audience 0: of several */
    Instant first_recorded;
} Slot;

/* Leaves entry->slot 0 if there is one already. */
static Status add_slot(
    Store *store, int64_t kind, const Record *record, Entry *entry, Err *err)
{
    bool alone = entry->settled && !entry->beyond.count;
    Query query = query_of(store, SQL_ADD_SLOT);
    bind_int(&query, kind);
    bind_text(&query, record->key);
    bind_int(&query, entry->audience);
    bind_int(&query, record->recorded);
    bind_int(&query, alone ? entry->place : 0);
    bind_int(&query, alone ? entry->known : 0);
    TRY(query_run(&query, err));
    bool added = sqlite3_changes(store->db) > 0;
    entry->slot = added ? sqlite3_last_insert_rowid(store->db) : 0;
    return STATUS_OK;
}

static Status find_slot(
    Store *store, int64_t kind, Str key, Slot *slot, Err *err)
{
    Query query = query_of(store, SQL_FIND_SLOT);
    bind_int(&query, kind);
    bind_text(&query, key);
    *slot = (Slot){0};
    if (query_next(&query))
        *slot =
            (Slot){get_int(&query, 0), get_int(&query, 1), get_int(&query, 2)};
    return query_end(&query, err);
}

static Status widen_slot(Store *store, const Record *record, int64_t audience,
    const Slot *slot, Err *err)
{
    bool same = slot->audience == audience;
    bool first = record->recorded < slot->first_recorded;
    if (same && !first) return STATUS_OK;
    Query query = query_of(store, SQL_SET_SLOT);
    bind_int(&query, same ? audience : 0);
    bind_int(&query, first ? record->recorded : slot->first_recorded);
    bind_int(&query, slot->slot);
    return query_run(&query, err);
}

Status slot_take(
    Store *store, const Record *record, Entry *entry, bool *fresh, Err *err)
{
    int64_t kind;
    Slot slot;
    TRY(intern_kind(store, record->kind_name, true, &kind, err));
    TRY(add_slot(store, kind, record, entry, err));
    *fresh = entry->slot != 0;
    if (*fresh) return STATUS_OK;
    TRY(find_slot(store, kind, record->key, &slot, err));
    entry->slot = slot.slot;
    return widen_slot(store, record, entry->audience, &slot, err);
}

Status slot_keep_top(Store *store, int64_t slot, Err *err)
{
    int64_t top = 0, known = 0;
    Query query = query_of(store, SQL_TOP_OF_SLOT);
    bind_int(&query, slot);
    bool found = query_next(&query);
    bool touched = found && get_int(&query, 2);
    bool settled = found && !is_null(&query, 3);
    if (settled && !touched && !get_bytes(&query, 3).size) {
        top = get_int(&query, 0);
        known = get_int(&query, 1);
    }
    TRY(query_end(&query, err));
    query = query_of(store, SQL_SET_TOP);
    bind_int(&query, top);
    bind_int(&query, known);
    bind_int(&query, slot);
    return query_run(&query, err);
}
