/* Maps against tables of fields. Every field is looked up in the table, its
 * value handed to the checker of its type; what comes back goes into a new
 * map. Cost: linear in the input, times the few fields of a kind. */
#include "room/check_inner.h"

#include "base/hash.h"
#include "base/decimal.h"
#include "base/nearest.h"
#include "base/vec.h"

Node *check_placed(Node *made, const Node *source)
{
    made->line = source->line;
    made->column = source->column;
    return made;
}

Node *check_text_node(Check *check, Str text, const Node *source)
{
    return check_placed(node_text(check->arena, text), source);
}

bool check_is_scalar(const Node *value)
{
    return node_is(value, NODE_TEXT) || node_is(value, NODE_BOOL) ||
           node_is(value, NODE_NUMBER);
}

bool check_is_short(Check *check, const Field *field, const Node *value)
{
    if (value->count <= LIST_MOST) return true;
    errors_add(check->errors, value, MSG_LIST_LONG,
        ARGS(str_of(field->name), str_int(check->arena, (int64_t)value->count),
            str_int(check->arena, LIST_MOST)));
    return false;
}

Node *check_list(
    Check *check, const Field *field, const Node *value, Checker *item)
{
    Node *list = check_placed(node_list(check->arena), value);
    bool many = value->type == NODE_LIST;
    if (many && !check_is_short(check, field, value)) return NULL;
    for (size_t i = 0; i < (many ? value->count : 1); i++) {
        const Node *one = many ? value->items[i] : value;
        Node *made = one->type == NODE_NULL ? NULL : item(check, field, one);
        if (made) node_push(check->arena, list, made);
    }
    return list->count ? list : NULL;
}

static Node *check_text(Check *check, const Field *field, const Node *value)
{
    if (!check_is_scalar(value)) return check_refuse(check, field, value);
    return value->text.size ? check_text_node(check, value->text, value) : NULL;
}

static Node *check_texts(Check *check, const Field *field, const Node *value)
{
    return check_list(check, field, value, check_text);
}

static Node *check_number(Check *check, const Field *field, const Node *value)
{
    Str minimal;
    if (!check_is_scalar(value) ||
        !decimal_parse(check->arena, value->text, &minimal))
        return check_refuse(check, field, value);
    return check_text_node(check, minimal, value);
}

static Node *check_yes(Check *check, const Field *field, const Node *value)
{
    if (!check_is_scalar(value)) return check_refuse(check, field, value);
    if (check_has_word("yes true", value->text))
        return check_text_node(check, S("yes"), value);
    if (check_has_word("no false", value->text))
        return check_text_node(check, S("no"), value);
    return check_refuse(check, field, value);
}

static Node *check_word(Check *check, const Field *field, const Node *value)
{
    if (!check_is_scalar(value) || !check_has_word(field->words, value->text))
        return check_refuse(check, field, value);
    return check_text_node(check, value->text, value);
}

static Node *check_rejects(Check *check, const Field *field, const Node *value)
{
    if (value->type == NODE_LIST) return check_range(check, field, value);
    if (!check_is_scalar(value) || !str_equal(value->text, S("outside")))
        return check_refuse(check, field, value);
    return check_text_node(check, value->text, value);
}

static Node *check_record(Check *check, const Field *field, const Node *value)
{
    Hash id;
    if (!check_is_scalar(value) || !hash_parse(value->text, &id))
        return check_refuse(check, field, value);
    return check_text_node(check, value->text, value);
}

static Node *check_any(Check *check, const Field *field, const Node *value)
{
    if (value->type == NODE_LIST)
        return check_list(check, field, value, check_any);
    if (value->type != NODE_MAP) return check_text(check, field, value);
    Node *map = check_placed(node_map(check->arena), value);
    for (size_t i = 0; i < value->count; i++) {
        NodeEntry entry = value->entries[i];
        if (entry.value->type == NODE_NULL) continue;
        entry.value = check_any(check, field, entry.value);
        if (entry.value) node_append(check->arena, map, entry);
    }
    return map->count ? map : NULL;
}

