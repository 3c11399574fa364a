/* Taking over what another copy of a room holds: set union, in any order.
 * Only one thing is ever taken away: of a record that either copy has purged,
 * the body goes, and with it bytes that no whole record names. Order does not
 * matter, since each step only adds to a set or marks a member of it as
 * purged, and a mark is never lifted (a join semilattice: Shapiro et al.,
 * "Conflict-free replicated data types", 2011).
 * Cost: that of appending what is new. */
#include "verb/arrivals.h"

#include "verb/exchange_line.h"

Status arrivals_begin(Arena *arena, Store *store, Arrivals *arrivals, Err *err)
{
    *arrivals = (Arrivals){.arena = arena,
        .store = store,
        .unknown = map_new(arena),
        .keys = map_new(arena),
        .named = map_new(arena)};
    return store_begin(store, err);
}

/* --- records --- */

static void note_kind(Arrivals *arrivals, Str name)
{
    size_t *count = map_get(&arrivals->unknown, name);
    if (!count) {
        count = arena_alloc(arrivals->arena, sizeof *count);
        map_put(&arrivals->unknown, str_copy(arrivals->arena, name), count);
    }
    ++*count;
}

static void note_file(Arrivals *arrivals, const Hash *hash)
{
    Str bytes = {(const char *)hash->bytes, HASH_SIZE};
    if (!map_get(&arrivals->named, bytes))
        map_put(&arrivals->named, str_copy(arrivals->arena, bytes), arrivals);
}

static void note_key(Arrivals *arrivals, const Record *record)
{
    Str parts[] = {record->kind_name, record->key};
    Str name = str_join(arrivals->arena, parts, 2, S(":"));
    if (!map_get(&arrivals->keys, name))
        map_put(&arrivals->keys, name, arrivals);
}

static void note_added(Arrivals *arrivals, const Record *record)
{
    Hash file;
    arrivals->records++;
    if (record->kind == KIND_UNKNOWN) {
        note_kind(arrivals, record->kind_name);
        return;
    }
    if (!arrivals->fresh) note_key(arrivals, record);
    if (line_file(record, &file)) note_file(arrivals, &file);
}

/* Somebody who may read RECORD, whoever that is. */
static View view_of_reader(const Record *record)
{
    const Audience *audience = &record->audience;
    bool seats = audience->type == AUDIENCE_SEATS;
    return (View){.on = DAY_MAX,
        .known = INT64_MAX,
        .viewer = {seats ? audience->seats[0] : S("mediator"), true}};
}

static Status is_whole(
    Arrivals *arrivals, const Record *record, bool *whole, Err *err)
{
    View view = view_of_reader(record);
    Record *there;
    TRY(store_find(arrivals->store, &view, &record->id, &there, err));
    *whole = there && there->body;
    return STATUS_OK;
}

Status arrivals_record(Arrivals *arrivals, const Record *record, Err *err)
{
    bool added, whole = false;
    if (!record->body) TRY(is_whole(arrivals, record, &whole, err));
    TRY(store_append(arrivals->store, record, &added, err));
    if (added)
        note_added(arrivals, record);
    else if (whole)
        arrivals->erased++;
    else
        arrivals->same++;
    return STATUS_OK;
}

/* --- files and commits --- */

static Status is_named(
    Arrivals *arrivals, const Hash *hash, bool *named, Err *err)
{
    Str bytes = {(const char *)hash->bytes, HASH_SIZE};
    *named = map_get(&arrivals->named, bytes) != NULL;
    if (*named) return STATUS_OK;
    return store_names_blob(arrivals->store, hash, named, err);
}

Status arrivals_blob(Arrivals *arrivals, const Hash *hash, Str bytes, Err *err)
{
    Hash kept;
    bool named;
    TRY(is_named(arrivals, hash, &named, err));
    if (!named) {
        arrivals->blobs_left++;
        return STATUS_OK;
    }
    arrivals->blobs++;
    return store_put_blob(arrivals->store, bytes, &kept, err);
}

Status arrivals_commit(Arrivals *arrivals, Str line, Err *err)
{
    bool added;
    TRY(store_keep_commit(arrivals->store, line, &added, err));
    arrivals->commits += added;
    return STATUS_OK;
}

/* --- the end --- */

Status arrivals_end(Arrivals *arrivals, Err *err)
{
    Instant last, now = instant_now();
    Hash commit;
    if (!arrivals->records && !arrivals->erased && !arrivals->blobs &&
        !arrivals->commits) {
        store_rollback(arrivals->store);
        return STATUS_OK;
    }
    TRY(store_last_recorded(arrivals->store, &last, err));
    Status status = store_commit(arrivals->store, S("mediator"),
        now > last ? now : last + 1, &commit, err);
    arrivals->committed = status == STATUS_OK;
    return status == STATUS_NO ? STATUS_OK : status;
}
