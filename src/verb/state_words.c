/* Where a point stands, in a sentence: the status, what made it so, and by
 * whose word. */
#include "base/utf8.h"
#include "verb/state.h"

enum { MOST_PARTIES_NAMED = 4, LATEST_COLUMNS = 70 };

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

/* A party's name where it is short, else its key. */
static Str party_name(const State *state, const OptionStance *stance)
{
    enum { SHORT_NAME = 12 };
    Str name = model_name(&state->room->model, stance->party);
    return utf8_width(name) <= SHORT_NAME ? name : ref_key(stance->party);
}

/* What HEAD says of numbers or of one option, without the stance's word. */
static Str stance_object(const State *state, const PointView *point,
    const OptionStance *stance, const Record *head)
{
    const Model *model = &state->room->model;
    Str key = point->point->key;
    const Node *accepts = head ? record_get(head, S("accepts")) : NULL;
    const Node *accepts_if =
        head ? node_get(record_get(head, S("accepts-if")), S("range")) : NULL;
    if (stance->option.size)
        return model_option_name(model, key, stance->option);
    return model_range(model, key, accepts ? accepts : accepts_if);
}

Str state_stance_words(const State *state, const PointView *point,
    const OptionStance *stance, const Record *head)
{
    Stance says = head ? stance_of_record(head) : STANCE_REJECTS;
    const Str parts[] = {
        describe_stance(says), stance_object(state, point, stance, head)};
    return str_join(state->room->arena, parts, parts[1].size ? 2 : 1, S(" "));
}

/* True if the entry tells something: a stance of its own, or a split. */
static bool tells(const OptionStance *stance)
{
    return !stance->implied && (stance->stance || stance->split) &&
           stance->stance != STANCE_SILENT;
}

/* The entries [*from, end) of one party; false when there are no more. */
static bool next_party(const PointView *point, size_t *from, size_t *end)
{
    *from = *end;
    if (*from == point->stance_count) return false;
    Str party = point->stances[*from].party;
    while (*end < point->stance_count &&
           str_equal(point->stances[*end].party, party))
        ++*end;
    return true;
}

/* "accepts A, B" for the options on which a party has this stance. */
static void add_same_stance(const State *state, const PointView *point,
    size_t from, size_t end, Stance wanted, StrBuf *buf)
{
    StrBuf objects = strbuf_new(state->room->arena);
    bool any = false;
    for (size_t i = from; i < end; i++) {
        const OptionStance *stance = &point->stances[i];
        if (!tells(stance) || stance->split || stance->stance != wanted)
            continue;
        Str object = stance_object(state, point, stance, stance->deciding);
        if (any) strbuf_add(&objects, S(", "));
        strbuf_add(&objects, object);
        any = true;
    }
    if (!any) return;
    const Str parts[] = {describe_stance(wanted), strbuf_str(&objects)};
    if (buf->size) strbuf_add(buf, S(", "));
    strbuf_add(buf,
        str_join(state->room->arena, parts, parts[1].size ? 2 : 1, S(" ")));
}

/* "Borsk accepts if Guaranteed": all that one party says, and how well the
 * weakest of it is supported. "" where it says nothing. */
static Str party_words(const State *state, const PointView *point, size_t from,
    size_t end, Grade *weakest)
{
    Arena *arena = state->room->arena;
    StrBuf buf = strbuf_new(arena);
    bool split = false;
    *weakest = GRADE_DECLARED;
    for (Stance stance = STANCE_NONE + 1; stance < STANCE_COUNT; stance++)
        add_same_stance(state, point, from, end, stance, &buf);
    for (size_t i = from; i < end; i++) {
        split |= point->stances[i].split;
        if (tells(&point->stances[i]) && point->stances[i].grade > *weakest)
            *weakest = point->stances[i].grade;
    }
    Str name = party_name(state, &point->stances[from]);
    if (split) return message_format(arena, MSG_STANDS_PARTY_SPLIT, ARGS(name));
    if (!buf.size) return S("");
    const Str parts[] = {name, strbuf_str(&buf)};
    return str_join(arena, parts, 2, S(" "));
}

/* True if all parties' weakest support is the same; it is then told once. */
static bool same_grade(
    const State *state, const PointView *point, Grade *grade, size_t *parties)
{
    size_t from, end = 0;
    bool same = true;
    *parties = 0;
    while (next_party(point, &from, &end)) {
        Grade weakest;
        if (!party_words(state, point, from, end, &weakest).size) continue;
        if ((*parties)++) same = same && weakest == *grade;
        *grade = weakest;
    }
    return same && *parties > 1;
}

/* Who stands where; a number where there are too many to name. */
static Str parties_words(const State *state, const PointView *point)
{
    Arena *arena = state->room->arena;
    StrBuf buf = strbuf_new(arena);
    size_t parties, from, end = 0;
    Grade grade = GRADE_DECLARED, weakest;
    bool once = same_grade(state, point, &grade, &parties);
    if (parties > MOST_PARTIES_NAMED)
        return message_format(
            arena, MSG_STANDS_COUNT, ARGS(str_int(arena, (int64_t)parties)));
    while (next_party(point, &from, &end)) {
        Str words = party_words(state, point, from, end, &weakest);
        if (!words.size) continue;
        if (buf.size) strbuf_add(&buf, S("; "));
        if (!once)
            words = message_format(
                arena, MSG_STANDS_PARTY, ARGS(words, describe_grade(weakest)));
        strbuf_add(&buf, words);
    }
    if (once) message_add(&buf, MSG_STANDS_ALL, ARGS(describe_grade(grade)));
    return strbuf_str(&buf);
}

static bool is_decisive(const PointView *point, Str option)
{
    for (size_t i = 0; i < point->option_count; i++)
        if (str_equal(point->options[i], option)) return true;
    return !option.size;
}

/* "Borsk, if The upper dam: Filling goes on": whose conditions these are. */
static Str conditional_words(const State *state, const PointView *point)
{
    StrBuf buf = strbuf_new(state->room->arena);
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        bool number = !stance->option.size && stance->deciding &&
                      record_get(stance->deciding, S("accepts-if"));
        if ((stance->stance != STANCE_ACCEPTS_IF && !number) ||
            !is_decisive(point, stance->option))
            continue;
        if (buf.size) strbuf_add(&buf, S("; "));
        message_add(&buf, MSG_STANCE_IF,
            ARGS(party_name(state, stance),
                describe_conditions(&state->room->model, stance->deciding)));
    }
    return strbuf_str(&buf);
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
            describe_excerpt(arena, statement, LATEST_COLUMNS)));
}

Str state_point_words(const State *state, size_t index)
{
    Arena *arena = state->room->arena;
    const PointView *point = &state->points[index];
    Str status = status_words(state, point), more = S("");
    if (point->status == POINT_DEADLOCKED)
        more = rejected_words(state, point);
    else if (point->status == POINT_CONDITIONAL)
        more = conditional_words(state, point);
    else if (point->status == POINT_OPEN || point->status == POINT_SILENT)
        more = parties_words(state, point);
    if (!more.size && point->status == POINT_SILENT)
        more = latest_words(state, state->latest[index]);
    if (!more.size) return status;
    return message_format(arena, MSG_STANDS_MORE, ARGS(status, more));
}