static Checker *const CHECKERS[] = {
    [FIELD_TEXT] = check_text,
    [FIELD_TEXTS] = check_texts,
    [FIELD_NUMBER] = check_number,
    [FIELD_RANGE] = check_range,
    [FIELD_AMOUNT] = check_amount,
    [FIELD_YES] = check_yes,
    [FIELD_WORD] = check_word,
    [FIELD_DATE] = check_date,
    [FIELD_REF] = check_ref,
    [FIELD_REFS] = check_refs,
    [FIELD_SPANS] = check_spans_field,
    [FIELD_SPEAKERS] = check_speakers,
    [FIELD_CONDITIONS] = check_conditions,
    [FIELD_CHOICE] = check_choice,
    [FIELD_OPTIONS] = check_options,
    [FIELD_WEIGHTS] = check_weights,
    [FIELD_VALUES] = check_values,
    [FIELD_MEMBERS] = check_members,
    [FIELD_FILE] = check_file,
    [FIELD_READING] = check_reading,
    [FIELD_INFERRED] = check_inferred,
    [FIELD_REJECTS] = check_rejects,
    [FIELD_ACCEPTS_IF] = check_accepts_if,
    [FIELD_RECORD] = check_record,
    [FIELD_AUDIENCE] = check_audience,
    [FIELD_ANY] = check_any,
};

Node *check_value(Check *check, const Field *field, const Node *value)
{
    if (!value || value->type == NODE_NULL) return NULL;
    return CHECKERS[field->type](check, field, value);
}

typedef VEC(Str) Names;

static void add_names(Arena *arena, Names *names, const Field *fields)
{
    for (; fields && fields->name; fields++)
        vec_push(arena, names, str_of(fields->name));
}

static void refuse_field(Check *check, Str what, const NodeEntry *entry,
    const Field *fields, const Field *more)
{
    Arena *arena = check->arena;
    Place place = {check->errors->file, entry->line, entry->column};
    Names names = {0};
    if (check->errors->count == ERRORS_MOST) {
        check->errors->missed++;
        return;
    }
    add_names(arena, &names, fields);
    Str all = str_join(arena, names.items, names.count, S(", "));
    add_names(arena, &names, more);
    Str meant = nearest(arena, entry->key, names.items, names.count);
    if (meant.size)
        errors_add_at(check->errors, place, MSG_FIELD_NEAREST,
            ARGS(what, entry->key, meant, all));
    else
        errors_add_at(check->errors, place, MSG_FIELD_UNKNOWN,
            ARGS(what, entry->key, all));
}

static const Field *find_field(const Field *fields, Str name)
{
    for (; fields && fields->name; fields++)
        if (str_equal(name, str_of(fields->name))) return fields;
    return NULL;
}

/* A required field that is there but wrong was told already. */
static void check_required(
    Check *check, Str what, const Node *map, const Field *fields, bool partial)
{
    for (; fields->name; fields++) {
        const Node *value = node_get(map, str_of(fields->name));
        bool empty =
            !value || value->type == NODE_NULL ||
            (value->type == NODE_TEXT ? !value->text.size : !value->count);
        if (!(fields->flags & FIELD_REQUIRED) || (partial && !value)) continue;
        if (empty)
            errors_add(check->errors, map, MSG_FIELD_MISSING,
                ARGS(what, str_of(fields->name),
                    check_expected_text(check->arena, fields)));
    }
}

Node *check_map(Check *check, Str what, const Node *map, const Field *fields,
    const Field *more, bool partial)
{
    Node *out = check_placed(node_map(check->arena), map);
    for (size_t i = 0; i < map->count; i++) {
        NodeEntry entry = map->entries[i];
        const Field *field = find_field(fields, entry.key);
        if (!field) field = find_field(more, entry.key);
        if (!field) {
            refuse_field(check, what, &map->entries[i], fields, more);
            continue;
        }
        entry.value = check_value(check, field, entry.value);
        if (entry.value) node_append(check->arena, out, entry);
    }
    check_required(check, what, map, fields, partial);
    return out;
}
