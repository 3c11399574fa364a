/* What follows from a record: its slot and entry, its place in the index, and
 * what it changes for others. A retraction touches its target; the date of a
 * source moves the `known` of all that rests on it, and so does a record that
 * comes after those that name it as their basis.
 *
 * Rows depend on the records and the order of their numbers only, so that
 * `verify` can work them out again and compare. */
#include "store/derive.h"

#include "store/ident.h"
#include "store/index.h"
#include "store/known.h"
#include "store/read.h"
#include "store/settle.h"
#include "store/slot.h"
#include "store/waiting.h"

typedef VEC(int64_t) Numbers;

static int64_t record_place(const Record *record, int64_t rec)
{
    return place_of(record->since_date.latest, rec);
}

/* The first column of all rows. */
static Status take_numbers(Query *query, Numbers *numbers, Err *err)
{
    while (query_next(query))
        vec_push(query->store->scratch, numbers, get_int(query, 0));
    return query_end(query, err);
}

/* The entry of a record that is there already; STATUS_NO if it has none yet
 * or is of another slot than SLOT (0: any). */
static Status find_entry(Store *store, int64_t slot, int64_t rec,
    const Record *record, Entry *entry, Err *err)
{
    int64_t own;
    TRY(read_slot(store, record->kind_name, record->key, &own, err));
    if (!own || (slot && own != slot)) return STATUS_NO;
    return entry_get(
        store, store->scratch, own, record_place(record, rec), entry, err);
}

static Status find_entry_by_id(
    Store *store, int64_t slot, const Hash *id, Entry *entry, Err *err)
{
    int64_t rec;
    Record record;
    TRY(read_id(store, store->scratch, id, &rec, &record, err));
    if (!rec) return STATUS_NO;
    return find_entry(store, slot, rec, &record, entry, err);
}

/* --- what a new record changes for others --- */

/* Works out `known` again; STATUS_NO if it stays. */
static Status rework_known(Store *store, int64_t rec, Err *err)
{
    Record record;
    Entry entry;
    Instant known;
    TRY(read_rec(store, store->scratch, rec, &record, err));
    Status status = find_entry(store, 0, rec, &record, &entry, err);
    if (status == STATUS_NO) return STATUS_OK;
    TRY(status);
    TRY(known_of(store, &record, &known, err));
    if (known == entry.known) return STATUS_OK;
    entry.known = known;
    TRY(settle_entry(store, &entry, err));
    TRY(entry_set(store, &entry, err));
    TRY(index_refresh(store, &entry, err));
    return settle_above(store, entry.slot, entry.place, INT64_MAX, err);
}

/* All that names the record ID as its basis. */
static Status rework_resting(Store *store, const Hash *id, Err *err)
{
    Numbers recs = {0};
    bool rests;
    TRY(waiting_rests_on(store, index_prefix(id), &rests, err));
    if (!rests) return STATUS_OK;
    Query query = query_of(store, SQL_RESTS);
    bind_int(&query, index_prefix(id));
    TRY(take_numbers(&query, &recs, err));
    for (size_t i = 0; i < recs.count; i++)
        TRY(rework_known(store, recs.items[i], err));
    return STATUS_OK;
}

/* All that names the source KEY, and all that rests on that. */
static Status rework_told(Store *store, int role, Str key, Err *err)
{
    int64_t term;
    Numbers places = {0};
    TRY(intern_term(store, role, key, false, &term, err));
    if (!term) return STATUS_OK;
    TRY(waiting_flush(store, err));
    Query query = query_of(store, SQL_MENTION_PLACES);
    bind_int(&query, term);
    TRY(take_numbers(&query, &places, err));
    for (size_t i = 0; i < places.count; i++) {
        Record record;
        int64_t rec = place_rec(places.items[i]);
        TRY(rework_known(store, rec, err));
        TRY(read_rec(store, store->scratch, rec, &record, err));
        TRY(rework_resting(store, &record.id, err));
    }
    return STATUS_OK;
}

/* Everything: the room's zone may be another now. */
static Status rework_all(Store *store, int64_t before, Err *err)
{
    for (int64_t rec = 1; rec < before; rec++)
        TRY(rework_known(store, rec, err));
    return STATUS_OK;
}

static Status rework_dates(
    Store *store, int64_t rec, const Record *record, Err *err)
{
    if (record->kind == KIND_ROOM) {
        known_forget_zones(store);
        return rework_all(store, rec, err);
    }
    if (record->kind != KIND_SOURCE) return STATUS_OK;
    known_forget_source(store, record->key);
    TRY(rework_told(store, MENTION_SOURCE, record->key, err));
    return rework_told(store, ROLE_TOLD, record->key, err);
}

