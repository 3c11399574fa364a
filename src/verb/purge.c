/* purge: erases what a record says. Its body and salt go, and the bytes of a
 * source or draft that nothing else names; a record of kind purge, for the
 * same readers, says who did it and why. Nothing is asked: the verb says
 * exactly what is gone and what is not. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/exchange_line.h"
#include "verb/target.h"

typedef struct {
    VerbCall *call;
    RoomView *room; /* all that the mediator may see */
    const Record *target;
    Record *purge;
    Hash file;        /* that the target named, if has_file */
    size_t file_size; /* bytes */
    bool has_file, file_erased;
    size_t body_size; /* bytes of its canonical form that went */
    size_t resting;   /* records of the same source: they keep their words */
    Hash commit;
} Purge;

/* Without these the room would say something else, not less. */
static Status check_target(const Purge *purge, Err *err)
{
    const KindSet kept =
        KIND_BIT(KIND_ROOM) | KIND_BIT(KIND_RETRACTION) | KIND_BIT(KIND_PURGE);
    const Record *target = purge->target;
    Str words = target_words(purge->call->arena, target);
    if (!target->body)
        return err_set(err, STATUS_NO, NOWHERE, MSG_PURGE_AGAIN, ARGS(words));
    if (!(kept & KIND_BIT(target->kind))) return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_PURGE_KEPT,
        ARGS(words, target->kind_name));
}

/* --- the record that says so --- */

static Status make_record(Purge *purge, Err *err)
{
    Arena *arena = purge->call->arena;
    Record *record = arena_alloc(arena, sizeof *record);
    Instant last, now = instant_now();
    Node *body = node_map(arena);
    TRY(store_last_recorded(purge->room->store, &last, err));
    put_text(arena, body, S("of"), hash_hex(arena, &purge->target->id));
    put_text(arena, body, S("why"), verb_value(purge->call, "why"));
    *record = (Record){.kind = KIND_PURGE,
        .kind_name = kind_name(KIND_PURGE),
        .since = target_today(purge->room),
        .since_date = date_of(target_today(purge->room)),
        .recorded = now > last ? now : last + 1,
        .author = S("mediator"),
        .audience = purge->target->audience,
        .grade = GRADE_DECLARED,
        .body = body};
    record->salt = random_salt(arena, instant_text(arena, record->recorded));
    record->key = str_slice(record->salt, 0, 8);
    record_seal(arena, record);
    purge->purge = record;
    return STATUS_OK;
}

/* --- what goes --- */

static Status count_resting(void *state, const Record *record, Err *err)
{
    Purge *purge = state;
    (void)err;
    purge->resting +=
        str_equal(record_text(record, S("source")), purge->target->key);
    return STATUS_OK;
}

static Status measure(Purge *purge, Err *err)
{
    const Record *target = purge->target;
    Arena *arena = purge->call->arena;
    Store *store = purge->room->store;
    Str bytes;
    Str left = record_purged_line(arena, target);
    purge->body_size = target->line.size - left.size;
    purge->has_file = line_file(target, &purge->file);
    if (target->kind == KIND_SOURCE)
        TRY(store_each(store, NULL, count_resting, purge, err));
    if (!purge->has_file) return STATUS_OK;
    Status status = store_blob(store, &purge->file, &bytes, err);
    if (status == STATUS_OK) purge->file_size = bytes.size;
    if (status == STATUS_NO) purge->has_file = false;
    return status == STATUS_NO ? STATUS_OK : status;
}

static Status find_whether_erased(Purge *purge, Err *err)
{
    Str bytes;
    if (!purge->has_file) return STATUS_OK;
    Status status = store_blob(purge->room->store, &purge->file, &bytes, err);
    purge->file_erased = status == STATUS_NO;
    return status == STATUS_NO ? STATUS_OK : status;
}

static Status erase(Purge *purge, Err *err)
{
    Store *store = purge->room->store;
    bool added;
    TRY(store_purge(store, &purge->target->id, err));
    TRY(store_append(store, purge->purge, &added, err));
    TRY(find_whether_erased(purge, err));
    return store_commit(
        store, S("mediator"), purge->purge->recorded + 1, &purge->commit, err);
}

