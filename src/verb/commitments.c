/* commitments: who owes what to whom, with trigger, dependency and evidence
 * (room/pledge.h). */
#include "room/pledge.h"
#include "verb/arguments.h"
#include "verb/report.h"

static const MessageId STATES[] = {[PLEDGE_FOUND] = MSG_STANDING_FOUND,
    [PLEDGE_DIFFER] = MSG_STANDING_DIFFER,
    [PLEDGE_TRIGGERED] = MSG_STANDING_TRIGGERED,
    [PLEDGE_WAITS] = MSG_STANDING_WAITS,
    [PLEDGE_UNKNOWN] = MSG_MET_UNKNOWN};

static const struct {
    const char *finding;
    Tone tone;
} FINDINGS[] = {{"kept", TONE_AGREED}, {"partly", TONE_CONDITIONAL},
    {"due", TONE_CONDITIONAL}, {"not-kept", TONE_DEADLOCKED},
    {"disputed", TONE_DIFFER}};

static const MessageId METS[] = {[MET_NO] = MSG_MET_NO,
    [MET_YES] = MSG_MET_YES,
    [MET_UNKNOWN] = MSG_MET_UNKNOWN};

static const char *const MET_NAMES[] = {
    [MET_NO] = "no", [MET_YES] = "yes", [MET_UNKNOWN] = "unknown"};

static Node *conditions_node(
    const Report *report, const Standing *standing, const Record *commitment)
{
    Arena *arena = report->arena;
    const Node *when = record_get(commitment, S("when"));
    Node *list = node_list(arena);
    for (size_t i = 0; node_is(when, NODE_LIST) && i < when->count; i++) {
        Node *map = node_push(arena, list, node_map(arena));
        Met met = pledge_condition(standing, when->items[i]);
        put(arena, map, S("condition"), when->items[i]);
        put_text(arena, map, S("met"), str_of(MET_NAMES[met]));
    }
    return list;
}

static Node *dependencies_node(
    const Report *report, const Standing *standing, const Record *commitment)
{
    Arena *arena = report->arena;
    const Node *needs = record_get(commitment, S("depends-on"));
    Node *list = node_list(arena);
    for (size_t i = 0; node_is(needs, NODE_LIST) && i < needs->count; i++) {
        Node *map = node_push(arena, list, node_map(arena));
        Met met = pledge_dependency(standing, needs->items[i]->text);
        put(arena, map, S("on"), needs->items[i]);
        put_text(arena, map, S("met"), str_of(MET_NAMES[met]));
    }
    return list;
}

static void put_commitment(const Report *report, const Standing *standing,
    const Record *commitment, const Pledge *pledge, Node *list)
{
    Arena *arena = report->arena;
    Node *map = report_record(report, list, commitment);
    Node *findings = node_list(arena);
    put(arena, map, S("by"),
        describe_refs(arena, record_get(commitment, S("by"))));
    put(arena, map, S("to"),
        describe_refs(arena, record_get(commitment, S("to"))));
    put(arena, map, S("what"), describe_field(arena, commitment, S("what")));
    put(arena, map, S("until"), describe_field(arena, commitment, S("until")));
    put_text(arena, map, S("state"), pledge_state_name(pledge->state));
    put(arena, map, S("finding"),
        pledge->finding.size ? node_text(arena, pledge->finding)
                             : node_null(arena));
    put_bool(arena, map, S("over"), pledge->over);
    put(arena, map, S("when"), conditions_node(report, standing, commitment));
    put(arena, map, S("depends_on"),
        dependencies_node(report, standing, commitment));
    put(arena, map, S("verified_by"),
        describe_refs(arena, record_get(commitment, S("verified-by"))));
    put(arena, map, S("findings"), findings);
    for (size_t i = 0; i < pledge->finding_count; i++) {
        const Record *finding = pledge->findings[i];
        Node *item = report_record(report, findings, finding);
        put_text(arena, item, S("finding"), record_text(finding, S("finding")));
        put_text(arena, item, S("date"), report_when(finding));
        put(arena, item, S("by"),
            describe_refs(arena, record_get(finding, S("by"))));
    }
}

/* --- for people --- */

static Str who_words(const Report *report, const Record *commitment)
{
    const Node *to = record_get(commitment, S("to"));
    bool nobody = record_lists(commitment, S("by"), S("unknown"));
    Str by = nobody
                 ? message_text(MSG_UNKNOWN_VOICE)
                 : model_names(report->model, record_get(commitment, S("by")));
    if (!to) return by;
    return message_format(report->arena, MSG_COMMITMENT_WHO,
        ARGS(by, model_names(report->model, to)));
}

static Str state_words(const Report *report, const Pledge *pledge)
{
    Str words = message_format(report->arena, STATES[pledge->state],
        ARGS(describe_finding(pledge->finding)));
    if (!pledge->over) return words;
    return message_format(report->arena, MSG_STANDS_MORE,
        ARGS(words, message_text(MSG_COMMITMENT_OVER)));
}

static Tone state_tone(const Pledge *pledge)
{
    if (pledge->state == PLEDGE_DIFFER) return TONE_DIFFER;
    if (pledge->state == PLEDGE_TRIGGERED) return TONE_OPEN;
    for (size_t i = 0; i < sizeof FINDINGS / sizeof *FINDINGS; i++)
        if (str_equal(pledge->finding, str_of(FINDINGS[i].finding)))
            return FINDINGS[i].tone;
    return TONE_SILENT;
}

