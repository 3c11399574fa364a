/* The heads of keys in a view. For each key its records are read downwards
 * from the view's date to the first settled one that the view holds (see
 * settle.c); what is left is nearly always one record, a head as it stands.
 * If there are several, or one that a retraction or purge has touched, the
 * fold judges. Where the view holds the slot's top (slot.c), that is the head,
 * and only its line is read.
 * Cost: O(1) a key, but for keys whose last records are not settled. */
#include "store/heads.h"

#include <stdlib.h>
#include "store/ident.h"
#include "store/read.h"

typedef VEC(Entry) EntryList;

/* --- what the fold must judge --- */

static Status hold(Store *store, Lens *lens, const Entry *entry,
    EntryList *held, bool *holds, Err *err)
{
    *holds = false;
    if (place_day(entry->place) > lens->view->on) return STATUS_OK;
    TRY(lens_holds(store, lens, entry->audience, entry->known,
        place_rec(entry->place), holds, err));
    if (*holds) vec_push(store->arena, held, *entry);
    return STATUS_OK;
}

static Status hold_beyond(
    Store *store, Lens *lens, const Entry *settled, EntryList *held, Err *err)
{
    for (size_t i = settled->beyond.count; i-- > 0;) {
        Entry entry;
        bool holds;
        Status status = entry_get(store, store->arena, settled->slot,
            settled->beyond.items[i], &entry, err);
        if (status == STATUS_NO) continue;
        TRY(status);
        TRY(hold(store, lens, &entry, held, &holds, err));
    }
    return STATUS_OK;
}

/* Fills HELD with the records of SLOT in the view; ALL: with all of them,
 * else those that settled ones make unneeded are left out. */
static Status hold_slot(
    Store *store, Lens *lens, int64_t slot, bool all, EntryList *held, Err *err)
{
    Entry end = {.settled = false};
    Status status = STATUS_OK;
    Query query = query_of(store, SQL_ENTRIES_DOWN);
    bind_int(&query, slot);
    bind_int(&query, place_end(lens->view->on));
    while (!end.settled && status == STATUS_OK && query_next(&query)) {
        bool holds;
        Entry entry = entry_of(&query, store->arena, slot);
        status = hold(store, lens, &entry, held, &holds, err);
        if (holds && entry.settled && !all && !lens->bounded) end = entry;
    }
    Status ending = query_end(&query, err);
    TRY(status);
    TRY(ending);
    return end.settled ? hold_beyond(store, lens, &end, held, err) : STATUS_OK;
}

/* --- judging --- */

/* Reads a record, or gives the one that was read for an earlier question: the
 * heads of two dates are mostly the same. */
static Status read_shared(
    Store *store, int64_t rec, const Record **out, Err *err)
{
    const Str key = {(const char *)&rec, sizeof rec};
    bool snapshot = store->mode == STORE_READ;
    Record *record = snapshot ? map_get(&store->heads, key) : NULL;
    *out = record;
    if (record) return STATUS_OK;
    *out = record = arena_alloc(store->arena, sizeof *record);
    TRY(read_rec(store, store->arena, rec, record, err));
    if (snapshot) map_put(&store->heads, str_copy(store->arena, key), record);
    return STATUS_OK;
}

static Status candidate_of(Store *store, Lens *lens, const Entry *entry,
    Candidate *candidate, Err *err)
{
    const Record *record;
    TRY(read_shared(store, place_rec(entry->place), &record, err));
    *candidate = (Candidate){.record = record};
    if (!entry->touched) return STATUS_OK;
    return lens_is_retracted(store, lens, record, &candidate->retracted, err);
}

static Status judge(Store *store, Lens *lens, const EntryList *held,
    Candidate **items, Err *err)
{
    *items = arena_array(store->arena, held->count, sizeof **items);
    for (size_t i = 0; i < held->count; i++)
        TRY(candidate_of(store, lens, &held->items[i], &(*items)[i], err));
    if (held->count) fold_key(store->arena, *items, held->count);
    return STATUS_OK;
}

static int by_record(const void *a, const void *b)
{
    const Candidate *left = a, *right = b;
    Day left_day = left->record->since_date.latest;
    Day right_day = right->record->since_date.latest;
    if (left_day != right_day) return left_day < right_day ? -1 : 1;
    return record_order(left->record, right->record);
}

