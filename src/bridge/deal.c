/* From a room's view to the problem of a deal: points, parties, what is known
 * of their preferences, bars. */
#include "bridge/deal.h"

#include <math.h>
#include <stdlib.h>

#include "bridge/deal_inner.h"
#include "room/said.h"

void room_deal_note(RoomDealWork *work, MessageId id, MessageArgs args)
{
    Str note = message_format(work->arena, id, args);
    for (size_t i = 0; i < work->deal->notes.count; i++)
        if (str_equal(work->deal->notes.items[i], note)) return;
    vec_push(work->arena, &work->deal->notes, note);
}

/* -- what is missing
 * ------------------------------------------------------------ */

static void miss(RoomDealWork *work, MessageId id, MessageArgs args)
{
    vec_push(work->arena, &work->deal->missing,
        message_format(work->arena, id, args));
}

static bool has_stance(const RoomDealWork *work, Str party)
{
    for (size_t i = 0; i < work->point_count; i++) {
        const PointView *view = &work->points[i].view;
        for (size_t k = 0; k < view->stance_count; k++)
            if (view->stances[k].stance &&
                view->stances[k].stance != STANCE_SILENT &&
                str_equal(view->stances[k].key, party))
                return true;
    }
    return false;
}

/* What must be on record of each party before anything is computed. */
static void find_missing(RoomDealWork *work)
{
    bool stances = work->options->mode == ROOM_DEAL_INTERVALS;
    if (work->options->exercise) return;
    for (size_t p = 0; p < work->party_count; p++) {
        Str party = work->parties[p];
        const Record *estimate = work->estimates[p];
        if (!estimate && !(stances && has_stance(work, party)))
            miss(work,
                stances ? MSG_ROOM_DEAL_NOTHING_OF : MSG_ROOM_DEAL_NO_ESTIMATE,
                ARGS(party));
        else if (!stances && !record_get(estimate, S("reservation")))
            miss(work, MSG_ROOM_DEAL_NO_RESERVATION, ARGS(party));
    }
}

/* -- which points
 * ------------------------------------------------------------------- */

static bool is_recorded(const RoomPoint *point, size_t parties)
{
    for (size_t p = 0; p < parties; p++) {
        const Opinion *opinion = &point->opinions[p];
        bool weightless = opinion->weighed && opinion->weight == 0;
        if (!opinion->weighed || (!opinion->valued && !weightless))
            return false;
    }
    return true;
}

/* Leaves open what some party's preferences are not recorded of. */
static void leave_open(RoomDealWork *work)
{
    size_t kept = 0;
    if (work->options->mode != ROOM_DEAL_RECORDED) return;
    for (size_t i = 0; i < work->point_count; i++) {
        if (is_recorded(&work->points[i], work->party_count))
            work->points[kept++] = work->points[i];
        else
            room_deal_note(
                work, MSG_ROOM_DEAL_LEFT_OPEN, ARGS(work->points[i].point.key));
    }
    work->point_count = kept;
}

/* Those whose consent the point needs, as a bit set. */
static uint32_t voters_of(const RoomDealWork *work, const PointView *view)
{
    uint32_t voters = 0;
    for (size_t i = 0; i < view->consent_count; i++)
        for (size_t p = 0; p < work->party_count; p++)
            if (str_equal(view->consent[i], work->parties[p]))
                voters |= (uint32_t)1 << p;
    return voters;
}

static void number_points(RoomDealWork *work)
{
    DealProblem *problem = &work->deal->problem;
    size_t n = work->point_count;
    problem->points = arena_array(work->arena, n, sizeof *problem->points);
    work->deal->records =
        arena_array(work->arena, n, sizeof *work->deal->records);
    problem->point_count = n;
    problem->option_total = 0;
    for (size_t i = 0; i < n; i++) {
        problem->points[i] = work->points[i].point;
        problem->points[i].first = problem->option_total;
        problem->points[i].approval.voters =
            voters_of(work, &work->points[i].view);
        problem->option_total += problem->points[i].option_count;
        work->deal->records[i] = work->points[i].view.point;
    }
}

/* -- beliefs
 * --------------------------------------------------------------------- */

