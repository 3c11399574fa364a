/* Movement: the stances of two views side by side. A distance is a difference
 * of ranks, so it has an order but no unit; it is never summed over options.
 * Numbers are compared as intervals, by the caller. Cost: linear in the
 * stances of both views; of where one move went, in those of its matter. */
#include "room/movement.h"

#include "base/decimal.h"

static const int OPTION_RANKS[STANCE_COUNT] = {
    [STANCE_NONE] = RANK_NONE,
    [STANCE_DEMANDS] = 5,
    [STANCE_PREFERS] = 4,
    [STANCE_ACCEPTS] = 3,
    [STANCE_ACCEPTS_IF] = 2,
    [STANCE_RESISTS] = 1,
    [STANCE_REJECTS] = 0,
    [STANCE_SILENT] = RANK_NONE,
    [STANCE_ENDORSES] = RANK_NONE,
    [STANCE_IN_PRINCIPLE] = RANK_NONE,
    [STANCE_RESERVES] = RANK_NONE,
};

static const int DRAFT_RANKS[STANCE_COUNT] = {
    [STANCE_NONE] = RANK_NONE,
    [STANCE_DEMANDS] = RANK_NONE,
    [STANCE_PREFERS] = RANK_NONE,
    [STANCE_ACCEPTS] = RANK_NONE,
    [STANCE_ACCEPTS_IF] = RANK_NONE,
    [STANCE_RESISTS] = RANK_NONE,
    [STANCE_REJECTS] = 0,
    [STANCE_SILENT] = RANK_NONE,
    [STANCE_ENDORSES] = 3,
    [STANCE_IN_PRINCIPLE] = 2,
    [STANCE_RESERVES] = 1,
};

int movement_rank(Stance stance, bool draft)
{
    return draft ? DRAFT_RANKS[stance] : OPTION_RANKS[stance];
}

static Str held_key(Arena *arena, Str matter, Str party, Str option)
{
    return str_printf(arena, "%.*s %.*s %.*s", STR_ARGS(matter),
        STR_ARGS(party), STR_ARGS(option));
}

static void add_held(
    Stances *stances, Str matter, OptionStance *list, size_t count)
{
    Arena *arena = stances->model->arena;
    if (map_get(&stances->matters, matter)) return; /* a draft that is split */
    size_t *first = arena_alloc(arena, sizeof *first);
    *first = stances->held.count;
    map_put(&stances->matters, matter, first);
    for (size_t i = 0; i < count; i++) {
        Move *move = arena_alloc(arena, sizeof *move);
        *move = (Move){matter, list[i].party, list[i].option, NULL, &list[i]};
        map_put(&stances->held,
            held_key(arena, matter, list[i].party, list[i].option), move);
    }
}

Stances movement_stances(const Model *model)
{
    Stances stances = {model, map_new(model->arena), map_new(model->arena)};
    Map index = stance_index(model);
    const RecordList *points = &model->heads[KIND_POINT];
    const RecordList *drafts = &model->heads[KIND_DRAFT];
    OptionStance *list;
    for (size_t i = 0; i < points->count; i++) {
        const Record *point = points->items[i];
        if (model_find(model, KIND_POINT, point->key) != point) continue;
        Str matter =
            str_printf(model->arena, "point:%.*s", STR_ARGS(point->key));
        size_t count =
            stance_of_point(model, point, map_get(&index, point->key), &list);
        add_held(&stances, matter, list, count);
    }
    for (size_t i = 0; i < drafts->count; i++) {
        Str matter = str_printf(
            model->arena, "draft:%.*s", STR_ARGS(drafts->items[i]->key));
        size_t count = stance_of_draft(model, map_get(&index, matter), &list);
        add_held(&stances, matter, list, count);
    }
    return stances;
}

/* What a number position says, as far as it counts. */
static bool same_numbers(const Record *a, const Record *b)
{
    static const char *const fields[] = {"accepts", "accepts-if", "rejects"};
    if (!a || !b) return a == b;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const Node *left = record_get(a, str_of(fields[i]));
        const Node *right = record_get(b, str_of(fields[i]));
        if (!left != !right) return false;
        if (left && !node_equal(left, right)) return false;
    }
    return true;
}

static bool says_something(const OptionStance *stance)
{
    return stance && (stance->stance || stance->split);
}

