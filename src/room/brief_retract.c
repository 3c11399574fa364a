/* Retractions: what `of` names, by id or by kind and key, becomes one entry
 * for each record taken back, for the readers of that record. */
#include "room/brief_inner.h"

static void refuse_target(Reading *reading, const Node *of, Str shown)
{
    errors_add(&reading->errors, of, MSG_RETRACT_NONE,
        ARGS(shown, reading->options->author));
}

static void add_target(
    Reading *reading, const Node *raw, Str key, const Record *target)
{
    Str id = hash_hex(reading->arena, &target->id);
    Str author = reading->options->author;
    const Node *written = node_get(raw, S("of"));
    if (!str_equal(author, S("mediator")) &&
        !str_equal(author, target->author)) {
        errors_add(&reading->errors, written, MSG_RETRACT_AUTHOR,
            ARGS(id, target->author));
        return;
    }
    Node *copy = node_copy(reading->arena, raw, false);
    Node *of = node_text(reading->arena, id);
    of->line = written->line;
    of->column = written->column;
    node_set(reading->arena, copy, S("of"), of);
    Item *item = brief_add_item(reading, KIND_RETRACTION, key, copy);
    item->retract = target;
    if (key.size) brief_index(reading, item);
}

static void add_by_key(Reading *reading, const Node *raw, Str own_key)
{
    const Node *of = node_get(raw, S("of"));
    const Record *const *heads;
    Str name = node_get_text(of, S("kind")), key = node_get_text(of, S("key"));
    Kind kind = kind_parse(name);
    bool good = kind != KIND_UNKNOWN && of->count == 2;
    size_t count = good ? brief_heads(reading, kind, key, &heads) : 0;
    if (!count)
        refuse_target(reading, of,
            str_join(reading->arena, (Str[]){name, key}, 2, S(":")));
    for (size_t i = 0; i < count; i++)
        add_target(reading, raw, count == 1 ? own_key : S(""), heads[i]);
}

void brief_add_retractions(Reading *reading, Node *raw)
{
    const Node *of = node_get(raw, S("of"));
    const Node *audience = node_get(raw, S("audience"));
    Str key = node_get_text(raw, S("key"));
    if (audience) {
        errors_add(
            &reading->errors, audience, MSG_RETRACT_FIELD, ARGS(S("audience")));
    } else if (key.size && !check_key(KIND_RETRACTION, key)) {
        errors_add(&reading->errors, node_get(raw, S("key")), MSG_KEY_BAD,
            ARGS(key, str_int(reading->arena, KEY_LONGEST)));
    } else if (node_is(of, NODE_MAP)) {
        add_by_key(reading, raw, key);
    } else if (node_is(of, NODE_TEXT)) {
        const Record *target =
            reading->lookup->record(reading->lookup->state, of->text);
        if (target)
            add_target(reading, raw, key, target);
        else
            refuse_target(reading, of, of->text);
    } else {
        brief_add_item(reading, KIND_RETRACTION, key, raw);
    }
}
