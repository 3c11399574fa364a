/* reject: proposals that are wrong are taken back, with the reason. */
#include "verb/arguments.h"
#include "verb/proposal.h"

static Status run_reject(VerbCall *call, Err *err)
{
    return proposals_decide_keys(call, false, err);
}

static const Arg ARGS_REJECT[] = {ROOM_ARG, PROPOSAL_KEYS_ARG,
    {.name = "why", .type = ARG_TEXT, .help = MSG_ARG_WHY_REJECTED}, BY_ARG,
    {.name = NULL}};

const Verb verb_reject = {.name = "reject",
    .summary = MSG_REJECT,
    .help = MSG_REJECT_ABOUT,
    .example = "reject varda.room herald-1-b230 --why wrong-speaker",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_REJECT,
    .run = run_reject};
