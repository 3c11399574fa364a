/* Records as nodes for JSON. */
#include "verb/describe.h"

void put(Arena *arena, Node *map, Str name, Node *value)
{
    node_set(arena, map, name, value);
}

void put_text(Arena *arena, Node *map, Str name, Str value)
{
    put(arena, map, name, node_text(arena, value));
}

void put_int(Arena *arena, Node *map, Str name, size_t value)
{
    put(arena, map, name, node_int(arena, (int64_t)value));
}

void put_bool(Arena *arena, Node *map, Str name, bool value)
{
    put(arena, map, name, node_bool(arena, value));
}

Node *describe_field(Arena *arena, const Record *record, Str field)
{
    const Node *node = record_get(record, field);
    return node ? (Node *)node : node_null(arena);
}

/* One reference as its key; other nodes as they are. */
static Node *plain_ref(Arena *arena, const Node *node)
{
    if (node->type != NODE_TEXT) return (Node *)node;
    return node_text(arena, ref_key(node->text));
}

Node *describe_refs(Arena *arena, const Node *list)
{
    Node *out = node_list(arena);
    if (!list) return out;
    if (list->type != NODE_LIST) {
        node_push(arena, out, plain_ref(arena, list));
        return out;
    }
    for (size_t i = 0; i < list->count; i++)
        node_push(arena, out, plain_ref(arena, list->items[i]));
    return out;
}

Node *describe_number(Arena *arena, Str decimal)
{
    if (!decimal.size) return node_null(arena);
    Node *node = node_text(arena, decimal);
    node->type = NODE_NUMBER;
    return node;
}

Node *describe_numbers(Arena *arena, const Node *list)
{
    if (!node_is(list, NODE_LIST))
        return list ? (Node *)list : node_null(arena);
    Node *out = node_list(arena);
    for (size_t i = 0; i < list->count; i++)
        node_push(arena, out, describe_number(arena, list->items[i]->text));
    return out;
}

static Node *hash_list(Arena *arena, const Hash *hashes, size_t count)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < count; i++)
        node_push(arena, list, node_text(arena, hash_hex(arena, &hashes[i])));
    return list;
}

/* Conditions of a head: its own, or those of its `accepts-if`. */
static Node *head_conditions(Arena *arena, const Record *head)
{
    const Node *own = record_get(head, S("if"));
    const Node *accepts_if = record_get(head, S("accepts-if"));
    if (!own) own = node_get(accepts_if, S("if"));
    return own ? (Node *)own : node_list(arena);
}

static Node *describe_head(Arena *arena, const Record *head)
{
    Node *map = node_map(arena);
    const Node *accepts_if = record_get(head, S("accepts-if"));
    put(arena, map, S("stance"), describe_field(arena, head, S("stance")));
    put(arena, map, S("accepts"),
        describe_numbers(arena, record_get(head, S("accepts"))));
    put(arena, map, S("accepts_if"),
        describe_numbers(arena, node_get(accepts_if, S("range"))));
    put(arena, map, S("rejects"),
        describe_numbers(arena, record_get(head, S("rejects"))));
    put_text(arena, map, S("grade"), grade_name(head->grade));
    put_text(arena, map, S("since"), head->since);
    put(arena, map, S("inferred"), describe_field(arena, head, S("inferred")));
    put(arena, map, S("if"), head_conditions(arena, head));
    put(arena, map, S("basis"),
        hash_list(arena, head->basis, head->basis_count));
    return map;
}

Node *describe_heads(Arena *arena, const OptionStance *stance)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < stance->head_count; i++)
        node_push(arena, list, describe_head(arena, stance->heads[i]));
    return list;
}

static Node *describe_option_stance(Arena *arena, const OptionStance *stance)
{
    Node *map = node_map(arena);
    put(arena, map, S("status"),
        stance->stance ? node_text(arena, stance_name(stance->stance))
                       : node_null(arena));
    put_bool(arena, map, S("split"), stance->split);
    put_bool(arena, map, S("implied"), stance->implied);
    put(arena, map, S("heads"), describe_heads(arena, stance));
    return map;
}

