/* Values that name other entries: references, speakers, members, conditions,
 * choices. A reference is written as a key, or as kind:key; its normal form
 * is the key where the field allows one kind, and kind:key where it allows
 * several, so that it can be read without the record it is in. */
#include "room/check_inner.h"

#include "base/json.h"
#include "base/map.h"

#define END                                                                    \
    {                                                                          \
        .name = NULL                                                           \
    }
#define PARTY KIND_BIT(KIND_PARTY)
#define POINT KIND_BIT(KIND_POINT)
#define DRAFT KIND_BIT(KIND_DRAFT)
#define MEETING KIND_BIT(KIND_MEETING)
enum { REQUIRED = FIELD_REQUIRED };

static const Field UNNAMED[] = {
    {"unnamed", FIELD_TEXT, REQUIRED, 0, NULL},
    {"party", FIELD_REF, 0, PARTY, NULL},
    END,
};

static const Field MEMBER[] = {
    {"party", FIELD_REF, REQUIRED, PARTY, NULL},
    {"from", FIELD_DATE, 0, 0, NULL},
    {"to", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field INFERRED[] = {
    {"by", FIELD_REF, REQUIRED | FIELD_NOBODY, KINDS_VOICE, NULL},
    {"why", FIELD_TEXT, REQUIRED, 0, NULL},
    END,
};

static const Field READING[] = {
    {"party", FIELD_REF, REQUIRED, PARTY, NULL},
    {"by", FIELD_REF, REQUIRED, KINDS_VOICE, NULL},
    {"why", FIELD_TEXT, REQUIRED, 0, NULL},
    END,
};

static const Field ACCEPTS_IF[] = {
    {"range", FIELD_RANGE, REQUIRED, 0, NULL},
    {"if", FIELD_CONDITIONS, REQUIRED, 0, NULL},
    END,
};

/* The order is that of the bits of SHAPES. */
static const Field CONDITION[] = {
    {"text", FIELD_TEXT, 0, 0, NULL},
    {"point", FIELD_REF, 0, POINT, NULL},
    {"option", FIELD_TEXT, 0, 0, NULL},
    {"range", FIELD_RANGE, 0, 0, NULL},
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    {"stance", FIELD_WORD, 0, 0, DRAFT_STANCES},
    {"meeting", FIELD_REF, 0, MEETING, NULL},
    {"act", FIELD_WORD, 0, 0, ACT_WORDS},
    END,
};

enum {
    OF_TEXT = 1,
    OF_POINT = 2,
    OF_OPTION = 4,
    OF_RANGE = 8,
    OF_DRAFT = 16,
    OF_STANCE = 32,
    OF_MEETING = 64,
    OF_ACT = 128
};

/* Which fields a condition may have together. */
static const unsigned SHAPES[] = {
    OF_TEXT,
    OF_POINT | OF_OPTION,
    OF_POINT | OF_RANGE,
    OF_DRAFT,
    OF_DRAFT | OF_STANCE,
    OF_MEETING,
    OF_ACT,
    OF_ACT | OF_POINT,
    OF_ACT | OF_POINT | OF_OPTION,
    OF_ACT | OF_DRAFT,
    OF_ACT | OF_DRAFT | OF_POINT,
    OF_ACT | OF_DRAFT | OF_POINT | OF_OPTION,
};

static bool is_word(Str text, bool upper)
{
    bool after_letter = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      (upper && c >= 'A' && c <= 'Z');
        if (!letter && (c != '-' || !after_letter)) return false;
        after_letter = letter;
    }
    return after_letter;
}

bool check_key(Kind kind, Str key)
{
    if (KINDS[kind].key == KEY_FREE) return key.size > 0;
    if (key.size > KEY_LONGEST || str_equal(key, S("unknown"))) return false;
    if (kind == KIND_PARTY && check_has_word("mediator parties public", key))
        return false;
    return is_word(key, kind == KIND_PARTY);
}

bool check_split(Str text, Kind *kind, Str *key)
{
    size_t colon = str_find(text, S(":"), 0);
    if (colon == SIZE_MAX) return false;
    *kind = kind_parse(str_slice(text, 0, colon));
    *key = str_slice(text, colon + 1, text.size);
    return *kind != KIND_UNKNOWN && check_key(*kind, *key);
}

static bool exists(Check *check, Kind kind, Str key)
{
    return check_key(kind, key) &&
           check->lookup->exists(check->lookup->state, kind, key);
}

/* The kinds of SET that have an entry KEY. */
static KindSet matching(Check *check, KindSet set, Str key)
{
    KindSet found = 0;
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if ((set & KIND_BIT(kind)) && exists(check, kind, key))
            found |= KIND_BIT(kind);
    return found;
}

static bool is_single(KindSet set)
{
    return set && !(set & (set - 1));
}

static Kind first_kind(KindSet set)
{
    Kind kind = KIND_UNKNOWN;
    while (!(set & KIND_BIT(kind))) kind++;
    return kind;
}

static Str full_key(Arena *arena, Kind kind, Str key)
{
    return str_join(arena, (Str[]){kind_name(kind), key}, 2, S(":"));
}

/* "party:BO or coalition:BO" */
static Str full_keys(Arena *arena, KindSet set, Str key)
{
    StrBuf buf = strbuf_new(arena);
    for (; set; set &= set - 1) {
        if (buf.size) strbuf_add(&buf, S(" or "));
        strbuf_add(&buf, full_key(arena, first_kind(set), key));
    }
    return strbuf_str(&buf);
}

/* Nothing of the kinds expected is called KEY: tells what else is. */
static void refuse_key(
    Check *check, const Field *field, const Node *value, Str key)
{
    Arena *arena = check->arena;
    Str name = str_of(field->name), kinds = kind_set_text(arena, field->refs);
    KindSet other = matching(check, ~(KindSet)0, key);
    Str meant = S("");
    if (!other && check->lookup->nearest)
        meant = check->lookup->nearest(check->lookup->state, field->refs, key);
    if (str_equal(key, S("unknown")))
        errors_add(check->errors, value, MSG_REF_NOBODY, ARGS(name, kinds));
    else if (other)
        errors_add(check->errors, value, MSG_REF_KIND,
            ARGS(name, key, kind_set_text(arena, other), kinds));
    else if (meant.size)
        errors_add(check->errors, value, MSG_REF_NEAREST,
            ARGS(name, kinds, key, meant));
    else
        errors_add(check->errors, value, MSG_REF_NONE, ARGS(name, kinds, key));
}

static Node *plain_text(Check *check, Str text, const Node *value)
{
    Node *map = check_placed(node_map(check->arena), value);
    node_set(check->arena, map, S("text"), check_text_node(check, text, value));
    return map;
}

/* Finds what TEXT names among the kinds of FIELD: the kind, or KIND_UNKNOWN
 * where it is plain text or wrong, which it has told unless it may be plain
 * text. */
static Kind resolve(
    Check *check, const Field *field, const Node *value, Str *key)
{
    Kind kind;
    bool full = check_split(value->text, &kind, key);
    if (!full) *key = value->text;
    KindSet set = full ? field->refs & KIND_BIT(kind) : field->refs;
    KindSet found = matching(check, set, *key);
    if (is_single(found)) return first_kind(found);
    if (found)
        errors_add(check->errors, value, MSG_REF_SEVERAL,
            ARGS(str_of(field->name), *key, kind_set_text(check->arena, found),
                full_keys(check->arena, found, *key)));
    else if (full || !(field->flags & FIELD_PLAIN))
        refuse_key(check, field, value, *key);
    return KIND_UNKNOWN;
}

/* The reference in a scalar; FULL: as kind:key in any case. */
static Node *check_key_ref(
    Check *check, const Field *field, const Node *value, bool full)
{
    Str key;
    bool plain = field->flags & FIELD_PLAIN;
    if (!check_is_scalar(value)) return check_refuse(check, field, value);
    if (!value->text.size) return NULL;
    if ((field->flags & FIELD_NOBODY) && str_equal(value->text, S("unknown")))
        return check_text_node(check, value->text, value);
    size_t before = errors_total(check->errors);
    Kind kind = resolve(check, field, value, &key);
    if (errors_total(check->errors) > before) return NULL;
    if (kind == KIND_UNKNOWN)
        return plain ? plain_text(check, value->text, value) : NULL;
    if (full || !is_single(field->refs))
        key = full_key(check->arena, kind, key);
    return check_text_node(check, key, value);
}

Node *check_ref(Check *check, const Field *field, const Node *value)
{
    static const Field text[] = {
        {"text", FIELD_TEXT, FIELD_REQUIRED, 0, NULL}, END};
    if (!(field->flags & FIELD_PLAIN) || value->type != NODE_MAP)
        return check_key_ref(check, field, value, false);
    Node *map = check_map(check, str_of(field->name), value, text, NULL, false);
    return map->count ? map : NULL;
}

/* Refuses a reference that stands twice in LIST. */
static Node *without_doubles(Check *check, const Field *field, Node *list)
{
    if (!list || list->count < 2) return list;
    Map seen = map_new(check->arena);
    for (size_t i = 0; i < list->count; i++) {
        StrBuf text = strbuf_new(check->arena);
        json_write_canonical(&text, list->items[i]);
        if (!map_put(&seen, strbuf_str(&text), list->items[i])) continue;
        errors_add(check->errors, list->items[i], MSG_REF_DOUBLED,
            ARGS(str_of(field->name),
                check_found_text(check->arena, list->items[i])));
        return NULL;
    }
    return list;
}

Node *check_refs(Check *check, const Field *field, const Node *value)
{
    return without_doubles(
        check, field, check_list(check, field, value, check_ref));
}

static Node *check_speaker(Check *check, const Field *field, const Node *value)
{
    if (value->type == NODE_MAP)
        return check_map(
            check, str_of(field->name), value, UNNAMED, NULL, false);
    if (check_is_scalar(value) && str_equal(value->text, S("unknown")))
        return check_text_node(check, value->text, value);
    return check_key_ref(check, field, value, true);
}

Node *check_speakers(Check *check, const Field *field, const Node *value)
{
    return without_doubles(
        check, field, check_list(check, field, value, check_speaker));
}

static Node *check_member(Check *check, const Field *field, const Node *value)
{
    if (value->type != NODE_MAP) return check_ref(check, field, value);
    Node *map =
        check_map(check, str_of(field->name), value, MEMBER, NULL, false);
    Node *party = node_get(map, S("party"));
    return party && map->count == 1 ? party : map;
}

Node *check_members(Check *check, const Field *field, const Node *value)
{
    return without_doubles(
        check, field, check_list(check, field, value, check_member));
}

/* A map of the table NESTED. */
static Node *check_nested(
    Check *check, const Field *field, const Node *value, const Field *nested)
{
    if (value->type != NODE_MAP) return check_refuse(check, field, value);
    return check_map(check, str_of(field->name), value, nested, NULL, false);
}

Node *check_reading(Check *check, const Field *field, const Node *value)
{
    return check_nested(check, field, value, READING);
}

Node *check_inferred(Check *check, const Field *field, const Node *value)
{
    return check_nested(check, field, value, INFERRED);
}

Node *check_accepts_if(Check *check, const Field *field, const Node *value)
{
    return check_nested(check, field, value, ACCEPTS_IF);
}

static bool has_shape(const Node *condition)
{
    unsigned shape = 0;
    for (size_t i = 0; CONDITION[i].name; i++)
        if (node_get(condition, str_of(CONDITION[i].name))) shape |= 1u << i;
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++)
        if (shape == SHAPES[i]) return true;
    return false;
}

