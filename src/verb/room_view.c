/* From a call's arguments to a view, and from a view to a model. */
#include "verb/room_view.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define BIT KIND_BIT

const KindSet ROOM_FRAME =
    ~(BIT(KIND_UNKNOWN) | BIT(KIND_ROOM) | BIT(KIND_STATEMENT) |
        BIT(KIND_POSITION) | BIT(KIND_CLAUSE) | BIT(KIND_PROPOSAL) |
        BIT(KIND_LINEAGE) | BIT(KIND_BRACKET) | BIT(KIND_AMENDMENT) |
        BIT(KIND_RATING) | BIT(KIND_SIGHT));

static const Record *find_by_id(void *state, const Hash *id)
{
    RoomView *room = state;
    Record *record = NULL;
    if (store_find(room->store, &room->model.view, id, &record, NULL))
        return NULL;
    return record;
}

/* All dates, one viewer. */
static View timeless(Str seat)
{
    return (View){.on = DAY_MAX,
        .known = INT64_MAX,
        .viewer = {seat, str_equal(seat, S("mediator"))},
        .on_text = S(""),
        .known_text = S("")};
}

static Status load_kind(RoomView *room, Kind kind, Err *err)
{
    RecordList heads = {0};
    TRY(store_heads(
        room->store, &room->model.view, kind, NULL, NULL, &heads, err));
    model_add(&room->model, &heads);
    return STATUS_OK;
}

/* Marks the ids of garbled statements, which positions may rest on. */
Status room_view_load_garbled(RoomView *room, Err *err)
{
    const Hash *ids;
    size_t count;
    TRY(store_garbled(room->store, &room->model.view, &ids, &count, err));
    for (size_t i = 0; i < count; i++)
        model_mark(&room->model.garbled, &ids[i]);
    return STATUS_OK;
}

Status room_view_load(RoomView *room, KindSet kinds, Err *err)
{
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if (kinds & BIT(kind)) TRY(load_kind(room, kind, err));
    if (kinds & BIT(KIND_POSITION)) return room_view_load_garbled(room, err);
    return STATUS_OK;
}

static Status start_view(
    Arena *arena, Store *store, View view, RoomView **out, Err *err)
{
    RoomView *room = arena_alloc(arena, sizeof *room);
    room->arena = arena;
    room->store = store;
    room->model = model_new(arena, view);
    room->model.find_id = find_by_id;
    room->model.find_state = room;
    *out = room;
    return room_view_load(room, BIT(KIND_ROOM), err);
}

Status room_view_frame(Arena *arena, Store *store, RoomView **frame, Err *err)
{
    TRY(start_view(arena, store, timeless(S("mediator")), frame, err));
    return room_view_load(*frame, BIT(KIND_PARTY) | BIT(KIND_GRANT), err);
}

Status room_view_of_seat(
    Arena *arena, Store *store, Str seat, RoomView **room, Err *err)
{
    View view = timeless(seat);
    RoomView *frame;
    TRY(room_view_frame(arena, store, &frame, err));
    TRY(room_view_seat(frame, seat, &view.viewer, err));
    return start_view(arena, store, view, room, err);
}

/* Observers see what is for all parties only if they are admitted by a grant;
 * every other party of the room is. */
static bool is_admitted(const RoomView *room, const Record *party)
{
    const RecordList *grants = &room->model.heads[KIND_GRANT];
    if (!str_equal(record_text(party, S("role")), S("observer"))) return true;
    for (size_t i = 0; i < grants->count; i++)
        if (str_equal(record_text(grants->items[i], S("party")), party->key))
            return true;
    return false;
}

/* Whoever it is who asks is told no more parties than everybody may see. */
static Status refuse_seat(const RoomView *room, Str word, Err *err)
{
    View view = timeless(S("public"));
    RoomView *open;
    TRY(start_view(room->arena, room->store, view, &open, err));
    TRY(room_view_load(open, BIT(KIND_PARTY), err));
    Str keys = model_keys(&open->model, BIT(KIND_PARTY));
    return err_set(err, STATUS_USAGE, NOWHERE,
        keys.size ? MSG_SEAT_UNKNOWN : MSG_SEAT_UNKNOWN_ALONE,
        ARGS(word, keys));
}

Status room_view_seat(RoomView *room, Str word, Viewer *viewer, Err *err)
{
    const Record *own = model_room(&room->model);
    Str owner = own ? record_text(own, S("owner")) : S("");
    if (str_equal(word, S("mediator")) || str_equal(word, owner)) {
        *viewer = (Viewer){S("mediator"), true};
        return STATUS_OK;
    }
    if (str_equal(word, S("public"))) {
        *viewer = (Viewer){S("public"), false};
        return STATUS_OK;
    }
    const Record *party = model_find(&room->model, KIND_PARTY, word);
    if (!party) return refuse_seat(room, word, err);
    *viewer = (Viewer){party->key, is_admitted(room, party)};
    return STATUS_OK;
}

/* --on and --known take a date or an instant. */
static Status read_on(VerbCall *call, Str zone, View *view, Err *err)
{
    Str word = verb_value(call, "on");
    Instant instant;
    Date date;
    if (!word.size) {
        view->on = zone_day(zone, instant_now());
    } else if (instant_parse(word, &instant)) {
        view->on = zone_day(zone, instant);
    } else {
        TRY(date_parse(word, NOWHERE, &date, err));
        if (date.unknown)
            return err_set(
                err, STATUS_USAGE, NOWHERE, MSG_DATE_NEEDED, ARGS(S("--on")));
        view->on = date.latest;
    }
    view->on_text = day_text(call->arena, view->on);
    return STATUS_OK;
}

