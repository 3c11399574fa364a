/* timeline: what happened and was said, by date. Statements come from the
 * store in order of their dates, so that a month of a large room costs what
 * the month holds; all other kinds are small. */
#include "verb/arguments.h"
#include "verb/happening.h"

#include <stdlib.h>

enum { DEFAULT_LIMIT = 200 };

typedef struct {
    const Record *record;
    Date date;
} Entry;

typedef VEC(Entry) Entries;

typedef struct {
    Report report;
    Day from, to;
    bool has_since;
    Day since_day;
    Instant since; /* only what is known later */
    size_t limit;
    Entries entries;
    size_t total;
} Timeline;

static const Column COLUMNS[] = {{.least = 6}, {.least = 9, .shrink = 1},
    {.least = 10, .shrink = 1}, {.least = 26, .shrink = 4},
    {.least = 8, .shrink = 1}};

static Status read_arguments(VerbCall *call, Timeline *timeline, Err *err)
{
    timeline->limit = DEFAULT_LIMIT;
    timeline->from = DAY_MIN;
    timeline->to = DAY_MAX;
    TRY(report_day(call, "from", false, &timeline->from, err));
    TRY(report_day(call, "to", true, &timeline->to, err));
    TRY(report_day(call, "since", true, &timeline->since_day, err));
    return report_limit(call, &timeline->limit, err);
}

/* Of a date that is not known nothing can be said of before or after. */
static bool is_within(const Timeline *timeline, const Date *date)
{
    bool any = timeline->from == DAY_MIN && timeline->to == DAY_MAX;
    if (date->unknown) return any;
    return date->latest >= timeline->from && date->latest <= timeline->to;
}

static Status is_news(
    const Timeline *timeline, const Record *record, bool *news, Err *err)
{
    const Report *report = &timeline->report;
    Instant known;
    bool retracted;
    *news = true;
    if (!timeline->has_since) return STATUS_OK;
    TRY(store_standing(report->room->store, &report->model->view, &record->id,
        &known, &retracted, err));
    if (known == INT64_MIN) known = record->recorded; /* of the frame */
    *news = known > timeline->since;
    return STATUS_OK;
}

/* What is always there has no date of its own. */
static Date date_of_record(const Record *record)
{
    Str when = report_when(record);
    return date_of(str_equal(when, S("always")) ? S("unknown") : when);
}

static void add_entry(Timeline *timeline, const Record *record)
{
    Entry entry = {record, date_of_record(record)};
    if (is_within(timeline, &entry.date))
        vec_push(timeline->report.arena, &timeline->entries, entry);
}

static Status add_happenings(Timeline *timeline, Err *err)
{
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        const RecordList *heads = &timeline->report.model->heads[kind];
        if (!(HAPPENINGS & KIND_BIT(kind))) continue;
        for (size_t i = 0; i < heads->count; i++) {
            bool news;
            TRY(is_news(timeline, heads->items[i], &news, err));
            if (news) add_entry(timeline, heads->items[i]);
        }
    }
    timeline->total = timeline->entries.count;
    return STATUS_OK;
}

static Status add_statements(Timeline *timeline, Err *err)
{
    const Report *report = &timeline->report;
    RecordList found = {0};
    size_t total;
    StatementQuery query = {.from = timeline->from,
        .to = timeline->to,
        .after = timeline->has_since ? &timeline->since : NULL,
        .limit = timeline->limit};
    TRY(store_statements(report->room->store, &report->model->view, &query,
        &found, &total, err));
    for (size_t i = 0; i < found.count; i++)
        add_entry(timeline, found.items[i]);
    timeline->total += total;
    return STATUS_OK;
}

/* By date, those without one last, each as recorded. */
static int by_date(const void *a, const void *b)
{
    const Entry *left = a, *right = b;
    if (left->date.unknown != right->date.unknown)
        return left->date.unknown ? 1 : -1;
    if (left->date.latest != right->date.latest)
        return left->date.latest < right->date.latest ? -1 : 1;
    return record_order(left->record, right->record);
}

