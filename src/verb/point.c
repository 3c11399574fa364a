/* point: one point's biography in a view: where it stands, each party's
 * stance and what it rests on, what the texts say, who spoke of it. */
#include "verb/arguments.h"
#include "verb/point.h"
#include "verb/state.h"
#include "verb/statement_table.h"

enum { STATEMENTS_SHOWN = 12 };

typedef struct {
    State state; /* of this point only */
    RecordList statements;
    size_t total;
} PointReport;

Status point_find(RoomView *room, Str key, const Record **point, Err *err)
{
    Str plain = ref_kind(key) == KIND_POINT ? ref_key(key) : key;
    *point = model_find(&room->model, KIND_POINT, plain);
    if (*point) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_NO_SUCH_POINT,
        ARGS(key, model_hint(&room->model, KIND_BIT(KIND_POINT), key)));
}

/* Positions of one point: PARTY/POINT or PARTY/POINT/OPTION. */
static bool is_of_point(void *state, Str key)
{
    Str point = *(Str *)state;
    size_t slash = str_find(key, S("/"), 0);
    Str rest = slash == SIZE_MAX ? S("") : str_slice(key, slash + 1, key.size);
    return str_starts(rest, point) &&
           (rest.size == point.size || rest.data[point.size] == '/');
}

static Status read_report(
    RoomView *room, Str key, PointReport *report, Err *err)
{
    const Record *point;
    RecordList positions = {0};
    int month, day;
    TRY(room_view_load(room, ROOM_FRAME, err));
    TRY(point_find(room, key, &point, err));
    Str point_key = point->key;
    TRY(store_heads(room->store, &room->model.view, KIND_POSITION, is_of_point,
        &point_key, &positions, err));
    model_add(&room->model, &positions);
    TRY(room_view_load_garbled(room, err));
    State *state = &report->state;
    Map index = stance_index(&room->model);
    state->room = room;
    state->point_count = 1;
    state->points = arena_alloc(room->arena, sizeof *state->points);
    state->points[0] = status_of_point(&room->model, point, &index);
    state->latest = arena_alloc(room->arena, sizeof *state->latest);
    day_split(room->model.view.on, &state->year, &month, &day);
    Str about = str_printf(room->arena, "point:%.*s", STR_ARGS(point_key));
    StatementQuery query = {.about = &about,
        .about_count = 1,
        .from = DAY_MIN,
        .to = DAY_MAX,
        .limit = STATEMENTS_SHOWN};
    TRY(store_statements(room->store, &room->model.view, &query,
        &report->statements, &report->total, err));
    if (report->statements.count)
        state->latest[0] = report->statements.items[0];
    return STATUS_OK;
}

static Node *report_node(const PointReport *report)
{
    Arena *arena = report->state.room->arena;
    const Model *model = &report->state.room->model;
    Node *map = state_point_data(&report->state, &report->state.points[0]);
    put_text(arena, map, S("room"), room_view_key(report->state.room));
    put(arena, map, S("view"), room_view_node(report->state.room));
    put(arena, map, S("names"), describe_names(model));
    put(arena, map, S("statements"),
        describe_statements(model, &report->statements));
    put_int(arena, map, S("statements_total"), report->total);
    return map;
}

/* What a stance rests on: its statement's words, or who inferred it, why. */
static Str basis_words(const Model *model, const Record *head)
{
    Arena *arena = model->arena;
    const Node *inferred = record_get(head, S("inferred"));
    const Record *basis = describe_basis(model, head);
    Str words = S("");
    if (inferred)
        words = message_format(arena, MSG_INFERRED_BY,
            ARGS(model_name(model, node_get_text(inferred, S("by"))),
                node_get_text(inferred, S("why"))));
    else if (basis)
        words = message_format(arena, MSG_STANDS_LATEST,
            ARGS(describe_speaker(model, basis), describe_words(arena, basis)));
    if (!model_rests_on_retracted(model, head)) return words;
    return message_format(arena, MSG_RESTS_ON_RETRACTED, ARGS(words));
}

/* One head of a stance, or an implied rejection (head NULL). */
static void add_head(const PointReport *report, const OptionStance *stance,
    const Record *head, Screen *screen, Block *table)
{
    const State *state = &report->state;
    const Model *model = &state->room->model;
    Str what = state_stance_words(state, &state->points[0], stance, head);
    Str grade = describe_grade(head ? head->grade : stance->grade);
    if (!head)
        grade = message_format(model->arena, MSG_STANDS_IMPLIED, ARGS(grade));
    else if (!model_decides(model, head))
        grade = message_format(model->arena, MSG_NOT_COUNTED, ARGS(grade));
    const Record *shown = head ? head : stance->deciding;
    Str conditions = head ? describe_conditions(model, head) : S("");
    if (conditions.size)
        what =
            message_format(model->arena, MSG_STANCE_IF, ARGS(what, conditions));
    const Record *basis = describe_basis(model, shown);
    const Cell cells[] = {
        LINKED(model_name(model, stance->party), stance->party),
        LINKED(what, describe_link(model->arena, shown)),
        TONED(grade, TONE_MUTED),
        TONED(date_words(model->arena, shown->since, state->year), TONE_MUTED),
        LINKED(basis_words(model, shown),
            basis ? describe_link(model->arena, basis) : S(""))};
    screen_row(screen, table, cells);
}

