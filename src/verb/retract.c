/* retract: takes a record back. What it had hidden holds again, and what
 * rests on it is flagged; the record itself stays in the history. It is
 * entered as a brief would enter it, and so checked in the same way. */
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/target.h"

static Status refuse_retracted(
    RoomView *room, const RecordList *targets, Err *err)
{
    for (size_t i = 0; i < targets->count; i++) {
        const Record *target = targets->items[i];
        Instant known;
        bool retracted;
        TRY(store_standing(room->store, &room->model.view, &target->id, &known,
            &retracted, err));
        if (retracted)
            return err_set(err, STATUS_NO, NOWHERE, MSG_RETRACT_AGAIN,
                ARGS(target_words(room->arena, target)));
    }
    return STATUS_OK;
}

/* A brief that holds the retractions alone. */
static Node *write_brief(
    const RoomView *room, const RecordList *targets, Str why)
{
    Arena *arena = room->arena;
    Node *tree = node_map(arena), *list = node_list(arena);
    put_text(arena, tree, S("date"), target_today(room));
    put(arena, tree, S("retractions"), list);
    for (size_t i = 0; i < targets->count; i++) {
        Node *entry = node_push(arena, list, node_map(arena));
        put_text(
            arena, entry, S("of"), hash_hex(arena, &targets->items[i]->id));
        put_text(arena, entry, S("why"), why);
    }
    return tree;
}

static void show(VerbCall *call, const RoomView *room,
    const RecordList *targets, const Appended *appended, bool sees_all)
{
    append_show(call, room->path, appended, sees_all);
    Node *list = node_list(call->arena);
    for (size_t i = 0; i < targets->count; i++) {
        node_push(
            call->arena, list, target_node(call->arena, targets->items[i]));
        screen_item(call->screen,
            message_format(call->arena, MSG_RETRACTED,
                ARGS(target_words(call->arena, targets->items[i]))),
            TONE_PLAIN);
    }
    put(call->arena, call->data, S("retracted"), list);
}

static Status run_retract(VerbCall *call, Err *err)
{
    RoomView *room;
    RecordList targets;
    Appended appended = {0};
    bool sees_all;
    TRY(target_open(call, &room, err));
    TRY(target_find(room, verb_value(call, "record"), &targets, err));
    TRY(refuse_retracted(room, &targets, err));
    Node *brief = write_brief(room, &targets, verb_value(call, "why"));
    TRY(append_brief(call, room->store, room->model.view.viewer.seat, brief, "",
        &appended, err));
    TRY(store_sees_all(room->store, &room->model.view.viewer, &sees_all, err));
    show(call, room, &targets, &appended, sees_all);
    return STATUS_OK;
}

static const Arg ARGS_RETRACT[] = {ROOM_ARG,
    {.name = "record",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_TARGET},
    {.name = "why", .type = ARG_TEXT, .required = true, .help = MSG_ARG_WHY},
    BY_ARG, {.name = NULL}};

const Verb verb_retract = {.name = "retract",
    .summary = MSG_RETRACT,
    .help = MSG_RETRACT_ABOUT,
    .example = "retract varda.room statement:s2 --why withdrawn",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_RETRACT,
    .run = run_retract};
