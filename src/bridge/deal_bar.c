/* What may not stand together, from the record: what a party rejects on a
 * point that needs its consent, the conditions it accepts on, and links. A
 * condition in words, or on a draft, meeting or act, bars nothing; it is
 * noted. Bars of one demand (all that a party rejects of a
 * number, one condition, one link) have one name and stand together. */
#include "bridge/deal_inner.h"

typedef VEC(DealBar) Bars;

typedef struct {
    RoomDealWork *work;
    Bars bars;
} Barring;

static void push(
    Barring *to, const DealChoice *choices, size_t count, int party, Str name)
{
    Arena *arena = to->work->arena;
    DealChoice *copy = arena_array(arena, count, sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = choices[i];
    vec_push(arena, &to->bars, ((DealBar){copy, count, party, name}));
}

static bool find_point(const RoomDealWork *work, Str key, uint32_t *number)
{
    for (uint32_t i = 0; i < work->point_count; i++) {
        if (!str_equal(work->points[i].point.key, key)) continue;
        *number = i;
        return true;
    }
    return false;
}

static bool find_option(const DealPoint *point, Str option, uint32_t *number)
{
    for (uint32_t k = 0; k < point->option_count; k++) {
        if (!str_equal(point->options[k], option)) continue;
        *number = k;
        return true;
    }
    return false;
}

static bool needs_consent(const RoomPoint *point, Str party)
{
    for (size_t i = 0; i < point->view.consent_count; i++)
        if (str_equal(point->view.consent[i], party)) return true;
    return false;
}

/* -- red lines
 * ------------------------------------------------------------------ */

/* "TARN: workshop=in-house"; of a number, what is rejected together. */
static Str red_line_name(
    const RoomDealWork *work, const RoomPoint *point, Str party, uint32_t k)
{
    const DealPoint *of = &point->point;
    if (of->values)
        return message_format(
            work->arena, MSG_ROOM_DEAL_REJECTS_NUMBERS, ARGS(party, of->key));
    return str_printf(work->arena, "%.*s:%.*s=%.*s", STR_ARGS(party),
        STR_ARGS(of->key), STR_ARGS(of->options[k]));
}

static void add_red_lines(Barring *to, uint32_t number, int party)
{
    RoomDealWork *work = to->work;
    const RoomPoint *point = &work->points[number];
    Str key = work->parties[party];
    for (uint32_t k = 0; k < point->point.option_count; k++) {
        const Record *head;
        DealChoice choice = {number, k};
        if (room_deal_stance(point, key, k, &head) != STANCE_REJECTS) continue;
        push(to, &choice, 1, party, red_line_name(work, point, key, k));
    }
}

/* -- conditions
 * ----------------------------------------------------------------- */

/* Whether option K of POINT meets CONDITION, which names the point. */
static bool meets(const DealPoint *point, const Node *condition, uint32_t k)
{
    Interval range;
    if (number_interval(node_get(condition, S("range")), &range))
        return point->values && room_deal_in(point->options[k], range);
    return str_equal(point->options[k], node_get_text(condition, S("option")));
}

/* CHOICE only together with what CONDITION says. */
static void add_condition(
    Barring *to, DealChoice choice, const Node *condition, int party, Str name)
{
    uint32_t other;
    if (!find_point(to->work, node_get_text(condition, S("point")), &other) ||
        other == choice.point)
        return;
    const DealPoint *point = &to->work->points[other].point;
    for (uint32_t k = 0; k < point->option_count; k++)
        if (!meets(point, condition, k))
            push(to, (DealChoice[]){choice, {other, k}}, 2, party, name);
}

static bool is_settled(const RoomDealWork *work, const Node *condition)
{
    uint32_t other;
    return node_get(condition, S("point")) &&
           find_point(work, node_get_text(condition, S("point")), &other);
}

static Str condition_name(const RoomDealWork *work, Str party,
    const RoomPoint *point, const Node *condition)
{
    return message_format(work->arena, MSG_ROOM_DEAL_CONDITION,
        ARGS(party, point->point.key, model_condition(work->model, condition)));
}

/* The conditions of the position HEAD on accepting options of a point. */
static const Node *conditions_of(const RoomPoint *point, const Record *head)
{
    if (!point->point.values) return record_get(head, S("if"));
    return node_get(record_get(head, S("accepts-if")), S("if"));
}

/* One condition, over all options of the point that are accepted on it. */
static void add_condition_of(Barring *to, uint32_t number, int party,
    const Record *position, const Node *condition)
{
    RoomDealWork *work = to->work;
    const RoomPoint *point = &work->points[number];
    Str key = work->parties[party];
    Str name = condition_name(work, key, point, condition);
    if (!is_settled(work, condition)) {
        room_deal_note(work, MSG_ROOM_DEAL_UNSETTLED, ARGS(name));
        return;
    }
    for (uint32_t k = 0; k < point->point.option_count; k++) {
        const Record *head;
        Stance stance = room_deal_stance(point, key, k, &head);
        if (stance == STANCE_ACCEPTS_IF && head == position)
            add_condition(to, (DealChoice){number, k}, condition, party, name);
    }
}

static void add_conditions(Barring *to, uint32_t number, int party)
{
    const RoomPoint *point = &to->work->points[number];
    for (size_t i = 0; i < point->view.stance_count; i++) {
        const OptionStance *stance = &point->view.stances[i];
        if (!str_equal(stance->key, to->work->parties[party]) ||
            !stance->stance || stance->implied)
            continue;
        const Node *conditions = conditions_of(point, stance->deciding);
        for (size_t k = 0;
             node_is(conditions, NODE_LIST) && k < conditions->count; k++)
            add_condition_of(
                to, number, party, stance->deciding, conditions->items[k]);
    }
}

/* -- links
 * ---------------------------------------------------------------------- */

/* The choices that a map {point: option} names; false if some point or option
 * is not in the problem. */
static bool read_choices(const RoomDealWork *work, const Node *map,
    DealChoice *choices, size_t *count)
{
    *count = 0;
    for (size_t i = 0; node_is(map, NODE_MAP) && i < map->count; i++) {
        DealChoice *choice = &choices[*count];
        if (!find_point(work, map->entries[i].key, &choice->point) ||
            !find_option(&work->points[choice->point].point,
                map->entries[i].value->text, &choice->option))
            return false;
        ++*count;
    }
    return true;
}

/* IF together with a choice of the point of MAP's entry I that is (or, for
 * `then`, is not) the one named. */
static void add_consequence(Barring *to, DealChoice *choices, size_t count,
    const NodeEntry *entry, bool then, Str name)
{
    uint32_t point;
    RoomDealWork *work = to->work;
    if (!find_point(work, entry->key, &point)) {
        room_deal_note(work, MSG_ROOM_DEAL_LINK_OPEN, ARGS(name, entry->key));
        return;
    }
    const DealPoint *of = &work->points[point].point;
    for (uint32_t k = 0; k < of->option_count; k++) {
        bool named = str_equal(of->options[k], entry->value->text);
        if (named == then) continue;
        choices[count] = (DealChoice){point, k};
        push(to, choices, count + 1, DEAL_NOBODY, name);
    }
}

static void add_link(Barring *to, const Record *link)
{
    size_t count;
    const Node *when = record_get(link, S("if"));
    const Node *not = record_get(link, S("not"));
    const Node *then = record_get(link, S("then"));
    DealChoice *choices = arena_array(
        to->work->arena, (when ? when->count : 0) + 1, sizeof *choices);
    if (!read_choices(to->work, when, choices, &count)) return;
    for (size_t i = 0; node_is(not, NODE_MAP) && i < not ->count; i++)
        add_consequence(
            to, choices, count, &not ->entries[i], false, link->key);
    for (size_t i = 0; node_is(then, NODE_MAP) && i < then->count; i++)
        add_consequence(to, choices, count, &then->entries[i], true, link->key);
}

/* -- all
 * ------------------------------------------------------------------------ */

void room_deal_bars(RoomDealWork *work)
{
    Barring to = {.work = work};
    const RecordList *links = &work->model->heads[KIND_LINK];
    for (size_t p = 0; p < work->party_count; p++) {
        for (uint32_t i = 0; i < work->point_count; i++) {
            if (!needs_consent(&work->points[i], work->parties[p])) continue;
            add_red_lines(&to, i, (int)p);
            add_conditions(&to, i, (int)p);
        }
    }
    for (size_t i = 0; i < links->count; i++) add_link(&to, links->items[i]);
    work->deal->problem.bars = to.bars.items;
    work->deal->problem.bar_count = to.bars.count;
}
