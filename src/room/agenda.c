/* Conditions and dates: what waits, and what comes next. */
#include "room/agenda.h"

#include <stdlib.h>

typedef VEC(Wait) Waits;
typedef VEC(Next) Nexts;

static void add_conditions(const Model *model, Waits *waits, Str what,
    Str whose, const Node *conditions, const Record *record)
{
    for (size_t i = 0; node_is(conditions, NODE_LIST) && i < conditions->count;
         i++) {
        Wait wait = {
            what, model_condition(model, conditions->items[i]), whose, record};
        vec_push(model->arena, waits, wait);
    }
}

static Str reference(const Model *model, const char *kind, Str key)
{
    return str_printf(model->arena, "%s:%.*s", kind, STR_ARGS(key));
}

static void add_position(
    const Model *model, Waits *waits, const Record *position)
{
    Str point = record_text(position, S("point"));
    Str draft = record_text(position, S("draft"));
    Str whose = record_text(position, S("party"));
    Str what = point.size ? reference(model, "point", point)
                          : reference(model, "draft", draft);
    add_conditions(
        model, waits, what, whose, record_get(position, S("if")), position);
    add_conditions(model, waits, what, whose,
        node_get(record_get(position, S("accepts-if")), S("if")), position);
}

static void add_kind(const Model *model, Waits *waits, Kind kind, Str field)
{
    const RecordList *heads = &model->heads[kind];
    for (size_t i = 0; i < heads->count; i++)
        add_conditions(model, waits,
            reference(model, KINDS[kind].name, heads->items[i]->key), S(""),
            record_get(heads->items[i], field), heads->items[i]);
}

size_t agenda_waits(const Model *model, Wait **out)
{
    Waits waits = {0};
    const RecordList *positions = &model->heads[KIND_POSITION];
    for (size_t i = 0; i < positions->count; i++)
        add_position(model, &waits, positions->items[i]);
    add_kind(model, &waits, KIND_MEETING, S("if"));
    add_kind(model, &waits, KIND_COMMITMENT, S("when"));
    *out = waits.items;
    return waits.count;
}

/* True unless the date is over in this view. */
static bool is_ahead(const Model *model, Str edtf)
{
    Date date = date_of(edtf);
    return date.unknown || date.latest >= model->view.on;
}

static void add_next(const Model *model, Nexts *nexts, const Record *record,
    Str field, Str what, Str kind)
{
    const Node *date = record_get(record, field);
    Next next = {record_date(record, field), node_get_text(date, S("words")),
        what, kind, record};
    if (is_ahead(model, next.date)) vec_push(model->arena, nexts, next);
}

static void add_meetings(const Model *model, Nexts *nexts)
{
    const RecordList *meetings = &model->heads[KIND_MEETING];
    for (size_t i = 0; i < meetings->count; i++) {
        const Record *meeting = meetings->items[i];
        Str status = record_text(meeting, S("status"));
        if (str_equal(status, S("planned")) ||
            str_equal(status, S("conditional")))
            add_next(model, nexts, meeting, S("date"),
                model_key_name(model, KIND_MEETING, meeting->key), status);
    }
}

/* Dated ones by date, then those without a date, each as recorded. */
static int by_date(const void *a, const void *b)
{
    const Next *left = a, *right = b;
    Date left_date = date_of(left->date), right_date = date_of(right->date);
    if (left_date.unknown != right_date.unknown)
        return left_date.unknown ? 1 : -1;
    if (left_date.latest != right_date.latest)
        return left_date.latest < right_date.latest ? -1 : 1;
    return record_order(left->record, right->record);
}

size_t agenda_next(const Model *model, Next **out)
{
    Nexts nexts = {0};
    const RecordList *deadlines = &model->heads[KIND_DEADLINE];
    const RecordList *commitments = &model->heads[KIND_COMMITMENT];
    for (size_t i = 0; i < deadlines->count; i++)
        add_next(model, &nexts, deadlines->items[i], S("date"),
            record_text(deadlines->items[i], S("what")), S("deadline"));
    add_meetings(model, &nexts);
    for (size_t i = 0; i < commitments->count; i++)
        if (record_get(commitments->items[i], S("until")))
            add_next(model, &nexts, commitments->items[i], S("until"),
                record_text(commitments->items[i], S("what")), S("commitment"));
    if (nexts.count)
        qsort(nexts.items, nexts.count, sizeof *nexts.items, by_date);
    *out = nexts.items;
    return nexts.count;
}
