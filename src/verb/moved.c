/* moved: the stances of two dates side by side, each move with what it rests
 * on and where it went, seen from every other party (room/movement.h). */
#include "room/movement.h"
#include "verb/arguments.h"
#include "verb/report.h"

enum { WORDS_COLUMNS = 160, DEFAULT_LIMIT = 100 };

typedef struct {
    Report report;
    RoomView *earlier;
    Stances then, now;
    Move *moves;
    size_t count;
} Moved;

static const KindSet KINDS_READ = KIND_BIT(KIND_POSITION) |
                                  KIND_BIT(KIND_POINT) | KIND_BIT(KIND_DRAFT) |
                                  KINDS_VOICE;

static Str range_words(const Report *report, const Record *record)
{
    const Node *accepts = record_get(record, S("accepts"));
    if (!accepts)
        accepts = node_get(record_get(record, S("accepts-if")), S("range"));
    return model_range(report->model, record_text(record, S("point")), accepts);
}

static Str stance_words(const Report *report, const OptionStance *stance)
{
    if (stance && stance->split) return message_text(MSG_MOVED_SPLIT);
    if (!stance || !stance->stance) return message_text(MSG_MOVED_NOTHING);
    Str word = describe_stance(stance->stance);
    if (stance->implied)
        return message_format(report->arena, MSG_STANDS_IMPLIED, ARGS(word));
    Str range = stance->option.size || !stance->deciding
                    ? S("")
                    : range_words(report, stance->deciding);
    const Str parts[] = {word, range};
    return str_join(report->arena, parts, range.size ? 2 : 1, S(" "));
}

/* "The upper dam: Filling paused" */
static Str matter_words(const Report *report, const Move *move)
{
    Str title = model_name(report->model, move->matter);
    if (!move->option.size) return title;
    return message_format(report->arena, MSG_POINT_OPTION,
        ARGS(title, model_option_name(
                        report->model, ref_key(move->matter), move->option)));
}

/* --- what a move rests on --- */

static void show_basis(const Report *report, const OptionStance *stance)
{
    const Record *head = stance ? stance->deciding : NULL;
    if (!head) return;
    if (stance->implied)
        screen_item(
            report->screen, message_text(MSG_MOVED_IMPLIED), TONE_MUTED);
    if (!head->basis_count)
        screen_item(report->screen,
            message_format(report->arena, MSG_MOVED_RESTS_NOTHING,
                ARGS(describe_grade(head->grade))),
            TONE_MUTED);
    const Record *basis = describe_basis(report->model, head);
    if (!basis) return;
    Str words = message_format(report->arena, MSG_MOVED_RESTS,
        ARGS(describe_speaker(report->model, basis),
            report_date(report, basis->since),
            describe_excerpt(report->arena, basis, WORDS_COLUMNS)));
    const Str parts[] = {words, report_note_marks(report, basis)};
    screen_item(report->screen,
        str_join(report->arena, parts, parts[1].size ? 2 : 1, S(" ")),
        TONE_MUTED);
}

static Node *stance_node(const Report *report, const OptionStance *stance)
{
    Arena *arena = report->arena;
    if (!stance || (!stance->stance && !stance->split)) return node_null(arena);
    Node *map = node_map(arena);
    put(arena, map, S("stance"),
        stance->stance ? node_text(arena, stance_name(stance->stance))
                       : node_null(arena));
    put_bool(arena, map, S("split"), stance->split);
    put_bool(arena, map, S("implied"), stance->implied);
    put(arena, map, S("heads"), describe_heads(arena, stance));
    return map;
}

/* --- where it went --- */

static Str toward_words(const Report *report, const Toward *toward, bool number)
{
    static const MessageId ranks[] = {[TURN_NONE] = MSG_TURN_NONE,
        [TURN_NEARER] = MSG_TURN_NEARER,
        [TURN_FARTHER] = MSG_TURN_FARTHER,
        [TURN_SAME] = MSG_TURN_SAME};
    static const MessageId numbers[] = {[TURN_NONE] = MSG_TURN_NONE,
        [TURN_NEARER] = MSG_TURN_MEETS,
        [TURN_FARTHER] = MSG_TURN_PARTS,
        [TURN_SAME] = MSG_TURN_NUMBERS};
    return message_format(report->arena,
        number ? numbers[toward->turn] : ranks[toward->turn],
        ARGS(model_name(report->model, toward->party),
            stance_words(report, toward->stance),
            str_int(report->arena, toward->then),
            str_int(report->arena, toward->now)));
}

