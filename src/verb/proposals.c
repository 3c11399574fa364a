/* proposals: what was proposed and nobody has confirmed or rejected yet. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/proposal.h"

static void show_list(VerbCall *call, const RecordList *pending)
{
    static const MessageId HEADS[] = {MSG_PROPOSAL_KEY, MSG_PROPOSAL_OF,
        MSG_PROPOSAL_SURE, MSG_PROPOSAL_ENTRY};
    Column *columns = arena_array(call->arena, 4, sizeof *columns);
    for (size_t i = 0; i < 4; i++)
        columns[i] = (Column){.heading = message_text(HEADS[i]), .least = 4};
    columns[0].shrink = 1;
    columns[3] =
        (Column){.heading = columns[3].heading, .least = 20, .shrink = 3};
    Block *table = screen_table(call->screen, columns, 4);
    for (size_t i = 0; i < pending->count; i++) {
        const Record *proposal = pending->items[i];
        screen_row(call->screen, table,
            (Cell[]){
                LINKED(proposal->key, describe_link(call->arena, proposal)),
                CELL(record_text(proposal, S("of"))),
                CELL(record_text(proposal, S("confidence"))),
                CELL(proposal_words(call->arena, proposal))});
    }
}

static Status run_proposals(VerbCall *call, Err *err)
{
    RoomView *room;
    RecordList pending = {0};
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(proposals_pending(room, &pending, err));
    call->data = node_list(call->arena);
    for (size_t i = 0; i < pending.count; i++)
        node_push(call->arena, call->data,
            proposal_node(call->arena, pending.items[i]));
    screen_title(call->screen,
        message_format(call->arena, MSG_PROPOSALS_TITLE,
            ARGS(str_int(call->arena, (int64_t)pending.count))),
        room_view_words(room));
    if (pending.count)
        show_list(call, &pending);
    else
        screen_text(call->screen, message_text(MSG_PROPOSALS_NONE), TONE_PLAIN);
    call->answer = pending.count ? STATUS_OK : STATUS_NO;
    return STATUS_OK;
}

static const Arg ARGS_PROPOSALS[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_proposals = {.name = "proposals",
    .summary = MSG_PROPOSALS,
    .help = MSG_PROPOSALS_ABOUT,
    .example = "proposals varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_PROPOSALS,
    .takes_view = true,
    .run = run_proposals};
