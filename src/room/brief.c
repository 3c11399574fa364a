/* Briefs, in passes over the whole file, so that a reference may point
 * forward and all that is wrong is told at once: collect the entries and
 * their keys; bring each into the normal form of its kind; hold them against
 * the points, spans and statements they name; order them so that what an
 * entry rests on stands before it, and work out grade and since on the way. */
#include "room/brief_inner.h"

#include "base/nearest.h"

static Str full_key(Reading *reading, Kind kind, Str key)
{
    return str_join(reading->arena, (Str[]){kind_name(kind), key}, 2, S(":"));
}

Item *brief_find(Reading *reading, Kind kind, Str key)
{
    return map_get(&reading->index, full_key(reading, kind, key));
}

size_t brief_heads(
    Reading *reading, Kind kind, Str key, const Record *const **records)
{
    typedef struct {
        const Record *const *records;
        size_t count;
    } Heads;
    const BriefLookup *lookup = reading->lookup;
    Str name = full_key(reading, kind, key);
    Heads *heads = map_get(&reading->known, name);
    if (!heads) {
        heads = arena_alloc(reading->arena, sizeof *heads);
        heads->count = lookup->heads(lookup->state, kind, key, &heads->records);
        map_put(&reading->known, name, heads);
    }
    *records = heads->records;
    return heads->count;
}

const Node *brief_body(Reading *reading, Kind kind, Str key, size_t nth)
{
    const Record *const *heads;
    Item *item = brief_find(reading, kind, key);
    if (item) return nth ? NULL : item->body;
    size_t count = brief_heads(reading, kind, key, &heads);
    return nth < count ? heads[nth]->body : NULL;
}

void brief_fail(Reading *reading, Item *item, const Node *node, MessageId id,
    MessageArgs args)
{
    item->failed = true;
    errors_add(&reading->errors, node, id, args);
}

/* The callbacks of Check, whose state is the Reading. */
static bool key_exists(void *state, Kind kind, Str key)
{
    Reading *reading = state;
    const Record *const *heads;
    return brief_find(reading, kind, key) ||
           brief_heads(reading, kind, key, &heads) > 0;
}

static Str nearest_key(void *state, KindSet kinds, Str key)
{
    Reading *reading = state;
    const BriefLookup *lookup = reading->lookup;
    VEC(Str) keys = {0};
    for (size_t i = 0; i < reading->items.count; i++) {
        const BriefEntry *entry = &reading->items.items[i]->entry;
        if (kinds & KIND_BIT(entry->kind))
            vec_push(reading->arena, &keys, entry->key);
    }
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        const Str *known;
        if (!(kinds & KIND_BIT(kind)) || !lookup->keys) continue;
        size_t count = lookup->keys(lookup->state, kind, &known);
        for (size_t i = 0; i < count; i++)
            vec_push(reading->arena, &keys, known[i]);
    }
    return nearest(reading->arena, key, keys.items, keys.count);
}

static Status read_beside(void *state, Str path, Str *bytes, Err *err)
{
    const BriefLookup *lookup = ((Reading *)state)->lookup;
    return lookup->read_file(lookup->state, path, bytes, err);
}

static void run_passes(Reading *reading)
{
    const Node *tree = reading->tree;
    brief_collect(reading, tree);
    if (tree->type != NODE_MAP) return;
    brief_check_room(reading);
    for (size_t i = 0; i < reading->items.count; i++)
        brief_check_item(reading, reading->items.items[i]);
    for (size_t i = 0; i < reading->items.count; i++) {
        Item *item = reading->items.items[i];
        if (!item->failed) brief_check_options(reading, item);
        if (!item->failed) brief_check_rules(reading, item);
    }
    brief_order(reading);
}

Status brief_read(Arena *arena, const Node *tree, const char *file,
    const BriefLookup *lookup, const BriefOptions *options, Brief *brief,
    Err *err)
{
    Reading reading = {.arena = arena,
        .file = file,
        .lookup = lookup,
        .options = options,
        .errors = {.arena = arena, .file = file},
        .tree = tree,
        .entry_fields = brief_entry_fields(arena),
        .index = map_new(arena),
        .known = map_new(arena)};
    reading.check_lookup =
        (CheckLookup){key_exists, nearest_key, read_beside, &reading};
    run_passes(&reading);
    errors_sort(&reading.errors);
    *brief = (Brief){.errors = reading.errors.items,
        .error_count = reading.errors.count,
        .errors_missed = reading.errors.missed};
    if (brief->error_count) {
        if (err) *err = brief->errors[0];
        return STATUS_INPUT;
    }
    brief->entries = reading.out.items;
    brief->count = reading.out.count;
    return STATUS_OK;
}
