/* party: what one party (or coalition) says, stands for, and who speaks for
 * it. */
#include "verb/arguments.h"
#include "verb/state.h"
#include "verb/statement_table.h"

enum { STATEMENTS_SHOWN = 12 };

typedef struct {
    State state;
    const Record *party;
    Str ref; /* "party:BO" */
    RecordList people;
    RecordList statements;
    size_t total;
} PartyReport;

static Status find_party(RoomView *room, PartyReport *report, Str key, Err *err)
{
    const Model *model = &room->model;
    Str plain = ref_key(key);
    report->party = model_find(model, KIND_PARTY, plain);
    if (!report->party || ref_kind(key) == KIND_COALITION)
        report->party = model_find(model, KIND_COALITION, plain);
    if (report->party) {
        report->ref = str_printf(room->arena, "%.*s:%.*s",
            STR_ARGS(report->party->kind_name), STR_ARGS(report->party->key));
        return STATUS_OK;
    }
    return err_set(err, STATUS_NO, NOWHERE, MSG_NO_PARTY_OF,
        ARGS(key, model_hint(model,
                      KIND_BIT(KIND_PARTY) | KIND_BIT(KIND_COALITION), key)));
}

static Status find_statements(RoomView *room, PartyReport *report, Err *err)
{
    const RecordList *people = &room->model.heads[KIND_PERSON];
    Str *by = arena_array(room->arena, people->count + 2, sizeof *by);
    StatementQuery query = {
        .by = by, .from = DAY_MIN, .to = DAY_MAX, .limit = STATEMENTS_SHOWN};
    by[query.by_count++] =
        str_printf(room->arena, "by %.*s", STR_ARGS(report->ref));
    by[query.by_count++] =
        str_printf(room->arena, "party %.*s", STR_ARGS(report->party->key));
    for (size_t i = 0; i < people->count; i++) {
        Record *person = people->items[i];
        if (report->party->kind != KIND_PARTY ||
            !str_equal(record_text(person, S("party")), report->party->key))
            continue;
        vec_push(room->arena, &report->people, person);
        by[query.by_count++] =
            str_printf(room->arena, "by person:%.*s", STR_ARGS(person->key));
    }
    return store_statements(room->store, &room->model.view, &query,
        &report->statements, &report->total, err);
}

static Node *person_node(Arena *arena, const Record *person)
{
    static const char *const fields[] = {"name", "role", "from", "to"};
    Node *map = node_map(arena);
    put_text(arena, map, S("key"), person->key);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(arena, map, str_of(fields[i]),
            describe_field(arena, person, str_of(fields[i])));
    return map;
}

/* The entries of this party among the stances on a point or draft. */
static Node *own_stances(const PartyReport *report, const OptionStance *all,
    size_t count, bool number)
{
    Arena *arena = report->state.room->arena;
    OptionStance *own = arena_array(arena, count, sizeof *own);
    size_t own_count = 0;
    for (size_t i = 0; i < count; i++)
        if (str_equal(all[i].party, report->ref)) own[own_count++] = all[i];
    if (!own_count) return NULL;
    Node *map = describe_stances(arena, own, own_count, number);
    return map->entries[0].value;
}

static Node *positions_node(const PartyReport *report)
{
    Arena *arena = report->state.room->arena;
    Node *map = node_map(arena);
    for (size_t i = 0; i < report->state.point_count; i++) {
        const PointView *point = &report->state.points[i];
        Node *own = own_stances(report, point->stances, point->stance_count,
            stance_is_number(point->point));
        if (own) put(arena, map, point->point->key, own);
    }
    return map;
}

static Node *drafts_node(const PartyReport *report)
{
    const State *state = &report->state;
    Arena *arena = state->room->arena;
    const RecordList *drafts = &state->room->model.heads[KIND_DRAFT];
    Node *map = node_map(arena);
    for (size_t i = 0; i < drafts->count; i++) {
        OptionStance *stances = NULL;
        Str key =
            str_printf(arena, "draft:%.*s", STR_ARGS(drafts->items[i]->key));
        size_t count = stance_of_draft(
            &state->room->model, map_get(&state->stances, key), &stances);
        Node *own = own_stances(report, stances, count, false);
        if (own) put(arena, map, drafts->items[i]->key, own);
    }
    return map;
}

static Node *report_node(const PartyReport *report)
{
    RoomView *room = report->state.room;
    Arena *arena = room->arena;
    Node *map = node_map(arena), *people = node_list(arena);
    for (size_t i = 0; i < report->people.count; i++)
        node_push(arena, people, person_node(arena, report->people.items[i]));
    put_text(arena, map, S("room"), room_view_key(room));
    put(arena, map, S("view"), room_view_node(room));
    put_text(arena, map, S("key"), report->party->key);
    put_text(arena, map, S("kind"), report->party->kind_name);
    put(arena, map, S("name"), describe_field(arena, report->party, S("name")));
    put(arena, map, S("role"), describe_field(arena, report->party, S("role")));
    put(arena, map, S("people"), people);
    put(arena, map, S("positions"), positions_node(report));
    put(arena, map, S("drafts"), drafts_node(report));
    put(arena, map, S("statements"),
        describe_statements(&room->model, &report->statements));
    put_int(arena, map, S("statements_total"), report->total);
    return map;
}

