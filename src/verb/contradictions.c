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

/* What was said: the side itself, or what it rests on. */
static const Record *saying_of(const Report *report, const Record *side)
{
    const Record *basis = describe_basis(report->model, side);
    return side->kind != KIND_STATEMENT && basis ? basis : side;
}

static Str speaker_of(const Report *report, const Record *side)
{
    Str speaker = describe_speaker(report->model, side);
    if (speaker.size) return speaker;
    return describe_speaker(report->model, saying_of(report, side));
}

static Str side_voice(const Report *report, const Record *side)
{
    Str speaker = speaker_of(report, side);
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

/* Where it can be read: the statement, else the source, else the record. */
static Str place_of(const Report *report, const Record *saying)
{
    Str source = record_text(saying, S("source"));
    if (saying->kind == KIND_STATEMENT || !source.size)
        return describe_link(report->arena, saying);
    return str_printf(report->arena, "source:%.*s", STR_ARGS(source));
}

/* "Varda Herald, 11 Mar; …": what SIDE rests on. */
static Str source_names(const Report *report, const Record *side)
{
    const Str *keys;
    size_t count;
    StrBuf buf = strbuf_new(report->arena);
    report_sources(report, side, &keys, &count);
    for (size_t i = 0; i < count; i++) {
        if (i) strbuf_add(&buf, S("; "));
        strbuf_add(&buf, report_source_name(report, keys[i]));
    }
    return strbuf_str(&buf);
}

/* Who says it, in which words, and where they stand. */
static void tell_side(const Report *report, const Record *side, Node *map)
{
    Arena *arena = report->arena;
    const Record *saying = saying_of(report, side);
    bool quotes = saying->kind == KIND_STATEMENT;
    put_text(arena, map, S("name"), speaker_of(report, side));
    put(arena, map, S("words"),
        quotes ? node_text(arena, describe_words(arena, saying))
               : node_null(arena));
    put_text(arena, map, S("rests_on"), place_of(report, saying));
    put_text(arena, map, S("source_words"), source_names(report, side));
}

static void tell_sides(const Report *report, const BothWays *both, Node *list)
{
    Node *map =
        node_push(report->arena, list, describe_both_ways(report->model, both));
    Node *sides = node_get(map, S("sides"));
    put_text(report->arena, map, S("subject"), subject_words(report, both));
    for (size_t i = 0; i < both->side_count; i++)
        tell_side(report, both->sides[i], sides->items[i]);
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
        tell_sides(report, &all[i], list);
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
