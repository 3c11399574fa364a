/* brief: one page for a principal. Two views of the room, one at the end of
 * --since and one now; what is a head now and was none then is news. Every
 * line has a footnote. */
#include "room/agenda.h"
#include "verb/arguments.h"
#include "verb/happening.h"
#include "verb/page.h"

enum { MOST_LINES = 8, WORDS_COLUMNS = 160 };

typedef VEC(size_t) Numbers;

typedef struct {
    Report report;
    RoomView *earlier;
    Str since;
    Map before; /* ids of the heads of the earlier view */
    Page page;
    size_t left_out, changes;
} Brief;

#define KINDS_READ                                                             \
    (ROOM_FRAME | KIND_BIT(KIND_POSITION) | KIND_BIT(KIND_SIGHT) |             \
        KIND_BIT(KIND_AMENDMENT))

/* --- what is new --- */

static void mark_heads(Brief *brief, const RecordList *heads)
{
    for (size_t i = 0; i < heads->count; i++)
        model_mark(&brief->before, &heads->items[i]->id);
}

static Status find_outlooks(const RoomView *room, RecordList *found, Err *err)
{
    StatementQuery query = {
        .outlook = true, .from = DAY_MIN, .to = DAY_MAX, .limit = SIZE_MAX};
    return store_statements(
        room->store, &room->model.view, &query, found, NULL, err);
}

static Status read_before(Brief *brief, Day since, Err *err)
{
    RecordList outlooks = {0};
    TRY(room_view_earlier(
        brief->report.room, since, true, &brief->earlier, err));
    TRY(room_view_load(brief->earlier, KINDS_READ, err));
    TRY(find_outlooks(brief->earlier, &outlooks, err));
    brief->before = map_new(brief->report.arena);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        mark_heads(brief, &brief->earlier->model.heads[kind]);
    mark_heads(brief, &outlooks);
    return STATUS_OK;
}

static bool is_news(const Brief *brief, const Record *record)
{
    return !model_marked(&brief->before, &record->id);
}

/* --- lines and notes --- */

/* In order, each once. */
static void add_number(Brief *brief, Numbers *numbers, size_t number)
{
    size_t at = numbers->count;
    while (at && numbers->items[at - 1] > number) at--;
    if (at && numbers->items[at - 1] == number) return;
    vec_push(brief->report.arena, numbers, number);
    for (size_t i = numbers->count - 1; i > at; i--)
        numbers->items[i] = numbers->items[i - 1];
    numbers->items[at] = number;
}

static void add_notes(Brief *brief, Numbers *numbers, const Record *record)
{
    const Report *report = &brief->report;
    const Str *keys;
    size_t count;
    report_sources(report, record, &keys, &count);
    for (size_t i = 0; i < count; i++)
        add_number(brief, numbers, report_source_note(report, keys[i]));
    if (count) return;
    Str key = str_printf(report->arena, "by %.*s", STR_ARGS(record->author));
    add_number(brief, numbers,
        notes_number(report->notes, key,
            message_format(
                report->arena, MSG_BRIEF_ENTERED, ARGS(record->author))));
}

static void begin_part(Brief *brief, MessageId heading, Str name)
{
    PagePart part = {.heading = message_text(heading), .name = name};
    vec_push(brief->report.arena, &brief->page.parts, part);
    brief->left_out = 0;
}

/* False, and counted, where the part is full. */
static bool has_place(Brief *brief)
{
    const PagePart *part =
        &brief->page.parts.items[brief->page.parts.count - 1];
    if (part->lines.count < MOST_LINES) return true;
    brief->left_out++;
    return false;
}

static void add_line(Brief *brief, Str text, const Numbers *numbers)
{
    PagePart *part = &brief->page.parts.items[brief->page.parts.count - 1];
    PageLine line = {text, numbers->items, numbers->count};
    vec_push(brief->report.arena, &part->lines, line);
}

static void end_part(Brief *brief)
{
    const Report *report = &brief->report;
    const Numbers none = {0};
    PagePart *part = &brief->page.parts.items[brief->page.parts.count - 1];
    if (!part->lines.count) {
        brief->page.parts.count--;
        return;
    }
    if (brief->left_out)
        add_line(brief,
            message_format(report->arena, MSG_BRIEF_MORE,
                ARGS(report_count(report, brief->left_out), brief->since)),
            &none);
}