static void show_stances(const PartyReport *report, Screen *screen)
{
    static const Column columns[] = {{.least = 14, .shrink = 1},
        {.least = 24, .shrink = 2}, {.least = 9, .shrink = 1}, {.least = 6}};
    const State *state = &report->state;
    Arena *arena = state->room->arena;
    Block *table = NULL;
    for (size_t i = 0; i < state->point_count; i++) {
        const PointView *point = &state->points[i];
        for (size_t j = 0; j < point->stance_count; j++) {
            const OptionStance *stance = &point->stances[j];
            if (!str_equal(stance->party, report->ref)) continue;
            if (!stance->deciding && !stance->head_count) continue;
            if (!table) {
                screen_heading(screen, message_text(MSG_STANCES), S(""));
                table = screen_table(screen, columns, 4);
            }
            const Record *head =
                stance->deciding ? stance->deciding : stance->heads[0];
            Str grade = describe_grade(head->grade);
            if (stance->implied)
                grade = message_format(arena, MSG_STANDS_IMPLIED, ARGS(grade));
            const Cell cells[] = {CELL(record_text(point->point, S("title"))),
                CELL(stance->split ? message_text(MSG_SPLIT)
                                   : state_stance_words(state, point, stance,
                                         stance->implied ? NULL : head)),
                TONED(grade, TONE_MUTED),
                TONED(date_words(arena, head->since, state->year), TONE_MUTED)};
            screen_row(screen, table, cells);
        }
    }
}

static void show_drafts(const PartyReport *report, Screen *screen)
{
    static const Column columns[] = {{.least = 14, .shrink = 1},
        {.least = 24, .shrink = 2}, {.least = 9, .shrink = 1}, {.least = 6}};
    const State *state = &report->state;
    Arena *arena = state->room->arena;
    const RecordList *drafts = &state->room->model.heads[KIND_DRAFT];
    Block *table = NULL;
    for (size_t i = 0; i < drafts->count; i++) {
        const RecordList *positions = map_get(&state->stances,
            str_printf(arena, "draft:%.*s", STR_ARGS(drafts->items[i]->key)));
        for (size_t j = 0; positions && j < positions->count; j++) {
            const Record *position = positions->items[j];
            if (!str_equal(record_text(position, S("party")), report->ref))
                continue;
            if (!table) {
                screen_heading(screen, message_text(MSG_ON_TEXTS), S(""));
                table = screen_table(screen, columns, 4);
            }
            const Cell cells[] = {
                CELL(record_text(drafts->items[i], S("title"))),
                CELL(describe_side(&state->room->model, position)),
                TONED(describe_grade(position->grade), TONE_MUTED),
                TONED(date_words(arena, position->since, state->year),
                    TONE_MUTED)};
            screen_row(screen, table, cells);
        }
    }
}

static void show_people(const PartyReport *report, Screen *screen)
{
    static const Column columns[] = {
        {.least = 14, .shrink = 1}, {.least = 20, .shrink = 2}};
    if (!report->people.count) return;
    screen_heading(screen, message_text(MSG_PEOPLE), S(""));
    Block *table = screen_table(screen, columns, 2);
    for (size_t i = 0; i < report->people.count; i++) {
        const Record *person = report->people.items[i];
        const Cell cells[] = {CELL(record_text(person, S("name"))),
            CELL(record_text(person, S("role")))};
        screen_row(screen, table, cells);
    }
}

static Status run_party(VerbCall *call, Err *err)
{
    RoomView *room;
    PartyReport report = {0};
    Arena *arena = call->arena;
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(state_read(room, &report.state, err));
    TRY(find_party(room, &report, verb_value(call, "party"), err));
    TRY(find_statements(room, &report, err));
    call->data = report_node(&report);
    screen_title(call->screen, record_text(report.party, S("name")),
        room_view_words(room));
    show_people(&report, call->screen);
    show_stances(&report, call->screen);
    show_drafts(&report, call->screen);
    if (!report.total) return STATUS_OK;
    screen_heading(call->screen, message_text(MSG_STATEMENTS_HEADING),
        message_format(arena, MSG_SHOWN_OF,
            ARGS(str_int(arena, (int64_t)report.statements.count),
                str_int(arena, (int64_t)report.total))));
    statement_table(
        &room->model, &report.statements, report.state.year, call->screen);
    return STATUS_OK;
}

static const Arg ARGS_PARTY[] = {ROOM_ARG,
    {.name = "party",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_PARTY},
    {.name = NULL}};

const Verb verb_party = {.name = "party",
    .summary = MSG_PARTY,
    .help = MSG_PARTY_ABOUT,
    .example = "party varda.room BO",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_PARTY,
    .takes_view = true,
    .run = run_party};
