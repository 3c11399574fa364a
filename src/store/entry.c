/* Rows of `candidate`. Lists of places are blobs of 64-bit numbers, the
 * highest byte first. */
#include "store/entry.h"

#define DAY_SPAN ((int64_t)1 << 32)

int64_t place_of(Day latest, int64_t rec)
{
    return latest * DAY_SPAN + rec;
}

int64_t place_rec(int64_t place)
{
    return (int64_t)((uint64_t)place & 0xFFFFFFFF);
}

Day place_day(int64_t place)
{
    return (Day)((place - place_rec(place)) / DAY_SPAN);
}

int64_t place_end(Day day)
{
    return place_of(day, DAY_SPAN - 1);
}

bool place_list_has(PlaceList list, int64_t place)
{
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i] == place) return true;
    return false;
}

static Str write_list(Arena *arena, PlaceList list)
{
    char *bytes = arena_alloc(arena, list.count * 8);
    for (size_t i = 0; i < list.count; i++)
        for (int j = 0; j < 8; j++)
            bytes[8 * i + (size_t)j] =
                (char)((uint64_t)list.items[i] >> (56 - 8 * j));
    return (Str){bytes, list.count * 8};
}

static PlaceList read_list(Arena *arena, Str bytes)
{
    size_t count = bytes.size / 8;
    if (!count) return (PlaceList){NULL, 0};
    int64_t *items = arena_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        uint64_t place = 0;
        for (size_t j = 0; j < 8; j++)
            place = place << 8 | (unsigned char)bytes.data[8 * i + j];
        items[i] = (int64_t)place;
    }
    return (PlaceList){items, count};
}

static void bind_lists(Query *query, const Entry *entry)
{
    Arena *arena = query->store->scratch;
    if (entry->replaces.count)
        bind_blob(query, write_list(arena, entry->replaces));
    else
        bind_null(query);
    if (entry->settled)
        bind_blob(query, write_list(arena, entry->beyond));
    else
        bind_null(query);
}

Status entry_add(Store *store, const Entry *entry, Err *err)
{
    Query query = query_of(store, SQL_ADD_ENTRY);
    bind_int(&query, entry->slot);
    bind_int(&query, entry->place);
    bind_int(&query, entry->earliest);
    bind_int(&query, entry->known);
    bind_int(&query, entry->grade);
    bind_int(&query, entry->audience);
    bind_int(&query, entry->touched);
    bind_lists(&query, entry);
    return query_run(&query, err);
}

Status entry_set(Store *store, const Entry *entry, Err *err)
{
    Query query = query_of(store, SQL_SET_ENTRY);
    bind_int(&query, entry->known);
    bind_int(&query, entry->touched);
    bind_lists(&query, entry);
    bind_int(&query, entry->slot);
    bind_int(&query, entry->place);
    return query_run(&query, err);
}

Entry entry_of(const Query *query, Arena *arena, int64_t slot)
{
    return (Entry){.slot = slot,
        .place = get_int(query, 0),
        .earliest = (Day)get_int(query, 1),
        .known = get_int(query, 2),
        .grade = (Grade)get_int(query, 3),
        .audience = get_int(query, 4),
        .touched = get_int(query, 5) != 0,
        .replaces = read_list(arena, get_bytes(query, 6)),
        .settled = !is_null(query, 7),
        .beyond = read_list(arena, get_bytes(query, 7))};
}

Status entry_get(Store *store, Arena *arena, int64_t slot, int64_t place,
    Entry *entry, Err *err)
{
    Query query = query_of(store, SQL_GET_ENTRY);
    bind_int(&query, slot);
    bind_int(&query, place);
    bool found = query_next(&query);
    if (found) *entry = entry_of(&query, arena, slot);
    TRY(query_end(&query, err));
    return found ? STATUS_OK : STATUS_NO;
}
