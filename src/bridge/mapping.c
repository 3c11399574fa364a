/* From stances to intervals of worth: the table, and files that replace it. */
#include "bridge/mapping.h"

#include <stdlib.h>

#include "base/decimal.h"

const StanceMapping STANCE_MAPPING = {
    .stances =
        {
            [STANCE_NONE] = {0, 1},
            [STANCE_DEMANDS] = {0.9, 1},
            [STANCE_PREFERS] = {0.7, 1},
            [STANCE_ACCEPTS] = {0.5, 1},
            [STANCE_ACCEPTS_IF] = {0.5, 1},
            [STANCE_RESISTS] = {0, 0.5},
            [STANCE_REJECTS] = {0, 0.2},
            [STANCE_SILENT] = {0, 1},
        },
    .reservation = {0.5, 0.5},
};

/* Later stances are on whole drafts. */
#define OPTION_STANCE_LAST STANCE_SILENT

/* Where NAME stands in MAPPING; NULL if there is no such name. */
static DealInterval *find(StanceMapping *mapping, Str name)
{
    Stance stance = stance_parse(name);
    if (str_equal(name, S("reservation"))) return &mapping->reservation;
    if (str_equal(name, S("none"))) return &mapping->stances[STANCE_NONE];
    bool known = stance != STANCE_NONE && stance <= OPTION_STANCE_LAST;
    return known ? &mapping->stances[stance] : NULL;
}

static bool read_share(Arena *arena, const Node *node, double *share)
{
    Str minimal;
    if (!node_is(node, NODE_TEXT) ||
        !decimal_parse(arena, node->text, &minimal))
        return false;
    *share = strtod(str_c(arena, minimal), NULL);
    return *share >= 0 && *share <= 1;
}

static bool read_interval(
    Arena *arena, const Node *node, DealInterval *interval)
{
    return node_is(node, NODE_LIST) && node->count == 2 &&
           read_share(arena, node->items[0], &interval->least) &&
           read_share(arena, node->items[1], &interval->most) &&
           interval->least <= interval->most;
}

Status mapping_read(Arena *arena, const Node *root, const char *file,
    StanceMapping *mapping, Err *err)
{
    *mapping = STANCE_MAPPING;
    if (!node_is(root, NODE_MAP))
        return err_set(err, STATUS_INPUT, node_place(root, file),
            MSG_MAPPING_SHAPE, NO_ARGS);
    TRY(node_check_doubled(arena, root, file, err));
    for (size_t i = 0; i < root->count; i++) {
        const NodeEntry *entry = &root->entries[i];
        Place place = {file, entry->line, entry->column};
        DealInterval *interval = find(mapping, entry->key);
        if (!interval)
            return err_set(
                err, STATUS_INPUT, place, MSG_MAPPING_NAME, ARGS(entry->key));
        if (!read_interval(arena, entry->value, interval))
            return err_set(err, STATUS_INPUT, place, MSG_MAPPING_INTERVAL,
                ARGS(entry->key));
    }
    return STATUS_OK;
}

static void add(Arena *arena, Node *map, Str name, DealInterval interval)
{
    Node *pair = node_set(arena, map, name, node_list(arena));
    node_push(arena, pair, node_number(arena, interval.least));
    node_push(arena, pair, node_number(arena, interval.most));
}

Node *mapping_node(Arena *arena, const StanceMapping *mapping)
{
    Node *map = node_map(arena);
    for (Stance s = STANCE_DEMANDS; s <= OPTION_STANCE_LAST; s++)
        add(arena, map, stance_name(s), mapping->stances[s]);
    add(arena, map, S("none"), mapping->stances[STANCE_NONE]);
    add(arena, map, S("reservation"), mapping->reservation);
    return map;
}
