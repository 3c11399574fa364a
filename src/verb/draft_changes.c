/* draft changes: what changed between two drafts, point by point: which
 * clauses were added, modified, deleted, moved; and, where both texts are
 * known to give a point another option, to whom that comes nearer, resting
 * on which positions. Where no stance is on record nothing is worked out. */
#include "bridge/approach.h"
#include "room/number.h"
#include "verb/arguments.h"
#include "verb/draft_show.h"
#include "verb/draft_sheet.h"
#include "verb/report.h"

typedef struct {
    Report report;
    RoomDraft old_draft, new_draft;
    Redliner redliner;
    Alignment alignment;
    PointView *points; /* [point_count] */
    size_t point_count;
    Sheet sheet; /* of the clauses */
} Changes;

/* --- clauses --- */

static const Record *record_of(const RoomDraft *draft, size_t clause)
{
    return clause == NO_CLAUSE || !draft->clauses ? NULL
                                                  : draft->clauses[clause];
}

/* The point that either clause is about. */
static Str point_of(const Changes *in, const Lineage *lineage)
{
    const Record *now = record_of(&in->new_draft, lineage->new_clause);
    const Record *then = record_of(&in->old_draft, lineage->old_clause);
    Str point = now ? record_text(now, S("point")) : S("");
    return point.size || !then ? point : record_text(then, S("point"));
}

/* What the clause is called now, or was. */
static Str label_of(const Changes *in, const Lineage *lineage)
{
    bool gone =
        lineage->new_clause == NO_CLAUSE || lineage->change == CHANGE_MERGED;
    const Clause *clause =
        gone ? &in->old_draft.draft.items[lineage->old_clause]
             : &in->new_draft.draft.items[lineage->new_clause];
    return draft_clause_label(in->report.arena, clause);
}

static void tell_clauses(Changes *in)
{
    static const Column columns[] = {{.shrink = 2, .least = 16},
        {.shrink = 1, .least = 10}, {.shrink = 1, .least = 10}};
    Arena *arena = in->report.arena;
    Screen *screen = in->report.screen;
    Node *list = report_list(&in->report, S("clauses"));
    Block *table = screen_table(screen, columns, 3);
    for (size_t i = 0; i < in->alignment.lineages.count; i++) {
        const Lineage *lineage = &in->alignment.lineages.items[i];
        Str point = point_of(in, lineage);
        Node *map =
            draft_lineage_node(arena, &in->old_draft, &in->new_draft, lineage);
        put(arena, map, S("point"),
            point.size ? node_text(arena, point) : node_null(arena));
        node_push(arena, list, map);
        if (lineage->change == CHANGE_UNCHANGED) continue;
        const Str words[] = {label_of(in, lineage),
            draft_change_words(arena, lineage),
            point.size ? model_key_name(in->report.model, KIND_POINT, point)
                       : S("")};
        sheet_add(&in->sheet, words);
        screen_row(screen, table,
            (Cell[]){
                CELL(words[0]), CELL(words[1]), TONED(words[2], TONE_MUTED)});
    }
    ChangeCounts counts = draft_count_changes(&in->alignment);
    draft_show_counts(in->report.call, &counts);
}

/* --- points --- */

static Str stance_words(Changes *in, const OptionStance *stance)
{
    Arena *arena = in->report.arena;
    Str grade = describe_grade(stance->grade);
    Str parts[] = {describe_stance(stance->stance), S(" ("), grade, S(")")};
    return str_join(arena, parts, 4, S(""));
}

static Node *basis_node(Arena *arena, const OptionStance *stance)
{
    Node *map = node_map(arena);
    const Record *record = stance->deciding;
    put_text(arena, map, S("stance"), stance_name(stance->stance));
    put_bool(arena, map, S("implied"), stance->implied);
    put_text(arena, map, S("grade"), grade_name(stance->grade));
    put(arena, map, S("position"),
        record ? node_text(arena, record->key) : node_null(arena));
    return map;
}

/* "resists (declared) → accepts (declared)", or what range is accepted. */
static Str approach_words(Changes *in, const Approach *approach)
{
    Arena *arena = in->report.arena;
    const Record *deciding = approach->now->deciding;
    Interval range;
    if (deciding && number_interval(record_get(deciding, S("accepts")), &range))
        return message_format(arena, MSG_CHANGES_ACCEPTS,
            ARGS(range.low, range.high, describe_grade(approach->now->grade)));
    return message_format(arena, MSG_CHANGES_OPTION,
        ARGS(
            stance_words(in, approach->then), stance_words(in, approach->now)));
}

static void tell_approach(Changes *in, const Approach *approach, Node *list)
{
    Arena *arena = in->report.arena;
    const Record *deciding = approach->now->deciding;
    Node *map = node_push(arena, list, node_map(arena));
    put_text(arena, map, S("party"), ref_key(approach->party));
    put_text(arena, map, S("turn"), movement_turn_name(approach->turn));
    put(arena, map, S("then"), basis_node(arena, approach->then));
    put(arena, map, S("now"), basis_node(arena, approach->now));
    MessageId id = approach->turn == TURN_NEARER    ? MSG_CHANGES_NEARER
                   : approach->turn == TURN_FARTHER ? MSG_CHANGES_FARTHER
                                                    : MSG_CHANGES_AS_FAR;
    screen_item(in->report.screen,
        message_format(arena, id,
            ARGS(model_name(in->report.model, approach->party),
                approach_words(in, approach),
                deciding ? deciding->key : S(""))),
        TONE_PLAIN);
}

