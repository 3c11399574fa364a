/* preference show: a party reads what it has sealed, and what was done with
 * it. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/preference.h"
#include "verb/sealed_run.h"

static const Column COLUMNS[] = {{.shrink = 1, .least = 10},
    {.shrink = 1, .least = 10}, {.align = ALIGN_RIGHT, .least = 8}};

static void show_row(
    VerbCall *call, Block *table, Str first, Str second, const Node *number)
{
    screen_row(call->screen, table,
        (Cell[]){
            CELL(first), CELL(second), CELL(number ? number->text : S(""))});
}

/* Each point with its weight, and below it what its options are worth. */
static void show_values(VerbCall *call, const Node *body)
{
    Block *table = screen_table(call->screen, COLUMNS, 3);
    const Node *weights = node_get(body, S("weights"));
    const Node *values = node_get(body, S("values"));
    show_row(call, table, message_text(MSG_PREFERENCE_RESERVATION), S(""),
        node_get(body, S("reservation")));
    for (size_t i = 0; i < weights->count; i++) {
        Str point = weights->entries[i].key;
        const Node *of = node_get(values, point);
        show_row(call, table, point, message_text(MSG_PREFERENCE_WEIGHT),
            weights->entries[i].value);
        for (size_t k = 0; of && k < of->count; k++)
            show_row(
                call, table, S(""), of->entries[k].key, of->entries[k].value);
    }
}

/* Who used them, and when. */
static void show_runs(VerbCall *call, const AccessRuns *runs)
{
    Arena *arena = call->arena;
    Node *list = node_list(arena);
    screen_heading(call->screen, message_text(MSG_PREFERENCE_RUNS), S(""));
    for (size_t i = 0; i < runs->count; i++) {
        const AccessRun *run = &runs->items[i];
        Node *node = node_push(arena, list, node_map(arena));
        Str when = instant_text(arena, run->when);
        put_text(arena, node, S("when"), when);
        put_text(arena, node, S("user"), run->user);
        put_text(arena, node, S("verb"), run->verb);
        screen_item(call->screen,
            message_format(arena, MSG_PREFERENCE_RUN,
                ARGS(describe_moment(arena, run->when), run->user, run->verb)),
            TONE_MUTED);
    }
    if (!runs->count)
        screen_text(
            call->screen, message_text(MSG_PREFERENCE_NO_RUN), TONE_MUTED);
    put(arena, call->data, S("runs"), list);
}

static Status find(
    const RoomView *room, Str party, const Record **record, Err *err)
{
    TRY(preference_find(room, party, record, err));
    if (*record) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_PREFERENCE_NONE, ARGS(party));
}

static Status run_preference_show(VerbCall *call, Err *err)
{
    RoomView *room;
    Access *access;
    AccessRuns runs;
    Str party;
    SealKey key;
    Node *body;
    const Record *record;
    TRY(preference_open(call, STORE_READ, &room, &party, err));
    TRY(find(room, party, &record, err));
    TRY(access_open(
        call->arena, verb_value(call, "room"), false, &access, err));
    TRY(preference_key(call, access, party, &key, NULL, err));
    Status status = preference_unseal(room, record, &key, &body, err);
    seal_key_forget(&key);
    TRY(status);
    TRY(access_runs(access, party, 0, &runs, err));
    access_close(access);
    put_text(call->arena, call->data, S("party"), party);
    put(call->arena, call->data, S("preference"), body);
    screen_title(call->screen,
        message_format(call->arena, MSG_PREFERENCE_TITLE, ARGS(party)), S(""));
    show_values(call, body);
    show_runs(call, &runs);
    return STATUS_OK;
}

static const Arg ARGS_PREFERENCE_SHOW[] = {
    ROOM_ARG, PREFERENCE_BY_ARG, PASSPHRASE_ARG, {.name = NULL}};

const Verb verb_preference_show = {.name = "preference show",
    .summary = MSG_PREFERENCE_SHOW,
    .help = MSG_PREFERENCE_SHOW_ABOUT,
    .example = "preference show wage.room --by TARN",
    .capability = "write",
    .effect = EFFECT_READS,
    .args = ARGS_PREFERENCE_SHOW,
    .run = run_preference_show};
