/* Reading of conflict files: decision makers, options, patterns, drawn
 * graphs. Preferences are read in conflict_preference.c. */
#include "exchange/conflict.h"

#include "base/file.h"
#include "base/json.h"
#include "base/yaml.h"
#include "exchange/conflict_part.h"

static const char *const FIELDS[] = {"name", "source", "decision_makers",
    "options", "infeasible", "merged", "states", "moves", "preferences", NULL};
static const char *const MAKER_FIELDS[] = {"name", "options", NULL};
static const char *const OPTION_FIELDS[] = {"key", "name", "direction", NULL};

Status conflict_fail(
    ConflictReader *in, const Node *node, MessageId id, MessageArgs args)
{
    return err_set(in->err, STATUS_INPUT, node_place(node, in->file), id, args);
}

static MessageId expected_message(NodeType type)
{
    return type == NODE_LIST  ? MSG_CONFLICT_LIST
           : type == NODE_MAP ? MSG_CONFLICT_MAP
                              : MSG_CONFLICT_TEXT;
}

Status conflict_expect(ConflictReader *in, const Node *node, const Node *parent,
    NodeType type, Str what)
{
    if (node_is(node, type)) return STATUS_OK;
    if (!node) return conflict_fail(in, parent, MSG_CONFLICT_NEEDS, ARGS(what));
    return conflict_fail(in, node, expected_message(type), ARGS(what));
}

Status conflict_check_fields(
    ConflictReader *in, const Node *map, const char *const *names)
{
    StrBuf known = strbuf_new(in->arena);
    for (size_t n = 0; names[n]; n++)
        strbuf_printf(&known, "%s%s", n ? ", " : "", names[n]);
    for (size_t k = 0; k < map->count; k++) {
        const NodeEntry *entry = &map->entries[k];
        size_t n = 0;
        while (names[n] && !str_equal(entry->key, str_of(names[n]))) n++;
        if (!names[n])
            return err_set(in->err, STATUS_INPUT,
                (Place){in->file, entry->line, entry->column},
                MSG_CONFLICT_FIELD, ARGS(entry->key, strbuf_str(&known)));
    }
    return STATUS_OK;
}

static Status check_count(
    ConflictReader *in, const Node *list, size_t most, Str what)
{
    if (list->count <= most) return STATUS_OK;
    return conflict_fail(in, list, MSG_CONFLICT_MANY,
        ARGS(what, str_int(in->arena, (int64_t)most)));
}

Status conflict_read_pattern(
    ConflictReader *in, const Node *node, Pattern *pattern)
{
    size_t options = in->conflict->option_count;
    TRY(conflict_expect(in, node, NULL, NODE_TEXT, S("pattern")));
    if (pattern_parse(node->text, options, pattern)) return STATUS_OK;
    return conflict_fail(in, node, MSG_CONFLICT_PATTERN,
        ARGS(node->text, str_int(in->arena, (int64_t)options)));
}

static Status read_patterns(ConflictReader *in, const Node *list, Str what,
    const Pattern **patterns, size_t *count)
{
    TRY(conflict_expect(in, list, NULL, NODE_LIST, what));
    TRY(check_count(in, list, CONFLICT_PATTERNS_MAX, what));
    Pattern *read = arena_array(in->arena, list->count, sizeof *read);
    for (size_t k = 0; k < list->count; k++)
        TRY(conflict_read_pattern(in, list->items[k], &read[k]));
    *patterns = read;
    *count = list->count;
    return STATUS_OK;
}

static Status read_direction(
    ConflictReader *in, const Node *option, Direction *direction)
{
    static const char *const WORDS[] = {"both", "fwd", "back"};
    const Node *node = node_get(option, S("direction"));
    *direction = DIRECTION_BOTH;
    if (!node) return STATUS_OK;
    for (int d = 0; d < 3; d++) {
        if (!str_equal(node->text, str_of(WORDS[d]))) continue;
        *direction = (Direction)d;
        return STATUS_OK;
    }
    return conflict_fail(in, node, MSG_CONFLICT_DIRECTION, ARGS(node->text));
}

static Status check_key(ConflictReader *in, const Node *node,
    const ConflictOption *options, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (str_equal(options[k].key, node->text))
            return conflict_fail(
                in, node, MSG_CONFLICT_TWICE, ARGS(node->text));
    if (statement_reserved(node->text) || !node->text.size)
        return conflict_fail(in, node, MSG_CONFLICT_KEY, ARGS(node->text));
    return STATUS_OK;
}