static void put_entry(Report *report, Node *list, const Record *record)
{
    Arena *arena = report->arena;
    Node *map = report_record(report, list, record);
    put_text(arena, map, S("date"), report_when(record));
    put_text(arena, map, S("sort"), happening_sort(report, record));
    put_text(arena, map, S("who"), happening_who(report, record));
    put_text(arena, map, S("what"), happening_words(report, record));
}

static void tell_entries(
    Timeline *timeline, size_t first, size_t end, MessageId heading, Node *list)
{
    Report *report = &timeline->report;
    if (first == end) return;
    if (heading != MSG_TIMELINE_TITLE)
        screen_heading(report->screen, message_text(heading), S(""));
    Block *table = screen_table(report->screen, COLUMNS, 5);
    for (size_t i = first; i < end; i++) {
        const Entry *entry = &timeline->entries.items[i];
        const Record *record = entry->record;
        put_entry(report, list, record);
        Str date = entry->date.unknown
                       ? describe_date(report->arena, record, S("date"))
                       : report_date(report, report_when(record));
        const Cell cells[] = {TONED(date, TONE_MUTED),
            TONED(happening_sort(report, record), TONE_MUTED),
            CELL(happening_who(report, record)),
            LINKED(happening_words(report, record),
                describe_link(report->arena, record)),
            TONED(describe_grade(record->grade), TONE_MUTED)};
        screen_row(report->screen, table, cells);
    }
}

/* Leaves out the earliest above the limit, and says so. */
static void tell(Timeline *timeline)
{
    Report *report = &timeline->report;
    Entries *entries = &timeline->entries;
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, by_date);
    size_t dated = 0;
    while (dated < entries->count && !entries->items[dated].date.unknown)
        dated++;
    size_t skip = dated > timeline->limit ? dated - timeline->limit : 0;
    size_t shown = entries->count - skip;
    put_int(report->arena, report->data, S("total"), timeline->total);
    Node *list = report_list(report, S("entries"));
    tell_entries(timeline, skip, dated, MSG_TIMELINE_TITLE, list);
    tell_entries(timeline, dated, entries->count, MSG_LOOSE_UNDATED, list);
    if (shown < timeline->total)
        screen_text(report->screen,
            message_format(report->arena, MSG_RECORD_SHOWN,
                ARGS(report_count(report, shown),
                    report_count(report, timeline->total))),
            TONE_MUTED);
    if (!shown)
        screen_text(report->screen, message_text(MSG_RECORD_NONE), TONE_PLAIN);
    report->call->answer = shown ? STATUS_OK : STATUS_NO;
}

static Status run_timeline(VerbCall *call, Err *err)
{
    Timeline timeline = {.total = 0};
    KindSet kinds =
        ROOM_FRAME | KIND_BIT(KIND_SIGHT) | KIND_BIT(KIND_AMENDMENT);
    TRY(read_arguments(call, &timeline, err));
    TRY(report_open(call, kinds, MSG_TIMELINE_TITLE, &timeline.report, err));
    timeline.has_since = verb_has(call, "since");
    timeline.since =
        zone_day_end(timeline.report.model->zone, timeline.since_day);
    TRY(add_happenings(&timeline, err));
    TRY(add_statements(&timeline, err));
    tell(&timeline);
    return report_close(&timeline.report, err);
}

static const Arg ARGS_TIMELINE[] = {ROOM_ARG,
    {.name = "since", .type = ARG_DATE, .help = MSG_ARG_SINCE_KNOWN},
    {.name = "from", .type = ARG_DATE, .help = MSG_FILTER_FROM},
    {.name = "to", .type = ARG_DATE, .help = MSG_FILTER_TO},
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_ARG_TIMELINE_LIMIT},
    {.name = NULL}};

const Verb verb_timeline = {.name = "timeline",
    .summary = MSG_TIMELINE,
    .help = MSG_TIMELINE_ABOUT,
    .example = "timeline varda.room --from 2026-03-08 --to 2026-03-10",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_TIMELINE,
    .takes_view = true,
    .run = run_timeline};