static void add_record(Brief *brief, const Record *record, Str text)
{
    Numbers numbers = {0};
    if (!has_place(brief)) return;
    add_notes(brief, &numbers, record);
    add_line(brief, text, &numbers);
}

/* --- parts --- */

static const PointView *find_point(
    const PointView *points, size_t count, Str key)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(points[i].point->key, key)) return &points[i];
    return NULL;
}

static void add_point(Brief *brief, const PointView *now, const PointView *then)
{
    Numbers numbers = {0};
    Arena *arena = brief->report.arena;
    Str title = record_text(now->point, S("title"));
    if (!has_place(brief)) return;
    for (size_t i = 0; i < now->stance_count; i++)
        if (now->stances[i].deciding)
            add_notes(brief, &numbers, now->stances[i].deciding);
    if (!numbers.count) add_notes(brief, &numbers, now->point);
    Str words = then ? message_format(arena, MSG_BRIEF_POINT,
                           ARGS(title, describe_status(now->status),
                               describe_status(then->status)))
                     : message_format(arena, MSG_BRIEF_NEW_POINT,
                           ARGS(title, describe_status(now->status)));
    add_line(brief, words, &numbers);
}

static void tell_points(Brief *brief)
{
    size_t now_count, then_count;
    PointView *now = status_of_points(brief->report.model, &now_count);
    PointView *then = status_of_points(&brief->earlier->model, &then_count);
    begin_part(brief, MSG_BRIEF_POINTS, S("points"));
    for (size_t i = 0; i < now_count; i++) {
        const PointView *old = find_point(then, then_count, now[i].point->key);
        if (old && old->status == now[i].status) continue;
        brief->changes++;
        add_point(brief, &now[i], old);
    }
    end_part(brief);
}

/* "18 Mar, Okan: ...", and what sort of thing it is where that tells more. */
static Str news_words(const Report *report, const Record *record)
{
    Str who = happening_who(report, record);
    Str sort = happening_sort(report, record);
    Str date = report_when(record);
    date = date_of(date).unknown
               ? describe_date(report->arena, record, S("date"))
               : report_date(report, date);
    bool plain = record->kind == KIND_POSITION;
    const Str parts[] = {plain ? who : sort, who};
    Str subject =
        str_join(report->arena, parts, plain || !who.size ? 1 : 2, S(", "));
    return message_format(report->arena, MSG_BRIEF_SAID,
        ARGS(date, subject, happening_words(report, record),
            describe_grade(record->grade)));
}

static void tell_kinds(Brief *brief, KindSet kinds, MessageId heading, Str name)
{
    begin_part(brief, heading, name);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        const RecordList *heads = &brief->report.model->heads[kind];
        if (!(kinds & KIND_BIT(kind))) continue;
        for (size_t i = 0; i < heads->count; i++) {
            if (!is_news(brief, heads->items[i])) continue;
            brief->changes++;
            add_record(brief, heads->items[i],
                news_words(&brief->report, heads->items[i]));
        }
    }
    end_part(brief);
}

static Status tell_outlooks(Brief *brief, Err *err)
{
    const Report *report = &brief->report;
    RecordList found = {0};
    TRY(find_outlooks(report->room, &found, err));
    begin_part(brief, MSG_BRIEF_OUTLOOK, S("outlook"));
    for (size_t i = 0; i < found.count; i++) {
        const Record *statement = found.items[i];
        if (!is_news(brief, statement)) continue;
        brief->changes++;
        add_record(brief, statement,
            message_format(report->arena, MSG_BRIEF_SAID,
                ARGS(report_date(report, statement->since),
                    describe_speaker(report->model, statement),
                    describe_excerpt(report->arena, statement, WORDS_COLUMNS),
                    describe_grade(statement->grade))));
    }
    end_part(brief);
    return STATUS_OK;
}

static void add_both_ways(Brief *brief, const BothWays *both)
{
    const Report *report = &brief->report;
    Numbers numbers = {0};
    bool news = false;
    for (size_t i = 0; i < both->side_count; i++)
        news |= is_news(brief, both->sides[i]);
    if (!news) return;
    brief->changes++;
    if (!has_place(brief)) return;
    for (size_t i = 0; i < both->side_count; i++)
        add_notes(brief, &numbers, both->sides[i]);
    add_line(brief,
        message_format(report->arena, MSG_BRIEF_AGAINST,
            ARGS(model_name(report->model, both->about),
                describe_side(report->model, both->sides[0]),
                describe_side(
                    report->model, both->sides[both->side_count - 1]))),
        &numbers);
}

