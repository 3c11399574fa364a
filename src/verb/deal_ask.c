/* deal ask: which missing answer would tell most about what can be accepted. */
#include <math.h>

#include "deal/question.h"
#include "verb/deal_call.h"

enum { SHOWN = 10, SEED = 1 };

static Node *question_node(
    Arena *arena, const DealProblem *problem, const BeliefQuestion *question)
{
    Node *node = node_map(arena);
    node_set(arena, node, S("party"),
        node_text(arena, problem->parties[question->party].key));
    node_set(arena, node, S("point"),
        node_text(arena, problem->points[question->point].key));
    node_set(
        arena, node, S("settles"), node_int(arena, (int64_t)question->settles));
    return node;
}

/* Who is asked, about what, and how many packages an answer may settle. */
static void show_questions(
    VerbCall *call, const DealCall *deal, const BeliefAsking *asking)
{
    static const MessageId headings[] = {
        MSG_DEAL_ASK_WHOM, MSG_DEAL_ASK_WHAT, MSG_DEAL_ASK_SETTLES};
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    Column *columns = arena_array(arena, 3, sizeof *columns);
    for (size_t i = 0; i < 3; i++)
        columns[i] = (Column){
            .heading = message_text(headings[i]), .shrink = 1, .least = 10};
    columns[2].align = ALIGN_RIGHT;
    Block *table = screen_table(call->screen, columns, 3);
    for (size_t i = 0; i < asking->count && i < SHOWN; i++) {
        const BeliefQuestion *question = &asking->questions[i];
        screen_row(call->screen, table,
            (Cell[]){CELL(problem->parties[question->party].key),
                CELL(problem->points[question->point].key),
                CELL(str_int(arena, (int64_t)question->settles))});
    }
}

/* How many others would tell as much as the first. */
static size_t count_ties(const BeliefAsking *asking)
{
    size_t ties = 0;
    const BeliefQuestion *all = asking->questions;
    for (size_t i = 1; i < asking->count; i++)
        ties += all[i].settles == all[0].settles &&
                fabs(all[i].width - all[0].width) <= DEAL_TOLERANCE;
    return ties;
}

static void show_next(
    VerbCall *call, const DealCall *deal, const BeliefAsking *asking)
{
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    if (asking->count == 0) {
        screen_text(
            call->screen, message_text(MSG_DEAL_ASK_NOTHING), TONE_PLAIN);
        return;
    }
    const BeliefQuestion *next = &asking->questions[0];
    Str party = problem->parties[next->party].key;
    Str point = problem->points[next->point].key;
    screen_text(call->screen,
        message_format(arena,
            next->settles ? MSG_DEAL_ASK_NEXT : MSG_DEAL_ASK_WIDEST,
            ARGS(party, point, str_int(arena, (int64_t)next->settles),
                str_int(arena, (int64_t)asking->packages))),
        TONE_STRONG);
    size_t ties = count_ties(asking);
    if (ties)
        screen_text(call->screen,
            message_format(
                arena, MSG_DEAL_ASK_TIES, ARGS(str_int(arena, (int64_t)ties))),
            TONE_PLAIN);
}

static Status run(VerbCall *call, Err *err)
{
    bool ready;
    DealCall deal;
    BeliefAsking asking;
    TRY(deal_call_open(call, ROOM_DEAL_INTERVALS, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    TRY(belief_questions(
        &deal.work, &deal.problem, deal.of_room.beliefs, SEED, &asking, err));
    Arena *arena = call->arena;
    node_set(arena, call->data, S("packages"),
        node_int(arena, (int64_t)asking.packages));
    node_set(arena, call->data, S("all_packages"),
        node_bool(arena, belief_space(&deal.problem).all));
    Node *list = node_set(arena, call->data, S("questions"), node_list(arena));
    for (size_t i = 0; i < asking.count; i++)
        node_push(arena, list,
            question_node(arena, &deal.problem, &asking.questions[i]));
    deal_title(call, &deal, S(""));
    show_next(call, &deal, &asking);
    if (asking.count) show_questions(call, &deal, &asking);
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ROOM_ARGS,
    DEAL_APPROVAL_ARGS,
    {.name = NULL},
};

const Verb verb_deal_ask = {
    .name = "deal ask",
    .summary = MSG_DEAL_ASK,
    .help = MSG_DEAL_ASK_ABOUT,
    .example = "deal ask varda.room --exercise",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
