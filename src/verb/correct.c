/* correct: a new record in the place of the one that holds, with some fields
 * changed. What holds is written as a brief's entry, the fields are set as a
 * brief would set them, and the whole is entered like any brief: so the same
 * checks apply, the record corrected stays in the history, and who may not
 * change an entry is refused in the same words. A record named by its id may
 * have been corrected by somebody else meanwhile: then both corrections hold,
 * as a split. */
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/entry_edit.h"
#include "verb/target.h"

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    Record *head;
    Node *entry; /* what the brief says of it */
    Err *err;
} Correction;

/* --- the fields that change --- */

static Status refuse_field(Correction *in, MessageId id, Str name)
{
    return err_set(in->err, STATUS_USAGE, NOWHERE, id,
        ARGS(name, kind_name(in->head->kind)));
}

/* Fields that are part of the key would make another entry. */
static bool makes_key(Kind kind, Str name)
{
    static const char *const names[] = {"party", "point", "option", "draft"};
    if (str_equal(name, S("key"))) return true;
    if (kind != KIND_POSITION) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(name, str_of(names[i]))) return true;
    return false;
}

/* FIELD=VALUE; without a value the field goes. */
static Status set_field(Correction *in, Str word)
{
    Str field, value;
    TRY(entry_split(word, in->head->kind, &field, &value, in->err));
    if (makes_key(in->head->kind, field))
        return refuse_field(in, MSG_CORRECT_KEY, field);
    return entry_change(
        in->arena, in->head->kind, field, value, &in->entry, in->err);
}

static Status set_fields(Correction *in)
{
    Str word;
    for (size_t i = 0; verb_nth(in->call, "change", i, &word); i++)
        TRY(set_field(in, word));
    if (in->head->kind != KIND_ROOM)
        put_text(in->arena, in->entry, S("note"), verb_value(in->call, "why"));
    return STATUS_OK;
}

/* --- the brief --- */

static Status write_brief(Correction *in, Node **brief)
{
    Kind kind = in->head->kind;
    Node *tree = node_map(in->arena);
    put_text(in->arena, tree, S("date"), target_today(in->room));
    if (kind == KIND_ROOM) {
        for (size_t i = 0; i < in->entry->count; i++)
            put(in->arena, tree, in->entry->entries[i].key,
                in->entry->entries[i].value);
    } else if (!entry_put(in->arena, tree, kind, in->head->key, in->entry)) {
        return refuse_field(in, MSG_CORRECT_KIND, in->head->key);
    }
    *brief = tree;
    return STATUS_OK;
}

static Status find_head(Correction *in)
{
    Str word = verb_value(in->call, "record");
    RecordList found;
    TRY(target_find(in->room, word, &found, in->err));
    if (found.count > 1)
        return err_set(in->err, STATUS_INPUT, NOWHERE, MSG_CORRECT_SPLIT,
            ARGS(word, str_int(in->arena, (int64_t)found.count)));
    in->head = found.items[0];
    if (in->head->body) return STATUS_OK;
    return err_set(in->err, STATUS_INPUT, NOWHERE, MSG_CORRECT_ERASED,
        ARGS(target_words(in->arena, in->head)));
}

/* Whether the record that was added hides the one corrected. */
static bool takes_place(const Correction *in, const Appended *appended)
{
    if (!appended->records.count) return false;
    const Record *added = appended->records.items[0];
    for (size_t i = 0; i < added->replaces_count; i++)
        if (hash_equal(&added->replaces[i], &in->head->id)) return true;
    return false;
}

static Status run_correct(VerbCall *call, Err *err)
{
    Correction in = {.call = call, .arena = call->arena, .err = err};
    Appended appended = {0};
    Node *brief = NULL;
    bool sees_all;
    TRY(target_open(call, &in.room, err));
    TRY(find_head(&in));
    TRY(target_entry(in.room, in.head, &in.entry, err));
    TRY(set_fields(&in));
    TRY(write_brief(&in, &brief));
    const Viewer *viewer = &in.room->model.view.viewer;
    appended.changed = in.head;
    Status status = append_brief(
        call, in.room->store, viewer->seat, brief, "", &appended, err);
    if (err) err->line = 0; /* there is no file that the user could look at */
    TRY(status);
    TRY(store_sees_all(in.room->store, viewer, &sees_all, err));
    append_show(call, in.room->path, &appended, sees_all);
    put(call->arena, call->data, S("corrected"),
        target_node(call->arena, in.head));
    if (takes_place(&in, &appended))
        screen_item(call->screen,
            message_format(call->arena, MSG_CORRECTED,
                ARGS(target_words(call->arena, in.head))),
            TONE_PLAIN);
    if (appended.split)
        screen_item(call->screen, message_text(MSG_CORRECT_BOTH), TONE_WARNING);
    put(call->arena, call->data, S("split"),
        node_bool(call->arena, appended.split));
    return STATUS_OK;
}

static const Arg ARGS_CORRECT[] = {ROOM_ARG,
    {.name = "record",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_TARGET},
    {.name = "change",
        .type = ARG_TEXT,
        .positional = true,
        .required = true,
        .repeated = true,
        .help = MSG_ARG_CHANGE},
    {.name = "why", .type = ARG_TEXT, .required = true, .help = MSG_ARG_WHY},
    BY_ARG, {.name = NULL}};

const Verb verb_correct = {.name = "correct",
    .summary = MSG_CORRECT,
    .help = MSG_CORRECT_ABOUT,
    .example = "correct varda.room source:herald-1 reliability=A "
               "--why rechecked",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_CORRECT,
    .run = run_correct};
