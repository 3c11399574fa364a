/* A record's body in a line of words: its fields in the order of the table of
 * kinds (room/kind.c), each under the name that a brief and `correct` give it.
 * Where a passage stands in its source is left out. */
#include "verb/describe.h"

static Str text_words(const Model *model, const Field *field, Str text)
{
    if (ref_kind(text) != KIND_UNKNOWN) return model_name(model, text);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if (field->refs == KIND_BIT(kind))
            return model_key_name(model, kind, text);
    return text;
}

static void add_value(
    const Model *model, const Field *field, const Node *value, StrBuf *buf);

/* What a map says: what it names, else its entries, "by desk, why ...". */
static void add_map(
    const Model *model, const Field *field, const Node *map, StrBuf *buf)
{
    static const char *const names[] = {"label", "name", "unnamed", "text"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Str name = node_get_text(map, str_of(names[i]));
        if (!name.size) continue;
        strbuf_add(buf, name);
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        strbuf_printf(
            buf, "%s%.*s ", i ? ", " : "", STR_ARGS(map->entries[i].key));
        add_value(model, field, map->entries[i].value, buf);
    }
}

static void add_value(
    const Model *model, const Field *field, const Node *value, StrBuf *buf)
{
    if (node_is(value, NODE_MAP)) {
        add_map(model, field, value, buf);
        return;
    }
    if (!node_is(value, NODE_LIST)) {
        strbuf_add(buf, text_words(model, field, value->text));
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        if (i) strbuf_add(buf, S(", "));
        if (field->type == FIELD_CONDITIONS)
            strbuf_add(buf, model_condition(model, value->items[i]));
        else
            add_value(model, field, value->items[i], buf);
    }
}

static Str field_words(
    const Model *model, const Record *record, const Field *field)
{
    Str name = str_of(field->name);
    const Node *value = record_get(record, name);
    StrBuf buf = strbuf_new(model->arena);
    if (field->type == FIELD_DATE)
        return describe_date(model->arena, record, name);
    if (field->type == FIELD_AMOUNT)
        return describe_amount(model->arena, value);
    if (field->type == FIELD_RANGE)
        return model_range(model, record_text(record, S("point")), value);
    add_value(model, field, value, &buf);
    return strbuf_str(&buf);
}

static void add_fields(
    const Model *model, const Record *record, const Field *field, StrBuf *buf)
{
    for (; field->name; field++) {
        if (field->type == FIELD_SPANS) continue;
        if (!record_get(record, str_of(field->name))) continue;
        if (buf->size) strbuf_add(buf, S("; "));
        message_add(buf, MSG_HAPPENED_SORT,
            ARGS(str_of(field->name), field_words(model, record, field)));
    }
}

Str describe_body(const Model *model, const Record *record)
{
    StrBuf buf = strbuf_new(model->arena);
    add_fields(model, record, KINDS[record->kind].fields, &buf);
    add_fields(model, record, COMMON_FIELDS, &buf);
    return strbuf_str(&buf);
}
