/* The preferences of a conflict file: prioritised statements, rankings,
 * option weights, pairs. */
#include "exchange/conflict.h"
#include "exchange/conflict_part.h"

static const char *const FIELDS[] = {
    "statements", "ranking", "weights", "pairs", NULL};

enum { WEIGHT_DECIMALS = 6, WEIGHT_DIGITS_MAX = 15 };

/* So that 64 of them sum without overflow. */
static const int64_t WEIGHT_MOST = 1000000000000000;

/* Moves on to where LINE begins; false if the file has no such line. */
static bool find_line(ConflictReader *in, uint32_t line)
{
    if (line < in->line) {
        in->line = 1;
        in->line_start = 0;
    }
    while (in->line < line) {
        size_t end = str_find(in->text, S("\n"), in->line_start);
        if (end == SIZE_MAX) return false;
        in->line_start = end + 1;
        in->line++;
    }
    return true;
}

/* Where the text of a scalar begins: after the quotation mark, if any. */
static Place text_place(ConflictReader *in, const Node *node)
{
    Place place = node_place(node, in->file);
    if (!place.line || !find_line(in, place.line)) return place;
    size_t at = in->line_start + place.column - 1;
    char c = at < in->text.size ? in->text.data[at] : 0;
    if (c == '"' || c == '\'') place.column++;
    return place;
}

static Status read_statements(
    ConflictReader *in, const Node *list, Preference *preference)
{
    const Conflict *conflict = in->conflict;
    size_t options = conflict->option_count;
    StatementName *names = arena_array(in->arena, options, sizeof *names);
    for (size_t j = 0; j < options; j++)
        names[j] = (StatementName){
            conflict->options[j].key, conflict->options[j].name};
    TRY(conflict_expect(in, list, NULL, NODE_LIST, S("statements")));
    if (list->count > CONFLICT_STATEMENTS_MAX)
        return conflict_fail(in, list, MSG_CONFLICT_MANY,
            ARGS(S("statements"), str_int(in->arena, CONFLICT_STATEMENTS_MAX)));
    const Statement **read = arena_array(in->arena, list->count, sizeof *read);
    for (size_t k = 0; k < list->count; k++) {
        const Node *node = list->items[k];
        Statement *statement;
        TRY(conflict_expect(in, node, NULL, NODE_TEXT, S("statement")));
        TRY(statement_read(in->arena, node->text, names, options,
            text_place(in, node), &statement, in->err));
        read[k] = statement;
    }
    preference->statements = read;
    preference->statement_count = list->count;
    return STATUS_OK;
}

/* One place of a ranking: a state, or a list of those that tie. */
static Status read_group(
    ConflictReader *in, const Node *node, RankingGroup *group)
{
    bool single = node_is(node, NODE_TEXT);
    if (!single) TRY(conflict_expect(in, node, NULL, NODE_LIST, S("ranking")));
    size_t count = single ? 1 : node->count;
    Node *const *items = single ? (Node *const *)&node : node->items;
    Pattern *patterns = arena_array(in->arena, count, sizeof *patterns);
    uint32_t *states = arena_array(in->arena, count, sizeof *states);
    Place *places = arena_array(in->arena, count, sizeof *places);
    for (size_t k = 0; k < count; k++) {
        places[k] = node_place(items[k], in->file);
        if (in->conflict->graph)
            TRY(conflict_find_state(in, items[k], &states[k]));
        else
            TRY(conflict_read_pattern(in, items[k], &patterns[k]));
    }
    *group = (RankingGroup){patterns, states, places, count};
    return STATUS_OK;
}

static Status read_ranking(
    ConflictReader *in, const Node *list, Preference *preference)
{
    TRY(conflict_expect(in, list, NULL, NODE_LIST, S("ranking")));
    RankingGroup *groups = arena_array(in->arena, list->count, sizeof *groups);
    for (size_t k = 0; k < list->count; k++)
        TRY(read_group(in, list->items[k], &groups[k]));
    preference->groups = groups;
    preference->group_count = list->count;
    return STATUS_OK;
}

/* A decimal with at most six decimals, in millionths. */
static bool parse_weight(Str text, int64_t *weight)
{
    bool negative = str_starts(text, S("-"));
    size_t digits = 0, decimals = 0;
    bool dot = false;
    *weight = 0;
    for (size_t k = negative; k < text.size; k++) {
        char c = text.data[k];
        if (c == '.' && !dot && digits) {
            dot = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > WEIGHT_DIGITS_MAX) return false;
        if (dot && ++decimals > WEIGHT_DECIMALS) return false;
        *weight = *weight * 10 + (c - '0');
    }
    if (!digits || (dot && !decimals)) return false;
    for (; decimals < WEIGHT_DECIMALS; decimals++) {
        if (*weight > WEIGHT_MOST) return false;
        *weight *= 10;
    }
    if (negative) *weight = -*weight;
    return true;
}