static DealInterval reservation_of(RoomDealWork *work, const Record *estimate)
{
    Str text = estimate ? record_text(estimate, S("reservation")) : S("");
    if (!text.size) return work->options->mapping->reservation;
    double value = strtod(str_c(work->arena, text), NULL);
    return (DealInterval){value, value};
}

/* Weights that are not recorded share what the others leave of 1. */
static double spare_weight(const RoomDealWork *work, size_t party)
{
    double sum = 0;
    size_t open = 0;
    for (size_t i = 0; i < work->point_count; i++) {
        const Opinion *opinion = &work->points[i].opinions[party];
        if (opinion->weighed) sum += opinion->weight;
        open += !opinion->weighed;
    }
    return open ? fmax(0, 1 - sum) : 0;
}

static DealBelief make_belief(RoomDealWork *work, size_t party)
{
    Arena *arena = work->arena;
    double *weights = arena_array(arena, work->point_count, sizeof *weights);
    DealInterval *values =
        arena_array(arena, work->deal->problem.option_total, sizeof *values);
    for (size_t i = 0; i < work->point_count; i++) {
        const RoomPoint *point = &work->points[i];
        const Opinion *opinion = &point->opinions[party];
        weights[i] = opinion->weighed ? opinion->weight : NAN;
        for (size_t k = 0; k < point->point.option_count; k++)
            values[work->deal->problem.points[i].first + k] =
                opinion->values[k];
    }
    return (DealBelief){weights, values, spare_weight(work, party),
        reservation_of(work, work->estimates[party])};
}

/* The middle of what is believed: exact where all is recorded. */
static DealParty middle_party(
    RoomDealWork *work, Str key, const DealBelief *belief)
{
    const DealProblem *problem = &work->deal->problem;
    double *worth =
        arena_array(work->arena, problem->option_total, sizeof *worth);
    size_t open = 0;
    for (size_t i = 0; i < problem->point_count; i++)
        open += isnan(belief->weights[i]) ? 1 : 0;
    for (size_t i = 0; i < problem->point_count; i++) {
        double weight = isnan(belief->weights[i]) ? belief->spare / (double)open
                                                  : belief->weights[i];
        for (size_t k = 0; k < problem->points[i].option_count; k++) {
            DealInterval value = belief->values[problem->points[i].first + k];
            worth[problem->points[i].first + k] =
                weight == 0 ? 0 : weight * (value.least + value.most) / 2;
        }
    }
    return (DealParty){.key = key,
        .worth = worth,
        .cap = INFINITY,
        .reservation =
            (belief->reservation.least + belief->reservation.most) / 2,
        .discount = 1,
        .weight = 1};
}

static void make_parties(RoomDealWork *work)
{
    Arena *arena = work->arena;
    size_t count = work->party_count;
    DealProblem *problem = &work->deal->problem;
    DealBelief *beliefs = arena_array(arena, count, sizeof *beliefs);
    problem->parties = arena_array(arena, count, sizeof *problem->parties);
    problem->party_count = count;
    for (size_t p = 0; p < count; p++) {
        beliefs[p] = make_belief(work, p);
        if (work->options->mode != ROOM_DEAL_RECORDED && beliefs[p].spare > 0)
            room_deal_note(
                work, MSG_ROOM_DEAL_UNWEIGHED, ARGS(work->parties[p]));
        problem->parties[p] = middle_party(work, work->parties[p], &beliefs[p]);
    }
    work->deal->beliefs = beliefs;
}

/* -- all together
 * ----------------------------------------------------------------- */

static void note_sources(RoomDealWork *work)
{
    if (work->options->mode != ROOM_DEAL_RECORDED)
        room_deal_note(work, MSG_ROOM_DEAL_MAPPING, NO_ARGS);
    const RecordList *sealed = &work->model->heads[KIND_PREFERENCE];
    if (work->options->opened) return;
    for (size_t p = 0; p < work->party_count; p++) {
        const Record *estimate = work->estimates[p];
        if (estimate)
            room_deal_note(work, MSG_ROOM_DEAL_ESTIMATE,
                ARGS(work->parties[p],
                    model_name(work->model, record_text(estimate, S("by"))),
                    grade_name(estimate->grade)));
    }
    if (sealed->count)
        room_deal_note(work, MSG_ROOM_DEAL_SEALED,
            ARGS(str_int(work->arena, (int64_t)sealed->count)));
}