/* Most rooms have neither retractions nor loose ends, a new one nothing; one
 * look a batch spares one look a record. */
static Status look_for_any(Store *store, Err *err)
{
    if (store->looked) return STATUS_OK;
    Query aims = query_of(store, SQL_ANY_AIM);
    store->has_aims = query_next(&aims);
    TRY(query_end(&aims, err));
    Query loose = query_of(store, SQL_ANY_LOOSE);
    store->has_loose = query_next(&loose);
    TRY(query_end(&loose, err));
    Query rests = query_of(store, SQL_ANY_REST);
    store->has_rests = query_next(&rests);
    TRY(query_end(&rests, err));
    store->looked = true;
    return STATUS_OK;
}

static Status is_aimed_at(
    Store *store, const Hash *id, bool *aimed_at, Err *err)
{
    *aimed_at = false;
    if (!store->has_aims) return STATUS_OK;
    Query query = query_of(store, SQL_AIMS);
    bind_hash(&query, id);
    *aimed_at = query_next(&query);
    return query_end(&query, err);
}

/* Works out again whether the record ID, if it is there, is touched. */
static Status touch(Store *store, const Hash *id, Err *err)
{
    int64_t rec;
    Record record;
    Entry entry;
    bool aimed_at;
    TRY(read_id(store, store->scratch, id, &rec, &record, err));
    if (!rec) return STATUS_OK;
    Status status = find_entry(store, 0, rec, &record, &entry, err);
    if (status == STATUS_NO) return STATUS_OK;
    TRY(status);
    TRY(is_aimed_at(store, id, &aimed_at, err));
    if (entry.touched == (aimed_at || !record.body)) return STATUS_OK;
    entry.touched = !entry.touched;
    TRY(settle_entry(store, &entry, err));
    TRY(entry_set(store, &entry, err));
    TRY(index_refresh(store, &entry, err));
    return settle_above(store, entry.slot, entry.place, INT64_MAX, err);
}

/* A retraction or purge touches its target, now or when that arrives; once it
 * is purged itself (SQL_DROP_AIM), it no longer does. */
static Status aim(
    Store *store, SqlId id, int64_t rec, const Record *record, Err *err)
{
    Hash target;
    if (record->kind != KIND_RETRACTION && record->kind != KIND_PURGE)
        return STATUS_OK;
    if (!hash_parse(record_text(record, S("of")), &target)) return STATUS_OK;
    store->has_aims = true;
    Query query = query_of(store, id);
    bind_hash(&query, &target);
    bind_int(&query, rec);
    TRY(query_run(&query, err));
    return touch(store, &target, err);
}

/* --- the entry --- */

static Status add_loose(
    Store *store, const Hash *target, const Entry *entry, Err *err)
{
    store->has_loose = true;
    Query query = query_of(store, SQL_ADD_LOOSE);
    bind_hash(&query, target);
    bind_int(&query, entry->slot);
    bind_int(&query, entry->place);
    return query_run(&query, err);
}

/* Where the record ID stands in SLOT: nearly always near the top; else its
 * own line tells. STATUS_NO if it is not there. */
static Status find_place(
    Store *store, int64_t slot, const Hash *id, int64_t *place, Err *err)
{
    int64_t rec;
    Entry entry;
    const Appended *item = ident_appended(store, id);
    if (item && item->slot == slot) {
        *place = item->place;
        return STATUS_OK;
    }
    TRY(ident_find(store, id, &rec, err));
    if (!rec) return STATUS_NO;
    Query query = query_of(store, SQL_NEAR_TOP);
    bind_int(&query, slot);
    bind_int(&query, rec);
    bool found = query_next(&query);
    if (found) *place = get_int(&query, 0);
    TRY(query_end(&query, err));
    if (found) return STATUS_OK;
    TRY(find_entry_by_id(store, slot, id, &entry, err));
    *place = entry.place;
    return STATUS_OK;
}

/* Fills entry->replaces with those of the slot that are there; those that lie
 * above it, or are not there, are kept as loose. *TOP rises to the highest. */
static Status link_down(
    Store *store, const Record *record, Entry *entry, int64_t *top, Err *err)
{
    size_t most = record->replaces_count;
    int64_t *places = arena_array(store->scratch, most, sizeof *places);
    size_t count = 0;
    for (size_t i = 0; i < most; i++) {
        const Hash *id = &record->replaces[i];
        int64_t place;
        Status status = find_place(store, entry->slot, id, &place, err);
        if (status != STATUS_NO) TRY(status);
        if (status == STATUS_OK) places[count++] = place;
        if (status == STATUS_OK && place > *top) *top = place;
        if (status == STATUS_NO || place > entry->place)
            TRY(add_loose(store, id, entry, err));
    }
    entry->replaces = (PlaceList){places, count};
    return STATUS_OK;
}

