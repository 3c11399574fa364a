/* Sections into items: entries by key or in a list, people out of their
 * parties, one position for each stance, the room's own fields. */
#include "room/brief_inner.h"

#include "base/nearest.h"

static Item *new_item(Reading *reading, Kind kind, Str key, Node *raw)
{
    Item *item = arena_alloc(reading->arena, sizeof *item);
    item->entry.kind = kind;
    item->entry.key = key;
    item->entry.place = node_place(raw, reading->file);
    item->raw = raw;
    return item;
}

Item *brief_add_item(Reading *reading, Kind kind, Str key, Node *raw)
{
    Item *item = new_item(reading, kind, key, raw);
    vec_push(reading->arena, &reading->items, item);
    return item;
}

Str brief_item_name(Reading *reading, const Item *item)
{
    Str kind = kind_name(item->entry.kind), key = item->entry.key;
    return key.size
               ? message_format(
                     reading->arena, MSG_ENTRY_NAMED, ARGS(kind, key))
               : message_format(reading->arena, MSG_ENTRY_UNNAMED, ARGS(kind));
}

static void refuse_key(Reading *reading, Item *item)
{
    MessageId id =
        item->entry.kind == KIND_PARTY ? MSG_KEY_BAD_PARTY : MSG_KEY_BAD;
    item->failed = true;
    errors_add_at(&reading->errors, item->entry.place, id,
        ARGS(item->entry.key, str_int(reading->arena, KEY_LONGEST)));
}

void brief_index(Reading *reading, Item *item)
{
    Str kind = kind_name(item->entry.kind), key = item->entry.key;
    Str name = str_join(reading->arena, (Str[]){kind, key}, 2, S(":"));
    const Item *first = map_get(&reading->index, name);
    if (!first) {
        map_put(&reading->index, name, item);
        return;
    }
    item->failed = true;
    errors_add_at(&reading->errors, item->entry.place, MSG_KEY_DOUBLED,
        ARGS(kind, key, str_int(reading->arena, first->entry.place.line)));
}

/* The key of an entry that was written without one before a colon. */
static Str own_key(const Node *raw)
{
    const Node *key = node_get(raw, S("key"));
    return node_is(key, NODE_TEXT) ? key->text : S("");
}

static Item *add_entry(Reading *reading, Kind kind, Str key, Node *raw)
{
    Item *item = brief_add_item(reading, kind, key, raw);
    KeyRule rule = KINDS[kind].key;
    if (rule == KEY_OF_FIELDS) return item;
    if (!key.size && rule != KEY_GIVEN)
        brief_fail(reading, item, raw, MSG_KEY_MISSING, ARGS(kind_name(kind)));
    else if (key.size && !check_key(kind, key))
        refuse_key(reading, item);
    else if (key.size)
        brief_index(reading, item);
    return item;
}

static Node *empty_map(Reading *reading, uint32_t line, uint32_t column)
{
    Node *map = node_map(reading->arena);
    map->line = line;
    map->column = column;
    return map;
}

static void refuse_shape(
    Reading *reading, Str name, const Node *found, MessageId expected)
{
    errors_add(&reading->errors, found, MSG_CHECK_FOUND,
        ARGS(name, check_found_text(reading->arena, found),
            message_text(expected)));
}

/* The fields of FROM, but those called WITHOUT, placed as FROM is. */
static Node *copy_without(Reading *reading, const Node *from, Str without)
{
    Node *copy = empty_map(reading, from->line, from->column);
    for (size_t i = 0; i < from->count; i++)
        if (!str_equal(from->entries[i].key, without))
            node_append(reading->arena, copy, from->entries[i]);
    return copy;
}

/* One position of a map of stances: what all share, and what is its own. */
static void add_stance(
    Reading *reading, const Node *shared, const NodeEntry *stance)
{
    Node *own = stance->value;
    if (own->type == NODE_LIST || own->count > ENTRY_FIELDS_MOST) {
        refuse_shape(reading, stance->key, own, MSG_EXPECT_STANCE);
        return;
    }
    Node *raw = copy_without(reading, shared, S("stances"));
    Node *option = node_text(reading->arena, stance->key);
    option->line = raw->line = stance->line;
    option->column = raw->column = stance->column;
    node_set(reading->arena, raw, S("option"), option);
    if (own->type == NODE_MAP)
        for (size_t i = 0; i < own->count; i++)
            node_set(reading->arena, raw, own->entries[i].key,
                own->entries[i].value);
    else
        node_set(reading->arena, raw, S("stance"), own);
    add_entry(reading, KIND_POSITION, S(""), raw);
}

enum { STANCES_MOST = 100 }; /* in one entry: each repeats its fields */