static void read_views(RoomDealWork *work)
{
    PointView *views = status_of_points(work->model, &work->point_count);
    work->points =
        arena_array(work->arena, work->point_count, sizeof *work->points);
    for (size_t i = 0; i < work->point_count; i++) {
        bool assumed;
        const Str *parties;
        work->points[i].view = views[i];
        model_consent(work->model, views[i].point, &parties, &assumed);
        work->deal->consent_assumed |= assumed;
    }
}

size_t room_deal_consent(const Model *model, const Str **parties)
{
    RoomDeal deal = {0};
    RoomDealWork work = {.model = model, .arena = model->arena, .deal = &deal};
    read_views(&work);
    room_deal_list_parties(&work);
    *parties = work.parties;
    return work.party_count;
}

Status room_deal_read(const Model *model, const RoomDealOptions *options,
    RoomDeal *deal, Err *err)
{
    RoomDealWork work = {.model = model,
        .options = options,
        .arena = model->arena,
        .deal = deal};
    *deal = (RoomDeal){0};
    read_views(&work);
    TRY(room_deal_parties(&work, err));
    room_deal_points(&work);
    find_missing(&work);
    room_deal_opinions(&work);
    if (deal->missing.count) return STATUS_OK;
    leave_open(&work);
    deal->computed = work.point_count > 0 && work.party_count > 0;
    if (!deal->computed) return STATUS_OK;
    const Record *room = model_room(model);
    deal->problem.name = room ? record_text(room, S("title")) : S("");
    number_points(&work);
    make_parties(&work);
    room_deal_bars(&work);
    note_sources(&work);
    return STATUS_OK;
}

/* -- packages by name
 * --------------------------------------------------------------- */

static Str clause_option(const Record *clause, Str draft, Str point)
{
    bool here = str_equal(record_text(clause, S("draft")), ref_key(draft)) &&
                str_equal(record_text(clause, S("point")), point);
    return here ? record_text(clause, S("option")) : S("");
}

/* What DRAFT, or clauses and accounts of it, say of POINT: "" for nothing,
 * *DIFFER if told differently. */
static Str told(
    const Model *model, Str draft, const Record *point, bool *differ)
{
    const Said *said;
    Str option = S("");
    size_t count = said_of_point(model, point, &said);
    *differ = false;
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(said[i].draft, draft) || !said[i].option.size) continue;
        *differ |= option.size && !str_equal(option, said[i].option);
        option = said[i].option;
    }
    const RecordList *clauses = &model->heads[KIND_CLAUSE];
    for (size_t i = 0; i < clauses->count; i++) {
        Str says = clause_option(clauses->items[i], draft, point->key);
        *differ |= option.size && says.size && !str_equal(option, says);
        if (says.size) option = says;
    }
    return option;
}

static Status set_option(
    const DealPoint *point, Str option, Str ref, uint32_t *chosen, Err *err)
{
    for (uint32_t k = 0; k < point->option_count; k++) {
        if (!str_equal(point->options[k], option)) continue;
        *chosen = k;
        return STATUS_OK;
    }
    return err_set(err, STATUS_NO, NOWHERE,
        option.size ? MSG_ROOM_DEAL_NOT_AN_OPTION : MSG_ROOM_DEAL_SAYS_NOTHING,
        ARGS(ref, point->key, option));
}

Status room_deal_package(const Model *model, const RoomDeal *deal, Str ref,
    uint32_t *package, Err *err)
{
    const DealProblem *problem = &deal->problem;
    const Record *record = model_find_ref(model, ref);
    if (!record)
        return err_set(
            err, STATUS_NO, NOWHERE, MSG_ROOM_DEAL_NO_SUCH, ARGS(ref));
    const Node *takes = record_get(record, S("takes"));
    for (size_t i = 0; i < problem->point_count; i++) {
        bool differ = false;
        Str key = problem->points[i].key;
        Str option = takes ? node_get_text(takes, key)
                           : told(model, ref, deal->records[i], &differ);
        if (differ)
            return err_set(err, STATUS_NO, NOWHERE, MSG_ROOM_DEAL_TOLD_TWICE,
                ARGS(ref, key));
        TRY(set_option(&problem->points[i], option, ref, &package[i], err));
    }
    return STATUS_OK;
}
