/* Loose ends: rules over the heads of a view. */
#include "room/loose.h"

static const char *const NAMES[LOOSE_COUNT] = {"point-terms", "text-unknown",
    "actor", "date", "verifier", "circle", "never-met", "garbled", "retracted",
    "undated"};

Str loose_rule_name(LooseRule rule)
{
    return str_of(NAMES[rule]);
}

typedef struct {
    const Model *model;
    Standing standing;
    struct {
        LooseEnd *items;
        size_t count, capacity;
    } found;
} Search;

static void add(Search *search, LooseRule rule, const Record *record, Str what)
{
    LooseEnd end = {rule, record, NULL, 0};
    if (what.size) {
        Str *steps = arena_alloc(search->model->arena, sizeof *steps);
        *steps = what;
        end.steps = steps;
        end.step_count = 1;
    }
    vec_push(search->model->arena, &search->found, end);
}

static bool is_empty(const Record *record, Str field)
{
    const Node *node = record_get(record, field);
    if (!node) return true;
    return (node->type == NODE_LIST || node->type == NODE_MAP) && !node->count;
}

/* --- one record at a time --- */

static void point_terms(Search *search, const Record *point)
{
    if (is_empty(point, S("terms")))
        add(search, LOOSE_POINT_TERMS, point, S(""));
}

/* Who wrote a text is known, it is no other's double, and its words can be
 * held against what is said of it. */
static bool is_known_text(const Record *draft)
{
    Str text = record_text(draft, S("text"));
    return !is_empty(draft, S("by")) &&
           !record_lists(draft, S("by"), S("unknown")) &&
           is_empty(draft, S("maybe-same")) &&
           !str_equal(text, S("unpublished")) &&
           !str_equal(text, S("not-held"));
}

static void text_unknown(Search *search, const Record *account)
{
    Str key = record_text(account, S("draft"));
    if (!key.size) return;
    const Record *draft = model_find(search->model, KIND_DRAFT, key);
    if (!draft || !is_known_text(draft))
        add(search, LOOSE_TEXT_UNKNOWN, account,
            str_printf(search->model->arena, "draft:%.*s", STR_ARGS(key)));
}

static void actor(Search *search, const Record *commitment)
{
    if (is_empty(commitment, S("by")) ||
        record_lists(commitment, S("by"), S("unknown")))
        add(search, LOOSE_ACTOR, commitment, S(""));
}

static void date(Search *search, const Record *commitment)
{
    if (date_of(record_date(commitment, S("until"))).unknown)
        add(search, LOOSE_DATE, commitment, S(""));
}

static void verifier(Search *search, const Record *commitment)
{
    if (is_empty(commitment, S("verified-by")))
        add(search, LOOSE_VERIFIER, commitment, S(""));
}

static bool is_withdrawn(const Search *search, Str point)
{
    for (size_t i = 0; i < search->standing.point_count; i++)
        if (str_equal(search->standing.points[i].point->key, point))
            return search->standing.points[i].status == POINT_WITHDRAWN;
    return false;
}

static bool is_cancelled(const Search *search, Str meeting)
{
    const Record *record = model_find(search->model, KIND_MEETING, meeting);
    return record &&
           str_equal(record_text(record, S("status")), S("cancelled"));
}

/* What can no longer be met: a point that was withdrawn, a meeting that was
 * cancelled; of a commitment whose date is over, whatever is not met. */
static void never_met_ref(
    Search *search, const Record *record, Str ref, Met met)
{
    Kind kind = ref_kind(ref);
    Date until = date_of(record_date(record, S("until")));
    bool over = !until.unknown && until.latest < search->model->view.on;
    bool gone = (kind == KIND_POINT && is_withdrawn(search, ref_key(ref))) ||
                (kind == KIND_MEETING && is_cancelled(search, ref_key(ref)));
    if (gone || (over && met == MET_NO))
        add(search, LOOSE_NEVER_MET, record, ref);
}

/* What a condition waits for, as a reference; "" for words. */
static Str condition_ref(Arena *arena, const Node *condition)
{
    static const char *const fields[] = {"point", "draft", "meeting"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        Str key = node_get_text(condition, str_of(fields[i]));
        if (key.size)
            return str_printf(arena, "%s:%.*s", fields[i], STR_ARGS(key));
    }
    return S("");
}

static void never_met_list(
    Search *search, const Record *record, const Node *conditions)
{
    for (size_t i = 0; node_is(conditions, NODE_LIST) && i < conditions->count;
         i++) {
        const Node *item = conditions->items[i];
        Str ref = condition_ref(search->model->arena, item);
        if (ref.size)
            never_met_ref(
                search, record, ref, pledge_condition(&search->standing, item));
    }
}

static void never_met(Search *search, const Record *record)
{
    const Node *needs = record_get(record, S("depends-on"));
    for (size_t i = 0; node_is(needs, NODE_LIST) && i < needs->count; i++) {
        Str ref = needs->items[i]->text;
        never_met_ref(
            search, record, ref, pledge_dependency(&search->standing, ref));
    }
    never_met_list(search, record, record_get(record, S("when")));
    never_met_list(search, record, record_get(record, S("if")));
}

