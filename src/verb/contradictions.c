/* contradictions: what is said both ways, by the four rules of
 * room/both_ways.h, both sides with their sources. */
#include "verb/arguments.h"
#include "verb/report.h"

static const MessageId HEADINGS[RULE_COUNT] = {
    MSG_RULE_ACCOUNTS, MSG_RULE_SPLIT, MSG_RULE_OTHERS, MSG_RULE_OUTLOOK};

static const Column COLUMNS[] = {{.least = 12, .shrink = 1}, {.least = 6},
    {.least = 24, .shrink = 3}, {.least = 10, .shrink = 1}, {.least = 3}};

/* "Minimum flow (Cerana's text)": what, and whose. */
static Str subject_words(const Report *report, const BothWays *both)
{
    Str about = model_name(report->model, both->about);
    if (!both->whose.size) return about;
    return message_format(report->arena, MSG_WAIT_OF,
        ARGS(about, model_name(report->model, both->whose)));
}

static Str side_voice(const Report *report, const Record *side)
{
    Str speaker = describe_speaker(report->model, side);
    Str grade = describe_grade(side->grade);
    if (!speaker.size) return grade;
    return message_format(report->arena, MSG_SIDE_BY, ARGS(speaker, grade));
}

static void show_sides(const Report *report, Block *table, const BothWays *both)
{
    for (size_t i = 0; i < both->side_count; i++) {
        const Record *side = both->sides[i];
        const Cell cells[] = {CELL(i ? S("") : subject_words(report, both)),
            TONED(report_date(report, side->since), TONE_MUTED),
            LINKED(describe_side(report->model, side),
                describe_link(report->arena, side)),
            TONED(side_voice(report, side), TONE_MUTED),
            TONED(report_note_marks(report, side), TONE_MUTED)};
        screen_row(report->screen, table, cells);
    }
}

static bool is_asked(const Report *report, const BothWays *both)
{
    Str rule = verb_value(report->call, "rule");
    return !rule.size || str_equal(rule, both_ways_rule_name(both->rule));
}

static size_t tell(Report *report, const BothWays *all, size_t count)
{
    Node *list = report_list(report, S("contradictions"));
    Block *table = NULL;
    BothWaysRule last = RULE_COUNT;
    for (size_t i = 0; i < count; i++) {
        if (!is_asked(report, &all[i])) continue;
        if (all[i].rule != last) {
            last = all[i].rule;
            screen_heading(report->screen, message_text(HEADINGS[last]),
                message_text(MSG_NONE_SETTLED));
            table = screen_table(report->screen, COLUMNS, 5);
        }
        show_sides(report, table, &all[i]);
        node_push(
            report->arena, list, describe_both_ways(report->model, &all[i]));
    }
    return list->count;
}

static Status run_contradictions(VerbCall *call, Err *err)
{
    Report report;
    RecordList outlooks = {0};
    BothWays *all;
    KindSet kinds = ROOM_FRAME | KIND_BIT(KIND_POSITION);
    TRY(report_open(call, kinds, MSG_BOTH_WAYS, &report, err));
    TRY(store_outlooks(
        report.room->store, &report.model->view, &outlooks, err));
    size_t count = both_ways_find(report.model, &outlooks, &all);
    size_t told = tell(&report, all, count);
    if (!told)
        screen_text(report.screen, message_text(MSG_RECORD_NONE), TONE_PLAIN);
    call->answer = told ? STATUS_OK : STATUS_NO;
    return report_close(&report, err);
}

static const Arg ARGS_CONTRADICTIONS[] = {ROOM_ARG,
    {.name = "rule",
        .type = ARG_TEXT,
        .help = MSG_ARG_RULE,
        .choices = "accounts|split|others|outlook"},
    {.name = NULL}};

const Verb verb_contradictions = {.name = "contradictions",
    .summary = MSG_CONTRADICTIONS,
    .help = MSG_CONTRADICTIONS_ABOUT,
    .example = "contradictions varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_CONTRADICTIONS,
    .takes_view = true,
    .run = run_contradictions};