/* Each on a line of its own. */
static void add_words(StrBuf *buf, MessageId id, MessageArgs args)
{
    if (buf->size) strbuf_char(buf, '\n');
    message_add(buf, id, args);
}

/* Trigger, dependencies, verifier and date. */
static Str terms_words(
    const Report *report, const Standing *standing, const Record *commitment)
{
    const Model *model = report->model;
    const Node *when = record_get(commitment, S("when"));
    const Node *needs = record_get(commitment, S("depends-on"));
    const Node *verified = record_get(commitment, S("verified-by"));
    StrBuf buf = strbuf_new(report->arena);
    for (size_t i = 0; node_is(when, NODE_LIST) && i < when->count; i++)
        add_words(&buf, MSG_COMMITMENT_WHEN,
            ARGS(model_condition(model, when->items[i]),
                message_text(
                    METS[pledge_condition(standing, when->items[i])])));
    for (size_t i = 0; node_is(needs, NODE_LIST) && i < needs->count; i++) {
        const Node *on = needs->items[i];
        add_words(&buf, MSG_COMMITMENT_NEEDS,
            ARGS(model_voice(model, on),
                message_text(METS[pledge_dependency(standing, on->text)])));
    }
    if (verified)
        add_words(
            &buf, MSG_COMMITMENT_VERIFIED, ARGS(model_names(model, verified)));
    if (record_get(commitment, S("until")))
        add_words(&buf, MSG_COMMITMENT_UNTIL,
            ARGS(describe_date(report->arena, commitment, S("until"))));
    return strbuf_str(&buf);
}

static Str grade_words(const Report *report, const Record *finding)
{
    return str_printf(
        report->arena, "(%.*s)", STR_ARGS(describe_grade(finding->grade)));
}

static Str evidence_words(const Report *report, const Pledge *pledge)
{
    StrBuf buf = strbuf_new(report->arena);
    for (size_t i = 0; i < pledge->finding_count; i++) {
        const Record *finding = pledge->findings[i];
        Str marks = report_note_marks(report, finding);
        add_words(&buf, MSG_COMMITMENT_EVIDENCE,
            ARGS(describe_finding(record_text(finding, S("finding"))),
                report_date(report, report_when(finding)),
                marks.size ? marks : grade_words(report, finding)));
    }
    return strbuf_str(&buf);
}

/* "free meals on duty [2]" */
static Str what_words(const Report *report, const Record *commitment)
{
    const Str parts[] = {record_text(commitment, S("what")),
        report_note_marks(report, commitment)};
    return str_join(report->arena, parts, parts[1].size ? 2 : 1, S(" "));
}

static void tell(Report *report, const Standing *standing)
{
    static const MessageId HEADINGS[] = {MSG_COMMITMENT_HEAD_WHO,
        MSG_COMMITMENT_HEAD_WHAT, MSG_COMMITMENT_HEAD_TERMS,
        MSG_COMMITMENT_HEAD_STATE, MSG_COMMITMENT_HEAD_FOUND};
    static const Column columns[] = {{.least = 12, .shrink = 1},
        {.least = 20, .shrink = 2}, {.least = 24, .shrink = 3},
        {.least = 9, .shrink = 1}, {.least = 12, .shrink = 1}};
    const RecordList *heads = &report->model->heads[KIND_COMMITMENT];
    Node *list = report_list(report, S("commitments"));
    Block *table = report_table(report, HEADINGS, columns, 5);
    for (size_t i = 0; i < heads->count; i++) {
        const Record *commitment = heads->items[i];
        Pledge pledge = pledge_of(standing, commitment);
        put_commitment(report, standing, commitment, &pledge, list);
        const Cell cells[] = {CELL(who_words(report, commitment)),
            LINKED(what_words(report, commitment),
                describe_link(report->arena, commitment)),
            TONED(terms_words(report, standing, commitment), TONE_MUTED),
            TONED(state_words(report, &pledge), state_tone(&pledge)),
            TONED(evidence_words(report, &pledge), TONE_MUTED)};
        screen_row(report->screen, table, cells);
    }
}

static Status run_commitments(VerbCall *call, Err *err)
{
    Report report;
    KindSet kinds = ROOM_FRAME | KIND_BIT(KIND_POSITION);
    TRY(report_open(call, kinds, MSG_COMMITMENTS_TITLE, &report, err));
    Standing standing = standing_of(report.model);
    tell(&report, &standing);
    bool any = report.model->heads[KIND_COMMITMENT].count > 0;
    if (!any)
        screen_text(report.screen, message_text(MSG_RECORD_NONE), TONE_PLAIN);
    call->answer = any ? STATUS_OK : STATUS_NO;
    return report_close(&report, err);
}

static const Arg ARGS_COMMITMENTS[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_commitments = {.name = "commitments",
    .summary = MSG_COMMITMENTS,
    .help = MSG_COMMITMENTS_ABOUT,
    .example = "commitments varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_COMMITMENTS,
    .takes_view = true,
    .run = run_commitments};
