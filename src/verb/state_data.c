/* The first screen as JSON; doc/json/state.json is a worked example. */
#include "room/said.h"
#include "verb/state.h"

static Node *counts_node(const State *state)
{
    Arena *arena = state->room->arena;
    Node *map = node_map(arena);
    for (int status = 0; status < POINT_STATUS_COUNT; status++)
        put_int(arena, map, status_name((PointStatus)status),
            state->counts[status]);
    return map;
}

/* {option: [parties that reject it]} */
static Node *rejected_node(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    Node *map = node_map(arena);
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        if (stance->stance != STANCE_REJECTS) continue;
        Str option = stance->option.size ? stance->option : S("number");
        Node *list = node_get(map, option);
        if (!list) list = node_set(arena, map, option, node_list(arena));
        node_push(arena, list, node_text(arena, ref_key(stance->party)));
    }
    return map;
}

static Node *said_node(const State *state, const Said *said)
{
    Arena *arena = state->room->arena;
    Node *map = node_map(arena);
    put(arena, map, S("option"),
        said->option.size ? node_text(arena, said->option) : node_null(arena));
    put(arena, map, S("words"),
        describe_field(arena, said->record, S("words")));
    put(arena, map, S("by"),
        describe_refs(arena, record_get(said->record, S("by"))));
    put_text(arena, map, S("grade"), grade_name(said->record->grade));
    put(arena, map, S("source"),
        describe_field(arena, said->record, S("source")));
    return map;
}

/* {draft: [{option, words, by, grade, source}]}; meetings as they are. */
static Node *says_node(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    Node *map = node_map(arena);
    for (size_t i = 0; i < point->said_count; i++) {
        const Said *said = &point->said[i];
        bool draft = ref_kind(said->draft) == KIND_DRAFT;
        Str name = draft ? ref_key(said->draft) : said->draft;
        Node *list = node_get(map, name);
        if (!list) list = node_set(arena, map, name, node_list(arena));
        node_push(arena, list, said_node(state, said));
    }
    return map;
}

static Node *result_node(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    if (!point->has_result) return node_null(arena);
    Node *map = node_map(arena);
    put(arena, map, S("min"), describe_number(arena, point->result.low));
    put(arena, map, S("max"), describe_number(arena, point->result.high));
    put(arena, map, S("unit"), describe_field(arena, point->point, S("unit")));
    return map;
}

/* {option: label} */
static Node *labels_node(Arena *arena, const Record *point)
{
    const Node *options = record_get(point, S("options"));
    Node *map = node_map(arena);
    for (size_t i = 0; node_is(options, NODE_LIST) && i < options->count; i++)
        put_text(arena, map, node_get_text(options->items[i], S("key")),
            node_get_text(options->items[i], S("label")));
    return map;
}

Node *state_point_data(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    Node *map = node_map(arena);
    put_text(arena, map, S("key"), point->point->key);
    put_text(arena, map, S("title"), record_text(point->point, S("title")));
    put_text(arena, map, S("status"), status_name(point->status));
    put(arena, map, S("labels"), labels_node(arena, point->point));
    put(arena, map, S("options"),
        node_texts(arena, point->options, point->option_count));
    put_text(arena, map, S("texts"), texts_name(point->texts));
    put(arena, map, S("rejected_by"), rejected_node(state, point));
    put(arena, map, S("consent"),
        node_texts(arena, point->consent, point->consent_count));
    put(arena, map, S("positions"),
        describe_stances(arena, point->stances, point->stance_count,
            stance_is_number(point->point)));
    put(arena, map, S("says"), says_node(state, point));
    put(arena, map, S("result"), result_node(state, point));
    return map;
}

static Node *point_node(const State *state, size_t index)
{
    return state_point_data(state, &state->points[index]);
}

static Node *draft_node(const State *state, size_t index)
{
    Arena *arena = state->room->arena;
    const Model *model = &state->room->model;
    const Record *draft = model->heads[KIND_DRAFT].items[index];
    Node *map = node_map(arena);
    OptionStance *stances = NULL;
    Str index_key = str_printf(arena, "draft:%.*s", STR_ARGS(draft->key));
    size_t count =
        stance_of_draft(model, map_get(&state->stances, index_key), &stances);
    put_text(arena, map, S("key"), draft->key);
    put_text(arena, map, S("title"), record_text(draft, S("title")));
    put(arena, map, S("by"), describe_refs(arena, record_get(draft, S("by"))));
    put_text(arena, map, S("date"), record_date(draft, S("date")));
    put(arena, map, S("text"), describe_field(arena, draft, S("text")));
    put(arena, map, S("points"),
        describe_number(arena, record_text(draft, S("points"))));
    put_int(arena, map, S("points_described"), said_count_points(model, draft));
    put(arena, map, S("stances"),
        describe_stances(arena, stances, count, false));
    return map;
}

