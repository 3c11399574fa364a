/* history: every record of one key in a view, and what hides it. */
#include "verb/arguments.h"
#include "verb/describe.h"

static const struct {
    const char *name;
    MessageId words;
} STATES[] = {
    [FOLD_HEAD] = {"head", MSG_FOLD_HEAD},
    [FOLD_REPLACED] = {"replaced", MSG_FOLD_REPLACED},
    [FOLD_LATER] = {"later", MSG_FOLD_LATER},
    [FOLD_RETRACTED] = {"retracted", MSG_FOLD_RETRACTED},
    [FOLD_PURGED] = {"purged", MSG_FOLD_PURGED},
};

/* The histories of one key, under whichever kinds have it. */
typedef struct {
    Candidate *items[KIND_COUNT];
    size_t counts[KIND_COUNT];
    size_t kinds;
} Histories;

/* Names the nearest key of the frame, if any is near. */
static Status refuse_key(RoomView *room, Str word, Err *err)
{
    TRY(room_view_load(room, ROOM_FRAME, err));
    Str near = model_nearest(&room->model, ROOM_FRAME, word);
    return err_set(err, STATUS_NO, NOWHERE,
        near.size ? MSG_NO_SUCH_KEY_NEAR : MSG_NO_SUCH_KEY, ARGS(word, near));
}

static Status read_histories(
    RoomView *room, Str word, Histories *found, Err *err)
{
    Kind named = ref_kind(word);
    Str key = named == KIND_UNKNOWN ? word : ref_key(word);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        if (named != KIND_UNKNOWN && named != kind) continue;
        TRY(store_history(room->store, &room->model.view, kind, key,
            &found->items[kind], &found->counts[kind], err));
        found->kinds += found->counts[kind] > 0;
    }
    if (found->kinds == 1) return STATUS_OK;
    if (!found->kinds) return refuse_key(room, word, err);
    StrBuf kinds = strbuf_new(room->arena);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        if (!found->counts[kind]) continue;
        if (kinds.size) strbuf_add(&kinds, S(", "));
        strbuf_printf(&kinds, "%s:%.*s", KINDS[kind].name, STR_ARGS(key));
    }
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_KEY_OF_SEVERAL,
        ARGS(word, strbuf_str(&kinds)));
}

static Node *candidate_node(Arena *arena, const Candidate *item)
{
    const Record *record = item->record;
    Node *map = node_map(arena);
    put_text(arena, map, S("id"), hash_hex(arena, &record->id));
    put_text(arena, map, S("state"), str_of(STATES[item->state].name));
    put(arena, map, S("hidden_by"),
        item->hider ? node_text(arena, hash_hex(arena, &item->hider->id))
                    : node_null(arena));
    put_text(arena, map, S("since"), record->since);
    put_text(arena, map, S("recorded"), instant_text(arena, record->recorded));
    put_text(arena, map, S("author"), record->author);
    put_text(
        arena, map, S("audience"), audience_text(arena, &record->audience));
    put_text(arena, map, S("grade"), grade_name(record->grade));
    put(arena, map, S("body"),
        record->body ? (Node *)record->body : node_null(arena));
    return map;
}

/* A body in one line: its words, else its fields. */
static Str body_words(const Model *model, const Record *record)
{
    if (!record->body) return message_text(MSG_FOLD_PURGED);
    if (record->kind == KIND_POSITION) return describe_side(model, record);
    Str words = describe_words(model->arena, record);
    return words.size ? words : describe_body(model, record);
}

static Str recorded_day(Arena *arena, const Record *record)
{
    Str text = instant_text(arena, record->recorded);
    return date_words(arena, str_slice(text, 0, 10), 0);
}

static void show_history(
    const RoomView *room, const Candidate *items, size_t count, Screen *screen)
{
    static const Column columns[] = {{.least = 8}, {.least = 10, .shrink = 1},
        {.least = 30, .shrink = 4}, {.least = 9, .shrink = 1},
        {.least = 10, .shrink = 1}, {.least = 10, .shrink = 1}};
    Arena *arena = room->arena;
    Block *table = screen_table(screen, columns, 6);
    for (size_t i = count; i-- > 0;) {
        const Record *record = items[i].record;
        bool head = items[i].state == FOLD_HEAD;
        const Cell cells[] = {
            TONED(str_slice(hash_hex(arena, &record->id), 0, 8), TONE_MUTED),
            CELL(date_words(arena, record->since, 0)),
            TONED(body_words(&room->model, record),
                head ? TONE_STRONG : TONE_PLAIN),
            TONED(describe_grade(record->grade), TONE_MUTED),
            TONED(message_text(STATES[items[i].state].words),
                head ? TONE_STRONG : TONE_MUTED),
            TONED(message_format(arena, MSG_RECORDED_BY,
                      ARGS(recorded_day(arena, record), record->author)),
                TONE_MUTED)};
        screen_row(screen, table, cells);
    }
}

static Status run_history(VerbCall *call, Err *err)
{
    RoomView *room;
    Histories found = {0};
    Str word = verb_value(call, "key");
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(room_view_load(room, ROOM_FRAME, err));
    TRY(read_histories(room, word, &found, err));
    Kind kind = KIND_UNKNOWN;
    while (!found.counts[kind]) kind++;
    Node *list = node_list(call->arena);
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("room"), room_view_key(room));
    put(call->arena, call->data, S("view"), room_view_node(room));
    put_text(call->arena, call->data, S("kind"), kind_name(kind));
    put_text(
        call->arena, call->data, S("key"), found.items[kind][0].record->key);
    put(call->arena, call->data, S("records"), list);
    for (size_t i = 0; i < found.counts[kind]; i++)
        node_push(call->arena, list,
            candidate_node(call->arena, &found.items[kind][i]));
    screen_title(call->screen,
        message_format(call->arena, MSG_HISTORY_OF,
            ARGS(kind_name(kind), found.items[kind][0].record->key)),
        room_view_words(room));
    show_history(room, found.items[kind], found.counts[kind], call->screen);
    return STATUS_OK;
}

static const Arg ARGS_HISTORY[] = {ROOM_ARG,
    {.name = "key",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_HISTORY_KEY},
    {.name = NULL}};

const Verb verb_history = {.name = "history",
    .summary = MSG_HISTORY,
    .help = MSG_HISTORY_ABOUT,
    .example = "history varda.room position:BO/minimum-flow/guaranteed",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_HISTORY,
    .takes_view = true,
    .run = run_history};