static Status read_weights(
    ConflictReader *in, const Node *map, Preference *preference)
{
    const Conflict *conflict = in->conflict;
    TRY(conflict_expect(in, map, NULL, NODE_MAP, S("weights")));
    int64_t *weights =
        arena_array(in->arena, conflict->option_count, sizeof *weights);
    for (size_t k = 0; k < map->count; k++) {
        const NodeEntry *entry = &map->entries[k];
        size_t j = 0;
        while (j < conflict->option_count &&
               !str_equal(conflict->options[j].key, entry->key))
            j++;
        if (j == conflict->option_count)
            return conflict_fail(
                in, entry->value, MSG_CONFLICT_NO_OPTION, ARGS(entry->key));
        if (!node_is(entry->value, NODE_TEXT) ||
            !parse_weight(entry->value->text, &weights[j]))
            return conflict_fail(in, entry->value, MSG_CONFLICT_WEIGHT,
                ARGS(entry->value->text));
    }
    preference->weights = weights;
    return STATUS_OK;
}

/* Two different states, the better one first. */
static Status read_pair(
    ConflictReader *in, const Node *node, PreferencePair *pair)
{
    if (!node_is(node, NODE_LIST) || node->count != 2)
        return conflict_fail(in, node, MSG_CONFLICT_PREFERENCE_PAIR, NO_ARGS);
    TRY(conflict_find_state(in, node->items[0], &pair->better));
    TRY(conflict_find_state(in, node->items[1], &pair->worse));
    pair->place = node_place(node, in->file);
    if (pair->better != pair->worse) return STATUS_OK;
    return conflict_fail(in, node, MSG_CONFLICT_PREFERENCE_PAIR, NO_ARGS);
}

static Status read_pairs(
    ConflictReader *in, const Node *list, Preference *preference)
{
    TRY(conflict_expect(in, list, NULL, NODE_LIST, S("pairs")));
    PreferencePair *pairs = arena_array(in->arena, list->count, sizeof *pairs);
    for (size_t k = 0; k < list->count; k++)
        TRY(read_pair(in, list->items[k], &pairs[k]));
    preference->pairs = pairs;
    preference->pair_count = list->count;
    return STATUS_OK;
}

/* A ranking; pairs; or statements, weights, or both. */
static Status read_part(
    ConflictReader *in, const NodeEntry *entry, Preference *preference)
{
    bool ranking = str_equal(entry->key, S("ranking"));
    bool pairs = str_equal(entry->key, S("pairs"));
    preference->type = ranking ? PREFERENCE_RANKING
                       : pairs ? PREFERENCE_PAIRS
                               : PREFERENCE_CRITERIA;
    if (in->conflict->graph && !ranking && !pairs)
        return conflict_fail(in, entry->value, MSG_CONFLICT_RANKING, NO_ARGS);
    if (pairs && !in->conflict->graph)
        return conflict_fail(
            in, entry->value, MSG_CONFLICT_PAIRS_DRAWN, NO_ARGS);
    if (pairs) return read_pairs(in, entry->value, preference);
    if (ranking) return read_ranking(in, entry->value, preference);
    if (str_equal(entry->key, S("weights")))
        return read_weights(in, entry->value, preference);
    return read_statements(in, entry->value, preference);
}

static Status read_preference(
    ConflictReader *in, const Node *node, Str name, Preference *preference)
{
    TRY(conflict_expect(in, node, NULL, NODE_MAP, S("preference")));
    TRY(conflict_check_fields(in, node, FIELDS));
    bool alone = node_get(node, S("ranking")) || node_get(node, S("pairs"));
    if (!node->count || (node->count > 1 && alone))
        return conflict_fail(in, node, MSG_CONFLICT_ONE, ARGS(name));
    preference->place = node_place(node->entries[0].value, in->file);
    for (size_t k = 0; k < node->count; k++)
        TRY(read_part(in, &node->entries[k], preference));
    return STATUS_OK;
}

Status conflict_read_preferences(
    ConflictReader *in, const Node *root, DecisionMaker *makers)
{
    size_t count = in->conflict->maker_count;
    const Node *map = node_get(root, S("preferences"));
    TRY(conflict_expect(in, map, root, NODE_MAP, S("preferences")));
    for (size_t k = 0; k < map->count; k++) {
        const NodeEntry *entry = &map->entries[k];
        size_t m = 0;
        while (m < count && !str_equal(makers[m].name, entry->key)) m++;
        if (m == count)
            return conflict_fail(
                in, entry->value, MSG_CONFLICT_NO_MAKER, ARGS(entry->key));
        TRY(read_preference(
            in, entry->value, entry->key, &makers[m].preference));
    }
    for (size_t m = 0; m < count; m++)
        if (makers[m].preference.type == PREFERENCE_NONE)
            return conflict_fail(
                in, map, MSG_CONFLICT_NO_PREFERENCE, ARGS(makers[m].name));
    return STATUS_OK;
}