static Status tell_both_ways(Brief *brief, Err *err)
{
    const Report *report = &brief->report;
    RecordList outlooks = {0};
    BothWays *all;
    TRY(store_outlooks(
        report->room->store, &report->model->view, &outlooks, err));
    size_t count = both_ways_find(report->model, &outlooks, &all);
    begin_part(brief, MSG_BRIEF_BOTH, S("both_ways"));
    for (size_t i = 0; i < count; i++) add_both_ways(brief, &all[i]);
    end_part(brief);
    return STATUS_OK;
}

static void tell_next(Brief *brief)
{
    const Report *report = &brief->report;
    Next *next;
    size_t count = agenda_next(report->model, &next);
    begin_part(brief, MSG_BRIEF_NEXT, S("next"));
    for (size_t i = 0; i < count; i++) {
        bool words = date_of(next[i].date).unknown && next[i].words.size;
        Str date = words ? next[i].words : report_date(report, next[i].date);
        add_record(brief, next[i].record,
            message_format(report->arena, MSG_BRIEF_LINE,
                ARGS(date, next[i].kind, next[i].what)));
    }
    end_part(brief);
}

/* --- the page --- */

static void finish(Brief *brief)
{
    Report *report = &brief->report;
    Str format = verb_value(report->call, "format");
    for (size_t i = 1; i <= notes_count(report->notes); i++)
        vec_push(
            report->arena, &brief->page.notes, notes_text(report->notes, i));
    Node *page = page_node(&brief->page);
    put_text(report->arena, report->data, S("since"), brief->since);
    put(report->arena, report->data, S("parts"), node_get(page, S("parts")));
    put(report->arena, report->data, S("notes"), node_get(page, S("notes")));
    report->call->answer = brief->changes ? STATUS_OK : STATUS_NO;
    if (!format.size || str_equal(format, S("text"))) {
        screen_title(report->screen, brief->page.title, brief->page.subtitle);
        if (!brief->changes)
            screen_text(
                report->screen, message_text(MSG_BRIEF_NOTHING), TONE_PLAIN);
        page_show(&brief->page, report->screen);
        return;
    }
    Str text = str_equal(format, S("html")) ? page_html(&brief->page)
                                            : page_markdown(&brief->page);
    put_text(report->arena, report->data, S("page"), text);
    screen_verbatim(report->screen, text);
}

static Status tell_all(Brief *brief, Err *err)
{
    tell_points(brief);
    tell_kinds(brief, KIND_BIT(KIND_POSITION), MSG_BRIEF_STANCES, S("stances"));
    tell_kinds(brief, HAPPENINGS, MSG_BRIEF_HAPPENED, S("happened"));
    TRY(tell_outlooks(brief, err));
    TRY(tell_both_ways(brief, err));
    tell_next(brief);
    return STATUS_OK;
}

static Status run_brief(VerbCall *call, Err *err)
{
    Brief brief = {.changes = 0};
    Arena *arena = call->arena;
    Day since = DAY_MIN;
    TRY(report_day(call, "since", true, &since, err));
    TRY(report_open(call, KINDS_READ, MSG_BRIEF_NOTES, &brief.report, err));
    TRY(report_since(call, brief.report.room, since, err));
    call->screen = brief.report.screen = screen_new(arena);
    brief.since = day_text(arena, since);
    brief.page = (Page){.arena = arena,
        .title = message_format(
            arena, MSG_BRIEF_TITLE, ARGS(day_short(arena, since))),
        .subtitle = room_view_words(brief.report.room),
        .notes_heading = message_text(MSG_BRIEF_NOTES)};
    TRY(read_before(&brief, since, err));
    TRY(tell_all(&brief, err));
    finish(&brief);
    return STATUS_OK;
}

static const Arg ARGS_BRIEF[] = {ROOM_ARG,
    {.name = "since",
        .type = ARG_DATE,
        .required = true,
        .help = MSG_ARG_BRIEF_SINCE},
    {.name = "format",
        .type = ARG_TEXT,
        .help = MSG_ARG_BRIEF_FORMAT,
        .choices = "text|markdown|html"},
    {.name = NULL}};

const Verb verb_brief = {.name = "brief",
    .summary = MSG_BRIEF,
    .help = MSG_BRIEF_ABOUT,
    .example = "brief varda.room --since 2026-03-10",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_BRIEF,
    .takes_view = true,
    .run = run_brief};