static void add_stances(Reading *reading, Node *raw, const Node *stances)
{
    static const char *const refused[] = {
        "option", "stance", "if", "draft", "accepts", "accepts-if", "rejects"};
    if (stances->type != NODE_MAP || !stances->count) {
        refuse_shape(reading, S("stances"), stances, MSG_EXPECT_STANCES);
        return;
    }
    if (stances->count > STANCES_MOST) {
        errors_add(&reading->errors, stances, MSG_STANCES_MANY,
            ARGS(str_int(reading->arena, (int64_t)stances->count),
                str_int(reading->arena, STANCES_MOST)));
        return;
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const Node *other = node_get(raw, str_of(refused[i]));
        if (other) {
            errors_add(&reading->errors, other, MSG_STANCES_ALONE,
                ARGS(str_of(refused[i])));
            return;
        }
    }
    for (size_t i = 0; i < stances->count; i++)
        add_stance(reading, raw, &stances->entries[i]);
}

static void add_position(Reading *reading, Node *raw)
{
    const Node *stances = node_get(raw, S("stances"));
    if (stances)
        add_stances(reading, raw, stances);
    else
        add_entry(reading, KIND_POSITION, own_key(raw), raw);
}

static void add_section(Reading *reading, Str name, Kind kind,
    const Node *section, const Item *party);

/* A party and its people. An entry that has only people, of a party that the
 * room knows, changes nothing of the party. */
static void add_party(Reading *reading, Str key, Node *raw)
{
    const Record *const *heads;
    const Node *people = node_get(raw, S("people"));
    bool known = check_key(KIND_PARTY, key) &&
                 brief_heads(reading, KIND_PARTY, key, &heads) > 0;
    Node *own = copy_without(reading, raw, S("people"));
    Item *item = people && !own->count && known
                     ? new_item(reading, KIND_PARTY, key, own)
                     : add_entry(reading, KIND_PARTY, key, own);
    if (people && people->type != NODE_NULL)
        add_section(reading, S("people"), KIND_PERSON, people, item);
}

/* A person gets its party, and its party's audience unless it has its own. */
static void add_person(Reading *reading, Str key, Node *raw, const Item *party)
{
    Node *own = node_get(raw, S("party"));
    if (party) {
        Node *audience = node_get(party->raw, S("audience"));
        Node *name = node_text(reading->arena, party->entry.key);
        name->line = raw->line;
        name->column = raw->column;
        raw = copy_without(reading, raw, S(""));
        node_set(reading->arena, raw, S("party"), name);
        if (audience && !node_get(raw, S("audience")))
            node_set(reading->arena, raw, S("audience"), audience);
    } else if (own && own->type != NODE_NULL) {
        errors_add(&reading->errors, own, MSG_PERSON_OUTSIDER,
            ARGS(own->type == NODE_TEXT ? own->text : S("KEY")));
    }
    add_entry(reading, KIND_PERSON, key, raw);
}

/* A name's spellings may stand alone. */
static Node *name_fields(Reading *reading, Node *raw)
{
    if (raw->type == NODE_MAP || raw->type == NODE_NULL) return raw;
    Node *map = empty_map(reading, raw->line, raw->column);
    node_set(reading->arena, map, S("spellings"), raw);
    return map;
}

static void add_by_kind(
    Reading *reading, Kind kind, Str key, Node *raw, const Item *party)
{
    if (raw->count > ENTRY_FIELDS_MOST) {
        errors_add(&reading->errors, raw, MSG_ENTRY_LARGE,
            ARGS(kind_name(kind), str_int(reading->arena, (int64_t)raw->count),
                str_int(reading->arena, ENTRY_FIELDS_MOST)));
        return;
    }
    switch (kind) {
    case KIND_PARTY: add_party(reading, key, raw); return;
    case KIND_PERSON: add_person(reading, key, raw, party); return;
    case KIND_POSITION: add_position(reading, raw); return;
    case KIND_RETRACTION: brief_add_retractions(reading, raw); return;
    default: add_entry(reading, kind, key, raw);
    }
}

/* `key: {fields}` */
static void add_keyed(Reading *reading, Str name, Kind kind,
    const NodeEntry *entry, const Item *party)
{
    Node *raw = entry->value;
    if (kind == KIND_NAME) raw = name_fields(reading, raw);
    if (raw->type == NODE_NULL)
        raw = empty_map(reading, entry->line, entry->column);
    if (raw->type != NODE_MAP) {
        refuse_shape(reading, name, raw, MSG_EXPECT_ENTRY);
        return;
    }
    const Node *twice = node_get(raw, S("key"));
    if (twice)
        errors_add(&reading->errors, twice, MSG_KEY_TWICE, ARGS(entry->key));
    raw = copy_without(reading, raw, S("key"));
    raw->line = entry->line;
    raw->column = entry->column;
    if (!entry->key.size)
        errors_add(
            &reading->errors, raw, MSG_KEY_MISSING, ARGS(kind_name(kind)));
    else
        add_by_kind(reading, kind, entry->key, raw, party);
}

