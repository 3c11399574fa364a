/* Commitments: their state by evidence, else by trigger and dependency. What
 * the record does not settle stays unknown. */
#include "room/pledge.h"

static const char *const NAMES[] = {
    "found", "differ", "triggered", "waits", "unknown"};

Str pledge_state_name(PledgeState state)
{
    return str_of(NAMES[state]);
}

Standing standing_of(const Model *model)
{
    Standing standing = {model, NULL, 0};
    standing.points = status_of_points(model, &standing.point_count);
    return standing;
}

static const PointView *find_point(const Standing *standing, Str key)
{
    for (size_t i = 0; i < standing->point_count; i++)
        if (str_equal(standing->points[i].point->key, key))
            return &standing->points[i];
    return NULL;
}

static bool has_option(const PointView *view, Str option)
{
    if (!option.size) return true;
    for (size_t i = 0; i < view->option_count; i++)
        if (str_equal(view->options[i], option)) return true;
    return false;
}

/* A point is met when it is agreed, on this option if one is named. */
static Met point_met(const Standing *standing, Str key, Str option)
{
    const PointView *view = find_point(standing, key);
    if (!view) return MET_UNKNOWN;
    return view->status == POINT_AGREED && has_option(view, option) ? MET_YES
                                                                    : MET_NO;
}

static Met meeting_met(const Model *model, Str key)
{
    const Record *meeting = model_find(model, KIND_MEETING, key);
    if (!meeting) return MET_UNKNOWN;
    return str_equal(record_text(meeting, S("status")), S("held")) ? MET_YES
                                                                   : MET_NO;
}

/* True if the condition does not name FIELD, or ACT has the same there. */
static bool fits(const Record *act, const Node *condition, Str field)
{
    Str wanted = node_get_text(condition, field);
    return !wanted.size || str_equal(record_text(act, field), wanted);
}

/* An act of this word, on what the condition names; what is agreed ad
 * referendum is not agreed yet. */
static Met act_met(const Model *model, const Node *condition)
{
    const RecordList *acts = &model->heads[KIND_ACT];
    for (size_t i = 0; i < acts->count; i++) {
        const Record *act = acts->items[i];
        bool pending =
            str_equal(record_text(act, S("ad-referendum")), S("yes"));
        if (!pending && fits(act, condition, S("act")) &&
            fits(act, condition, S("point")) &&
            fits(act, condition, S("option")) &&
            fits(act, condition, S("draft")))
            return MET_YES;
    }
    return MET_NO;
}

static Met draft_met(const Model *model, Str key)
{
    static const char *const words[] = {"adopts", "initials", "agrees"};
    const RecordList *acts = &model->heads[KIND_ACT];
    for (size_t i = 0; i < acts->count; i++) {
        const Record *act = acts->items[i];
        if (!str_equal(record_text(act, S("draft")), key) ||
            str_equal(record_text(act, S("ad-referendum")), S("yes")))
            continue;
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            if (str_equal(record_text(act, S("act")), str_of(words[j])))
                return MET_YES;
    }
    return MET_NO;
}

Met pledge_condition(const Standing *standing, const Node *condition)
{
    Str point = node_get_text(condition, S("point"));
    Str draft = node_get_text(condition, S("draft"));
    Str meeting = node_get_text(condition, S("meeting"));
    if (condition->type != NODE_MAP) return MET_UNKNOWN;
    if (node_get(condition, S("act")))
        return act_met(standing->model, condition);
    if (node_get(condition, S("range")) || node_get(condition, S("stance")))
        return MET_UNKNOWN;
    if (point.size)
        return point_met(
            standing, point, node_get_text(condition, S("option")));
    if (draft.size) return draft_met(standing->model, draft);
    if (meeting.size) return meeting_met(standing->model, meeting);
    return MET_UNKNOWN;
}

