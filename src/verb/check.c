/* check: loose ends of the record (room/loose.h). */
#include "room/loose.h"
#include "verb/arguments.h"
#include "verb/happening.h"

static const MessageId HEADINGS[LOOSE_COUNT] = {MSG_LOOSE_POINT_TERMS,
    MSG_LOOSE_TEXT_UNKNOWN, MSG_LOOSE_ACTOR, MSG_LOOSE_DATE, MSG_LOOSE_VERIFIER,
    MSG_LOOSE_CIRCLE, MSG_LOOSE_NEVER_MET, MSG_LOOSE_GARBLED,
    MSG_LOOSE_RETRACTED, MSG_LOOSE_UNDATED};

/* "A waits on B; B waits on A" of a circle; else what is meant. */
static Str steps_words(const Report *report, const LooseEnd *end)
{
    StrBuf buf = strbuf_new(report->arena);
    if (end->rule != LOOSE_CIRCLE)
        return end->step_count ? model_name(report->model, end->steps[0])
                               : S("");
    for (size_t i = 0; i < end->step_count; i++) {
        Str next = end->steps[(i + 1) % end->step_count];
        if (i) strbuf_add(&buf, S("; "));
        message_add(&buf, MSG_CIRCLE_STEP,
            ARGS(model_name(report->model, end->steps[i]),
                model_name(report->model, next)));
    }
    return strbuf_str(&buf);
}

static Str record_words(const Report *report, const Record *record)
{
    Str words = happening_words(report, record);
    if (!words.size) words = record_text(record, S("what"));
    if (!words.size) words = record_text(record, S("title"));
    return words;
}

static void tell_end(
    const Report *report, const LooseEnd *end, Node *list, Block *table)
{
    Arena *arena = report->arena;
    const Record *record = end->record;
    Node *map = report_record(report, list, record);
    Node *steps = node_list(arena);
    Str name = str_printf(
        arena, "%.*s:%.*s", STR_ARGS(record->kind_name), STR_ARGS(record->key));
    put_text(arena, map, S("rule"), loose_rule_name(end->rule));
    put(arena, map, S("about"), steps);
    for (size_t i = 0; i < end->step_count; i++)
        node_push(arena, steps, node_text(arena, end->steps[i]));
    const Cell cells[] = {CELL(name), CELL(record_words(report, record)),
        CELL(steps_words(report, end)),
        TONED(report_note_marks(report, record), TONE_MUTED)};
    screen_row(report->screen, table, cells);
}

static size_t tell(Report *report, const LooseEnd *ends, size_t count)
{
    static const Column columns[] = {{.least = 14, .shrink = 1},
        {.least = 20, .shrink = 2}, {.least = 12, .shrink = 2}, {.least = 3}};
    Str rule = verb_value(report->call, "rule");
    Node *list = report_list(report, S("loose_ends"));
    Block *table = NULL;
    LooseRule last = LOOSE_COUNT;
    for (size_t i = 0; i < count; i++) {
        if (rule.size && !str_equal(rule, loose_rule_name(ends[i].rule)))
            continue;
        if (ends[i].rule != last) {
            last = ends[i].rule;
            screen_heading(report->screen, message_text(HEADINGS[last]), S(""));
            table = screen_table(report->screen, columns, 4);
        }
        tell_end(report, &ends[i], list, table);
    }
    return list->count;
}

static Status run_check(VerbCall *call, Err *err)
{
    Report report;
    LooseEnd *ends;
    KindSet kinds = ROOM_FRAME | KIND_BIT(KIND_POSITION) |
                    KIND_BIT(KIND_SIGHT) | KIND_BIT(KIND_AMENDMENT);
    TRY(report_open(call, kinds, MSG_CHECK_TITLE, &report, err));
    size_t count = loose_find(report.model, &ends);
    size_t told = tell(&report, ends, count);
    if (!told)
        screen_text(report.screen, message_text(MSG_CHECK_NONE), TONE_PLAIN);
    call->answer = told ? STATUS_NO : STATUS_OK;
    return report_close(&report, err);
}

static const Arg ARGS_CHECK[] = {ROOM_ARG,
    {.name = "rule",
        .type = ARG_TEXT,
        .help = MSG_ARG_RULE,
        .choices = "point-terms|text-unknown|actor|date|verifier|circle|"
                   "never-met|garbled|retracted|undated"},
    {.name = NULL}};

const Verb verb_check = {.name = "check",
    .summary = MSG_CHECK,
    .help = MSG_CHECK_ABOUT,
    .example = "check varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_CHECK,
    .takes_view = true,
    .run = run_check};
