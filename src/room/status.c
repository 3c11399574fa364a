/* A point's status: the rows of the definition, tried in order. */
#include "room/status.h"

#include "room/said.h"

static const char *const STATUS_NAMES[POINT_STATUS_COUNT] = {"withdrawn",
    "agreed", "accepted", "conditional", "silent", "deadlocked", "open"};

static const char *const TEXTS_NAMES[TEXTS_COUNT] = {
    "not-described", "one-account", "differ", "same"};

Str status_name(PointStatus status)
{
    return str_of(STATUS_NAMES[status]);
}

Str texts_name(TextsStatus texts)
{
    return str_of(TEXTS_NAMES[texts]);
}

typedef struct {
    const Model *model;
    PointView *view;
    const Str *options; /* of the point */
    size_t option_count;
} Judge;

/* The stance that counts of party KEY on OPTION. */
static Stance stance_on(const PointView *view, Str key, Str option)
{
    for (size_t i = 0; i < view->stance_count; i++) {
        const OptionStance *entry = &view->stances[i];
        if (str_equal(entry->key, key) && str_equal(entry->option, option))
            return entry->stance;
    }
    return STANCE_NONE;
}

bool status_rejects(const PointView *view, Str party, Str option)
{
    return stance_on(view, party, option) == STANCE_REJECTS;
}

/* The options for which FITS(party, option) holds for all who must consent. */
static bool options_for_all(
    Judge *judge, bool (*fits)(const Judge *judge, Str party, Str option))
{
    PointView *view = judge->view;
    Str *options =
        arena_array(judge->model->arena, judge->option_count, sizeof *options);
    size_t count = 0;
    for (size_t i = 0; i < judge->option_count; i++) {
        bool all = view->consent_count > 0;
        for (size_t j = 0; j < view->consent_count && all; j++)
            all = fits(judge, view->consent[j], judge->options[i]);
        if (all) options[count++] = judge->options[i];
    }
    view->options = options;
    view->option_count = count;
    return count > 0;
}

static bool takes(const Judge *judge, Str party, Str option)
{
    return stance_takes(stance_on(judge->view, party, option));
}

static bool takes_if(const Judge *judge, Str party, Str option)
{
    Stance stance = stance_on(judge->view, party, option);
    return stance_takes(stance) || stance == STANCE_ACCEPTS_IF;
}

/* True if ACT settles OPTION of the point: by name, or through a draft that
 * says so. */
static bool act_settles(const Judge *judge, const Record *act, Str option)
{
    Str name = record_text(act, S("act"));
    if (!str_equal(name, S("adopts")) && !str_equal(name, S("agrees")) &&
        !str_equal(name, S("initials")))
        return false;
    if (str_equal(record_text(act, S("ad-referendum")), S("yes"))) return false;
    Str key = judge->view->point->key;
    if (str_equal(record_text(act, S("point")), key)) {
        Str named = record_text(act, S("option"));
        if (!named.size) named = record_text(act, S("value"));
        return str_equal(named, option);
    }
    if (record_text(act, S("point")).size) return false;
    const Record *draft =
        model_find(judge->model, KIND_DRAFT, record_text(act, S("draft")));
    return draft && str_equal(said_option(draft, key), option);
}

static bool agreed_by(const Judge *judge, Str party, Str option)
{
    const RecordList *acts = &judge->model->heads[KIND_ACT];
    Str ref = str_printf(judge->model->arena, "party:%.*s", STR_ARGS(party));
    for (size_t i = 0; i < acts->count; i++)
        if (record_lists(acts->items[i], S("by"), ref) &&
            act_settles(judge, acts->items[i], option))
            return true;
    return false;
}