static Node *check_condition(
    Check *check, const Field *field, const Node *value)
{
    if (check_is_scalar(value))
        return value->text.size ? plain_text(check, value->text, value) : NULL;
    if (value->type != NODE_MAP) return check_refuse(check, field, value);
    size_t before = errors_total(check->errors);
    Node *map =
        check_map(check, str_of(field->name), value, CONDITION, NULL, false);
    if (errors_total(check->errors) == before && !has_shape(map))
        return check_refuse(check, field, value);
    return map;
}

Node *check_conditions(Check *check, const Field *field, const Node *value)
{
    return check_list(check, field, value, check_condition);
}

/* The value of a map from points, by the table's type. */
static Node *check_item(
    Check *check, const Field *field, FieldType type, const Node *value)
{
    Field item = {field->name, type, 0, 0, NULL};
    return check_value(check, &item, value);
}

/* {option: number, ...}, one of the maps inside FIELD_VALUES. */
static Node *check_utilities(
    Check *check, const Field *field, const Node *value)
{
    if (value->type != NODE_MAP) return check_refuse(check, field, value);
    if (!check_is_short(check, field, value)) return NULL;
    Node *out = check_placed(node_map(check->arena), value);
    for (size_t i = 0; i < value->count; i++) {
        NodeEntry entry = value->entries[i];
        entry.value = check_item(check, field, FIELD_NUMBER, entry.value);
        if (entry.value) node_append(check->arena, out, entry);
    }
    return out->count ? out : NULL;
}

