/* What happened, in a line of words. */
#include "verb/happening.h"

#define BIT KIND_BIT

const KindSet HAPPENINGS =
    BIT(KIND_MEETING) | BIT(KIND_DRAFT) | BIT(KIND_ACCOUNT) | BIT(KIND_SIGHT) |
    BIT(KIND_AMENDMENT) | BIT(KIND_UNDERSTANDING) | BIT(KIND_ACT) |
    BIT(KIND_WITHDRAWN) | BIT(KIND_EVENT) | BIT(KIND_FINDING);

enum { PARTS_MOST = 6 };

/* Parts of a line, those that are there joined by "; ". */
typedef struct {
    Str items[PARTS_MOST];
    size_t count;
} Parts;

static void add_part(Parts *parts, Str text)
{
    if (text.size && parts->count < PARTS_MOST)
        parts->items[parts->count++] = text;
}

static Str join_parts(Arena *arena, const Parts *parts)
{
    return str_join(arena, parts->items, parts->count, S("; "));
}

static Str point_words(const Report *report, const Record *record)
{
    Str point = record_text(record, S("point"));
    Str option = record_text(record, S("option"));
    if (!option.size)
        option = model_measure(
            report->model, point, record_text(record, S("value")));
    if (!point.size) return S("");
    Str title = model_key_name(report->model, KIND_POINT, point);
    if (!option.size) return title;
    return message_format(report->arena, MSG_POINT_OPTION,
        ARGS(title, model_option_name(report->model, point, option)));
}

static Str draft_words(const Report *report, const Record *record)
{
    Str draft = record_text(record, S("draft"));
    return draft.size ? model_key_name(report->model, KIND_DRAFT, draft)
                      : S("");
}

static Str meeting_words(const Report *report, const Record *meeting)
{
    const Model *model = report->model;
    Parts parts = {.count = 0};
    Str round = record_text(meeting, S("round"));
    add_part(&parts, model_key_name(model, KIND_MEETING, meeting->key));
    if (round.size) add_part(&parts, model_key_name(model, KIND_ROUND, round));
    add_part(&parts, record_text(meeting, S("place")));
    add_part(&parts, model_names(model, record_get(meeting, S("about"))));
    return join_parts(report->arena, &parts);
}

static Str account_words(const Report *report, const Record *account)
{
    Str text = draft_words(report, account);
    Str meeting = record_text(account, S("meeting"));
    if (!text.size) text = model_key_name(report->model, KIND_MEETING, meeting);
    return message_format(report->arena, MSG_HAPPENED_ACCOUNT,
        ARGS(text, point_words(report, account)));
}

static Str act_words(const Report *report, const Record *act)
{
    Parts parts = {.count = 0};
    const Node *what = record_get(act, S("what"));
    bool pending = str_equal(record_text(act, S("ad-referendum")), S("yes"));
    add_part(&parts, draft_words(report, act));
    add_part(&parts, point_words(report, act));
    if (what) add_part(&parts, model_names(report->model, what));
    if (pending) add_part(&parts, message_text(MSG_HAPPENED_REFERENDUM));
    return join_parts(report->arena, &parts);
}

static Str event_words(const Report *report, const Record *event)
{
    Arena *arena = report->arena;
    Parts parts = {.count = 0};
    Str killed = describe_amount(arena, record_get(event, S("killed")));
    Str injured = describe_amount(arena, record_get(event, S("injured")));
    const Node *told = record_get(event, S("as-reported-by"));
    add_part(&parts, record_text(event, S("event")));
    add_part(&parts, record_text(event, S("place")));
    if (killed.size)
        add_part(
            &parts, message_format(arena, MSG_GROUND_KILLED, ARGS(killed)));
    if (injured.size)
        add_part(
            &parts, message_format(arena, MSG_GROUND_INJURED, ARGS(injured)));
    if (told)
        add_part(&parts, message_format(arena, MSG_HAPPENED_REPORTED,
                             ARGS(model_names(report->model, told))));
    return join_parts(arena, &parts);
}

static Str finding_words(const Report *report, const Record *finding)
{
    const Record *commitment = model_find(
        report->model, KIND_COMMITMENT, record_text(finding, S("commitment")));
    return commitment ? record_text(commitment, S("what"))
                      : record_text(finding, S("commitment"));
}

static Str understanding_words(const Report *report, const Record *record)
{
    Parts parts = {.count = 0};
    Str content = record_text(record, S("content"));
    bool unknown = str_equal(content, S("unknown"));
    add_part(&parts, unknown ? message_text(MSG_HAPPENED_UNKNOWN) : content);
    add_part(&parts, describe_words(report->arena, record));
    return join_parts(report->arena, &parts);
}

static Str amendment_words(const Report *report, const Record *amendment)
{
    Parts parts = {.count = 0};
    add_part(&parts, draft_words(report, amendment));
    add_part(&parts, point_words(report, amendment));
    add_part(&parts, record_text(amendment, S("new")));
    return join_parts(report->arena, &parts);
}

static Str position_words(const Report *report, const Record *position)
{
    Str matter = point_words(report, position);
    Str side = describe_side(report->model, position);
    if (!matter.size) matter = draft_words(report, position);
    Str point = record_text(position, S("point"));
    if (point.size) matter = model_key_name(report->model, KIND_POINT, point);
    return message_format(report->arena, MSG_POINT_OPTION, ARGS(matter, side));
}

static Str title_words(const Report *report, const Record *record)
{
    (void)report;
    return record_text(record, S("title"));
}

static Str (*const WORDS[KIND_COUNT])(const Report *, const Record *) = {
    [KIND_MEETING] = meeting_words,
    [KIND_DRAFT] = title_words,
    [KIND_ACCOUNT] = account_words,
    [KIND_SIGHT] = draft_words,
    [KIND_AMENDMENT] = amendment_words,
    [KIND_UNDERSTANDING] = understanding_words,
    [KIND_ACT] = act_words,
    [KIND_WITHDRAWN] = point_words,
    [KIND_EVENT] = event_words,
    [KIND_FINDING] = finding_words,
    [KIND_POSITION] = position_words,
};

Str happening_words(const Report *report, const Record *record)
{
    if (WORDS[record->kind]) return WORDS[record->kind](report, record);
    return describe_words(report->arena, record);
}

Str happening_sort(const Report *report, const Record *record)
{
    Str word = S("");
    if (record->kind == KIND_MEETING) word = record_text(record, S("status"));
    if (record->kind == KIND_FINDING)
        word = describe_finding(record_text(record, S("finding")));
    if (record->kind == KIND_ACT) return record_text(record, S("act"));
    if (!word.size) return record->kind_name;
    return message_format(
        report->arena, MSG_HAPPENED_SORT, ARGS(record->kind_name, word));
}

Str happening_who(const Report *report, const Record *record)
{
    const Node *who = record_get(record, S("by"));
    if (record->kind == KIND_STATEMENT || record->kind == KIND_ACCOUNT)
        return describe_speaker(report->model, record);
    if (record->kind == KIND_UNDERSTANDING)
        who = record_get(record, S("between"));
    if (record->kind == KIND_MEETING && record_get(record, S("people")))
        return report_names(
            report, KIND_PERSON, record_get(record, S("people")));
    if (record->kind == KIND_MEETING) who = record_get(record, S("parties"));
    if (record->kind == KIND_POSITION)
        return model_name(report->model, record_text(record, S("party")));
    if (record->kind == KIND_EVENT ||
        record_lists(record, S("by"), S("unknown")))
        return S("");
    return who ? model_names(report->model, who) : S("");
}
