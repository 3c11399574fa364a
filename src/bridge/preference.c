/* A party's preferences as text and back. */
#include "bridge/preference.h"

#include "base/decimal.h"
#include "base/json.h"

enum { DEPTH = 2 }; /* of values: point, option */

static bool is_decimal(Arena *arena, const Node *node)
{
    Str minimal;
    return node_is(node, NODE_TEXT) &&
           decimal_parse(arena, node->text, &minimal) &&
           str_equal(minimal, node->text);
}

/* A map, DEPTH deep, with numbers at its ends. */
static bool is_numbers(Arena *arena, const Node *node, int depth)
{
    if (!depth) return is_decimal(arena, node);
    if (!node_is(node, NODE_MAP)) return false;
    for (size_t i = 0; i < node->count; i++)
        if (!is_numbers(arena, node->entries[i].value, depth - 1)) return false;
    return true;
}

static bool is_preference(Arena *arena, const Node *body)
{
    const Node *weights = node_get(body, S("weights"));
    return node_is(body, NODE_MAP) && body->count == 3 &&
           is_decimal(arena, node_get(body, S("reservation"))) &&
           is_numbers(arena, node_get(body, S("values")), DEPTH) &&
           is_numbers(arena, weights, 1) && weights->count > 0;
}

Status preference_text(Arena *arena, const Node *body, Str *text, Err *err)
{
    static const char *const FIELDS[] = {"reservation", "values", "weights"};
    Node *own = node_map(arena);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        const Node *field = node_get(body, str_of(FIELDS[i]));
        if (field)
            node_set(
                arena, own, str_of(FIELDS[i]), node_copy(arena, field, true));
    }
    if (!is_preference(arena, own))
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_PREFERENCE_PARTS, NO_ARGS);
    json_write_canonical(&buf, own);
    *text = strbuf_str(&buf);
    if (text->size <= PREFERENCE_BYTES_MAX) return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_PREFERENCE_LARGE, NO_ARGS);
}

Status preference_read(Arena *arena, Str text, Node **body, Err *err)
{
    if (text.size <= PREFERENCE_BYTES_MAX &&
        json_read_canonical(arena, text, body) && is_preference(arena, *body))
        return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_PREFERENCE_PARTS, NO_ARGS);
}

Record *preference_estimate(Arena *arena, Str party, Node *body)
{
    Record *record = arena_alloc(arena, sizeof *record);
    node_set(arena, body, S("party"), node_text(arena, party));
    node_set(arena, body, S("by"),
        node_text(arena, str_printf(arena, "party:%.*s", STR_ARGS(party))));
    *record = (Record){.kind = KIND_ESTIMATE,
        .kind_name = kind_name(KIND_ESTIMATE),
        .key = party,
        .author = party,
        .grade = GRADE_DECLARED,
        .body = body};
    return record;
}
