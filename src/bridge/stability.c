/* Points, decision makers and links of a room as a conflict.
 *
 * A point takes part if somebody is on record as carrying it out and it has
 * two values or more. Each value is one option; patterns leave just the states
 * that take one value of every point. Who carries a point out can change it;
 * what takes the consent of several is not a move (doc/stability.md). */
#include "bridge/stability.h"

#include <stdlib.h>
#include "base/decimal.h"
#include "bridge/stability_part.h"
#include "stability/bits.h"

/* -- points and their values ----------------------------------------------- */

typedef VEC(Str) Values;

static void add_number(Arena *arena, Values *values, Str text)
{
    Str minimal;
    if (!text.size || !decimal_parse(arena, text, &minimal)) return;
    for (size_t k = 0; k < values->count; k++)
        if (str_equal(values->items[k], minimal)) return;
    vec_push(arena, values, minimal);
}

static int by_number(const void *a, const void *b)
{
    return decimal_compare(*(const Str *)a, *(const Str *)b);
}

/* The numbers on the table, rising. */
static Values numbers_of(ConflictWork *work, const PointView *view)
{
    Values values = {0};
    const RecordList *packages = &work->model->heads[KIND_PACKAGE];
    for (size_t k = 0; k < view->said_count; k++)
        add_number(work->arena, &values, view->said[k].option);
    for (size_t k = 0; k < packages->count; k++)
        add_number(work->arena, &values,
            node_get_text(
                record_get(packages->items[k], S("takes")), view->point->key));
    if (values.count) qsort(values.items, values.count, sizeof(Str), by_number);
    return values;
}

static Values values_of(ConflictWork *work, const PointView *view)
{
    if (stance_is_number(view->point)) return numbers_of(work, view);
    Values values = {0};
    size_t count;
    const Str *options = stance_options(work->model, view->point, &count);
    for (size_t k = 0; k < count; k++)
        vec_push(work->arena, &values, options[k]);
    return values;
}

/* "Pay: 3.2 %", "Workshop: Contracted out" */
static Str option_name(ConflictWork *work, const Record *point, Str value)
{
    Str title = record_text(point, S("title"));
    Str unit = record_text(point, S("unit"));
    if (!stance_is_number(point))
        return message_format(work->arena, MSG_ROOM_CONFLICT_OPTION,
            ARGS(title, model_option_name(work->model, point->key, value)));
    return message_format(work->arena,
        unit.size ? MSG_ROOM_CONFLICT_AMOUNT : MSG_ROOM_CONFLICT_OPTION,
        ARGS(title, value, unit));
}

/* One value of the point and no more. */
static void add_exclusions(ConflictWork *work, const ConflictPoint *point)
{
    uint64_t all = conflict_point_options(point);
    for (uint64_t a = all; a; a &= a - 1)
        for (uint64_t b = a & (a - 1); b; b &= b - 1) {
            uint64_t both = (a & -a) | (b & -b);
            vec_push(work->arena, &work->infeasible, ((Pattern){both, both}));
        }
    vec_push(work->arena, &work->infeasible, ((Pattern){all, 0}));
}

static void add_options(ConflictWork *work, const ConflictPoint *point)
{
    for (size_t k = 0; k < point->count; k++) {
        ConflictOption option = {
            .key = str_printf(work->arena, "%.*s=%.*s",
                STR_ARGS(point->point->key), STR_ARGS(point->values[k])),
            .name = option_name(work, point->point, point->values[k])};
        vec_push(work->arena, &work->options, option);
    }
}

/* Why a point takes no part; false if it does. */
static bool is_left_out(
    const PointView *view, const Values *values, MessageId *why)
{
    const Node *by = record_get(view->point, S("carried-out-by"));
    if (view->status == POINT_WITHDRAWN)
        *why = MSG_ROOM_CONFLICT_WITHDRAWN;
    else if (!node_is(by, NODE_LIST) || !by->count)
        *why = MSG_ROOM_CONFLICT_NOBODY;
    else if (values->count < 2)
        *why = MSG_ROOM_CONFLICT_ONE_VALUE;
    else
        return false;
    return true;
}

static Status add_point(ConflictWork *work, const PointView *view, Err *err)
{
    Values values = values_of(work, view);
    MessageId why;
    if (is_left_out(view, &values, &why)) {
        vec_push(work->arena, &work->notes,
            message_format(
                work->arena, why, ARGS(record_text(view->point, S("title")))));
        return STATUS_OK;
    }
    ConflictPoint point = {
        view->point, values.items, work->options.count, values.count};
    if (point.first + point.count > CONFLICT_OPTIONS_MAX)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_ROOM_CONFLICT_MANY,
            ARGS(str_int(work->arena, CONFLICT_OPTIONS_MAX)));
    vec_push(work->arena, &work->points, point);
    vec_push(work->arena, &work->views, *view);
    add_options(work, &point);
    add_exclusions(work, &point);
    return STATUS_OK;
}

/* -- decision makers ------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    return str_compare(
        ((const DecisionMaker *)a)->name, ((const DecisionMaker *)b)->name);
}

static DecisionMaker *maker_of(ConflictWork *work, Str party)
{
    for (size_t m = 0; m < work->makers.count; m++)
        if (str_equal(work->makers.items[m].name, party))
            return &work->makers.items[m];
    vec_push(work->arena, &work->makers, ((DecisionMaker){.name = party}));
    return &work->makers.items[work->makers.count - 1];
}

static Status add_makers(ConflictWork *work, Err *err)
{
    for (size_t i = 0; i < work->points.count; i++) {
        const ConflictPoint *point = &work->points.items[i];
        const Node *by = record_get(point->point, S("carried-out-by"));
        for (size_t k = 0; k < by->count; k++)
            maker_of(work, by->items[k]->text)->options |=
                conflict_point_options(point);
    }
    if (work->makers.count > CONFLICT_MAKERS_MAX)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_CONFLICT_MANY,
            ARGS(S("parties"), str_int(work->arena, CONFLICT_MAKERS_MAX)));
    qsort(
        work->makers.items, work->makers.count, sizeof(DecisionMaker), by_name);
    return STATUS_OK;
}

/* -- links ----------------------------------------------------------------- */

