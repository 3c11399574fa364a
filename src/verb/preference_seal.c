/* preference seal: a party's weights and reservation value, so that only its
 * key opens them. They are read and checked as an estimate of a brief would
 * be. The key is committed after the record: where a crash parts the two,
 * the old key stands and the party seals again. */
#include "bridge/preference.h"
#include "bridge/slug.h"
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/passphrase.h"
#include "verb/preference.h"
#include "verb/target.h"
#include "verb/vault.h"

/* The party's file as a brief with one estimate. */
static Node *as_brief(const RoomView *room, Str party, const Node *given)
{
    Arena *arena = room->arena;
    Node *tree = node_map(arena), *list = node_list(arena);
    Node *entry = node_push(arena, list, node_copy(arena, given, false));
    put_text(arena, entry, S("party"), party);
    put_text(arena, entry, S("by"), party);
    put_text(arena, tree, S("date"), target_today(room));
    put(arena, tree, S("estimates"), list);
    return tree;
}

static Status read_file(
    VerbCall *call, RoomView *room, Str party, Str *plain, Err *err)
{
    Node *given;
    const Brief *brief;
    const char *path = str_c(call->arena, verb_value(call, "file"));
    TRY(append_read(call, path, &given, err));
    if (!node_is(given, NODE_MAP))
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_PREFERENCE_PARTS, NO_ARGS);
    TRY(append_check(call, room->store, party, as_brief(room, party, given),
        path, &brief, err));
    return preference_text(call->arena, brief->entries[0].body, plain, err);
}

/* The party's key; a new one where it has none, or asks for one: then it is
 * written and not yet committed. */
static Status make_key(
    VerbCall *call, Access *access, Str party, SealKey *key, Err *err)
{
    bool found;
    AccessSeal seal;
    Str passphrase;
    TRY(access_seal(access, party, &seal, &found, err));
    if (found && !verb_has(call, "new-key")) {
        TRY(preference_key_ask(call, access, party, key, err));
        return access_begin(access, err);
    }
    TRY(passphrase_ask_new(call, "passphrase", MSG_SEAL_ASK_NEW, party,
        &passphrase, err));
    seal = (AccessSeal){.party = party, .made = instant_now()};
    TRY(seal_key_new(
        call->arena, party, passphrase, key, &seal.wrapped, err));
    TRY(access_begin(access, err));
    return access_put_seal(access, &seal, err);
}

/* A brief with the sealed text, for the party and the mediator. */
static Node *write_brief(const RoomView *room, Str party, Str sealed)
{
    Arena *arena = room->arena;
    const Str readers[] = {S("mediator"), party};
    Node *tree = node_map(arena), *section = node_map(arena);
    Node *entry = node_map(arena);
    put_text(arena, entry, S("party"), party);
    put_text(arena, entry, S("sealed"), sealed);
    put_text(arena, entry, S("grade"), S("declared"));
    put(arena, entry, S("audience"), node_texts(arena, readers, 2));
    put_text(arena, tree, S("date"), target_today(room));
    put(arena, tree, S("preferences"), section);
    put(arena, section, slug_of(arena, party, KEY_LONGEST), entry);
    return tree;
}

static Status record(VerbCall *call, RoomView *room, Access *access, Str party,
    Str plain, Appended *appended, Err *err)
{
    SealKey key;
    TRY(make_key(call, access, party, &key, err));
    Str sealed =
        seal_text(call->arena, &key, preference_where(room, party), plain);
    seal_key_forget(&key);
    TRY(append_brief(call, room->store, party, write_brief(room, party, sealed),
        "", appended, err));
    TRY(access_commit(access, err));
    if (call->vault && verb_has(call, "new-key"))
        (void)vault_drop(call->vault, party);
    return STATUS_OK;
}

static Status run_preference_seal(VerbCall *call, Err *err)
{
    RoomView *room;
    Access *access;
    Str party, plain;
    Appended appended = {0};
    bool sees_all;
    TRY(preference_open(call, STORE_WRITE, &room, &party, err));
    TRY(access_open(
        call->arena, verb_value(call, "room"), false, &access, err));
    TRY(read_file(call, room, party, &plain, err));
    TRY(record(call, room, access, party, plain, &appended, err));
    access_close(access);
    TRY(store_sees_all(room->store, &room->model.view.viewer, &sees_all, err));
    append_show(call, room->path, &appended, sees_all);
    screen_text(
        call->screen, message_text(MSG_PREFERENCE_SEALED), TONE_MUTED);
    return STATUS_OK;
}

static const Arg ARGS_PREFERENCE_SEAL[] = {ROOM_ARG,
    {.name = "file",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .help = MSG_ARG_PREFERENCES},
    BY_ARG, PASSPHRASE_ARG,
    {.name = "again", .type = ARG_SECRET, .help = MSG_ARG_PASSPHRASE_AGAIN},
    {.name = "new-key", .type = ARG_FLAG, .help = MSG_ARG_NEW_KEY},
    {.name = NULL}};

const Verb verb_preference_seal = {.name = "preference seal",
    .summary = MSG_PREFERENCE_SEAL,
    .help = MSG_PREFERENCE_SEAL_ABOUT,
    .example = "preference seal wage.room examples/wage/sealed/tarn.yaml "
               "--by TARN",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_PREFERENCE_SEAL,
    .run = run_preference_seal};