Status heads_of_slot(
    Store *store, Lens *lens, int64_t slot, RecordList *heads, Err *err)
{
    EntryList held = {0};
    Candidate *items;
    TRY(hold_slot(store, lens, slot, false, &held, err));
    TRY(judge(store, lens, &held, &items, err));
    if (held.count > 1) qsort(items, held.count, sizeof *items, by_record);
    for (size_t i = 0; i < held.count; i++)
        if (items[i].state == FOLD_HEAD)
            vec_push(store->arena, heads, (Record *)items[i].record);
    return STATUS_OK;
}

Status store_heads_of(Store *store, const View *view, Kind kind, Str key,
    RecordList *heads, Err *err)
{
    Lens *lens;
    int64_t slot;
    TRY(lens_of(store, view, &lens, err));
    TRY(read_slot(store, kind_name(kind), key, &slot, err));
    return slot ? heads_of_slot(store, lens, slot, heads, err) : STATUS_OK;
}

Status store_history(Store *store, const View *view, Kind kind, Str key,
    Candidate **items, size_t *count, Err *err)
{
    Lens *lens;
    int64_t slot;
    EntryList held = {0};
    *count = 0;
    TRY(lens_of(store, view, &lens, err));
    TRY(read_slot(store, kind_name(kind), key, &slot, err));
    if (slot) TRY(hold_slot(store, lens, slot, true, &held, err));
    TRY(judge(store, lens, &held, items, err));
    if (held.count) qsort(*items, held.count, sizeof **items, by_record);
    *count = held.count;
    return STATUS_OK;
}

/* --- all keys of a kind --- */

typedef struct {
    int64_t slot;
    Str key;
    Instant first_recorded; /* of those its viewer may read */
    int64_t audience;       /* 0: of several */
    int64_t top;            /* see slot.c; 0: none */
    Instant top_known;
} Key;

typedef VEC(Key) KeyList;

/* Of a slot with several audiences: by what the viewer sees of it. */
static Status find_first(
    Store *store, Lens *lens, Key *key, bool *seen, Err *err)
{
    EntryList entries = {0};
    *seen = false;
    Query query = query_of(store, SQL_ENTRIES_DOWN);
    bind_int(&query, key->slot);
    bind_int(&query, INT64_MAX);
    while (query_next(&query))
        vec_push(
            store->arena, &entries, entry_of(&query, store->arena, key->slot));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < entries.count; i++) {
        bool sees;
        TRY(lens_sees(store, lens, entries.items[i].audience, &sees, err));
        if (!sees) continue;
        Query recorded = query_of(store, SQL_GET_RECORDED);
        bind_int(&recorded, place_rec(entries.items[i].place));
        Instant instant = query_next(&recorded) ? get_int(&recorded, 0) : 0;
        TRY(query_end(&recorded, err));
        if (!*seen || instant < key->first_recorded)
            key->first_recorded = instant;
        *seen = true;
    }
    return STATUS_OK;
}

static Status take_key(
    Store *store, Lens *lens, Key key, KeyList *keys, Err *err)
{
    bool sees;
    if (key.audience)
        TRY(lens_sees(store, lens, key.audience, &sees, err));
    else
        TRY(find_first(store, lens, &key, &sees, err));
    if (sees) vec_push(store->arena, keys, key);
    return STATUS_OK;
}

/* Takes all keys that a query over slots gives. */
static Status take_keys(
    Store *store, Lens *lens, Query *query, KeyList *keys, Err *err)
{
    Status status = STATUS_OK;
    while (status == STATUS_OK && query_next(query)) {
        Key key = {.slot = get_int(query, 0),
            .key = copy_bytes(query, 1, store->arena),
            .audience = get_int(query, 2),
            .first_recorded = get_int(query, 3),
            .top = get_int(query, 4),
            .top_known = get_int(query, 5)};
        status = take_key(store, lens, key, keys, err);
    }
    Status ending = query_end(query, err);
    return status == STATUS_OK ? ending : status;
}

/* Asks which keys are wanted by the index of keys alone, and only of those
 * for the rest of their rows. */
static Status take_wanted(Store *store, Lens *lens, int64_t kind,
    bool (*want)(void *state, Str key), void *state, KeyList *keys, Err *err)
{
    VEC(int64_t) wanted = {0};
    Query query = query_of(store, SQL_KEYS_OF_KIND);
    bind_int(&query, kind);
    while (query_next(&query))
        if (want(state, get_bytes(&query, 1)))
            vec_push(store->arena, &wanted, get_int(&query, 0));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < wanted.count; i++) {
        query = query_of(store, SQL_GET_SLOT);
        bind_int(&query, wanted.items[i]);
        TRY(take_keys(store, lens, &query, keys, err));
    }
    return STATUS_OK;
}