/* The option and, where an account tells it, whose. */
static Str option_words(
    const Changes *in, Str point, Str option, const Record *told_by)
{
    const Model *model = in->report.model;
    Str name = model_option_name(model, point, option);
    if (!told_by || told_by->kind != KIND_ACCOUNT) return name;
    return message_format(in->report.arena, MSG_TABLE_ACCOUNT,
        ARGS(name, describe_speaker(model, told_by),
            describe_grade(told_by->grade)));
}

static void put_option(
    Arena *arena, Node *map, const char *which, Str option, const Record *from)
{
    Str key = str_printf(arena, "%s_from", which);
    put_text(arena, map, str_of(which), option);
    put(arena, map, key,
        from ? node_text(arena, describe_link(arena, from)) : node_null(arena));
}

static void tell_point(Changes *in, const PointView *point, Node *list)
{
    const Record *then_from = NULL, *now_from = NULL;
    const Model *model = in->report.model;
    Arena *arena = in->report.arena;
    Approach *approaches;
    Str key = point->point->key;
    Str then = draft_option(model, &in->old_draft, key, &then_from);
    Str now = draft_option(model, &in->new_draft, key, &now_from);
    if (!then.size || !now.size || str_equal(then, now)) return;
    Node *map = node_push(arena, list, node_map(arena));
    Node *parties = node_list(arena);
    put_text(arena, map, S("point"), key);
    put_option(arena, map, "then", then, then_from);
    put_option(arena, map, "now", now, now_from);
    put(arena, map, S("parties"), parties);
    screen_heading(in->report.screen, model_key_name(model, KIND_POINT, key),
        message_format(arena, MSG_CHANGES_OPTION,
            ARGS(option_words(in, key, then, then_from),
                option_words(in, key, now, now_from))));
    size_t count = draft_approaches(model, point, then, now, &approaches);
    for (size_t i = 0; i < count; i++)
        tell_approach(in, &approaches[i], parties);
    if (!count)
        screen_item(
            in->report.screen, message_text(MSG_CHANGES_NO_STANCE), TONE_MUTED);
}

/* Clauses are compared where both texts are held. */
static bool both_held(Changes *in)
{
    const RoomDraft *drafts[] = {&in->old_draft, &in->new_draft};
    bool held = true;
    for (size_t k = 0; k < 2; k++) {
        if (drafts[k]->draft.count) continue;
        held = false;
        screen_text(in->report.screen,
            message_format(
                in->report.arena, MSG_CHANGES_NOT_HELD, ARGS(drafts[k]->name)),
            TONE_PLAIN);
    }
    return held;
}

static void tell_points(Changes *in)
{
    Node *list = report_list(&in->report, S("points"));
    for (size_t i = 0; i < in->point_count; i++)
        tell_point(in, &in->points[i], list);
    if (!list->count)
        screen_text(
            in->report.screen, message_text(MSG_CHANGES_NO_POINT), TONE_MUTED);
}

/* --- the verb --- */

static const MessageId HEADINGS[] = {
    MSG_SHEET_CLAUSE, MSG_SHEET_CHANGE, MSG_SHEET_POINT};

/* Drafts whose texts are not held are compared by what is told of them. */
static Status align(Changes *in, Err *err)
{
    const RoomView *room = in->report.room;
    VerbCall *call = in->report.call;
    TRY(draft_known(room, verb_value(call, "old"), &in->old_draft, err));
    TRY(draft_known(room, verb_value(call, "new"), &in->new_draft, err));
    in->redliner = redliner_new(in->report.arena);
    in->alignment = draft_alignment(
        room, &in->redliner, &in->old_draft, &in->new_draft, NULL);
    return STATUS_OK;
}

static Status run_draft_changes(VerbCall *call, Err *err)
{
    Changes in = {.sheet = draft_sheet(call->arena,
                      message_text(MSG_CHANGES_TITLE), HEADINGS, 3)};
    KindSet kinds = ROOM_FRAME | DRAFT_KINDS | KIND_BIT(KIND_POSITION);
    TRY(draft_sheet_check(call, err));
    TRY(report_open(call, kinds, MSG_CHANGES_TITLE, &in.report, err));
    Status status = align(&in, err);
    if (status != STATUS_OK) return report_refuse(call, status);
    in.points = status_of_points(in.report.model, &in.point_count);
    if (both_held(&in)) tell_clauses(&in);
    tell_points(&in);
    TRY(draft_sheet_write(call, &in.sheet, err));
    return report_close(&in.report, err);
}

static const Arg ARGS_CHANGES[] = {ROOM_ARG,
    OLD_ARG(ARG_KEY, MSG_ARG_OLD_DRAFT), NEW_ARG(ARG_KEY, MSG_ARG_NEW_DRAFT),
    SHEET_ARG, {.name = NULL}};

const Verb verb_draft_changes = {.name = "draft changes",
    .summary = MSG_CHANGES,
    .help = MSG_CHANGES_ABOUT,
    .example = "draft changes varda.room aldova-1 aldova-2",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_CHANGES,
    .takes_view = true,
    .run = run_draft_changes};
