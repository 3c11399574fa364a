/* Nearer or farther. Stances on options are compared by their ranks
 * (room/movement.h), which have an order but no unit; numbers by how far they
 * are from the range that a party accepts. Linear in the stances. */
#include "bridge/approach.h"

#include <stdlib.h>

#include "room/number.h"
#include "room/said.h"

static Str clause_option(
    const RoomDraft *draft, Str point, const Record **told_by)
{
    for (size_t i = 0; draft->clauses && i < draft->draft.count; i++) {
        const Record *clause = draft->clauses[i];
        Str option = record_text(clause, S("option"));
        if (!option.size || !str_equal(record_text(clause, S("point")), point))
            continue;
        *told_by = clause;
        return option;
    }
    return S("");
}

/* What the accounts of a draft say, if they all say one thing. */
static Str account_option(
    const Model *model, Str draft, Str point, const Record **told_by)
{
    const RecordList *accounts = &model->heads[KIND_ACCOUNT];
    Str found = S("");
    for (size_t i = 0; i < accounts->count; i++) {
        const Record *account = accounts->items[i];
        if (!str_equal(record_text(account, S("draft")), draft) ||
            !str_equal(record_text(account, S("point")), point))
            continue;
        Str option = record_text(account, S("option"));
        if (!option.size) option = record_text(account, S("value"));
        if (!option.size) continue;
        if (found.size && !str_equal(found, option)) return S("");
        found = option;
        *told_by = account;
    }
    return found;
}

Str draft_option(const Model *model, const RoomDraft *draft, Str point,
    const Record **told_by)
{
    const Record *record = NULL;
    if (told_by)
        *told_by = NULL;
    else
        told_by = &record;
    Str option = clause_option(draft, point, told_by);
    if (option.size || !draft->record) return option;
    option = said_option(draft->record, point);
    if (option.size) *told_by = draft->record;
    if (option.size) return option;
    return account_option(model, draft->record->key, point, told_by);
}

/* --- options --- */

static const OptionStance *stance_on(
    const PointView *point, Str party, Str option)
{
    for (size_t i = 0; i < point->stance_count; i++)
        if (str_equal(point->stances[i].party, party) &&
            str_equal(point->stances[i].option, option))
            return &point->stances[i];
    return NULL;
}

static int rank_of(const OptionStance *stance)
{
    return stance && !stance->split ? movement_rank(stance->stance, false)
                                    : RANK_NONE;
}

static Turn turn_of(int then, int now)
{
    if (then == RANK_NONE || now == RANK_NONE) return TURN_NONE;
    if (then == now) return TURN_SAME;
    return now > then ? TURN_NEARER : TURN_FARTHER;
}

/* --- numbers --- */

static double number_of(Arena *arena, Str decimal)
{
    return strtod(str_c(arena, decimal), NULL);
}

/* How far VALUE is from what the stance accepts; negative if it accepts no
 * range. */
static double distance(Arena *arena, const OptionStance *stance, Str value)
{
    Interval range;
    double number = number_of(arena, value);
    if (!stance->deciding || stance->split ||
        !number_interval(record_get(stance->deciding, S("accepts")), &range))
        return -1;
    double low = number_of(arena, range.low);
    double high = number_of(arena, range.high);
    if (number < low) return low - number;
    return number > high ? number - high : 0;
}

static Turn number_turn(
    Arena *arena, const OptionStance *stance, Str old_value, Str new_value)
{
    double then = distance(arena, stance, old_value);
    double now = distance(arena, stance, new_value);
    if (then < 0 || now < 0) return TURN_NONE;
    if (then == now) return TURN_SAME;
    return now < then ? TURN_NEARER : TURN_FARTHER;
}

size_t draft_approaches(const Model *model, const PointView *point,
    Str old_option, Str new_option, Approach **approaches)
{
    Arena *arena = model->arena;
    bool number = stance_is_number(point->point);
    VEC(Approach) found = {0};
    *approaches = NULL;
    if (!old_option.size || !new_option.size ||
        str_equal(old_option, new_option))
        return 0;
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        Approach one = {stance->party, stance, stance, TURN_NONE};
        if (number) {
            one.turn = number_turn(arena, stance, old_option, new_option);
        } else {
            if (!str_equal(stance->option, new_option)) continue;
            one.then = stance_on(point, stance->party, old_option);
            one.turn = turn_of(rank_of(one.then), rank_of(stance));
        }
        if (one.turn != TURN_NONE) vec_push(arena, &found, one);
    }
    *approaches = found.items;
    return found.count;
}