static void add_section(Reading *reading, Str name, Kind kind,
    const Node *section, const Item *party)
{
    bool by_fields = kind == KIND_POSITION || kind == KIND_RETRACTION;
    if (section->type == NODE_NULL) return;
    if (section->type == NODE_MAP && by_fields) {
        errors_add(&reading->errors, section, MSG_KEYS_OF_FIELDS, ARGS(name));
    } else if (section->type == NODE_MAP) {
        for (size_t i = 0; i < section->count; i++)
            add_keyed(reading, name, kind, &section->entries[i], party);
    } else if (section->type == NODE_LIST) {
        for (size_t i = 0; i < section->count; i++) {
            Node *raw = section->items[i];
            if (raw->type == NODE_MAP)
                add_by_kind(reading, kind, own_key(raw), raw, party);
            else
                refuse_shape(reading, name, raw, MSG_EXPECT_ENTRY);
        }
    } else {
        refuse_shape(reading, name, section, MSG_EXPECT_SECTION);
    }
}

static const char *const ROOM_FIELDS[] = {"room", "date", "title", "until-all",
    "zone", "audience", "owner", "consent", "assumptions"};
enum { ROOM_FIELD_COUNT = sizeof ROOM_FIELDS / sizeof *ROOM_FIELDS };

static bool is_room_field(Str name)
{
    for (size_t i = 0; i < ROOM_FIELD_COUNT; i++)
        if (str_equal(name, str_of(ROOM_FIELDS[i]))) return true;
    return false;
}

static void refuse_section(Reading *reading, const NodeEntry *entry)
{
    Place place = {reading->file, entry->line, entry->column};
    VEC(Str) names = {0};
    for (size_t i = 0; i < ROOM_FIELD_COUNT; i++)
        vec_push(reading->arena, &names, str_of(ROOM_FIELDS[i]));
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if (KINDS[kind].section)
            vec_push(reading->arena, &names, str_of(KINDS[kind].section));
    Str all = str_join(reading->arena, names.items, names.count, S(", "));
    Str meant = nearest(reading->arena, entry->key, names.items, names.count);
    if (meant.size)
        errors_add_at(&reading->errors, place, MSG_SECTION_NEAREST,
            ARGS(entry->key, meant, all));
    else
        errors_add_at(&reading->errors, place, MSG_SECTION_UNKNOWN,
            ARGS(entry->key, all));
}

static void read_date(Reading *reading, const Node *value)
{
    Date date;
    Err err;
    if (value->type == NODE_LIST || value->type == NODE_MAP) {
        refuse_shape(reading, S("date"), value, MSG_EXPECT_DATE);
        return;
    }
    Place place = node_place(value, reading->file);
    if (date_parse(value->text, place, &date, &err) != STATUS_OK)
        errors_add(
            &reading->errors, value, MSG_VERBATIM, ARGS(str_of(err.text)));
    else if (date.unknown)
        errors_add(&reading->errors, value, MSG_BRIEF_DATE_UNKNOWN, NO_ARGS);
    else
        reading->date = value->text;
}

/* The room's own fields: `date` is the brief's. */
static void add_room_field(Reading *reading, const NodeEntry *entry)
{
    Str name = entry->key;
    if (str_equal(name, S("date"))) {
        if (entry->value->type != NODE_NULL) read_date(reading, entry->value);
        return;
    }
    if (!reading->room) {
        Node *raw = empty_map(reading, entry->line, entry->column);
        reading->room = new_item(reading, KIND_ROOM, S(""), raw);
    }
    if (str_equal(name, S("room")) && node_is(entry->value, NODE_TEXT)) {
        reading->room->entry.key = entry->value->text;
        reading->room->entry.place = node_place(entry->value, reading->file);
    } else if (str_equal(name, S("room"))) {
        refuse_shape(reading, name, entry->value, MSG_EXPECT_TEXT);
    } else {
        node_append(reading->arena, reading->room->raw, *entry);
    }
}

void brief_collect(Reading *reading, const Node *tree)
{
    if (tree->type == NODE_NULL)
        errors_add(&reading->errors, tree, MSG_EMPTY_FILE, NO_ARGS);
    else if (tree->type != NODE_MAP)
        refuse_shape(reading, S("a brief"), tree, MSG_EXPECT_BRIEF);
    if (tree->type != NODE_MAP) return;
    for (size_t i = 0; i < tree->count; i++) {
        const NodeEntry *entry = &tree->entries[i];
        Kind kind = kind_of_section(entry->key);
        if (is_room_field(entry->key))
            add_room_field(reading, entry);
        else if (kind == KIND_UNKNOWN)
            refuse_section(reading, entry);
        else
            add_section(reading, entry->key, kind, entry->value, NULL);
    }
    if (!node_get(tree, S("date")) ||
        node_get(tree, S("date"))->type == NODE_NULL)
        errors_add(&reading->errors, tree, MSG_BRIEF_NO_DATE, NO_ARGS);
}