Node *describe_stances(
    Arena *arena, const OptionStance *stances, size_t count, bool number)
{
    Node *map = node_map(arena);
    for (size_t i = 0; i < count; i++) {
        const OptionStance *stance = &stances[i];
        Str party = ref_key(stance->party);
        Node *entry = describe_option_stance(arena, stance);
        if (!stance->option.size && !number) {
            node_set(arena, map, party, entry);
            continue;
        }
        Node *own = node_get(map, party);
        if (!own) own = node_set(arena, map, party, node_map(arena));
        put(arena, own, stance->option.size ? stance->option : S("number"),
            entry);
    }
    return map;
}

Node *describe_statement(const Model *model, const Record *statement)
{
    static const char *const fields[] = {"words", "cue", "kind", "act",
        "polarity", "tag", "outlook", "quoted", "spans", "date", "place",
        "channel", "hedge", "quality", "reading", "source", "nested-in", "note",
        "inferred"};
    Arena *arena = model->arena;
    Node *map = node_map(arena);
    put_text(arena, map, S("id"), hash_hex(arena, &statement->id));
    put_text(arena, map, S("key"), statement->key);
    put(arena, map, S("by"),
        describe_refs(arena, record_get(statement, S("by"))));
    put_text(arena, map, S("name"), describe_speaker(model, statement));
    put_text(arena, map, S("party"), describe_speaker_party(model, statement));
    put(arena, map, S("about"),
        describe_refs(arena, record_get(statement, S("about"))));
    put(arena, map, S("via"),
        describe_refs(arena, record_get(statement, S("via"))));
    put(arena, map, S("to"),
        describe_refs(arena, record_get(statement, S("to"))));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(arena, map, str_of(fields[i]),
            describe_field(arena, statement, str_of(fields[i])));
    put_text(arena, map, S("grade"), grade_name(statement->grade));
    put_text(arena, map, S("since"), statement->since);
    return map;
}

Node *describe_statements(const Model *model, const RecordList *statements)
{
    Node *list = node_list(model->arena);
    for (size_t i = 0; i < statements->count; i++)
        node_push(model->arena, list,
            describe_statement(model, statements->items[i]));
    return list;
}

static Node *describe_one_side(const Model *model, const Record *side)
{
    Arena *arena = model->arena;
    Node *map = node_map(arena);
    put_text(arena, map, S("kind"), side->kind_name);
    put_text(arena, map, S("key"), side->key);
    put_text(arena, map, S("id"), hash_hex(arena, &side->id));
    put_text(arena, map, S("says"), describe_side(model, side));
    put(arena, map, S("by"), describe_refs(arena, record_get(side, S("by"))));
    put_text(arena, map, S("grade"), grade_name(side->grade));
    put_text(arena, map, S("since"), side->since);
    put(arena, map, S("source"), describe_field(arena, side, S("source")));
    return map;
}

Node *describe_both_ways(const Model *model, const BothWays *both)
{
    Arena *arena = model->arena;
    Node *map = node_map(arena);
    Node *sides = node_list(arena);
    put_text(arena, map, S("rule"), both_ways_rule_name(both->rule));
    put_text(arena, map, S("about"), both->about);
    put_text(arena, map, S("whose"), both->whose);
    for (size_t i = 0; i < both->side_count; i++)
        node_push(arena, sides, describe_one_side(model, both->sides[i]));
    put(arena, map, S("sides"), sides);
    return map;
}

Node *describe_names(const Model *model)
{
    static const Kind kinds[] = {KIND_PARTY, KIND_COALITION};
    Node *map = node_map(model->arena);
    for (size_t k = 0; k < 2; k++) {
        const RecordList *heads = &model->heads[kinds[k]];
        for (size_t i = 0; i < heads->count; i++)
            put_text(model->arena, map, heads->items[i]->key,
                model_key_name(model, kinds[k], heads->items[i]->key));
    }
    return map;
}
