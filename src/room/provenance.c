/* Independence of sources and corroboration. Copies form groups (union-find,
 * Galler and Fischer 1964); two sources corroborate each other only if they
 * are of different groups. Cost: nearly linear in sources and records. */
#include "room/provenance.h"

static size_t find_group(const Provenance *provenance, size_t i)
{
    while (provenance->group[i] != i) i = provenance->group[i];
    return i;
}

void provenance_join(Provenance *provenance, size_t i, size_t j)
{
    size_t a = find_group(provenance, i), b = find_group(provenance, j);
    size_t first = a < b ? a : b;
    provenance->group[a] = provenance->group[b] = first;
}

/* The place of the first source under KEY, SIZE_MAX if there is none. */
static size_t place_of(const Provenance *provenance, Str key)
{
    const Record *source = model_find(provenance->model, KIND_SOURCE, key);
    for (size_t i = 0; source && i < provenance->sources->count; i++)
        if (provenance->sources->items[i] == source) return i;
    return SIZE_MAX;
}

/* Joins the Ith source with what it copies, and with other heads of its key. */
static void join_recorded(Provenance *provenance, size_t i)
{
    const Record *source = provenance->sources->items[i];
    const Node *copies = record_get(source, S("copies-of"));
    provenance_join(provenance, i, place_of(provenance, source->key));
    for (size_t j = 0; node_is(copies, NODE_LIST) && j < copies->count; j++) {
        size_t place = place_of(provenance, copies->items[j]->text);
        if (place != SIZE_MAX) provenance_join(provenance, i, place);
    }
}

Provenance provenance_of(const Model *model)
{
    const RecordList *sources = &model->heads[KIND_SOURCE];
    Provenance provenance = {model, sources,
        arena_array(
            model->arena, sources->count + 1, sizeof *provenance.group)};
    for (size_t i = 0; i < sources->count; i++) provenance.group[i] = i;
    for (size_t i = 0; i < sources->count; i++) join_recorded(&provenance, i);
    return provenance;
}

size_t provenance_independent(const Provenance *provenance)
{
    size_t count = 0;
    for (size_t i = 0; i < provenance->sources->count; i++)
        count += provenance->group[i] == i;
    return count;
}

/* --- what is told --- */

typedef VEC(Str) Keys;

typedef struct {
    const Record *record;
    Keys sources;
} Entry;

/* Keeps KEYS in order of bytes, without doubles. */
static void add_source(Arena *arena, Keys *keys, Str key)
{
    for (size_t i = 0; i < keys->count; i++)
        if (str_equal(keys->items[i], key)) return;
    if (!key.size) return;
    vec_push(arena, keys, key);
    size_t at = keys->count - 1;
    for (; at && str_compare(key, keys->items[at - 1]) < 0; at--)
        keys->items[at] = keys->items[at - 1];
    keys->items[at] = key;
}

static void add_sources(const Model *model, Keys *keys, const Record *record)
{
    const Node *told = record_get(record, S("as-reported-by"));
    add_source(model->arena, keys, record_text(record, S("source")));
    for (size_t i = 0; i < record->basis_count; i++) {
        const Record *basis = model_by_id(model, &record->basis[i]);
        if (basis)
            add_source(model->arena, keys, record_text(basis, S("source")));
    }
    for (size_t i = 0; node_is(told, NODE_LIST) && i < told->count; i++)
        if (ref_kind(told->items[i]->text) == KIND_SOURCE)
            add_source(model->arena, keys, ref_key(told->items[i]->text));
}

/* What two records must have in common to tell the same. */
static Str content_key(const Model *model, const Record *record)
{
    static const char *const fields[] = {
        "draft", "meeting", "point", "option", "value"};
    StrBuf buf = strbuf_new(model->arena);
    strbuf_add(&buf, record->kind_name);
    if (record->kind == KIND_POSITION) {
        strbuf_printf(&buf, " %.*s %.*s", STR_ARGS(record->key),
            STR_ARGS(record_text(record, S("stance"))));
    } else if (record->kind == KIND_ACCOUNT) {
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            strbuf_printf(&buf, " %.*s",
                STR_ARGS(record_text(record, str_of(fields[i]))));
    } else {
        strbuf_printf(&buf, " %.*s", STR_ARGS(record->key));
    }
    return strbuf_str(&buf);
}

static void add_told(const Model *model, Map *entries, const Record *record)
{
    Str key = content_key(model, record);
    Entry *entry = map_get(entries, key);
    if (!entry) {
        entry = arena_alloc(model->arena, sizeof *entry);
        entry->record = record;
        map_put(entries, key, entry);
    }
    add_sources(model, &entry->sources, record);
}

static size_t count_groups(const Provenance *provenance, const Keys *keys)
{
    bool *seen = arena_array(
        provenance->model->arena, provenance->sources->count + 1, sizeof *seen);
    size_t count = 0;
    for (size_t i = 0; i < keys->count; i++) {
        size_t place = place_of(provenance, keys->items[i]);
        if (place == SIZE_MAX) continue;
        size_t group = find_group(provenance, place);
        count += !seen[group];
        seen[group] = true;
    }
    return count;
}

size_t provenance_told(const Provenance *provenance, Told **out)
{
    static const Kind kinds[] = {KIND_MEETING, KIND_ACCOUNT, KIND_POSITION,
        KIND_ACT, KIND_EVENT, KIND_FINDING};
    const Model *model = provenance->model;
    Map entries = map_new(model->arena);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t j = 0; j < model->heads[kinds[i]].count; j++)
            add_told(model, &entries, model->heads[kinds[i]].items[j]);
    Told *told = arena_array(model->arena, entries.count + 1, sizeof *told);
    size_t count = 0;
    for (size_t i = 0; i < entries.count; i++) {
        const Entry *entry = entries.entries[i].value;
        size_t independent = count_groups(provenance, &entry->sources);
        if (!independent) continue;
        told[count++] = (Told){entry->record, entry->sources.items,
            entry->sources.count, independent};
    }
    *out = told;
    return count;
}