static void garbled(Search *search, const Record *record)
{
    if (record->grade != GRADE_INFERRED &&
        !model_decides(search->model, record))
        add(search, LOOSE_GARBLED, record, S(""));
}

static void retracted(Search *search, const Record *record)
{
    if (model_rests_on_retracted(search->model, record))
        add(search, LOOSE_RETRACTED, record, S(""));
}

static void undated(Search *search, const Record *record)
{
    if (date_of(record_date(record, S("date"))).unknown)
        add(search, LOOSE_UNDATED, record, S(""));
}

/* --- circles --- */

typedef struct {
    struct {
        WaitsOn *items;
        size_t count, capacity;
    } edges;
    const Model *model;
} Waiting;

static void add_edges(
    Waiting *waiting, Str from, const Node *conditions, const Record *record)
{
    Arena *arena = waiting->model->arena;
    for (size_t i = 0; node_is(conditions, NODE_LIST) && i < conditions->count;
         i++) {
        const Node *item = conditions->items[i];
        Str to =
            item->type == NODE_MAP ? condition_ref(arena, item) : item->text;
        WaitsOn edge = {from, to, record};
        if (ref_kind(to) != KIND_UNKNOWN)
            vec_push(arena, &waiting->edges, edge);
    }
}

static void add_record(Waiting *waiting, const Record *record)
{
    Arena *arena = waiting->model->arena;
    Str point = record_text(record, S("point"));
    Str draft = record_text(record, S("draft"));
    Str from = str_printf(
        arena, "%.*s:%.*s", STR_ARGS(record->kind_name), STR_ARGS(record->key));
    if (record->kind == KIND_POSITION)
        from = point.size ? str_printf(arena, "point:%.*s", STR_ARGS(point))
                          : str_printf(arena, "draft:%.*s", STR_ARGS(draft));
    add_edges(waiting, from, record_get(record, S("if")), record);
    add_edges(waiting, from, record_get(record, S("when")), record);
    add_edges(waiting, from, record_get(record, S("depends-on")), record);
    add_edges(waiting, from,
        node_get(record_get(record, S("accepts-if")), S("if")), record);
}

static void find_circles(Search *search)
{
    static const Kind kinds[] = {KIND_POSITION, KIND_MEETING, KIND_COMMITMENT};
    Waiting waiting = {.model = search->model};
    Circle *circles;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t j = 0; j < search->model->heads[kinds[i]].count; j++)
            add_record(&waiting, search->model->heads[kinds[i]].items[j]);
    size_t count = loose_circles(search->model->arena, waiting.edges.items,
        waiting.edges.count, &circles);
    for (size_t i = 0; i < count; i++) {
        LooseEnd end = {LOOSE_CIRCLE, circles[i].record, circles[i].steps,
            circles[i].count};
        vec_push(search->model->arena, &search->found, end);
    }
}

/* --- all rules --- */

#define BIT KIND_BIT
#define HAPPENED                                                               \
    (BIT(KIND_MEETING) | BIT(KIND_DRAFT) | BIT(KIND_UNDERSTANDING) |           \
        BIT(KIND_ACT) | BIT(KIND_EVENT) | BIT(KIND_SIGHT) |                    \
        BIT(KIND_AMENDMENT) | BIT(KIND_WITHDRAWN))

static const struct {
    LooseRule rule;
    KindSet kinds;
    void (*look)(Search *search, const Record *record);
} RULES[] = {
    {LOOSE_POINT_TERMS, BIT(KIND_POINT), point_terms},
    {LOOSE_TEXT_UNKNOWN, BIT(KIND_ACCOUNT), text_unknown},
    {LOOSE_ACTOR, BIT(KIND_COMMITMENT), actor},
    {LOOSE_DATE, BIT(KIND_COMMITMENT), date},
    {LOOSE_VERIFIER, BIT(KIND_COMMITMENT), verifier},
    {LOOSE_CIRCLE, 0, NULL},
    {LOOSE_NEVER_MET,
        BIT(KIND_COMMITMENT) | BIT(KIND_POSITION) | BIT(KIND_MEETING),
        never_met},
    {LOOSE_GARBLED, ~(KindSet)0, garbled},
    {LOOSE_RETRACTED, ~(KindSet)0, retracted},
    {LOOSE_UNDATED, HAPPENED, undated},
};

size_t loose_find(const Model *model, LooseEnd **found)
{
    Search search = {.model = model, .standing = standing_of(model)};
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        if (RULES[i].rule == LOOSE_CIRCLE) find_circles(&search);
        for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
            for (size_t j = 0;
                 RULES[i].kinds & BIT(kind) && j < model->heads[kind].count;
                 j++)
                RULES[i].look(&search, model->heads[kind].items[j]);
    }
    *found = search.found.items;
    return search.found.count;
}