static Status read_known(VerbCall *call, Str zone, View *view, Err *err)
{
    Str word = verb_value(call, "known");
    Date date;
    if (word.size && instant_parse(word, &view->known)) {
        view->known_text = instant_text(call->arena, view->known);
        return STATUS_OK;
    }
    Day day = zone_day(zone, instant_now());
    if (word.size) {
        TRY(date_parse(word, NOWHERE, &date, err));
        if (date.unknown)
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_DATE_NEEDED,
                ARGS(S("--known")));
        day = date.latest;
    }
    view->known = zone_day_end(zone, day);
    view->known_text = day_text(call->arena, day);
    return STATUS_OK;
}

static bool starts_with_hex(Arena *arena, const CommitInfo *commit, Str prefix)
{
    return str_starts(hash_hex(arena, &commit->id), prefix);
}

/* --at takes a commit's id or the beginning of it. */
static Status read_at(VerbCall *call, RoomView *room, View *view, Err *err)
{
    Str word = verb_value(call, "at");
    CommitInfo *commits;
    size_t count;
    bool all;
    if (!word.size) return STATUS_OK;
    TRY(store_sees_all(room->store, &view->viewer, &all, err));
    if (!all)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_AT_NOT_SEEN, NO_ARGS);
    TRY(store_commits(room->store, &commits, &count, err));
    for (size_t i = 0; i < count; i++) {
        if (!starts_with_hex(call->arena, &commits[i], word)) continue;
        if (view->at)
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_AT_TWO, ARGS(word));
        view->at = &commits[i].id;
    }
    if (view->at) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_AT_UNKNOWN, ARGS(word));
}

static Status read_view(VerbCall *call, RoomView *frame, View *view, Err *err)
{
    Str zone = frame->model.zone;
    Str as = verb_value(call, "as");
    *view = timeless(S("mediator"));
    if (as.size) TRY(room_view_seat(frame, as, &view->viewer, err));
    TRY(read_on(call, zone, view, err));
    TRY(read_known(call, zone, view, err));
    return read_at(call, frame, view, err);
}

/* Every SQLite file begins so (sqlite.org/fileformat.html, 1.3). */
bool room_view_is_room(const char *path)
{
    static const char MAGIC[16] = "SQLite format 3";
    char begin[sizeof MAGIC];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;
    ssize_t size = read(file, begin, sizeof begin);
    close(file);
    return size == sizeof begin && !memcmp(begin, MAGIC, sizeof begin);
}

Status room_view_open(VerbCall *call, StoreMode mode, RoomView **room, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, "room"));
    Store *store;
    RoomView *frame;
    View view;
    TRY(store_open(call->arena, path, mode, &store, err));
    TRY(room_view_frame(call->arena, store, &frame, err));
    TRY(read_view(call, frame, &view, err));
    TRY(start_view(call->arena, store, view, room, err));
    (*room)->path = path;
    (*room)->model.zone = frame->model.zone;
    return STATUS_OK;
}

Status room_view_earlier(const RoomView *room, Day day, bool known_then,
    RoomView **earlier, Err *err)
{
    View view = room->model.view;
    view.on = day;
    view.on_text = day_text(room->arena, day);
    if (known_then) {
        Instant end = zone_day_end(room->model.zone, day);
        view.known = end < view.known ? end : view.known;
        view.known_text = view.on_text;
    }
    TRY(start_view(room->arena, room->store, view, earlier, err));
    (*earlier)->path = room->path;
    (*earlier)->model.zone = room->model.zone;
    return STATUS_OK;
}

Node *room_view_node(const RoomView *room)
{
    Arena *arena = room->arena;
    const View *view = &room->model.view;
    Node *node = node_map(arena);
    node_set(arena, node, S("on"), node_text(arena, view->on_text));
    node_set(arena, node, S("known"), node_text(arena, view->known_text));
    node_set(arena, node, S("at"),
        view->at ? node_text(arena, hash_hex(arena, view->at))
                 : node_null(arena));
    node_set(arena, node, S("viewer"), node_text(arena, view->viewer.seat));
    return node;
}

static Str viewer_words(const RoomView *room)
{
    Str seat = room->model.view.viewer.seat;
    const Record *own = model_room(&room->model);
    if (str_equal(seat, S("public"))) return message_text(MSG_VIEW_PUBLIC);
    if (!str_equal(seat, S("mediator")))
        return message_format(room->arena, MSG_VIEW_PARTY, ARGS(seat));
    bool analyst = own && str_equal(record_text(own, S("owner")), S("analyst"));
    return message_text(analyst ? MSG_VIEW_ANALYST : MSG_VIEW_MEDIATOR);
}

Str room_view_words(const RoomView *room)
{
    const View *view = &room->model.view;
    Arena *arena = room->arena;
    Str on = date_words(arena, view->on_text, 0);
    Instant instant;
    Str known = instant_parse(view->known_text, &instant)
                    ? view->known_text
                    : date_words(arena, view->known_text, 0);
    if (str_equal(on, known))
        return message_format(
            arena, MSG_VIEW_WORDS_ONE, ARGS(on, viewer_words(room)));
    return message_format(
        arena, MSG_VIEW_WORDS_TWO, ARGS(on, known, viewer_words(room)));
}

Str room_view_key(const RoomView *room)
{
    const Record *own = model_room(&room->model);
    return own ? own->key : S("");
}

Str room_view_title(const RoomView *room)
{
    const Record *own = model_room(&room->model);
    Str title = own ? record_text(own, S("title")) : S("");
    return title.size ? title : room_view_key(room);
}
