/* Lineage in a room. Each record tells of one clause of the later draft, or
 * of one of the earlier that is gone; its key is made of the two drafts and
 * that clause, so that an alignment done again finds the same keys, and what
 * a person said, being of stronger grade than what was worked out, stays
 * (the fold, doc/format.md). */
#include "bridge/lineage.h"

enum { KEY_DIGITS = 16 };

static const char *const HOW[CHANGE_COUNT] = {
    [CHANGE_ADDED] = "added",
    [CHANGE_DELETED] = "deleted",
    [CHANGE_SPLIT] = "split",
    [CHANGE_MERGED] = "merged",
    [CHANGE_MOVED] = "moved",
    [CHANGE_MODIFIED] = "modified",
    [CHANGE_RENUMBERED] = "renumbered",
    [CHANGE_UNCHANGED] = "same",
};

Str lineage_how(Change change)
{
    return str_of(HOW[change]);
}

Change lineage_change(Str how)
{
    size_t change = 0;
    while (change < CHANGE_COUNT && !str_equal(how, str_of(HOW[change])))
        change++;
    return (Change)change;
}

/* The first clause that FIELD names, if DRAFT has it. */
static size_t named_clause(
    const RoomDraft *draft, const Record *record, Str field)
{
    const Node *list = record_get(record, field);
    if (!node_is(list, NODE_LIST) || !list->count) return NO_CLAUSE;
    if (!draft->clauses) return NO_CLAUSE;
    const size_t *index = map_get(&draft->by_key, list->items[0]->text);
    return index ? *index : NO_CLAUSE;
}

static bool is_between(const Record *record, Str old_key, Str new_key)
{
    const Node *drafts = record_get(record, S("drafts"));
    if (!drafts)
        return record_get(record, S("from")) && record_get(record, S("to"));
    return node_is(drafts, NODE_LIST) && drafts->count == 2 &&
           str_equal(drafts->items[0]->text, old_key) &&
           str_equal(drafts->items[1]->text, new_key);
}

/* Which sides a change has: a clause that is gone may name what it went
 * into. */
static bool has_sides(const Settled *settled)
{
    bool has_old = settled->old_clause != NO_CLAUSE;
    bool has_new = settled->new_clause != NO_CLAUSE;
    switch (settled->change) {
    case CHANGE_ADDED: return has_new && !has_old;
    case CHANGE_DELETED: return has_old && !has_new;
    case CHANGE_COUNT: return false;
    default: return has_old && has_new;
    }
}

/* 0 to 1; negative where none is told. */
static double confidence_of(const Record *record)
{
    Str text = record_text(record, S("confidence"));
    double value = 0, unit = 1;
    bool fraction = false;
    if (!text.size) return -1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.') fraction = true;
        if (text.data[i] < '0' || text.data[i] > '9') continue;
        if (fraction) unit /= 10;
        value = fraction ? value + unit * (text.data[i] - '0')
                         : value * 10 + (text.data[i] - '0');
    }
    return value > 1 ? 1 : value;
}

static void add_records(const Model *model, const RoomDraft *old_draft,
    const RoomDraft *new_draft, bool by_people, RoomLineage *out)
{
    const RecordList *heads = &model->heads[KIND_LINEAGE];
    for (size_t i = 0; i < heads->count; i++) {
        const Record *record = heads->items[i];
        Settled settled = {named_clause(old_draft, record, S("from")),
            named_clause(new_draft, record, S("to")),
            lineage_change(record_text(record, S("how"))),
            confidence_of(record)};
        if ((record->grade != GRADE_INFERRED) != by_people ||
            !is_between(record, old_draft->name, new_draft->name) ||
            !has_sides(&settled))
            continue;
        vec_push(model->arena, &out->settled, settled);
        vec_push(model->arena, &out->records, record);
    }
}

RoomLineage lineage_of_drafts(
    const Model *model, const RoomDraft *old_draft, const RoomDraft *new_draft)
{
    RoomLineage lineage = {0};
    add_records(model, old_draft, new_draft, true, &lineage);
    lineage.by_people = lineage.settled.count;
    add_records(model, old_draft, new_draft, false, &lineage);
    return lineage;
}

/* --- from an alignment to records --- */

static Str clause_key(const RoomDraft *draft, size_t clause)
{
    return clause == NO_CLAUSE ? S("") : draft->clauses[clause]->key;
}

static bool is_gone(const Lineage *lineage)
{
    return lineage->change == CHANGE_DELETED ||
           lineage->change == CHANGE_MERGED;
}

Str lineage_key(Arena *arena, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage)
{
    bool gone = is_gone(lineage);
    Str parts[] = {old_draft->name, new_draft->name, gone ? S("-") : S("+"),
        gone ? clause_key(old_draft, lineage->old_clause)
             : clause_key(new_draft, lineage->new_clause)};
    Hash hash = hash_of(str_join(arena, parts, 4, S("\n")));
    return str_slice(hash_hex(arena, &hash), 0, KEY_DIGITS);
}

static void put_list(Arena *arena, Node *map, Str name, Str a, Str b)
{
    Node *list = node_list(arena);
    if (a.size) node_push(arena, list, node_text(arena, a));
    if (b.size) node_push(arena, list, node_text(arena, b));
    if (list->count) node_set(arena, map, name, list);
}

Node *lineage_body(Arena *arena, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage)
{
    Node *map = node_map(arena);
    put_list(arena, map, S("drafts"), old_draft->name, new_draft->name);
    put_list(arena, map, S("from"), clause_key(old_draft, lineage->old_clause),
        S(""));
    put_list(
        arena, map, S("to"), clause_key(new_draft, lineage->new_clause), S(""));
    node_set(
        arena, map, S("how"), node_text(arena, lineage_how(lineage->change)));
    return map;
}
