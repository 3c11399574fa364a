/* What `import` and `merge` tell of what came. */
#include "verb/arrivals.h"
#include "verb/describe.h"

enum { MOST_SHOWN = 40 };

/* True if no head stands above all others: the first of its grade is not the
 * only one. */
static bool is_split(const RecordList *heads)
{
    size_t strongest = 0;
    Grade grade = GRADE_COUNT;
    for (size_t i = 0; i < heads->count; i++) {
        Grade own = heads->items[i]->grade;
        if (own < grade) strongest = 0;
        if (own < grade) grade = own;
        strongest += own == grade;
    }
    return strongest > 1;
}

static Status list_splits(
    const Arrivals *arrivals, RoomView *room, Node *list, Err *err)
{
    for (size_t i = 0; i < arrivals->keys.count; i++) {
        Str name = arrivals->keys.entries[i].key;
        RecordList heads = {0};
        TRY(store_heads_of(room->store, &room->model.view, ref_kind(name),
            ref_key(name), &heads, err));
        if (is_split(&heads))
            node_push(arrivals->arena, list, node_text(arrivals->arena, name));
    }
    return STATUS_OK;
}

static void show_splits(VerbCall *call, const Node *splits)
{
    StrBuf buf = strbuf_new(call->arena);
    for (size_t i = 0; i < splits->count && i < MOST_SHOWN; i++) {
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, splits->items[i]->text);
    }
    if (splits->count > MOST_SHOWN)
        message_add(&buf, MSG_AND_MORE,
            ARGS(str_int(call->arena, (int64_t)splits->count - MOST_SHOWN),
                S("--json")));
    if (splits->count)
        screen_text(call->screen,
            message_format(call->arena, MSG_ARRIVED_SPLITS,
                ARGS(str_int(call->arena, (int64_t)splits->count),
                    strbuf_str(&buf))),
            TONE_WARNING);
}

static Node *show_unknown(VerbCall *call, const Arrivals *arrivals)
{
    Node *map = node_map(call->arena);
    for (size_t i = 0; i < arrivals->unknown.count; i++) {
        const MapEntry *entry = &arrivals->unknown.entries[i];
        size_t count = *(const size_t *)entry->value;
        put_int(call->arena, map, entry->key, count);
        screen_text(call->screen,
            message_format(call->arena, MSG_ARRIVED_UNKNOWN,
                ARGS(str_int(call->arena, (int64_t)count), entry->key)),
            TONE_WARNING);
    }
    return map;
}

static void show_counts(
    VerbCall *call, const Arrivals *arrivals, Str path, Str from)
{
    Arena *arena = call->arena;
    Str records = str_int(arena, (int64_t)arrivals->records);
    Str blobs = str_int(arena, (int64_t)arrivals->blobs);
    Str commits = str_int(arena, (int64_t)arrivals->commits);
    Str erased = str_int(arena, (int64_t)arrivals->erased);
    bool any = arrivals->records || arrivals->blobs || arrivals->commits;
    if (any)
        screen_text(call->screen,
            message_format(
                arena, MSG_ARRIVED, ARGS(path, records, blobs, commits, from)),
            TONE_PLAIN);
    else if (!arrivals->erased)
        screen_text(call->screen,
            message_format(arena, MSG_ARRIVED_NOTHING, ARGS(path, from)),
            TONE_PLAIN);
    if (arrivals->erased)
        screen_text(call->screen,
            message_format(arena, MSG_ARRIVED_ERASED, ARGS(path, erased, from)),
            TONE_WARNING);
    if (arrivals->blobs_left)
        screen_text(call->screen,
            message_format(arena, MSG_ARRIVED_LEFT,
                ARGS(str_int(arena, (int64_t)arrivals->blobs_left))),
            TONE_MUTED);
}

Status arrivals_show(VerbCall *call, const Arrivals *arrivals, RoomView *room,
    Str path, Str from, Err *err)
{
    Arena *arena = call->arena;
    Node *splits = node_list(arena);
    if (room) TRY(list_splits(arrivals, room, splits, err));
    show_counts(call, arrivals, path, from);
    call->data = node_map(arena);
    put_text(arena, call->data, S("file"), path);
    put_text(arena, call->data, S("from"), from);
    put_int(arena, call->data, S("records"), arrivals->records);
    put_int(arena, call->data, S("same"), arrivals->same);
    put_int(arena, call->data, S("erased"), arrivals->erased);
    put_int(arena, call->data, S("blobs"), arrivals->blobs);
    put_int(arena, call->data, S("commits"), arrivals->commits);
    put_bool(arena, call->data, S("committed"), arrivals->committed);
    put(arena, call->data, S("unknown"), show_unknown(call, arrivals));
    show_splits(call, splits);
    put(arena, call->data, S("splits"), splits);
    return STATUS_OK;
}