static Node *outlook_node(const State *state, size_t index)
{
    Arena *arena = state->room->arena;
    const Record *statement = state->outlooks.items[index];
    const Model *model = &state->room->model;
    const Node *by = describe_refs(arena, record_get(statement, S("by")));
    Node *map = node_map(arena);
    put(arena, map, S("speaker"), by->count ? by->items[0] : node_null(arena));
    put_text(arena, map, S("name"), describe_speaker(model, statement));
    put_text(arena, map, S("party"), describe_speaker_party(model, statement));
    put_text(arena, map, S("words"), record_text(statement, S("words")));
    put(arena, map, S("outlook"),
        describe_field(arena, statement, S("outlook")));
    put(arena, map, S("about"),
        describe_refs(arena, record_get(statement, S("about"))));
    put_text(arena, map, S("date"), statement->since);
    put(arena, map, S("source"), describe_field(arena, statement, S("source")));
    return map;
}

static Node *wait_node(const State *state, size_t index)
{
    Arena *arena = state->room->arena;
    const Wait *wait = &state->waits[index];
    Node *map = node_map(arena);
    put_text(arena, map, S("what"), wait->what);
    put_text(arena, map, S("on"), wait->on);
    put_text(arena, map, S("whose"), ref_key(wait->whose));
    return map;
}

static Node *next_node(const State *state, size_t index)
{
    Arena *arena = state->room->arena;
    const Next *next = &state->next[index];
    Node *map = node_map(arena);
    put_text(arena, map, S("date"), next->date);
    put_text(arena, map, S("words"), next->words);
    put_text(arena, map, S("what"), next->what);
    put_text(arena, map, S("kind"), next->kind);
    put_text(arena, map, S("key"), next->record->key);
    return map;
}

static Node *both_ways_node(const State *state, size_t index)
{
    return describe_both_ways(&state->room->model, &state->both_ways[index]);
}

static Node *event_node(const State *state, size_t index)
{
    static const char *const fields[] = {
        "event", "place", "killed", "injured", "damage", "source"};
    Arena *arena = state->room->arena;
    const Record *event = state->room->model.heads[KIND_EVENT].items[index];
    Node *map = node_map(arena);
    put_text(arena, map, S("key"), event->key);
    put_text(arena, map, S("date"), record_date(event, S("date")));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(arena, map, str_of(fields[i]),
            describe_field(arena, event, str_of(fields[i])));
    put(arena, map, S("by"), describe_refs(arena, record_get(event, S("by"))));
    put(arena, map, S("as_reported_by"),
        describe_refs(arena, record_get(event, S("as-reported-by"))));
    put_text(arena, map, S("grade"), grade_name(event->grade));
    return map;
}

static Node *sources_node(const State *state)
{
    Arena *arena = state->room->arena;
    Node *map = node_map(arena);
    put_int(arena, map, S("all"), state->footer.sources);
    put_int(arena, map, S("independent"), state->footer.independent);
    put_int(arena, map, S("garbled"), state->footer.garbled);
    return map;
}

static Node *assumptions_node(const State *state)
{
    Arena *arena = state->room->arena;
    const Record *own = model_room(&state->room->model);
    const Node *list = own ? record_get(own, S("assumptions")) : NULL;
    Node *out = node_list(arena);
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++)
        node_push(arena, out, list->items[i]);
    if (state->footer.consent_assumed)
        node_push(
            arena, out, node_text(arena, message_text(MSG_CONSENT_ASSUMED)));
    return out;
}

typedef Node *(*NodeOf)(const State *state, size_t index);

/* [{...}] of COUNT things. */
static Node *list_of(const State *state, size_t count, NodeOf node_of)
{
    Arena *arena = state->room->arena;
    Node *list = node_list(arena);
    for (size_t i = 0; i < count; i++)
        node_push(arena, list, node_of(state, i));
    return list;
}

Node *state_data(const State *state)
{
    Arena *arena = state->room->arena;
    const Model *model = &state->room->model;
    const RecordList *drafts = &model->heads[KIND_DRAFT];
    const RecordList *events = &model->heads[KIND_EVENT];
    Node *map = node_map(arena);
    put_text(arena, map, S("room"), room_view_key(state->room));
    put_text(arena, map, S("title"), room_view_title(state->room));
    put(arena, map, S("view"), room_view_node(state->room));
    put(arena, map, S("names"), describe_names(model));
    put(arena, map, S("counts"), counts_node(state));
    put(arena, map, S("points"),
        list_of(state, state->point_count, point_node));
    put(arena, map, S("drafts"), list_of(state, drafts->count, draft_node));
    put(arena, map, S("outlook"),
        list_of(state, state->outlooks.count, outlook_node));
    put(arena, map, S("waits"), list_of(state, state->wait_count, wait_node));
    put(arena, map, S("next"), list_of(state, state->next_count, next_node));
    put(arena, map, S("both_ways"),
        list_of(state, state->both_ways_count, both_ways_node));
    put(arena, map, S("ground"), list_of(state, events->count, event_node));
    put(arena, map, S("sources"), sources_node(state));
    put(arena, map, S("assumptions"), assumptions_node(state));
    return map;
}
