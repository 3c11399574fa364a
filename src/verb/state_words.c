/* Where a point stands, in a sentence: the status, what made it so, and by
 * whose word. */
#include "verb/state.h"

enum { MOST_PARTIES_NAMED = 4 };

static Str option_names(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < point->option_count; i++) {
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, model_option_name(&state->room->model,
                             point->point->key, point->options[i]));
    }
    return strbuf_str(&buf);
}

/* The status, with the options or numbers that made it so. */
static Str status_words(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    Str status = describe_status(point->status);
    if (point->has_result)
        return message_format(arena, MSG_STANDS_RESULT,
            ARGS(status, point->result.low, point->result.high,
                record_text(point->point, S("unit"))));
    if (!point->option_count) return status;
    return message_format(
        arena, MSG_STANDS_OPTIONS, ARGS(status, option_names(state, point)));
}

static Str party_name(const State *state, const OptionStance *stance)
{
    return model_name(&state->room->model, stance->party);
}

/* "demands Filling paused" or "accepts 150 to 220". */
static Str stance_words(
    const State *state, const PointView *point, const OptionStance *stance)
{
    Arena *arena = state->room->arena;
    Interval range;
    const Node *accepts = record_get(stance->deciding, S("accepts"));
    const Node *accepts_if =
        node_get(record_get(stance->deciding, S("accepts-if")), S("range"));
    Str words = describe_stance(stance->stance);
    Str what = stance->option.size ? model_option_name(&state->room->model,
                                         point->point->key, stance->option)
                                   : S("");
    if (!stance->option.size && (number_interval(accepts, &range) ||
                                    number_interval(accepts_if, &range)))
        what = message_format(arena, MSG_RANGE, ARGS(range.low, range.high));
    const Str parts[] = {words, what};
    return str_join(arena, parts, what.size ? 2 : 1, S(" "));
}

static Str party_words(
    const State *state, const PointView *point, const OptionStance *stance)
{
    Arena *arena = state->room->arena;
    Str name = party_name(state, stance);
    if (stance->split)
        return message_format(arena, MSG_STANDS_PARTY_SPLIT, ARGS(name));
    return message_format(arena, MSG_STANDS_PARTY,
        ARGS(name, stance_words(state, point, stance),
            describe_grade(stance->grade)));
}

/* True if the entry tells something: a stance of its own, or a split. */
static bool tells(const OptionStance *stance)
{
    return !stance->implied && (stance->stance || stance->split) &&
           stance->stance != STANCE_SILENT;
}

/* Who stands where; a number where there are too many to name. */
static Str parties_words(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    StrBuf buf = strbuf_new(arena);
    size_t parties = 0;
    Str last = S("");
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        if (!tells(stance)) continue;
        parties += !str_equal(last, stance->party);
        last = stance->party;
        if (parties > MOST_PARTIES_NAMED) continue;
        if (buf.size) strbuf_add(&buf, S("; "));
        strbuf_add(&buf, party_words(state, point, stance));
    }
    if (parties <= MOST_PARTIES_NAMED) return strbuf_str(&buf);
    return message_format(
        arena, MSG_STANDS_COUNT, ARGS(str_int(arena, (int64_t)parties)));
}

/* "Best effort rejected by Aldova (implied)" for one option. */
static void add_rejected(
    const State *state, const PointView *point, Str option, StrBuf *buf)
{
    Arena *arena = state->room->arena;
    StrBuf names = strbuf_new(arena);
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        if (stance->stance != STANCE_REJECTS ||
            !str_equal(stance->option, option))
            continue;
        if (names.size) strbuf_add(&names, S(", "));
        Str name = party_name(state, stance);
        strbuf_add(&names, stance->implied ? message_format(arena,
                                                 MSG_STANDS_IMPLIED, ARGS(name))
                                           : name);
    }
    if (!names.size) return;
    if (buf->size) strbuf_add(buf, S("; "));
    message_add(buf, MSG_STANDS_REJECTED,
        ARGS(model_option_name(&state->room->model, point->point->key, option),
            strbuf_str(&names)));
}

static Str rejected_words(const State *state, const PointView *point)
{
    size_t count;
    StrBuf buf = strbuf_new(state->room->arena);
    const Str *options =
        stance_options(&state->room->model, point->point, &count);
    for (size_t i = 0; i < count; i++)
        add_rejected(state, point, options[i], &buf);
    return strbuf_str(&buf);
}

static Str latest_words(const State *state, const Record *statement)
{
    Arena *arena = state->room->arena;
    if (!statement) return S("");
    return message_format(arena, MSG_STANDS_LATEST,
        ARGS(describe_speaker(&state->room->model, statement),
            describe_words(arena, statement)));
}

Str state_point_words(const State *state, size_t index)
{
    Arena *arena = state->room->arena;
    const PointView *point = &state->points[index];
    Str status = status_words(state, point), more = S("");
    if (point->status == POINT_DEADLOCKED)
        more = rejected_words(state, point);
    else if (point->status != POINT_WITHDRAWN)
        more = parties_words(state, point);
    if (!more.size && point->status == POINT_SILENT)
        more = latest_words(state, state->latest[index]);
    if (!more.size) return status;
    return message_format(arena, MSG_STANDS_MORE, ARGS(status, more));
}