static void show_stances(const PointReport *report, Screen *screen)
{
    static const Column columns[] = {{.least = 8, .shrink = 1},
        {.least = 18, .shrink = 2}, {.least = 9, .shrink = 1}, {.least = 6},
        {.least = 20, .shrink = 3}};
    const PointView *point = &report->state.points[0];
    if (!point->stance_count) return;
    screen_heading(screen, message_text(MSG_STANCES), S(""));
    Block *table = screen_table(screen, columns, 5);
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        for (size_t j = 0; j < stance->head_count; j++)
            add_head(report, stance, stance->heads[j], screen, table);
        if (stance->implied) add_head(report, stance, NULL, screen, table);
    }
}

static void show_said(const PointReport *report, Screen *screen)
{
    static const Column columns[] = {{.least = 14, .shrink = 1},
        {.least = 14, .shrink = 1}, {.least = 10, .shrink = 1},
        {.least = 9, .shrink = 1}, {.least = 12, .shrink = 2}};
    const Model *model = &report->state.room->model;
    const PointView *point = &report->state.points[0];
    if (!point->said_count) return;
    screen_heading(screen, message_text(MSG_TEXTS), S(""));
    Block *table = screen_table(screen, columns, 5);
    for (size_t i = 0; i < point->said_count; i++) {
        const Said *said = &point->said[i];
        bool account = said->record->kind == KIND_ACCOUNT;
        Str voice = account ? describe_speaker(model, said->record)
                            : message_text(MSG_THE_TEXT_ITSELF);
        const Cell cells[] = {CELL(model_name(model, said->draft)),
            CELL(model_option_name(model, point->point->key, said->option)),
            CELL(voice), TONED(describe_grade(said->record->grade), TONE_MUTED),
            LINKED(account ? describe_words(model->arena, said->record) : S(""),
                describe_link(model->arena, said->record))};
        screen_row(screen, table, cells);
    }
}

static void show_options(const PointReport *report, Screen *screen)
{
    const Record *point = report->state.points[0].point;
    const Node *options = record_get(point, S("options"));
    Arena *arena = report->state.room->arena;
    Interval range;
    if (number_interval(record_get(point, S("range")), &range))
        screen_text(screen,
            message_format(arena, MSG_POINT_RANGE,
                ARGS(range.low, range.high, record_text(point, S("unit")))),
            TONE_MUTED);
    for (size_t i = 0; node_is(options, NODE_LIST) && i < options->count; i++)
        screen_item(screen,
            message_format(arena, MSG_POINT_OPTION,
                ARGS(node_get_text(options->items[i], S("key")),
                    node_get_text(options->items[i], S("label")))),
            TONE_PLAIN);
}

static void show_statements(const PointReport *report, Screen *screen)
{
    const State *state = &report->state;
    Arena *arena = state->room->arena;
    if (!report->total) return;
    screen_heading(screen, message_text(MSG_STATEMENTS_HEADING),
        message_format(arena, MSG_SHOWN_OF,
            ARGS(str_int(arena, (int64_t)report->statements.count),
                str_int(arena, (int64_t)report->total))));
    statement_table(
        &state->room->model, &report->statements, state->year, screen);
}

static Status run_point(VerbCall *call, Err *err)
{
    RoomView *room;
    PointReport report = {0};
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(read_report(room, verb_value(call, "point"), &report, err));
    const PointView *point = &report.state.points[0];
    call->data = report_node(&report);
    screen_title(call->screen, record_text(point->point, S("title")),
        room_view_words(room));
    const Str parts[] = {describe_status_symbol(point->status),
        state_point_words(&report.state, 0)};
    screen_text(call->screen, str_join(call->arena, parts, 2, S(" ")),
        describe_status_tone(point->status));
    show_options(&report, call->screen);
    show_stances(&report, call->screen);
    show_said(&report, call->screen);
    show_statements(&report, call->screen);
    return STATUS_OK;
}

static const Arg ARGS_POINT[] = {ROOM_ARG,
    {.name = "point",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_POINT},
    {.name = NULL}};

const Verb verb_point = {.name = "point",
    .summary = MSG_POINT,
    .help = MSG_POINT_ABOUT,
    .example = "point varda.room minimum-flow",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_POINT,
    .takes_view = true,
    .run = run_point};