static Node *check_one_choice(
    Check *check, const Field *field, const Node *value)
{
    return check_item(check, field, FIELD_TEXT, value);
}

static Node *check_weight(Check *check, const Field *field, const Node *value)
{
    return check_item(check, field, FIELD_NUMBER, value);
}

/* A map from points, each value in the normal form that ITEM gives it. */
static Node *check_by_point(
    Check *check, const Field *field, const Node *value, Checker *item)
{
    Field point = {field->name, FIELD_REF, 0, POINT, NULL};
    if (value->type != NODE_MAP) return check_refuse(check, field, value);
    if (!check_is_short(check, field, value)) return NULL;
    Node *out = check_placed(node_map(check->arena), value);
    for (size_t i = 0; i < value->count; i++) {
        NodeEntry *entry = &value->entries[i];
        Node key = {.type = NODE_TEXT,
            .text = entry->key,
            .line = entry->line,
            .column = entry->column};
        Node *of = check_value(check, &point, &key);
        Node *made = entry->value->type == NODE_NULL
                         ? NULL
                         : item(check, field, entry->value);
        if (of && node_get(out, of->text))
            errors_add(check->errors, of, MSG_REF_DOUBLED,
                ARGS(str_of(field->name), check_found_text(check->arena, of)));
        if (of && made) node_set(check->arena, out, of->text, made);
    }
    return out->count ? out : NULL;
}

Node *check_choice(Check *check, const Field *field, const Node *value)
{
    return check_by_point(check, field, value, check_one_choice);
}

Node *check_weights(Check *check, const Field *field, const Node *value)
{
    return check_by_point(check, field, value, check_weight);
}

Node *check_values(Check *check, const Field *field, const Node *value)
{
    return check_by_point(check, field, value, check_utilities);
}
