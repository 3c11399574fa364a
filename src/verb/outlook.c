/* outlook: how close they say it is, over time and in their words. */
#include "verb/arguments.h"
#include "verb/report.h"

static const struct {
    const char *word;
    MessageId heading;
} THINGS[] = {{"deal", MSG_OUTLOOK_DEAL}, {"meeting", MSG_OUTLOOK_MEETING},
    {"point", MSG_OUTLOOK_POINT}};

static const Column COLUMNS[] = {{.least = 6}, {.least = 12, .shrink = 1},
    {.least = 28, .shrink = 3}, {.least = 10, .shrink = 2},
    {.least = 8, .shrink = 1}, {.least = 3}};

static Str voice_words(const Report *report, const Record *statement)
{
    Str name = describe_speaker(report->model, statement);
    Str party = describe_speaker_party(report->model, statement);
    if (!party.size) return name;
    party = model_key_name(report->model, KIND_PARTY, party);
    if (str_equal(party, name)) return name;
    return message_format(report->arena, MSG_VOICE_OF, ARGS(name, party));
}

static void show(const Report *report, const Record *statement, Block *table)
{
    const Cell cells[] = {
        TONED(report_date(report, statement->since), TONE_MUTED),
        CELL(voice_words(report, statement)),
        LINKED(describe_words(report->arena, statement),
            describe_link(report->arena, statement)),
        TONED(model_names(report->model, record_get(statement, S("about"))),
            TONE_MUTED),
        TONED(describe_grade(statement->grade), TONE_MUTED),
        TONED(report_note_marks(report, statement), TONE_MUTED)};
    screen_row(report->screen, table, cells);
}

/* FOUND has the latest first; people read forward. */
static void tell(Report *report, const RecordList *found)
{
    put(report->arena, report->data, S("names"), describe_names(report->model));
    Node *list = report_list(report, S("outlooks"));
    for (size_t i = 0; i < sizeof THINGS / sizeof *THINGS; i++) {
        Block *table = NULL;
        for (size_t j = found->count; j-- > 0;) {
            const Record *statement = found->items[j];
            if (!str_equal(record_text(statement, S("outlook")),
                    str_of(THINGS[i].word)))
                continue;
            node_push(report->arena, list,
                describe_statement(report->model, statement));
            if (!table) {
                screen_heading(
                    report->screen, message_text(THINGS[i].heading), S(""));
                table = screen_table(report->screen, COLUMNS, 6);
            }
            show(report, statement, table);
        }
    }
}

static Status run_outlook(VerbCall *call, Err *err)
{
    Report report;
    RecordList found = {0};
    StatementQuery query = {
        .outlook = true, .from = DAY_MIN, .to = DAY_MAX, .limit = SIZE_MAX};
    TRY(report_day(call, "from", false, &query.from, err));
    TRY(report_day(call, "to", true, &query.to, err));
    TRY(report_open(call, ROOM_FRAME, MSG_OUTLOOK_TITLE, &report, err));
    TRY(store_statements(
        report.room->store, &report.model->view, &query, &found, NULL, err));
    tell(&report, &found);
    if (!found.count)
        screen_text(report.screen, message_text(MSG_RECORD_NONE), TONE_PLAIN);
    call->answer = found.count ? STATUS_OK : STATUS_NO;
    return report_close(&report, err);
}

static const Arg ARGS_OUTLOOK[] = {ROOM_ARG,
    {.name = "from", .type = ARG_DATE, .help = MSG_FILTER_FROM},
    {.name = "to", .type = ARG_DATE, .help = MSG_FILTER_TO}, {.name = NULL}};

const Verb verb_outlook = {.name = "outlook",
    .summary = MSG_OUTLOOK,
    .help = MSG_OUTLOOK_ABOUT,
    .example = "outlook varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_OUTLOOK,
    .takes_view = true,
    .run = run_outlook};