static bool same_stance(const OptionStance *a, const OptionStance *b)
{
    if (!says_something(a) || !says_something(b))
        return says_something(a) == says_something(b);
    if (a->stance != b->stance || a->split != b->split) return false;
    if (a->option.size) return true;
    return same_numbers(a->deciding, b->deciding);
}

typedef VEC(Move) Moves;

static const OptionStance *find_held(const Stances *stances, Str key)
{
    const Move *held = map_get(&stances->held, key);
    return held ? held->now : NULL;
}

size_t movement_find(const Stances *then, const Stances *now, Move **out)
{
    Arena *arena = now->model->arena;
    Moves moves = {0};
    for (size_t i = 0; i < now->held.count; i++) {
        Move move = *(const Move *)now->held.entries[i].value;
        move.then = find_held(then, now->held.entries[i].key);
        if (!same_stance(move.then, move.now)) vec_push(arena, &moves, move);
    }
    for (size_t i = 0; i < then->held.count; i++) {
        Move move = *(const Move *)then->held.entries[i].value;
        if (map_get(&now->held, then->held.entries[i].key)) continue;
        move.then = move.now;
        move.now = NULL;
        if (says_something(move.then)) vec_push(arena, &moves, move);
    }
    *out = moves.items;
    return moves.count;
}

int movement_distance(const OptionStance *a, const OptionStance *b, bool draft)
{
    if (!a || !b || a->split || b->split) return RANK_NONE;
    int left = movement_rank(a->stance, draft);
    int right = movement_rank(b->stance, draft);
    if (left == RANK_NONE || right == RANK_NONE) return RANK_NONE;
    return left > right ? left - right : right - left;
}

static const char *const TURNS[] = {"none", "nearer", "farther", "same"};

Str movement_turn_name(Turn turn)
{
    return str_of(TURNS[turn]);
}

static Turn turn_of(int then, int now)
{
    if (then == RANK_NONE || now == RANK_NONE) return TURN_NONE;
    if (then == now) return TURN_SAME;
    return now < then ? TURN_NEARER : TURN_FARTHER;
}

/* What a number position accepts, on conditions or not. */
static bool accepted(const OptionStance *stance, Interval *interval)
{
    const Record *record = stance ? stance->deciding : NULL;
    if (!record || stance->split) return false;
    return number_interval(record_get(record, S("accepts")), interval) ||
           number_interval(
               node_get(record_get(record, S("accepts-if")), S("range")),
               interval);
}

/* 0 where what both accept meets, 1 where it does not. */
static int number_distance(const OptionStance *a, const OptionStance *b)
{
    Interval left, right;
    if (!accepted(a, &left) || !accepted(b, &right)) return RANK_NONE;
    return decimal_compare(left.high, right.low) < 0 ||
           decimal_compare(right.high, left.low) < 0;
}

typedef struct {
    const Stances *then, *now;
    const Move *move;
    bool draft, number;
} Turning;

static Toward toward_of(const Turning *turning, const Move *other)
{
    const Move *move = turning->move;
    Str key = held_key(
        turning->now->model->arena, move->matter, other->party, move->option);
    const OptionStance *before = find_held(turning->then, key);
    Toward toward = {other->party, other->now, RANK_NONE, RANK_NONE, TURN_NONE};
    if (turning->number) {
        toward.turn = turn_of(number_distance(move->then, before),
            number_distance(move->now, other->now));
        return toward;
    }
    toward.then = movement_distance(move->then, before, turning->draft);
    toward.now = movement_distance(move->now, other->now, turning->draft);
    toward.turn = turn_of(toward.then, toward.now);
    return toward;
}

/* The stances of one matter stand in order of party already. */
size_t movement_toward(
    const Stances *then, const Stances *now, const Move *move, Toward **out)
{
    VEC(Toward) found = {0};
    bool draft = ref_kind(move->matter) == KIND_DRAFT;
    Turning turning = {then, now, move, draft, !draft && !move->option.size};
    const size_t *first = map_get(&now->matters, move->matter);
    for (size_t i = first ? *first : SIZE_MAX; i < now->held.count; i++) {
        const Move *other = now->held.entries[i].value;
        if (!str_equal(other->matter, move->matter)) break;
        if (!str_equal(other->option, move->option) ||
            str_equal(other->party, move->party) || !says_something(other->now))
            continue;
        vec_push(now->model->arena, &found, toward_of(&turning, other));
    }
    *out = found.items;
    return found.count;
}