static size_t find_findings(
    const Model *model, Str commitment, const Record *const **found)
{
    const RecordList *all = &model->heads[KIND_FINDING];
    const Record **list =
        arena_array(model->arena, all->count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (str_equal(record_text(all->items[i], S("commitment")), commitment))
            list[count++] = all->items[i];
    *found = list;
    return count;
}

/* True if A tells of a later day than B. */
static bool is_later(const Record *a, const Record *b)
{
    return a->since_date.latest > b->since_date.latest;
}

/* The findings of the latest day, which alone tell how it stands now; *SAME
 * is false if they differ. */
static Str latest_finding(
    const Record *const *findings, size_t count, bool *same)
{
    const Record *latest = findings[0];
    *same = true;
    for (size_t i = 1; i < count; i++)
        if (is_later(findings[i], latest)) latest = findings[i];
    for (size_t i = 0; i < count; i++)
        if (!is_later(latest, findings[i]) &&
            !str_equal(record_text(findings[i], S("finding")),
                record_text(latest, S("finding"))))
            *same = false;
    return record_text(latest, S("finding"));
}

static Met commitment_met(const Model *model, Str key)
{
    const Record *const *findings;
    size_t count = find_findings(model, key, &findings);
    bool same;
    if (!count) return MET_UNKNOWN;
    bool kept = str_equal(latest_finding(findings, count, &same), S("kept"));
    if (!same) return MET_UNKNOWN;
    return kept ? MET_YES : MET_NO;
}

Met pledge_dependency(const Standing *standing, Str ref)
{
    const Model *model = standing->model;
    Str key = ref_key(ref);
    switch (ref_kind(ref)) {
    case KIND_POINT: return point_met(standing, key, S(""));
    case KIND_DRAFT: return draft_met(model, key);
    case KIND_MEETING: return meeting_met(model, key);
    case KIND_COMMITMENT: return commitment_met(model, key);
    case KIND_BODY: return model_find_ref(model, ref) ? MET_YES : MET_UNKNOWN;
    default: return MET_UNKNOWN;
    }
}

/* The weakest of all: no, before unknown, before yes. */
static Met both_met(Met a, Met b)
{
    if (a == MET_NO || b == MET_NO) return MET_NO;
    return a == MET_UNKNOWN || b == MET_UNKNOWN ? MET_UNKNOWN : MET_YES;
}

static Met all_met(const Standing *standing, const Record *commitment)
{
    const Node *when = record_get(commitment, S("when"));
    const Node *needs = record_get(commitment, S("depends-on"));
    Met met = MET_YES;
    for (size_t i = 0; node_is(when, NODE_LIST) && i < when->count; i++)
        met = both_met(met, pledge_condition(standing, when->items[i]));
    for (size_t i = 0; node_is(needs, NODE_LIST) && i < needs->count; i++)
        met = both_met(met, pledge_dependency(standing, needs->items[i]->text));
    return met;
}

static bool is_over(const Model *model, const Record *commitment)
{
    Date until = date_of(record_date(commitment, S("until")));
    return !until.unknown && until.latest < model->view.on;
}

Pledge pledge_of(const Standing *standing, const Record *commitment)
{
    static const PledgeState by_met[] = {
        [MET_NO] = PLEDGE_WAITS,
        [MET_YES] = PLEDGE_TRIGGERED,
        [MET_UNKNOWN] = PLEDGE_UNKNOWN,
    };
    Pledge pledge = {.finding = S("")};
    bool same = true;
    pledge.over = is_over(standing->model, commitment);
    pledge.finding_count =
        find_findings(standing->model, commitment->key, &pledge.findings);
    if (!pledge.finding_count) {
        pledge.state = by_met[all_met(standing, commitment)];
        return pledge;
    }
    pledge.finding =
        latest_finding(pledge.findings, pledge.finding_count, &same);
    pledge.state = same ? PLEDGE_FOUND : PLEDGE_DIFFER;
    return pledge;
}
