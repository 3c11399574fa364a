/* Values without references: dates, amounts, ranges, spans, options, files. */
#include "room/check_inner.h"

#include <string.h>
#include "base/date.h"
#include "base/decimal.h"
#include "base/hash.h"
#include "room/audience.h"

#define END                                                                    \
    {                                                                          \
        .name = NULL                                                           \
    }

static const Field DATE[] = {
    {"edtf", FIELD_TEXT, FIELD_REQUIRED, 0, NULL},
    {"words", FIELD_TEXT, 0, 0, NULL},
    {"from", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field AMOUNT[] = {
    {"about", FIELD_NUMBER, 0, 0, NULL},
    {"low", FIELD_NUMBER, 0, 0, NULL},
    {"best", FIELD_NUMBER, 0, 0, NULL},
    {"high", FIELD_NUMBER, 0, 0, NULL},
    END,
};

static const Field OPTION[] = {
    {"key", FIELD_TEXT, FIELD_REQUIRED, 0, NULL},
    {"label", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field HELD_FILE[] = {
    {"sha256", FIELD_RECORD, FIELD_REQUIRED, 0, NULL},
    {"size", FIELD_NUMBER, FIELD_REQUIRED, 0, NULL},
    {"name", FIELD_TEXT, FIELD_REQUIRED, 0, NULL},
    END,
};

static bool check_edtf(Check *check, const Node *text)
{
    Date date;
    Err err;
    Place place = node_place(text, check->errors->file);
    if (date_parse(text->text, place, &date, &err) == STATUS_OK) return true;
    errors_add(check->errors, text, MSG_VERBATIM, ARGS(str_of(err.text)));
    return false;
}

Node *check_date(Check *check, const Field *field, const Node *value)
{
    if (value->type == NODE_LIST) return check_refuse(check, field, value);
    if (value->type != NODE_MAP)
        return check_edtf(check, value)
                   ? check_text_node(check, value->text, value)
                   : NULL;
    Node *map = check_map(check, str_of(field->name), value, DATE, NULL, false);
    Node *edtf = node_get(map, S("edtf"));
    if (!edtf || !check_edtf(check, edtf)) return NULL;
    return map->count == 1 ? edtf : map;
}

/* True if the numbers under low, best and high do not fall. */
static bool is_rising(const Node *map)
{
    static const char *const names[] = {"low", "best", "high"};
    const Node *last = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const Node *next = node_get(map, str_of(names[i]));
        if (next && last && decimal_compare(last->text, next->text) > 0)
            return false;
        if (next) last = next;
    }
    return true;
}

Node *check_amount(Check *check, const Field *field, const Node *value)
{
    static const Field number = {"", FIELD_NUMBER, 0, 0, NULL};
    Str minimal;
    if (check_is_scalar(value) &&
        decimal_parse(check->arena, value->text, &minimal))
        return check_value(check, &number, value);
    if (value->type != NODE_MAP) return check_refuse(check, field, value);
    size_t before = errors_total(check->errors);
    Node *map =
        check_map(check, str_of(field->name), value, AMOUNT, NULL, false);
    if (errors_total(check->errors) > before) return NULL;
    bool mixed = node_get(map, S("about")) && map->count > 1;
    if (mixed || !map->count || !is_rising(map))
        return check_refuse(check, field, value);
    return map;
}

Node *check_range(Check *check, const Field *field, const Node *value)
{
    Node *list = check_placed(node_list(check->arena), value);
    if (value->type != NODE_LIST || value->count != 2)
        return check_refuse(check, field, value);
    for (size_t i = 0; i < 2; i++) {
        const Node *end = value->items[i];
        Str minimal;
        if (!check_is_scalar(end) ||
            !decimal_parse(check->arena, end->text, &minimal))
            return check_refuse(check, field, end);
        node_push(check->arena, list, check_text_node(check, minimal, end));
    }
    if (decimal_compare(list->items[0]->text, list->items[1]->text) > 0)
        return check_refuse(check, field, value);
    return list;
}

/* [begin, end] with 0 <= begin < end. */
static Node *check_span(Check *check, const Field *field, const Node *value)
{
    int64_t ends[2];
    Node *span = check_placed(node_list(check->arena), value);
    if (value->type != NODE_LIST || value->count != 2)
        return check_refuse(check, field, value);
    for (size_t i = 0; i < 2; i++) {
        const Node *end = value->items[i];
        if (!check_is_scalar(end) || !str_to_int(end->text, &ends[i]))
            return check_refuse(check, field, value);
        Str text = str_int(check->arena, ends[i]);
        node_push(check->arena, span, check_text_node(check, text, end));
    }
    if (ends[0] < 0 || ends[0] >= ends[1])
        return check_refuse(check, field, value);
    return span;
}

Node *check_spans_field(Check *check, const Field *field, const Node *value)
{
    if (value->type != NODE_LIST) return check_refuse(check, field, value);
    if (!value->count || value->items[0]->type == NODE_LIST)
        return check_list(check, field, value, check_span);
    Node *span = check_span(check, field, value);
    if (!span) return NULL;
    Node *list = check_placed(node_list(check->arena), value);
    node_push(check->arena, list, span);
    return list;
}

/* One option from its key and what was written beside it. */
static Node *make_option(
    Check *check, Str key, const Node *place, const Node *label)
{
    if (!check_key(KIND_POINT, key)) {
        errors_add(check->errors, place, MSG_OPTION_KEY, ARGS(key));
        return NULL;
    }
    Node *option = check_placed(node_map(check->arena), place);
    node_set(
        check->arena, option, S("key"), check_text_node(check, key, place));
    if (label && label->type != NODE_NULL)
        node_set(check->arena, option, S("label"),
            check_text_node(check, label->text, label));
    return option;
}

/* An option of a list: its key alone, or {key, label}. */
static Node *check_option(Check *check, const Field *field, const Node *value)
{
    if (check_is_scalar(value))
        return make_option(check, value->text, value, NULL);
    if (value->type != NODE_MAP) return check_refuse(check, field, value);
    Node *map =
        check_map(check, str_of(field->name), value, OPTION, NULL, false);
    const Node *key = node_get(map, S("key"));
    if (!key) return NULL;
    return make_option(check, key->text, value, node_get(map, S("label")));
}

static Node *options_of_map(Check *check, const Field *field, const Node *value)
{
    Node *list = check_placed(node_list(check->arena), value);
    for (size_t i = 0; i < value->count; i++) {
        NodeEntry *entry = &value->entries[i];
        Node place = {.line = entry->line, .column = entry->column};
        if (entry->value->type == NODE_LIST || entry->value->type == NODE_MAP)
            check_refuse(check, field, entry->value);
        else
            node_push(check->arena, list,
                make_option(check, entry->key, &place, entry->value));
    }
    return list;
}

static void refuse_doubled_options(Check *check, const Node *list)
{
    for (size_t i = 0; i < list->count; i++)
        for (size_t j = 0; j < i; j++) {
            Str key = node_get_text(list->items[i], S("key"));
            if (str_equal(key, node_get_text(list->items[j], S("key"))))
                errors_add(check->errors, list->items[i], MSG_DOUBLED_FIELD,
                    ARGS(key, str_int(check->arena, list->items[j]->line)));
        }
}

Node *check_options(Check *check, const Field *field, const Node *value)
{
    if (check_is_scalar(value)) return check_refuse(check, field, value);
    if (!check_is_short(check, field, value)) return NULL;
    size_t before = errors_total(check->errors);
    Node *list = value->type == NODE_MAP
                     ? options_of_map(check, field, value)
                     : check_list(check, field, value, check_option);
    if (!list || errors_total(check->errors) > before) return NULL;
    refuse_doubled_options(check, list);
    return list->count ? list : NULL;
}

Node *check_audience(Check *check, const Field *field, const Node *value)
{
    Audience audience;
    if (!audience_read(check->arena, value, &audience))
        return check_refuse(check, field, value);
    for (size_t i = 0; i < audience.count; i++) {
        Str seat = audience.seats[i];
        if (str_equal(seat, S("mediator"))) continue;
        if (check_key(KIND_PARTY, seat) &&
            check->lookup->exists(check->lookup->state, KIND_PARTY, seat))
            continue;
        errors_add(check->errors, value, MSG_AUDIENCE_SEAT, ARGS(seat));
        return NULL;
    }
    return check_placed(audience_node(check->arena, &audience), value);
}

/* What a record keeps of a file: the hash, size and last part of the path. */
static Node *describe_file(Check *check, Str bytes, const Node *path)
{
    Hash hash = hash_of(bytes);
    Node *map = check_placed(node_map(check->arena), path);
    const char *slash = memrchr(path->text.data, '/', path->text.size);
    size_t begin = slash ? (size_t)(slash - path->text.data) + 1 : 0;
    Str values[] = {str_slice(path->text, begin, path->text.size),
        hash_hex(check->arena, &hash),
        str_int(check->arena, (int64_t)bytes.size)};
    static const char *const names[] = {"name", "sha256", "size"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        node_set(check->arena, map, str_of(names[i]),
            check_text_node(check, values[i], path));
    return map;
}

Node *check_file(Check *check, const Field *field, const Node *value)
{
    Err err = {0};
    if (value->type == NODE_MAP)
        return check_map(
            check, str_of(field->name), value, HELD_FILE, NULL, false);
    if (!check_is_scalar(value) || !value->text.size ||
        str_ends(value->text, S("/")))
        return check_refuse(check, field, value);
    if (check->lookup->read_file(check->lookup->state, value->text,
            &check->blob, &err) != STATUS_OK) {
        errors_add(
            check->errors, value, MSG_FILE_NEEDED, ARGS(str_of(err.text)));
        return NULL;
    }
    check->has_blob = true;
    return describe_file(check, check->blob, value);
}
