/* Said both ways: four rules over the heads of a view. */
#include "room/both_ways.h"

static const char *const NAMES[RULE_COUNT] = {
    "accounts", "split", "others", "outlook"};

Str both_ways_rule_name(BothWaysRule rule)
{
    return str_of(NAMES[rule]);
}

typedef VEC(BothWays) Found;
typedef VEC(const Record *) Sides;

/* Records that may contradict each other, by what they are about. */
typedef struct {
    Str about, whose;
    Sides sides;
} Group;

static Group *group_of(Arena *arena, Map *groups, Str key, Str about, Str whose)
{
    Group *group = map_get(groups, key);
    if (group) return group;
    group = arena_alloc(arena, sizeof *group);
    group->about = about;
    group->whose = whose;
    map_put(groups, key, group);
    return group;
}

/* Adds every group in which two sides DIFFER. */
static void add_groups(Arena *arena, Found *found, BothWaysRule rule,
    const Map *groups, bool (*differ)(const Record *a, const Record *b))
{
    for (size_t i = 0; i < groups->count; i++) {
        const Group *group = groups->entries[i].value;
        bool any = false;
        for (size_t j = 1; j < group->sides.count; j++)
            any |= differ(group->sides.items[0], group->sides.items[j]);
        if (!any) continue;
        BothWays both = {rule, group->about, group->whose, group->sides.items,
            group->sides.count};
        vec_push(arena, found, both);
    }
}

static Str told(const Record *account)
{
    Str option = record_text(account, S("option"));
    return option.size ? option : record_text(account, S("value"));
}

static bool accounts_differ(const Record *a, const Record *b)
{
    return !str_equal(told(a), told(b));
}

static void find_accounts(const Model *model, Found *found)
{
    const RecordList *accounts = &model->heads[KIND_ACCOUNT];
    Map groups = map_new(model->arena);
    for (size_t i = 0; i < accounts->count; i++) {
        const Record *account = accounts->items[i];
        Str draft = record_text(account, S("draft"));
        Str meeting = record_text(account, S("meeting"));
        Str point = record_text(account, S("point"));
        if (!told(account).size) continue;
        Str text = str_printf(model->arena, "%s:%.*s",
            draft.size ? "draft" : "meeting",
            STR_ARGS(draft.size ? draft : meeting));
        Str key = str_printf(
            model->arena, "%.*s %.*s", STR_ARGS(text), STR_ARGS(point));
        Str about = str_printf(model->arena, "point:%.*s", STR_ARGS(point));
        Group *group = group_of(model->arena, &groups, key, about, text);
        vec_push(model->arena, &group->sides, account);
    }
    add_groups(model->arena, found, RULE_ACCOUNTS, &groups, accounts_differ);
}

/* What a record is about: of a position its point or draft, else itself. */
static Str subject(const Model *model, const Record *record)
{
    Str point = record_text(record, S("point"));
    Str draft = record_text(record, S("draft"));
    bool position = record->kind == KIND_POSITION;
    if (position && point.size)
        return str_printf(model->arena, "point:%.*s", STR_ARGS(point));
    if (position && draft.size)
        return str_printf(model->arena, "draft:%.*s", STR_ARGS(draft));
    return str_printf(model->arena, "%.*s:%.*s", STR_ARGS(record->kind_name),
        STR_ARGS(record->key));
}

static bool bodies_differ(const Record *a, const Record *b)
{
    return !node_equal(a->body, b->body);
}

static void find_splits(const Model *model, Kind kind, Found *found)
{
    const RecordList *heads = &model->heads[kind];
    Map groups = map_new(model->arena);
    for (size_t i = 0; i < heads->count; i++) {
        const Record *head = heads->items[i];
        if (model_find(model, kind, head->key) == head &&
            (i + 1 == heads->count ||
                !str_equal(heads->items[i + 1]->key, head->key)))
            continue; /* the only head of its key */
        Str key = str_printf(
            model->arena, "%d %.*s", (int)head->grade, STR_ARGS(head->key));
        Group *group = group_of(model->arena, &groups, key,
            subject(model, head), record_text(head, S("party")));
        vec_push(model->arena, &group->sides, head);
    }
    add_groups(model->arena, found, RULE_SPLIT, &groups, bodies_differ);
}