static Status read_option(
    ConflictReader *in, const Node *node, ConflictOption *options, size_t index)
{
    ConflictOption *option = &options[index];
    TRY(conflict_expect(in, node, NULL, NODE_MAP, S("option")));
    TRY(conflict_check_fields(in, node, OPTION_FIELDS));
    const Node *key = node_get(node, S("key"));
    TRY(conflict_expect(in, key, node, NODE_TEXT, S("key")));
    TRY(check_key(in, key, options, index));
    option->key = key->text;
    option->name = node_get_text(node, S("name"));
    if (!option->name.size) option->name = option->key;
    return read_direction(in, node, &option->direction);
}

static Status read_options(ConflictReader *in, const Node *root)
{
    const Node *list = node_get(root, S("options"));
    TRY(conflict_expect(in, list, root, NODE_LIST, S("options")));
    TRY(check_count(in, list, CONFLICT_OPTIONS_MAX, S("options")));
    ConflictOption *options =
        arena_array(in->arena, list->count, sizeof *options);
    for (size_t k = 0; k < list->count; k++)
        TRY(read_option(in, list->items[k], options, k));
    in->conflict->options = options;
    in->conflict->option_count = list->count;
    return STATUS_OK;
}

static Status find_option(ConflictReader *in, const Node *node, uint64_t *bit)
{
    const Conflict *conflict = in->conflict;
    *bit = 0;
    TRY(conflict_expect(in, node, NULL, NODE_TEXT, S("key")));
    for (size_t j = 0; j < conflict->option_count; j++) {
        if (!str_equal(conflict->options[j].key, node->text)) continue;
        *bit = 1ull << j;
        return STATUS_OK;
    }
    return conflict_fail(in, node, MSG_CONFLICT_NO_OPTION, ARGS(node->text));
}

static Status read_controlled(
    ConflictReader *in, const Node *node, DecisionMaker *maker)
{
    const Node *list = node_get(node, S("options"));
    if (in->conflict->graph && !list) return STATUS_OK;
    TRY(conflict_expect(in, list, node, NODE_LIST, S("options")));
    for (size_t k = 0; k < list->count; k++) {
        uint64_t bit;
        TRY(find_option(in, list->items[k], &bit));
        maker->options |= bit;
    }
    return STATUS_OK;
}

static Status read_maker(
    ConflictReader *in, const Node *node, DecisionMaker *makers, size_t index)
{
    TRY(conflict_expect(in, node, NULL, NODE_MAP, S("decision_maker")));
    TRY(conflict_check_fields(in, node, MAKER_FIELDS));
    const Node *name = node_get(node, S("name"));
    TRY(conflict_expect(in, name, node, NODE_TEXT, S("name")));
    for (size_t k = 0; k < index; k++)
        if (str_equal(makers[k].name, name->text))
            return conflict_fail(
                in, name, MSG_CONFLICT_TWICE, ARGS(name->text));
    makers[index].name = name->text;
    return read_controlled(in, node, &makers[index]);
}

static Status read_makers(
    ConflictReader *in, const Node *root, DecisionMaker **makers)
{
    const Node *list = node_get(root, S("decision_makers"));
    TRY(conflict_expect(in, list, root, NODE_LIST, S("decision_makers")));
    TRY(check_count(in, list, CONFLICT_MAKERS_MAX, S("decision_makers")));
    if (!list->count)
        return conflict_fail(
            in, list, MSG_CONFLICT_NEEDS, ARGS(S("decision_makers")));
    *makers = arena_array(in->arena, list->count, sizeof **makers);
    for (size_t k = 0; k < list->count; k++)
        TRY(read_maker(in, list->items[k], *makers, k));
    in->conflict->makers = *makers;
    in->conflict->maker_count = list->count;
    return STATUS_OK;
}

static Status read_infeasible(ConflictReader *in, const Node *root)
{
    const Node *list = node_get(root, S("infeasible"));
    if (!list) return STATUS_OK;
    return read_patterns(in, list, S("infeasible"), &in->conflict->infeasible,
        &in->conflict->infeasible_count);
}

static Status read_merged(ConflictReader *in, const Node *root)
{
    const Node *list = node_get(root, S("merged"));
    if (!list) return STATUS_OK;
    TRY(conflict_expect(in, list, root, NODE_LIST, S("merged")));
    TRY(check_count(in, list, CONFLICT_PATTERNS_MAX, S("merged")));
    MergedStates *merged = arena_array(in->arena, list->count, sizeof *merged);
    for (size_t k = 0; k < list->count; k++)
        TRY(read_patterns(in, list->items[k], S("merged"), &merged[k].patterns,
            &merged[k].count));
    in->conflict->merged = merged;
    in->conflict->merged_count = list->count;
    return STATUS_OK;
}

