/* deal: which packages can close it. Solutions with their ties, sizes, and
 * the certificate; where there is no deal, why, and what would open one. */
#include <stddef.h>

#include "verb/deal_analysis.h"
#include "verb/deal_call.h"

static const struct {
    MessageId name;
    size_t offset; /* of the DealSolution in an Analysis */
} SOLUTIONS[] = {
    {MSG_DEAL_NASH, offsetof(Analysis, nash)},
    {MSG_DEAL_EGALITARIAN, offsetof(Analysis, egalitarian)},
    {MSG_DEAL_LEXIMIN, offsetof(Analysis, leximin)},
    {MSG_DEAL_KALAI_RATIONAL, offsetof(Analysis, kalai_rational)},
    {MSG_DEAL_KALAI_GLOBAL, offsetof(Analysis, kalai_global)},
    {MSG_DEAL_WELFARE_RATIONAL, offsetof(Analysis, welfare_rational)},
    {MSG_DEAL_RELATIVE_WELFARE, offsetof(Analysis, relative_welfare)},
    {MSG_DEAL_WELFARE, offsetof(Analysis, welfare)},
};

static void show_solution(VerbCall *call, Block *table, const DealCall *deal,
    Str name, const DealSolution *solution)
{
    enum { SHOWN = 3 };
    Arena *arena = call->arena;
    for (size_t i = 0; i < solution->tie_count && i < SHOWN; i++) {
        const DealTie *tie = &solution->ties[i];
        deal_row(call, table, deal, CELL(i ? S("") : name), tie->utilities,
            CELL(deal_box_words(arena, &deal->problem, &tie->boxes[0])));
    }
    if (solution->tie_total > SHOWN)
        screen_text(call->screen,
            message_format(arena, MSG_DEAL_MORE_TIES,
                ARGS(name, str_int(arena, (int64_t)solution->tie_total))),
            TONE_MUTED);
}

static void show_sizes(VerbCall *call, const Analysis *a)
{
    Arena *arena = call->arena;
    Str all = str_int(arena, (int64_t)a->frontier.utilities.count);
    Str rational = str_int(arena, (int64_t)a->rational_points);
    Str accepted = a->rational_counted ? a->rational_count
                                       : message_text(MSG_DEAL_NOT_COUNTED);
    screen_text(call->screen,
        message_format(arena,
            a->problem->approval_count ? MSG_DEAL_SIZES_APPROVED
                                       : MSG_DEAL_SIZES,
            ARGS(deal_outcomes(arena, a->problem), accepted, all, rational)),
        TONE_PLAIN);
}

static void show_certificate(VerbCall *call, const Analysis *a)
{
    Arena *arena = call->arena;
    const Certificate *c = &a->certificate;
    if (!a->certified) return;
    Str slack = deal_number_words(arena, c->slack);
    bool points = c->real && c->efficient && c->approved && c->too_large;
    MessageId id = points         ? MSG_DEAL_CERTIFICATE_POINTS
                   : !c->checked  ? MSG_DEAL_CERTIFICATE_BAD
                   : c->slack > 0 ? MSG_DEAL_CERTIFICATE_SLACK
                                  : MSG_DEAL_CERTIFICATE;
    screen_text(call->screen,
        message_format(arena, id,
            ARGS(str_int(arena, (int64_t)c->witnesses),
                str_int(arena, (int64_t)c->examined), slack)),
        c->checked || points ? TONE_MUTED : TONE_WARNING);
}

static Status run(VerbCall *call, Err *err)
{
    DealCall deal;
    Analysis a;
    bool ready;
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    TRY(deal_call_analyse(call, &deal, &a, err));
    call->data = deal_analysis_node(&deal, &a);
    deal_title(call, &deal, S(""));
    show_sizes(call, &a);
    Block *table = deal_table(call, &deal, message_text(MSG_DEAL_SOLUTION),
        message_text(MSG_DEAL_PACKAGE));
    for (size_t i = 0; i < sizeof SOLUTIONS / sizeof *SOLUTIONS; i++)
        show_solution(call, table, &deal, message_text(SOLUTIONS[i].name),
            (const DealSolution *)((const char *)&a + SOLUTIONS[i].offset));
    if (a.rational_points == 0) {
        deal_show_none(call, &deal);
        call->answer = STATUS_NO;
    }
    show_certificate(call, &a);
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_LIMIT},
    {.name = "epsilon", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_EPSILON},
    {.name = "time", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_AT_TIME},
    {.name = NULL},
};

const Verb verb_deal = {
    .name = "deal",
    .summary = MSG_DEAL,
    .help = MSG_DEAL_ABOUT,
    .example = "deal wage-domain",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
