/* deal release: what a run on sealed preferences gave becomes a record that
 * the parties, or all, may read. A package that settles a point which some of
 * them may not see is refused: it would tell of the point. */
#include "base/json.h"
#include "store/access_seal.h"
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/deal_call.h"
#include "verb/describe.h"
#include "verb/target.h"

/* The answer of the run that CALL names. */
static Status find_run(VerbCall *call, Node **answer, Err *err)
{
    Access *access;
    AccessRun run = {0};
    int64_t no;
    bool found = false;
    Str number = verb_value(call, "run");
    TRY(access_open(
        call->arena, verb_value(call, "room"), false, &access, err));
    if (str_to_int(number, &no)) TRY(access_run(access, no, &run, &found, err));
    access_close(access);
    if (!found || !run.answer.size)
        return err_set(
            err, STATUS_NO, NOWHERE, MSG_RELEASE_NO_RUN, ARGS(number));
    TRY(json_read(call->arena, run.answer, NULL, answer, err));
    if (node_get(*answer, S("packages"))->count) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_RELEASE_EMPTY, ARGS(number));
}

static Audience readers_of(const VerbCall *call)
{
    bool all = str_equal(verb_value(call, "to"), S("public"));
    return (Audience){.type = all ? AUDIENCE_PUBLIC : AUDIENCE_PARTIES};
}

static Status check_readers(
    RoomView *room, const Audience *readers, const Node *packages, Err *err)
{
    const Node *first = packages->items[0]; /* all settle the same points */
    TRY(room_view_load(room, KIND_BIT(KIND_POINT), err));
    for (size_t i = 0; i < first->count; i++) {
        Str key = first->entries[i].key;
        const Record *point = model_find(&room->model, KIND_POINT, key);
        if (!point || !audience_within(readers, &point->audience))
            return err_set(
                err, STATUS_NO, NOWHERE, MSG_RELEASE_POINT, ARGS(key));
    }
    return STATUS_OK;
}

static Node *write_brief(
    const VerbCall *call, const RoomView *room, const Node *answer)
{
    static const char *const FIELDS[] = {
        "rule", "approval", "parties", "packages"};
    Arena *arena = call->arena;
    Node *tree = node_map(arena), *section = node_map(arena);
    Node *entry = node_map(arena), *told = node_map(arena);
    bool all = readers_of(call).type == AUDIENCE_PUBLIC;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        Str name = str_of(FIELDS[i]);
        const Node *value = node_get(answer, name);
        if (value) put(arena, told, name, node_copy(arena, value, true));
    }
    put_text(arena, entry, S("what"), S("deal"));
    put(arena, entry, S("entry"), told);
    put_text(arena, entry, S("audience"), all ? S("public") : S("parties"));
    put_text(arena, tree, S("date"), target_today(room));
    put(arena, tree, S("releases"), section);
    put(arena, section,
        str_printf(
            arena, "deal-%.*s", STR_ARGS(node_get_text(answer, S("run")))),
        entry);
    return tree;
}

static Status run_deal_release(VerbCall *call, Err *err)
{
    RoomView *room;
    Node *answer;
    Appended appended = {0};
    bool sees_all;
    Audience readers = readers_of(call);
    TRY(target_open(call, &room, err));
    if (!str_equal(room->model.view.viewer.seat, S("mediator")))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_SEALED_MEDIATOR, NO_ARGS);
    TRY(find_run(call, &answer, err));
    TRY(check_readers(room, &readers, node_get(answer, S("packages")), err));
    TRY(append_brief(call, room->store, S("mediator"),
        write_brief(call, room, answer), "", &appended, err));
    TRY(store_sees_all(room->store, &room->model.view.viewer, &sees_all, err));
    append_show(call, room->path, &appended, sees_all);
    return STATUS_OK;
}

static const Arg ARGS_DEAL_RELEASE[] = {ROOM_ARG,
    {.name = "run",
        .type = ARG_NUMBER,
        .positional = true,
        .required = true,
        .help = MSG_RELEASE_ARG_RUN},
    {.name = "to",
        .type = ARG_TEXT,
        .choices = "parties|public",
        .help = MSG_RELEASE_ARG_TO},
    BY_ARG, {.name = NULL}};

const Verb verb_deal_release = {.name = "deal release",
    .summary = MSG_DEAL_RELEASE,
    .help = MSG_DEAL_RELEASE_ABOUT,
    .example = "deal release wage.room 1",
    .capability = "mediate",
    .effect = EFFECT_APPENDS,
    .args = ARGS_DEAL_RELEASE,
    .run = run_deal_release};
