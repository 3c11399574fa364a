/* Points and their options wherever an entry names them: beside each other
 * in an entry or a condition, or as a map from points. Where a point has no
 * options, a number stands for one; it is brought into minimal form here,
 * once all points are known. */
#include "room/brief_inner.h"

#include "base/decimal.h"

PointType brief_point_type(Reading *reading, Str point)
{
    const Node *body;
    Item *item = brief_find(reading, KIND_POINT, point);
    if (item && item->failed) return POINT_BROKEN;
    for (size_t i = 0; (body = brief_body(reading, KIND_POINT, point, i)); i++)
        if (node_get(body, S("options"))) return POINT_OPTIONS;
    return POINT_NUMBER;
}

static bool has_option(Reading *reading, Str point, Str option)
{
    const Node *body;
    for (size_t i = 0; (body = brief_body(reading, KIND_POINT, point, i));
         i++) {
        const Node *options = node_get(body, S("options"));
        for (size_t j = 0; options && j < options->count; j++)
            if (str_equal(option, node_get_text(options->items[j], S("key"))))
                return true;
    }
    return false;
}

Str brief_options_text(Reading *reading, Str point)
{
    VEC(Str) keys = {0};
    const Node *body;
    for (size_t i = 0; (body = brief_body(reading, KIND_POINT, point, i));
         i++) {
        const Node *options = node_get(body, S("options"));
        for (size_t j = 0; options && j < options->count; j++)
            vec_push(reading->arena, &keys,
                node_get_text(options->items[j], S("key")));
    }
    return str_join(reading->arena, keys.items, keys.count, S(", "));
}

/* Holds an option against its point; FIELD names it in messages. */
static void check_option(
    Reading *reading, Item *item, Str field, Str point, const Node *option)
{
    PointType type = brief_point_type(reading, point);
    if (type == POINT_BROKEN || has_option(reading, point, option->text))
        return;
    brief_fail(reading, item, option,
        type == POINT_NUMBER ? MSG_OPTION_OF_NUMBER : MSG_OPTION_NONE,
        ARGS(field, point, option->text, brief_options_text(reading, point)));
}

static void check_number(
    Reading *reading, Item *item, Str field, Str point, Node *number)
{
    if (!decimal_parse(reading->arena, number->text, &number->text))
        brief_fail(reading, item, number, MSG_OPTION_NUMBER,
            ARGS(field, number->text, point));
}

static void refuse_number(
    Reading *reading, Item *item, Str field, Str point, const Node *number)
{
    if (brief_point_type(reading, point) == POINT_OPTIONS)
        brief_fail(reading, item, number, MSG_OPTION_NEEDED,
            ARGS(field, point, brief_options_text(reading, point)));
}

/* A map that may have `point`, and beside it `option`, or a number or range
 * under NUMBER. */
static void check_pair(
    Reading *reading, Item *item, const Node *map, Str number_name)
{
    const Node *point = node_get(map, S("point"));
    const Node *option = node_get(map, S("option"));
    const Node *number = node_get(map, number_name);
    if (!point) return;
    if (option) check_option(reading, item, S("option"), point->text, option);
    if (number) refuse_number(reading, item, number_name, point->text, number);
}

static void check_conditions_of(
    Reading *reading, Item *item, const Node *conditions)
{
    for (size_t i = 0; i < conditions->count; i++)
        check_pair(reading, item, conditions->items[i], S("range"));
}

static void check_choice_of(
    Reading *reading, Item *item, Str field, const Node *choice)
{
    for (size_t i = 0; i < choice->count; i++) {
        Str point = choice->entries[i].key;
        Node *value = choice->entries[i].value;
        if (brief_point_type(reading, point) == POINT_NUMBER)
            check_number(reading, item, field, point, value);
        else
            check_option(reading, item, field, point, value);
    }
}

static Node key_node(const NodeEntry *entry)
{
    return (Node){.type = NODE_TEXT,
        .text = entry->key,
        .line = entry->line,
        .column = entry->column};
}

/* The keys of a number point's values are breakpoints: decimals, made
 * minimal, none twice. */
static void check_breakpoints(
    Reading *reading, Item *item, Str field, Str point, Node *map)
{
    for (size_t i = 0; i < map->count; i++) {
        Node key = key_node(&map->entries[i]);
        check_number(reading, item, field, point, &key);
        map->entries[i].key = key.text;
        for (size_t j = 0; j < i; j++)
            if (str_equal(map->entries[j].key, key.text))
                brief_fail(reading, item, &key, MSG_DOUBLED_FIELD,
                    ARGS(key.text,
                        str_int(reading->arena, map->entries[j].line)));
    }
}

static void check_values_of(
    Reading *reading, Item *item, Str field, const Node *values)
{
    for (size_t i = 0; i < values->count; i++) {
        Str point = values->entries[i].key;
        Node *map = values->entries[i].value;
        if (brief_point_type(reading, point) == POINT_NUMBER) {
            check_breakpoints(reading, item, field, point, map);
            continue;
        }
        for (size_t j = 0; j < map->count; j++) {
            Node option = key_node(&map->entries[j]);
            check_option(reading, item, field, point, &option);
        }
    }
}

void brief_check_options(Reading *reading, Item *item)
{
    const Node *body = item->body;
    check_pair(reading, item, body, S("value"));
    for (size_t i = 0; i < body->count; i++) {
        Str name = body->entries[i].key;
        const Node *value = body->entries[i].value;
        const Field *field = kind_field(item->entry.kind, name);
        if (!field) continue;
        if (field->type == FIELD_CONDITIONS)
            check_conditions_of(reading, item, value);
        else if (field->type == FIELD_ACCEPTS_IF)
            check_conditions_of(reading, item, node_get(value, S("if")));
        else if (field->type == FIELD_CHOICE)
            check_choice_of(reading, item, name, value);
        else if (field->type == FIELD_VALUES)
            check_values_of(reading, item, name, value);
    }
}