static Status list_keys(Store *store, Lens *lens, Kind kind,
    bool (*want)(void *state, Str key), void *state, KeyList *keys, Err *err)
{
    int64_t number;
    TRY(intern_kind(store, kind_name(kind), false, &number, err));
    if (!number) return STATUS_OK;
    if (want) return take_wanted(store, lens, number, want, state, keys, err);
    Query query = query_of(store, SQL_SLOTS_OF_KIND);
    bind_int(&query, number);
    return take_keys(store, lens, &query, keys, err);
}

static int by_first(const void *a, const void *b)
{
    const Key *left = a, *right = b;
    if (left->first_recorded != right->first_recorded)
        return left->first_recorded < right->first_recorded ? -1 : 1;
    return str_compare(left->key, right->key);
}

/* Whether the view holds the key's top, which then is its only head. */
static bool holds_top(const Lens *lens, const Key *key)
{
    return key->top && key->audience && !lens->bounded &&
           place_day(key->top) <= lens->view->on &&
           key->top_known <= lens->view->known;
}

static Status heads_of_key(
    Store *store, Lens *lens, const Key *key, RecordList *heads, Err *err)
{
    if (!holds_top(lens, key))
        return heads_of_slot(store, lens, key->slot, heads, err);
    const Record *record;
    TRY(read_shared(store, place_rec(key->top), &record, err));
    vec_push(store->arena, heads, (Record *)record);
    return STATUS_OK;
}

static int by_number(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

/* Reads the tops that the view holds in the order in which the file has them,
 * so that each of its pages is looked at once. */
static Status read_tops(
    Store *store, const Lens *lens, const KeyList *keys, Err *err)
{
    int64_t *recs = arena_array(store->arena, keys->count, sizeof *recs);
    size_t count = 0;
    if (store->mode != STORE_READ) return STATUS_OK;
    for (size_t i = 0; i < keys->count; i++)
        if (holds_top(lens, &keys->items[i]))
            recs[count++] = place_rec(keys->items[i].top);
    qsort(recs, count, sizeof *recs, by_number);
    for (size_t i = 0; i < count; i++) {
        const Record *record;
        TRY(read_shared(store, recs[i], &record, err));
    }
    return STATUS_OK;
}

Status store_heads(Store *store, const View *view, Kind kind,
    bool (*want)(void *state, Str key), void *state, RecordList *heads,
    Err *err)
{
    Lens *lens;
    KeyList keys = {0};
    TRY(lens_of(store, view, &lens, err));
    TRY(list_keys(store, lens, kind, want, state, &keys, err));
    if (keys.count) qsort(keys.items, keys.count, sizeof *keys.items, by_first);
    TRY(read_tops(store, lens, &keys, err));
    for (size_t i = 0; i < keys.count; i++)
        TRY(heads_of_key(store, lens, &keys.items[i], heads, err));
    return STATUS_OK;
}

/* --- single records --- */

Status store_find(
    Store *store, const View *view, const Hash *id, Record **record, Err *err)
{
    Lens *lens;
    int64_t rec;
    Record *found = arena_alloc(store->arena, sizeof *found);
    *record = NULL;
    TRY(lens_of(store, view, &lens, err));
    TRY(read_id(store, store->arena, id, &rec, found, err));
    if (rec && lens_has(lens, rec) &&
        audience_has(&found->audience, &view->viewer))
        *record = found;
    return STATUS_OK;
}

Status store_standing(Store *store, const View *view, const Hash *id,
    Instant *known, bool *retracted, Err *err)
{
    Record *record;
    Lens *lens;
    Entry entry;
    int64_t slot, rec;
    *known = INT64_MAX;
    *retracted = false;
    TRY(store_find(store, view, id, &record, err));
    if (!record) return STATUS_NO;
    TRY(lens_of(store, view, &lens, err));
    TRY(ident_find(store, id, &rec, err));
    TRY(read_slot(store, record->kind_name, record->key, &slot, err));
    TRY(entry_get(store, store->arena, slot,
        place_of(record->since_date.latest, rec), &entry, err));
    *known = entry.known;
    if (!entry.touched) return STATUS_OK;
    return lens_is_retracted(store, lens, record, retracted, err);
}