/* Links those that named this record before it was there. *BOTTOM falls to
 * the lowest of them, *TOP rises to the highest. */
static Status link_loose(Store *store, const Record *record, const Entry *entry,
    int64_t *bottom, int64_t *top, Err *err)
{
    Numbers places = {0};
    if (!store->has_loose) return STATUS_OK;
    Query query = query_of(store, SQL_LOOSE_TO);
    bind_int(&query, entry->slot);
    bind_hash(&query, &record->id);
    TRY(take_numbers(&query, &places, err));
    for (size_t i = 0; i < places.count; i++) {
        Entry from;
        TRY(entry_get(
            store, store->scratch, entry->slot, places.items[i], &from, err));
        size_t count = from.replaces.count;
        int64_t *list = arena_grow(store->scratch, (void *)from.replaces.items,
            count, count + 1, sizeof *list);
        list[count] = entry->place;
        from.replaces = (PlaceList){list, count + 1};
        TRY(entry_set(store, &from, err));
        if (from.place < *bottom) *bottom = from.place;
        if (from.place > *top) *top = from.place;
    }
    return STATUS_OK;
}

/* Works out again what ENTRY, now in SLOT, changes for those above BOTTOM. */
static Status settle_rest(Store *store, Slot *slot, const Entry *entry,
    int64_t bottom, int64_t top, Err *err)
{
    bool newest = entry->place > slot->newest && bottom == top;
    if (entry->place > slot->newest) slot->newest = entry->place;
    return newest ? slot_raise_top(store, entry, err)
                  : settle_above(store, entry->slot, bottom, top, err);
}

/* Puts an entry among others of its key. */
static Status join_entry(
    Store *store, const Record *record, Slot *slot, Entry *entry, Err *err)
{
    int64_t top = entry->place, bottom = entry->place;
    bool several = slot->several;
    slot->several = true;
    TRY(link_down(store, record, entry, &top, err));
    TRY(link_loose(store, record, entry, &bottom, &top, err));
    TRY(settle_entry(store, entry, err));
    TRY(entry_add(store, entry, err));
    TRY(settle_rest(store, slot, entry, bottom, top, err));
    return several ? STATUS_OK : index_share(store, entry, err);
}

/* Puts the first entry of a key: nothing lies below it. */
static Status start_entry(
    Store *store, const Record *record, Entry *entry, Err *err)
{
    for (size_t i = 0; i < record->replaces_count; i++)
        TRY(add_loose(store, &record->replaces[i], entry, err));
    return entry_add(store, entry, err);
}

Status derive_record(Store *store, int64_t rec, const Record *record, Err *err)
{
    Slot *slot;
    Entry entry = {.place = record_place(record, rec),
        .earliest = record->since_date.earliest,
        .grade = record->grade};
    TRY(look_for_any(store, err));
    TRY(intern_audience(store, &record->audience, &entry.audience, err));
    TRY(known_of(store, record, &entry.known, err));
    TRY(is_aimed_at(store, &record->id, &entry.touched, err));
    if (!record->body) entry.touched = true;
    entry.settled = !entry.touched;
    TRY(slot_take(store, record, &entry, &slot, err));
    if (slot)
        TRY(join_entry(store, record, slot, &entry, err));
    else
        TRY(start_entry(store, record, &entry, err));
    ident_placed(store, rec, entry.slot, entry.place);
    TRY(index_add(store, record, &entry, slot != NULL, err));
    TRY(aim(store, SQL_ADD_AIM, rec, record, err));
    TRY(rework_dates(store, rec, record, err));
    return rework_resting(store, &record->id, err);
}

Status derive_purged(Store *store, int64_t rec, const Record *record,
    const Record *left, Err *err)
{
    Entry entry;
    TRY(look_for_any(store, err));
    TRY(find_entry(store, 0, rec, record, &entry, err));
    TRY(index_drop(store, record, &entry, err));
    TRY(known_of(store, left, &entry.known, err));
    entry.touched = true;
    entry.settled = false;
    TRY(entry_set(store, &entry, err));
    TRY(settle_above(store, entry.slot, entry.place, INT64_MAX, err));
    TRY(aim(store, SQL_DROP_AIM, rec, record, err));
    TRY(rework_dates(store, rec, record, err));
    return rework_resting(store, &record->id, err);
}