uint64_t conflict_point_options(const ConflictPoint *point)
{
    return bits_low((unsigned)point->count) << point->first;
}

uint64_t conflict_value_bit(const ConflictPoint *point, Str value)
{
    for (size_t k = 0; k < point->count; k++)
        if (str_equal(point->values[k], value))
            return 1ull << (point->first + k);
    return 0;
}

const ConflictPoint *conflict_point_find(
    const ConflictPoint *points, size_t count, Str key)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(points[i].point->key, key)) return &points[i];
    return NULL;
}

/* The point that a link names; NULL, and noted, if it takes no part. */
static const ConflictPoint *link_point(
    ConflictWork *work, const Record *link, const NodeEntry *entry)
{
    const ConflictPoint *point =
        conflict_point_find(work->points.items, work->points.count, entry->key);
    if (!point)
        vec_push(work->arena, &work->notes,
            message_format(work->arena, MSG_ROOM_CONFLICT_LINK,
                ARGS(link->key, entry->key)));
    return point;
}

/* The options that a link's `if` names; false if a point of it takes no part,
 * or a value of it never comes up. */
static bool read_if(ConflictWork *work, const Record *link, uint64_t *when)
{
    const Node *map = record_get(link, S("if"));
    *when = 0;
    for (size_t k = 0; k < map->count; k++) {
        const ConflictPoint *point = link_point(work, link, &map->entries[k]);
        uint64_t bit =
            point ? conflict_value_bit(point, map->entries[k].value->text) : 0;
        if (!bit) return false;
        *when |= bit;
    }
    return true;
}

/* With WHEN, each choice of MAP is excluded, or (THEN) needed. */
static void add_consequences(
    ConflictWork *work, const Record *link, Str field, uint64_t when)
{
    const Node *map = record_get(link, field);
    bool then = str_equal(field, S("then"));
    for (size_t k = 0; node_is(map, NODE_MAP) && k < map->count; k++) {
        const ConflictPoint *point = link_point(work, link, &map->entries[k]);
        if (!point) continue;
        uint64_t bit = conflict_value_bit(point, map->entries[k].value->text);
        if (!bit && !then) continue;
        vec_push(work->arena, &work->infeasible,
            ((Pattern){when | bit, then ? when & ~bit : when | bit}));
    }
}

static void add_links(ConflictWork *work)
{
    const RecordList *links = &work->model->heads[KIND_LINK];
    for (size_t k = 0; k < links->count; k++) {
        uint64_t when;
        if (!read_if(work, links->items[k], &when)) continue;
        add_consequences(work, links->items[k], S("not"), when);
        add_consequences(work, links->items[k], S("then"), when);
    }
}

/* -- all ------------------------------------------------------------------- */

static bool is_rejected(const PointView *view)
{
    for (size_t k = 0; k < view->stance_count; k++) {
        const OptionStance *entry = &view->stances[k];
        if (entry->stance == STANCE_REJECTS) return true;
        if (entry->stance && record_get(entry->deciding, S("rejects")))
            return true; /* numbers, besides those it accepts */
    }
    return false;
}

/* Is there anything that says what somebody prefers? */
static bool has_preferences(
    const ConflictWork *work, const PointView *views, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (is_rejected(&views[k])) return true;
    return work->model->heads[KIND_ESTIMATE].count > 0;
}

static Status read_all(ConflictWork *work, Err *err)
{
    size_t count;
    PointView *views = status_of_points(work->model, &count);
    if (!has_preferences(work, views, count))
        return err_set(err, STATUS_NO, NOWHERE, MSG_NO_PREFERENCES, NO_ARGS);
    for (size_t k = 0; k < count; k++) TRY(add_point(work, &views[k], err));
    if (!work->points.count)
        return err_set(
            err, STATUS_NO, NOWHERE, MSG_ROOM_CONFLICT_NONE, NO_ARGS);
    TRY(add_makers(work, err));
    add_links(work);
    TRY(conflict_preferences_read(work, err));
    if (!work->missing.count) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_ROOM_CONFLICT_MISSING,
        ARGS(str_join(
            work->arena, work->missing.items, work->missing.count, S("; "))));
}

Status room_conflict_read(const Model *model, const Str *chosen,
    size_t chosen_count, RoomConflict *conflict, Err *err)
{
    ConflictWork work = {.arena = model->arena,
        .model = model,
        .chosen = chosen,
        .chosen_count = chosen_count};
    const Record *own = model_room(model);
    TRY(read_all(&work, err));
    *conflict = (RoomConflict){
        .conflict = {.name = own ? record_text(own, S("title")) : S(""),
            .makers = work.makers.items,
            .maker_count = work.makers.count,
            .options = work.options.items,
            .option_count = work.options.count,
            .infeasible = work.infeasible.items,
            .infeasible_count = work.infeasible.count},
        .points = work.points.items,
        .point_count = work.points.count,
        .estimates = work.estimates,
        .notes = work.notes.items,
        .note_count = work.notes.count};
    return STATUS_OK;
}
