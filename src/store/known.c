/* Since when records are known. The rule is record_known(); here are its look
 * ups: the dates of a source, of which each reader counts the last record
 * that all readers of the record may see, and the room's zone, likewise. A
 * purged record of a source has no date and is passed over. What was looked
 * up is kept, since most records name one of few sources. */
#include "store/known.h"

#include "store/ident.h"
#include "store/read.h"
#include "store/sql.h"

/* One record of a source, or of the room. */
typedef struct {
    Hash id;
    Instant recorded;
    Audience audience;
    Str zone;      /* of the room */
    Date date;     /* of a source */
    Instant known; /* the end of the date in `zone` */
} Version;

typedef struct {
    Version *items;
    size_t count, capacity;
    bool stale;
} VersionList;

struct Zones {
    VersionList versions;
};

typedef struct {
    Store *store;
    Status status; /* the first thing that went wrong */
    Err *err;
} Lookup;

static Version version_of(Arena *arena, const Record *record)
{
    Str zone = record_text(record, S("zone"));
    return (Version){record->id, record->recorded, record->audience,
        zone.size ? zone : S("UTC"),
        date_of(str_copy(arena, record_date(record, S("date")))), INT64_MIN};
}

/* Adds all records of one slot that still have a body. */
static Status add_versions(
    Store *store, int64_t slot, VersionList *list, Err *err)
{
    VEC(int64_t) recs = {0};
    Query query = query_of(store, SQL_SLOT_PLACES);
    bind_int(&query, slot);
    while (query_next(&query))
        vec_push(store->arena, &recs, place_rec(get_int(&query, 0)));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < recs.count; i++) {
        Record record;
        TRY(read_rec(store, store->arena, recs.items[i], &record, err));
        if (!record.body) continue;
        vec_push(store->arena, list, version_of(store->arena, &record));
    }
    return STATUS_OK;
}

static Status load_source(Store *store, Str key, VersionList *list, Err *err)
{
    int64_t slot;
    list->stale = false;
    list->count = 0;
    TRY(read_slot(store, kind_name(KIND_SOURCE), key, &slot, err));
    return slot ? add_versions(store, slot, list, err) : STATUS_OK;
}

static Status load_zones(Store *store, VersionList *list, Err *err)
{
    int64_t kind;
    VEC(int64_t) slots = {0};
    TRY(intern_kind(store, kind_name(KIND_ROOM), false, &kind, err));
    Query query = query_of(store, SQL_SLOTS_OF_KIND);
    bind_int(&query, kind);
    while (query_next(&query))
        vec_push(store->arena, &slots, get_int(&query, 0));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < slots.count; i++)
        TRY(add_versions(store, slots.items[i], list, err));
    return STATUS_OK;
}

/* The last of those that every reader of RECORD may see; NULL if none. */
static Version *last_version(const VersionList *list, const Record *record)
{
    Version *last = NULL;
    for (size_t i = 0; i < list->count; i++) {
        Version *version = &list->items[i];
        if (!audience_within(&record->audience, &version->audience)) continue;
        if (!last || version->recorded > last->recorded ||
            (version->recorded == last->recorded &&
                hash_compare(&version->id, &last->id) > 0))
            last = version;
    }
    return last;
}

static Str zone_of(Lookup *lookup, const Record *record)
{
    Store *store = lookup->store;
    if (!store->zones) {
        struct Zones *zones = arena_alloc(store->arena, sizeof *zones);
        lookup->status = load_zones(store, &zones->versions, lookup->err);
        store->zones = zones;
    }
    const Version *last = last_version(&store->zones->versions, record);
    return last ? last->zone : S("UTC");
}

static VersionList *source_versions(Lookup *lookup, Str key)
{
    Store *store = lookup->store;
    VersionList *list = map_get(&store->sources, key);
    if (!list) {
        list = arena_alloc(store->arena, sizeof *list);
        list->stale = true;
        map_put(&store->sources, str_copy(store->arena, key), list);
    }
    if (list->stale && lookup->status == STATUS_OK)
        lookup->status = load_source(store, key, list, lookup->err);
    return list;
}

/* As KnownLookup asks; the zone's day is worked out once a version. */
static Instant source_known(void *state, const Record *record, Str key)
{
    Lookup *lookup = state;
    Version *last = last_version(source_versions(lookup, key), record);
    if (!last || last->date.unknown) return INT64_MAX;
    Str zone = zone_of(lookup, record);
    if (last->known == INT64_MIN || !str_equal(zone, last->zone)) {
        last->zone = zone;
        last->known = zone_day_end(zone, last->date.latest);
    }
    return last->known;
}

static Str basis_source(void *state, const Hash *basis)
{
    Lookup *lookup = state;
    Str key = S("");
    int64_t rec;
    Status status = ident_find(lookup->store, basis, &rec, lookup->err);
    if (lookup->status == STATUS_OK) lookup->status = status;
    Query query = query_of(lookup->store, SQL_GET_SOURCE);
    bind_int(&query, rec);
    if (query_next(&query)) key = copy_bytes(&query, 0, lookup->store->scratch);
    status = query_end(&query, lookup->err);
    if (lookup->status == STATUS_OK) lookup->status = status;
    return key;
}

Status known_of(Store *store, const Record *record, Instant *known, Err *err)
{
    Lookup state = {store, STATUS_OK, err};
    KnownLookup lookup = {source_known, basis_source, &state, S("UTC")};
    lookup.zone = zone_of(&state, record);
    *known = record_known(record, &lookup);
    return state.status;
}

void known_forget_source(Store *store, Str key)
{
    VersionList *list = map_get(&store->sources, key);
    if (list) list->stale = true;
}

void known_forget_zones(Store *store)
{
    store->zones = NULL;
}
