/* States of a room's conflict by name: what a draft or package says, or
 * "point=value,point=value". */
#include "base/decimal.h"
#include "bridge/stability_part.h"
#include "room/said.h"

/* What is being asked for, and what it gives for each point. */
typedef struct {
    const Model *model;
    const RoomConflict *conflict;
    Str word;
    Err *err;
} Asked;

/* Takes VALUE for POINT; another value beside it is refused. */
static Status take(
    const Asked *asked, const ConflictPoint *point, Str value, uint64_t *state)
{
    uint64_t bit = conflict_value_bit(point, value);
    uint64_t all = conflict_point_options(point);
    Arena *arena = asked->model->arena;
    Str key = point->point->key;
    if (!bit)
        return err_set(asked->err, STATUS_USAGE, NOWHERE,
            MSG_ROOM_CONFLICT_NO_OPTION,
            ARGS(key, value,
                str_join(arena, point->values, point->count, S(", "))));
    if (*state & all & ~bit)
        return err_set(asked->err, STATUS_USAGE, NOWHERE, MSG_ROOM_CONFLICT_TWO,
            ARGS(asked->word, key));
    *state |= bit;
    return STATUS_OK;
}

/* "pay=3.20,workshop=in-house" */
static Status take_words(const Asked *asked, uint64_t *state)
{
    const RoomConflict *conflict = asked->conflict;
    Str rest = asked->word, part, key, minimal;
    while (rest.size && str_next(&rest, ',', &part)) {
        Str value = str_trim(part);
        if (!str_next(&value, '=', &key)) key = S("");
        const ConflictPoint *point =
            conflict_point_find(conflict->points, conflict->point_count, key);
        if (!point)
            return err_set(asked->err, STATUS_USAGE, NOWHERE,
                MSG_ROOM_CONFLICT_NO_POINT, ARGS(key));
        if (stance_is_number(point->point) &&
            decimal_parse(asked->model->arena, value, &minimal))
            value = minimal;
        TRY(take(asked, point, value, state));
    }
    return STATUS_OK;
}

static Status take_package(
    const Asked *asked, const Record *package, uint64_t *state)
{
    const Node *takes = record_get(package, S("takes"));
    for (size_t i = 0; i < asked->conflict->point_count; i++) {
        const ConflictPoint *point = &asked->conflict->points[i];
        Str value = node_get_text(takes, point->point->key);
        if (value.size) TRY(take(asked, point, value, state));
    }
    return STATUS_OK;
}

/* What the draft is told to say of each point. */
static Status take_draft(
    const Asked *asked, const Record *draft, uint64_t *state)
{
    for (size_t i = 0; i < asked->conflict->point_count; i++) {
        const ConflictPoint *point = &asked->conflict->points[i];
        const Said *said;
        size_t count = said_of_point(asked->model, point->point, &said);
        for (size_t k = 0; k < count; k++)
            if (ref_kind(said[k].draft) == KIND_DRAFT && said[k].option.size &&
                str_equal(ref_key(said[k].draft), draft->key))
                TRY(take(asked, point, said[k].option, state));
    }
    return STATUS_OK;
}

static Status take_all(const Asked *asked, uint64_t *state)
{
    Str key = ref_key(asked->word);
    const Record *draft = model_find(asked->model, KIND_DRAFT, key);
    const Record *package = model_find(asked->model, KIND_PACKAGE, key);
    if (str_find(asked->word, S("="), 0) != SIZE_MAX)
        return take_words(asked, state);
    if (draft && ref_kind(asked->word) != KIND_PACKAGE)
        return take_draft(asked, draft, state);
    if (package) return take_package(asked, package, state);
    return err_set(asked->err, STATUS_USAGE, NOWHERE,
        MSG_ROOM_CONFLICT_NO_STATE, ARGS(asked->word));
}

Status room_conflict_state(const Model *model, const RoomConflict *conflict,
    Str word, uint64_t *state, Err *err)
{
    const Asked asked = {model, conflict, word, err};
    *state = 0;
    TRY(take_all(&asked, state));
    for (size_t i = 0; i < conflict->point_count; i++) {
        const ConflictPoint *point = &conflict->points[i];
        if (!(*state & conflict_point_options(point)))
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROOM_CONFLICT_OPEN,
                ARGS(word, point->point->key));
    }
    return STATUS_OK;
}