static Status find_and_erase(Purge *purge, Err *err)
{
    RecordList found;
    VerbCall *call = purge->call;
    TRY(room_view_of_seat(
        call->arena, purge->room->store, S("mediator"), &purge->room, err));
    TRY(target_find(purge->room, verb_value(call, "record"), &found, err));
    if (found.count > 1)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_PURGE_SPLIT,
            ARGS(verb_value(call, "record"),
                str_int(call->arena, (int64_t)found.count)));
    purge->target = found.items[0];
    TRY(check_target(purge, err));
    TRY(measure(purge, err));
    TRY(make_record(purge, err));
    return erase(purge, err);
}

/* --- what is told --- */

static void show_file(const Purge *purge)
{
    Arena *arena = purge->call->arena;
    Str name = node_get_text(record_get(purge->target, S("file")), S("name"));
    Str size = str_int(arena, (int64_t)purge->file_size);
    if (purge->has_file)
        screen_item(purge->call->screen,
            message_format(arena,
                purge->file_erased ? MSG_PURGED_FILE : MSG_PURGED_FILE_KEPT,
                ARGS(name, size)),
            purge->file_erased ? TONE_PLAIN : TONE_WARNING);
}

static void show(const Purge *purge)
{
    VerbCall *call = purge->call;
    Arena *arena = call->arena;
    Screen *screen = call->screen;
    screen_text(screen,
        message_format(arena, MSG_PURGED,
            ARGS(verb_value(call, "room"), target_words(arena, purge->target))),
        TONE_PLAIN);
    screen_item(screen,
        message_format(arena, MSG_PURGED_BODY,
            ARGS(str_int(arena, (int64_t)purge->body_size))),
        TONE_PLAIN);
    show_file(purge);
    screen_item(screen, message_text(MSG_PURGED_LEFT), TONE_PLAIN);
    if (purge->resting)
        screen_item(screen,
            message_format(arena, MSG_PURGED_RESTING,
                ARGS(str_int(arena, (int64_t)purge->resting),
                    purge->target->key)),
            TONE_WARNING);
    screen_item(screen, message_text(MSG_PURGED_COPIES), TONE_WARNING);
}

static Status answer(const Purge *purge, Err *err)
{
    Arena *arena = purge->call->arena;
    Node *data = purge->call->data = node_map(arena);
    bool all;
    TRY(store_sees_all(
        purge->room->store, &purge->room->model.view.viewer, &all, err));
    put_text(arena, data, S("file"), verb_value(purge->call, "room"));
    put(arena, data, S("erased"), target_node(arena, purge->target));
    put_int(arena, data, S("body_bytes"), purge->body_size);
    put_int(arena, data, S("file_bytes"),
        purge->file_erased ? purge->file_size : 0);
    put_bool(arena, data, S("file_erased"), purge->file_erased);
    put_int(arena, data, S("of_this_source"), purge->resting);
    put_text(arena, data, S("purge"), hash_hex(arena, &purge->purge->id));
    put(arena, data, S("commit"),
        all ? node_text(arena, hash_hex(arena, &purge->commit))
            : node_null(arena));
    return STATUS_OK;
}

static Status run_purge(VerbCall *call, Err *err)
{
    Purge purge = {.call = call};
    TRY(target_open(call, &purge.room, err));
    Store *store = purge.room->store;
    TRY(store_begin(store, err));
    Status status = find_and_erase(&purge, err);
    if (status != STATUS_OK) store_rollback(store);
    TRY(status);
    show(&purge);
    return answer(&purge, err);
}

static const Arg ARGS_PURGE[] = {ROOM_ARG,
    {.name = "record",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_TARGET},
    {.name = "why", .type = ARG_TEXT, .required = true, .help = MSG_ARG_WHY},
    {.name = NULL}};

const Verb verb_purge = {.name = "purge",
    .summary = MSG_PURGE,
    .help = MSG_PURGE_ABOUT,
    .example = "purge varda.room source:herald-1 --why threatened",
    .capability = "mediate",
    .effect = EFFECT_APPENDS,
    .args = ARGS_PURGE,
    .run = run_purge};
