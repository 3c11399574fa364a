/* Entries of a brief, changed and put back. */
#include "verb/entry_edit.h"

#include "base/yaml.h"
#include "room/model.h"

Node *entry_without(Arena *arena, const Node *entry, Str field)
{
    Node *left = node_map(arena);
    for (size_t i = 0; i < entry->count; i++)
        if (!str_equal(entry->entries[i].key, field))
            node_append(arena, left, entry->entries[i]);
    return left;
}

Status entry_split(Str change, Kind kind, Str *field, Str *value, Err *err)
{
    size_t equal = str_find(change, S("="), 0);
    if (equal == SIZE_MAX || !equal)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_CORRECT_SHAPE,
            ARGS(change, kind_name(kind)));
    *field = str_slice(change, 0, equal);
    *value = str_slice(change, equal + 1, change.size);
    return STATUS_OK;
}

Status entry_change(
    Arena *arena, Kind kind, Str field, Str value, Node **entry, Err *err)
{
    const Field *known = kind_field(kind, field);
    Node *read = node_text(arena, value);
    *entry = entry_without(arena, *entry, field);
    if (!value.size) return STATUS_OK;
    if (!known || known->type != FIELD_TEXT)
        TRY(yaml_read(arena, value, NULL, &read, err));
    node_set(arena, *entry, field, read);
    return STATUS_OK;
}

/* The map under KEY of MAP, made where there is none. */
static Node *map_under(Arena *arena, Node *map, Str key)
{
    Node *inner = node_get(map, key);
    return inner ? inner : node_set(arena, map, key, node_map(arena));
}

static Node *list_under(Arena *arena, Node *map, Str key)
{
    Node *inner = node_get(map, key);
    return inner ? inner : node_set(arena, map, key, node_list(arena));
}

/* People of a party stand under it. */
static void put_person(
    Arena *arena, Node *tree, Str key, Str party, const Node *entry)
{
    Node *parties = map_under(arena, tree, S("parties"));
    Node *own = map_under(arena, parties, ref_key(party));
    Node *people = map_under(arena, own, S("people"));
    node_set(arena, people, key, entry_without(arena, entry, S("party")));
}

bool entry_put(Arena *arena, Node *tree, Kind kind, Str key, const Node *entry)
{
    const char *section = KINDS[kind].section;
    Str party = node_get_text(entry, S("party"));
    if (!section || kind == KIND_RETRACTION) return false;
    if (kind == KIND_PERSON && party.size)
        put_person(arena, tree, key, party, entry);
    else if (kind == KIND_POSITION)
        node_push(arena, list_under(arena, tree, str_of(section)),
            node_copy(arena, entry, false));
    else
        node_set(arena, map_under(arena, tree, str_of(section)), key,
            node_copy(arena, entry, false));
    return true;
}