static Node *toward_node(const Report *report, const Toward *toward)
{
    Arena *arena = report->arena;
    Node *map = node_map(arena);
    bool ranks = toward->then != RANK_NONE && toward->now != RANK_NONE;
    put_text(arena, map, S("party"), ref_key(toward->party));
    put(arena, map, S("stance"), stance_node(report, toward->stance));
    put_text(arena, map, S("turn"), movement_turn_name(toward->turn));
    put(arena, map, S("distance_then"),
        ranks ? node_int(arena, toward->then) : node_null(arena));
    put(arena, map, S("distance_now"),
        ranks ? node_int(arena, toward->now) : node_null(arena));
    return map;
}

/* All other parties, of whom there may be many: on a screen without data. */
static void tell_toward(const Moved *moved, const Move *move, Node *list)
{
    const Report *report = &moved->report;
    bool number = !move->option.size && ref_kind(move->matter) == KIND_POINT;
    Toward *toward;
    size_t count = movement_toward(&moved->then, &moved->now, move, &toward);
    for (size_t i = 0; i < count; i++) {
        if (!report->call->screen_only)
            node_push(report->arena, list, toward_node(report, &toward[i]));
        screen_item(report->screen, toward_words(report, &toward[i], number),
            TONE_PLAIN);
    }
}

static void tell_move(const Moved *moved, const Move *move, Node *list)
{
    const Report *report = &moved->report;
    Arena *arena = report->arena;
    Node *map = node_push(arena, list, node_map(arena));
    Node *toward = node_list(arena);
    put_text(arena, map, S("party"), ref_key(move->party));
    put_text(arena, map, S("about"), move->matter);
    put_text(arena, map, S("option"), move->option);
    put(arena, map, S("then"), stance_node(report, move->then));
    put(arena, map, S("now"), stance_node(report, move->now));
    put(arena, map, S("toward"), toward);
    screen_heading(report->screen,
        message_format(arena, MSG_MOVED_OPTION,
            ARGS(model_name(report->model, move->party),
                matter_words(report, move))),
        move->now && move->now->deciding
            ? report_date(report, move->now->deciding->since)
            : S(""));
    screen_text(report->screen,
        message_format(arena, MSG_MOVED_FROM_TO,
            ARGS(stance_words(report, move->then),
                stance_words(report, move->now))),
        TONE_STRONG);
    show_basis(report, move->now);
    tell_toward(moved, move, toward);
}

/* The first LIMIT moves, and of how many. */
static void tell_moves(Moved *moved, size_t limit)
{
    Report *report = &moved->report;
    size_t shown = moved->count < limit ? moved->count : limit;
    put_int(report->arena, report->data, S("total"), moved->count);
    Node *list = report_list(report, S("moves"));
    for (size_t i = 0; i < shown; i++) tell_move(moved, &moved->moves[i], list);
    if (shown < moved->count)
        screen_text(report->screen,
            message_format(report->arena, MSG_MOVED_SHOWN,
                ARGS(report_count(report, shown),
                    report_count(report, moved->count))),
            TONE_MUTED);
    if (!moved->count)
        screen_text(report->screen, message_text(MSG_MOVED_NONE), TONE_PLAIN);
}

static Status run_moved(VerbCall *call, Err *err)
{
    Moved moved = {.count = 0};
    Day since = DAY_MIN;
    size_t limit = DEFAULT_LIMIT;
    Report *report = &moved.report;
    TRY(report_day(call, "since", true, &since, err));
    TRY(report_limit(call, &limit, err));
    TRY(report_open(call, KINDS_READ, MSG_MOVED_HEADING, report, err));
    TRY(report_since(call, report->room, since, err));
    TRY(room_view_earlier(report->room, since, false, &moved.earlier, err));
    TRY(room_view_load(moved.earlier, KINDS_READ, err));
    moved.then = movement_stances(&moved.earlier->model);
    moved.now = movement_stances(report->model);
    moved.count = movement_find(&moved.then, &moved.now, &moved.moves);
    put_text(
        call->arena, report->data, S("since"), day_text(call->arena, since));
    screen_text(report->screen,
        message_format(call->arena, MSG_MOVED_BETWEEN,
            ARGS(day_short(call->arena, since),
                day_short(call->arena, report->model->view.on))),
        TONE_MUTED);
    tell_moves(&moved, limit);
    call->answer = moved.count ? STATUS_OK : STATUS_NO;
    return report_close(report, err);
}

static const Arg ARGS_MOVED[] = {ROOM_ARG,
    {.name = "since",
        .type = ARG_DATE,
        .required = true,
        .help = MSG_ARG_MOVED_SINCE},
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_ARG_MOVED_LIMIT},
    {.name = NULL}};

const Verb verb_moved = {.name = "moved",
    .summary = MSG_MOVED,
    .help = MSG_MOVED_ABOUT,
    .example = "moved varda.room --since 2026-03-08",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_MOVED,
    .takes_view = true,
    .run = run_moved};