/* True if the position rests on what its own party says; *OTHERS if it rests
 * on what others say of it. */
static bool is_own(const Model *model, const Record *position, bool *others)
{
    Str party = ref_key(record_text(position, S("party")));
    bool own = position->grade == GRADE_DECLARED;
    *others = false;
    for (size_t i = 0; i < position->basis_count; i++) {
        const Record *basis = model_by_id(model, &position->basis[i]);
        const Node *by = basis ? record_get(basis, S("by")) : NULL;
        for (size_t j = 0; node_is(by, NODE_LIST) && j < by->count; j++) {
            const Node *voice = by->items[j];
            Str side = voice->type == NODE_MAP
                           ? node_get_text(voice, S("party"))
                           : model_party_of(model, voice->text);
            if (str_equal(side, party))
                own = true;
            else
                *others = true;
        }
    }
    return own;
}

static bool one_own_one_other(
    const Model *model, const Record *a, const Record *b)
{
    bool a_others, b_others;
    bool a_own = is_own(model, a, &a_others);
    bool b_own = is_own(model, b, &b_others);
    return (a_own && b_others) || (b_own && a_others);
}

static bool opposite(const Record *a, const Record *b)
{
    return stance_direction(stance_parse(record_text(a, S("stance")))) *
               stance_direction(stance_parse(record_text(b, S("stance")))) <
           0;
}

static void find_others(const Model *model, Found *found)
{
    const RecordList *heads = &model->heads[KIND_POSITION];
    for (size_t i = 0; i < heads->count; i++) {
        for (size_t j = i + 1; j < heads->count; j++) {
            const Record *a = heads->items[i], *b = heads->items[j];
            if (!str_equal(a->key, b->key)) break;
            if (a->grade == GRADE_INFERRED || b->grade == GRADE_INFERRED)
                continue;
            if (!opposite(a, b) || !one_own_one_other(model, a, b)) continue;
            const Record **sides = arena_array(model->arena, 2, sizeof *sides);
            sides[0] = a;
            sides[1] = b;
            BothWays both = {RULE_OTHERS, subject(model, a),
                record_text(a, S("party")), sides, 2};
            vec_push(model->arena, found, both);
        }
    }
}

static bool polarities_differ(const Record *a, const Record *b)
{
    Str left = record_text(a, S("polarity"));
    Str right = record_text(b, S("polarity"));
    bool denied_a = str_equal(left, S("denied"));
    bool denied_b = str_equal(right, S("denied"));
    bool silent =
        str_equal(left, S("not-said")) || str_equal(right, S("not-said"));
    return denied_a != denied_b && !silent;
}

static void find_outlooks(
    const Model *model, const RecordList *outlooks, Found *found)
{
    Map groups = map_new(model->arena);
    for (size_t i = 0; i < outlooks->count; i++) {
        Mention *mentions;
        size_t count =
            record_mentions(model->arena, outlooks->items[i], &mentions);
        for (size_t j = 0; j < count; j++) {
            if (mentions[j].role != MENTION_OUTLOOK) continue;
            Str key = mentions[j].key;
            size_t space = str_find(key, S(" "), 0);
            if (str_starts(key, S("unnamed "))) continue;
            Group *group = group_of(model->arena, &groups, key,
                str_slice(key, space + 1, key.size), str_slice(key, 0, space));
            vec_push(model->arena, &group->sides, outlooks->items[i]);
        }
    }
    add_groups(model->arena, found, RULE_OUTLOOK, &groups, polarities_differ);
}

size_t both_ways_find(
    const Model *model, const RecordList *outlooks, BothWays **out)
{
    Found found = {0};
    find_accounts(model, &found);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        find_splits(model, kind, &found);
    find_others(model, &found);
    find_outlooks(model, outlooks, &found);
    *out = found.items;
    return found.count;
}
