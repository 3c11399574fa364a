/* state: the first screen. What is accepted, open or deadlocked and by whose
 * word, which texts there are, how close it is in their words, what waits,
 * what comes next, what is said both ways, what happened on the ground. */
#include "verb/state.h"

#include "verb/arguments.h"

static Status read_latest(State *state, Err *err)
{
    RoomView *room = state->room;
    state->latest =
        arena_array(room->arena, state->point_count, sizeof *state->latest);
    for (size_t i = 0; i < state->point_count; i++) {
        const PointView *point = &state->points[i];
        if (point->status != POINT_SILENT) continue;
        Str about =
            str_printf(room->arena, "point:%.*s", STR_ARGS(point->point->key));
        StatementQuery query = {.about = &about,
            .about_count = 1,
            .from = DAY_MIN,
            .to = DAY_MAX,
            .limit = 1};
        RecordList found = {0};
        TRY(store_statements(
            room->store, &room->model.view, &query, &found, NULL, err));
        if (found.count) state->latest[i] = found.items[0];
    }
    return STATUS_OK;
}

static void count_points(State *state)
{
    for (size_t i = 0; i < state->point_count; i++)
        state->counts[state->points[i].status]++;
}

Status state_read(RoomView *room, State *state, Err *err)
{
    const Str *consent;
    int month, day;
    *state = (State){.room = room};
    day_split(room->model.view.on, &state->year, &month, &day);
    TRY(room_view_load(room, ROOM_FRAME | KIND_BIT(KIND_POSITION), err));
    TRY(store_outlooks(room->store, &room->model.view, &state->outlooks, err));
    state->points = status_of_points(&room->model, &state->point_count);
    state->stances = stance_index(&room->model);
    state->wait_count = agenda_waits(&room->model, &state->waits);
    state->next_count = agenda_next(&room->model, &state->next);
    state->both_ways_count =
        both_ways_find(&room->model, &state->outlooks, &state->both_ways);
    TRY(footer_read(room, &state->footer, err));
    if (model_room(&room->model))
        model_consent(&room->model, model_room(&room->model), &consent,
            &state->footer.consent_assumed);
    count_points(state);
    return read_latest(state, err);
}

static Status run_state(VerbCall *call, Err *err)
{
    RoomView *room;
    State state;
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(state_read(room, &state, err));
    if (!call->screen_only) call->data = state_data(&state);
    if (!call->data_only) state_screen(&state, call->screen);
    return STATUS_OK;
}

static const Arg ARGS_STATE[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_state = {.name = "state",
    .summary = MSG_STATE,
    .help = MSG_STATE_ABOUT,
    .example = "state varda.room --on 2026-03-12 --as public",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_STATE,
    .takes_view = true,
    .run = run_state};
