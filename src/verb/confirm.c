/* confirm: what a proposal proposes becomes a record, as it was read or with
 * fields set anew; what it rests on comes along. */
#include "verb/arguments.h"
#include "verb/entry_edit.h"
#include "verb/proposal.h"
#include "verb/target.h"

/* The entry of PROPOSAL with what --set says. */
static Status changed_entry(
    VerbCall *call, const Record *proposal, const Node **entry, Err *err)
{
    Node *changed = node_copy(call->arena, proposal_entry(proposal), false);
    Str word, field, value;
    Kind kind = proposal_kind(proposal);
    for (size_t i = 0; verb_nth(call, "set", i, &word); i++) {
        TRY(entry_split(word, kind, &field, &value, err));
        TRY(entry_change(call->arena, kind, field, value, &changed, err));
    }
    *entry = changed;
    return STATUS_OK;
}

static Status find_decisions(VerbCall *call, const RecordList *pending,
    bool confirmed, Decisions *decisions, Err *err)
{
    Str key;
    for (size_t i = 0; verb_nth(call, "key", i, &key); i++) {
        const Record *proposal;
        const Node *entry = NULL;
        TRY(proposals_find(pending, key, &proposal, err));
        if (confirmed) TRY(changed_entry(call, proposal, &entry, err));
        if (confirmed)
            decisions_confirm(call->arena, decisions, pending, proposal, entry);
        else
            vec_push(call->arena, decisions,
                ((Decision){proposal, false, NULL, verb_value(call, "why")}));
    }
    return STATUS_OK;
}

Status proposals_decide_keys(VerbCall *call, bool confirmed, Err *err)
{
    RoomView *room;
    RecordList pending = {0};
    Decisions decisions = {0};
    Appended appended = {0};
    bool sees_all;
    TRY(target_open(call, &room, err));
    TRY(proposals_pending(room, &pending, err));
    TRY(find_decisions(call, &pending, confirmed, &decisions, err));
    TRY(proposals_decide(call, room, &decisions, &appended, err));
    TRY(store_sees_all(room->store, &room->model.view.viewer, &sees_all, err));
    append_show(call, room->path, &appended, sees_all);
    return STATUS_OK;
}

static Status run_confirm(VerbCall *call, Err *err)
{
    Str second;
    if (verb_has(call, "set") && verb_nth(call, "key", 1, &second))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_CONFIRM_ONE, NO_ARGS);
    return proposals_decide_keys(call, true, err);
}

static const Arg ARGS_CONFIRM[] = {ROOM_ARG, PROPOSAL_KEYS_ARG,
    {.name = "set", .type = ARG_TEXT, .repeated = true, .help = MSG_ARG_SET},
    BY_ARG, {.name = NULL}};

const Verb verb_confirm = {.name = "confirm",
    .summary = MSG_CONFIRM_ENTRY,
    .help = MSG_CONFIRM_ABOUT,
    .example = "confirm varda.room herald-1-b230",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_CONFIRM,
    .run = run_confirm};