static Status read_states(ConflictReader *in, const Node *list)
{
    Conflict *conflict = in->conflict;
    TRY(conflict_expect(in, list, NULL, NODE_LIST, S("states")));
    TRY(check_count(in, list, CONFLICT_GRAPH_STATES_MAX, S("states")));
    if (!list->count)
        return conflict_fail(in, list, MSG_CONFLICT_NEEDS, ARGS(S("states")));
    Str *states = arena_array(in->arena, list->count, sizeof *states);
    in->states = map_new(in->arena);
    for (size_t k = 0; k < list->count; k++) {
        const Node *node = list->items[k];
        TRY(conflict_expect(in, node, NULL, NODE_TEXT, S("state")));
        states[k] = node->text;
        if (map_put(&in->states, states[k], &states[k]))
            return conflict_fail(
                in, node, MSG_CONFLICT_TWICE, ARGS(node->text));
    }
    conflict->graph = true;
    conflict->states = states;
    conflict->state_count = list->count;
    return STATUS_OK;
}

Status conflict_find_state(
    ConflictReader *in, const Node *node, uint32_t *state)
{
    TRY(conflict_expect(in, node, NULL, NODE_TEXT, S("state")));
    const Str *found = map_get(&in->states, node->text);
    if (!found)
        return conflict_fail(in, node, MSG_CONFLICT_NO_STATE, ARGS(node->text));
    *state = (uint32_t)(found - in->conflict->states);
    return STATUS_OK;
}

static Status read_moves(
    ConflictReader *in, const Node *list, DecisionMaker *maker)
{
    TRY(conflict_expect(in, list, NULL, NODE_LIST, S("moves")));
    TRY(check_count(in, list, CONFLICT_GRAPH_MOVES_MAX, S("moves")));
    Move *moves = arena_array(in->arena, list->count, sizeof *moves);
    for (size_t k = 0; k < list->count; k++) {
        const Node *pair = list->items[k];
        if (!node_is(pair, NODE_LIST) || pair->count != 2)
            return conflict_fail(in, pair, MSG_CONFLICT_PAIR, NO_ARGS);
        TRY(conflict_find_state(in, pair->items[0], &moves[k].from));
        TRY(conflict_find_state(in, pair->items[1], &moves[k].to));
    }
    maker->moves = moves;
    maker->move_count = list->count;
    return STATUS_OK;
}

static Status read_graph(
    ConflictReader *in, const Node *root, DecisionMaker *makers)
{
    const Node *map = node_get(root, S("moves"));
    TRY(conflict_expect(in, map, root, NODE_MAP, S("moves")));
    for (size_t k = 0; k < map->count; k++) {
        size_t m = 0;
        Str name = map->entries[k].key;
        while (
            m < in->conflict->maker_count && !str_equal(makers[m].name, name))
            m++;
        if (m == in->conflict->maker_count)
            return conflict_fail(
                in, map->entries[k].value, MSG_CONFLICT_NO_MAKER, ARGS(name));
        TRY(read_moves(in, map->entries[k].value, &makers[m]));
    }
    return STATUS_OK;
}

/* Either `options` or `states` and `moves`. */
static Status read_shape(
    ConflictReader *in, const Node *root, DecisionMaker **makers)
{
    const Node *states = node_get(root, S("states"));
    const Node *options = node_get(root, S("options"));
    if (states && options)
        return conflict_fail(in, states, MSG_CONFLICT_BOTH, NO_ARGS);
    if (states) {
        TRY(read_states(in, states));
        TRY(read_makers(in, root, makers));
        return read_graph(in, root, *makers);
    }
    TRY(read_options(in, root));
    TRY(read_makers(in, root, makers));
    TRY(read_infeasible(in, root));
    return read_merged(in, root);
}

static Status read_root(ConflictReader *in, const Node *root)
{
    DecisionMaker *makers;
    TRY(conflict_expect(in, root, NULL, NODE_MAP, S("conflict")));
    TRY(conflict_check_fields(in, root, FIELDS));
    in->conflict->name = node_get_text(root, S("name"));
    TRY(read_shape(in, root, &makers));
    return conflict_read_preferences(in, root, makers);
}

Status conflict_read(
    Arena *arena, Str text, const char *file, Conflict *conflict, Err *err)
{
    ConflictReader in = {.arena = arena,
        .text = text,
        .file = file,
        .err = err,
        .conflict = conflict,
        .line = 1};
    Node *root;
    *conflict = (Conflict){0};
    if (str_starts(str_trim(text), S("{")))
        TRY(json_read(arena, text, file, &root, err));
    else
        TRY(yaml_read(arena, text, file, &root, err));
    return read_root(&in, root);
}

Status conflict_load(
    Arena *arena, const char *path, Conflict *conflict, Err *err)
{
    Str text;
    TRY(file_read(arena, path, CONFLICT_FILE_MAX, &text, err));
    return conflict_read(arena, text, path, conflict, err);
}
