/* One entry against the table of its kind: the body, and what belongs to the
 * record (key, since, audience, grade, basis). */
#include "room/brief_inner.h"

#define BIT KIND_BIT

const Field BRIEF_FIELDS[] = {
    {"key", FIELD_TEXT, 0, 0, NULL},
    {"since", FIELD_ANY, 0, 0, NULL},
    {"audience", FIELD_AUDIENCE, 0, 0, NULL},
    {"grade", FIELD_WORD, 0, 0,
        "declared own-words reported anonymous perceived alleged inferred"},
    {"basis", FIELD_REFS, 0,
        BIT(KIND_STATEMENT) | BIT(KIND_ACCOUNT) | BIT(KIND_SIGHT) |
            BIT(KIND_UNDERSTANDING) | BIT(KIND_ACT) | BIT(KIND_EVENT) |
            BIT(KIND_MEETING) | BIT(KIND_FINDING) | BIT(KIND_AMENDMENT) |
            BIT(KIND_CLAUSE),
        NULL},
    {"span", FIELD_SPANS, 0, 0, NULL},
    {.name = NULL},
};

static bool is_record_field(Str name)
{
    for (const Field *field = BRIEF_FIELDS; field->name; field++)
        if (str_equal(name, str_of(field->name))) return true;
    return false;
}

const Field *brief_entry_fields(Arena *arena)
{
    VEC(Field) all = {0};
    for (const Field *field = COMMON_FIELDS; field->name; field++)
        vec_push(arena, &all, *field);
    for (const Field *field = BRIEF_FIELDS; field->name; field++)
        vec_push(arena, &all, *field);
    vec_push(arena, &all, (Field){.name = NULL});
    return all.items;
}

static void read_since(Reading *reading, Item *item, const Node *since)
{
    Date date = {0};
    Place place = node_place(since, reading->file);
    bool good = since->type == NODE_TEXT;
    bool always = good && str_equal(since->text, S("always"));
    if (good && !always)
        good = date_parse(since->text, place, &date, NULL) == STATUS_OK;
    if (good && (always || !date.unknown))
        item->entry.since = since->text;
    else
        brief_fail(reading, item, since, MSG_SINCE_BAD,
            ARGS(check_found_text(reading->arena, since)));
}

static void read_basis(Reading *reading, Item *item, const Node *list)
{
    BriefBasis *basis = arena_array(reading->arena, list->count, sizeof *basis);
    for (size_t i = 0; i < list->count; i++) {
        if (!check_split(list->items[i]->text, &basis[i].kind, &basis[i].key))
            basis[i].kind = KIND_UNKNOWN;
        basis[i].entry = BRIEF_IN_ROOM;
    }
    item->entry.basis = basis;
    item->entry.basis_count = list->count;
}

/* Takes over what belongs to the record from the checked fields. */
static void read_record_fields(Reading *reading, Item *item, const Node *all)
{
    const Node *since = node_get(all, S("since"));
    const Node *basis = node_get(all, S("basis"));
    const Node *audience = node_get(all, S("audience"));
    item->grade = node_get(all, S("grade"));
    if (since) read_since(reading, item, since);
    if (basis) read_basis(reading, item, basis);
    item->entry.audience =
        item->retract ? item->retract->audience : reading->audience;
    if (audience)
        (void)audience_read(reading->arena, audience, &item->entry.audience);
}

/* The body among the checked fields. */
static Node *take_body(Reading *reading, Item *item, const Node *all)
{
    Node *body = node_map(reading->arena);
    Node *span = node_get(all, S("span"));
    body->line = all->line;
    body->column = all->column;
    for (size_t i = 0; i < all->count; i++)
        if (!is_record_field(all->entries[i].key))
            node_append(reading->arena, body, all->entries[i]);
    if (span && node_get(all, S("spans")))
        brief_fail(reading, item, span, MSG_SPAN_TWICE, NO_ARGS);
    else if (span)
        node_set(reading->arena, body, S("spans"), span);
    return node_copy(reading->arena, body, true);
}

/* A position's key: who, on what, which option. A coalition, which may be
 * called as a party is, keeps its kind; so does a draft. */
static Str position_key(Reading *reading, const Node *body)
{
    Str party = node_get_text(body, S("party"));
    Str point = node_get_text(body, S("point"));
    Str option = node_get_text(body, S("option"));
    Str draft = node_get_text(body, S("draft"));
    StrBuf key = strbuf_new(reading->arena);
    if (!point.size == !draft.size) return S("");
    bool plain = str_starts(party, S("party:"));
    strbuf_add(&key, plain ? str_slice(party, 6, party.size) : party);
    strbuf_char(&key, '/');
    strbuf_add(&key, point.size ? point : S("draft:"));
    strbuf_add(&key, point.size ? S("") : draft);
    if (option.size) strbuf_char(&key, '/');
    strbuf_add(&key, option);
    return strbuf_str(&key);
}