/* The numbers that acts settle stand in for options of a number point. */
static bool is_agreed(Judge *judge)
{
    if (judge->option_count) return options_for_all(judge, agreed_by);
    const RecordList *acts = &judge->model->heads[KIND_ACT];
    Str *values = arena_array(judge->model->arena, acts->count, sizeof *values);
    Judge numbers = {judge->model, judge->view, values, 0};
    for (size_t i = 0; i < acts->count; i++) {
        Str value = record_text(acts->items[i], S("value"));
        bool doubled = !value.size;
        for (size_t j = 0; j < numbers.option_count; j++)
            doubled |= str_equal(values[j], value);
        if (!doubled) values[numbers.option_count++] = value;
    }
    return options_for_all(&numbers, agreed_by);
}

static bool is_withdrawn(Judge *judge)
{
    const RecordList *withdrawn = &judge->model->heads[KIND_WITHDRAWN];
    for (size_t i = 0; i < withdrawn->count; i++)
        if (str_equal(record_text(withdrawn->items[i], S("point")),
                judge->view->point->key))
            return true;
    return false;
}

static bool is_common(Judge *judge, bool conditions)
{
    PointView *view = judge->view;
    if (judge->option_count)
        return options_for_all(judge, conditions ? takes_if : takes);
    return view->has_result = number_common(judge->model, view->stances,
               view->stance_count, view->consent, view->consent_count,
               conditions, &view->result);
}

static bool is_accepted(Judge *judge)
{
    return is_common(judge, false);
}

static bool is_conditional(Judge *judge)
{
    return is_common(judge, true);
}

static bool needs_consent(const PointView *view, Str key)
{
    for (size_t i = 0; key.size && i < view->consent_count; i++)
        if (str_equal(view->consent[i], key)) return true;
    return false;
}

static bool is_silent(Judge *judge)
{
    const PointView *view = judge->view;
    for (size_t i = 0; i < view->stance_count; i++)
        if (view->stances[i].stance != STANCE_NONE &&
            view->stances[i].stance != STANCE_SILENT &&
            needs_consent(view, view->stances[i].key))
            return false;
    return true;
}

static bool is_deadlocked(Judge *judge)
{
    const PointView *view = judge->view;
    if (!judge->option_count)
        return number_nothing_left(judge->model, view->point, view->stances,
            view->stance_count, view->consent, view->consent_count);
    for (size_t i = 0; i < judge->option_count; i++) {
        bool rejected = false;
        for (size_t j = 0; j < view->consent_count; j++)
            rejected |=
                status_rejects(view, view->consent[j], judge->options[i]);
        if (!rejected) return false;
    }
    return true;
}

static bool is_open(Judge *judge)
{
    (void)judge;
    return true;
}

static bool (*const FITS[POINT_STATUS_COUNT])(Judge *judge) = {is_withdrawn,
    is_agreed, is_accepted, is_conditional, is_silent, is_deadlocked, is_open};

static bool somebody_split(const PointView *view)
{
    for (size_t i = 0; i < view->stance_count; i++)
        if (view->stances[i].split && needs_consent(view, view->stances[i].key))
            return true;
    return false;
}

PointView status_of_point(
    const Model *model, const Record *point, const Map *index)
{
    PointView view = {.point = point};
    OptionStance *stances = NULL;
    Judge judge = {.model = model, .view = &view};
    judge.options = stance_options(model, point, &judge.option_count);
    view.stance_count =
        stance_of_point(model, point, map_get(index, point->key), &stances);
    view.stances = stances;
    view.consent_count = model_consent(model, point, &view.consent, NULL);
    view.said_count = said_of_point(model, point, &view.said);
    view.texts = said_status(view.said, view.said_count);
    view.split = somebody_split(&view);
    while (!FITS[view.status](&judge)) view.status++;
    return view;
}

PointView *status_of_points(const Model *model, size_t *count)
{
    const RecordList *points = &model->heads[KIND_POINT];
    Map index = stance_index(model);
    PointView *views = arena_array(model->arena, points->count, sizeof *views);
    *count = 0;
    for (size_t i = 0; i < points->count; i++) {
        const Record *point = points->items[i];
        if (model_find(model, KIND_POINT, point->key) == point)
            views[(*count)++] = status_of_point(model, point, &index);
    }
    return views;
}