static void give_position_key(Reading *reading, Item *item)
{
    Str key = position_key(reading, item->body), written = item->entry.key;
    if (written.size && key.size && !str_equal(written, key))
        brief_fail(reading, item, node_get(item->raw, S("key")),
            MSG_KEY_OF_FIELDS, ARGS(written, key));
    item->entry.key = key;
    if (key.size) brief_index(reading, item);
}

void brief_check_item(Reading *reading, Item *item)
{
    Kind kind = item->entry.kind;
    size_t before = errors_total(&reading->errors);
    Check check = {.arena = reading->arena,
        .errors = &reading->errors,
        .lookup = &reading->check_lookup};
    const Node *all = check_map(&check, brief_item_name(reading, item),
        item->raw, KINDS[kind].fields, reading->entry_fields, false);
    read_record_fields(reading, item, all);
    item->body = take_body(reading, item, all);
    item->entry.has_blob = check.has_blob;
    item->entry.blob = check.blob;
    if (errors_total(&reading->errors) > before) item->failed = true;
    if (kind == KIND_POSITION && !item->failed)
        give_position_key(reading, item);
}

/* A new room needs a key; an old one keeps its own. */
static void check_room_key(Reading *reading)
{
    Item *room = reading->room;
    const Record *old = reading->options->room;
    Str key = room->entry.key;
    if (old && !key.size) room->entry.key = old->key;
    if (old && key.size && !str_equal(key, old->key))
        errors_add_at(&reading->errors, room->entry.place, MSG_BRIEF_OTHER_ROOM,
            ARGS(key, old->key));
    else if (!old && !key.size)
        errors_add(&reading->errors, reading->tree, MSG_BRIEF_NO_ROOM, NO_ARGS);
    else if (!old && !check_key(KIND_ROOM, key))
        errors_add_at(&reading->errors, room->entry.place, MSG_KEY_BAD,
            ARGS(key, str_int(reading->arena, KEY_LONGEST)));
}

/* What the file says of the room, over what the room's record says. */
static void read_room_fields(Reading *reading)
{
    Item *room = reading->room;
    const Record *old = reading->options->room;
    Check check = {.arena = reading->arena,
        .errors = &reading->errors,
        .lookup = &reading->check_lookup};
    const Node *given = check_map(&check, brief_item_name(reading, room),
        room->raw, KINDS[KIND_ROOM].fields, NULL, old != NULL);
    Node *body = node_map(reading->arena);
    for (size_t i = 0; old && old->body && i < old->body->count; i++)
        if (!node_get(room->raw, old->body->entries[i].key))
            node_append(reading->arena, body, old->body->entries[i]);
    for (size_t i = 0; i < given->count; i++)
        node_append(reading->arena, body, given->entries[i]);
    room->body = node_copy(reading->arena, body, true);
}

/* Who writes an audience into a later brief most likely means its entries, not
 * what the whole room takes by default from then on. */
static void check_audience(Reading *reading)
{
    const Record *old = reading->options->room;
    const Node *given = node_get(reading->room->raw, S("audience"));
    Audience before = reading->audience, after = reading->audience;
    if (!reading->options->keeps_audience || !old || !given) return;
    (void)audience_read(
        reading->arena, node_get(old->body, S("audience")), &before);
    if (!audience_read(reading->arena, given, &after) ||
        audience_equal(&before, &after))
        return;
    errors_add(&reading->errors, given, MSG_BRIEF_ROOM_AUDIENCE,
        ARGS(audience_text(reading->arena, &before), old->key));
}

static void check_zone(Reading *reading, const Node *zone)
{
    Err err;
    if (zone && zone_check(zone->text, NOWHERE, &err) != STATUS_OK)
        errors_add(
            &reading->errors, zone, MSG_VERBATIM, ARGS(str_of(err.text)));
}

void brief_check_room(Reading *reading)
{
    const Record *old = reading->options->room;
    const Node *body = old ? old->body : NULL;
    if (!reading->room && !old) {
        errors_add(&reading->errors, reading->tree, MSG_BRIEF_NO_ROOM, NO_ARGS);
        return;
    }
    if (reading->room) {
        check_room_key(reading);
        check_audience(reading);
        read_room_fields(reading);
        check_zone(reading, node_get(reading->room->body, S("zone")));
        body = reading->room->body;
    }
    (void)audience_read(
        reading->arena, node_get(body, S("audience")), &reading->audience);
    reading->owner = node_get_text(body, S("owner"));
    if (!reading->room) return;
    reading->room->entry.audience = reading->audience;
    if (old && !reading->room->raw->count) reading->room = NULL;
}
