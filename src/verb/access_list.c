/* access list: who may open the room's pages, and with what. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"

enum { SHORT = 8 }; /* of a hash, to name a pass by */

static Str kind_word(PassKind kind)
{
    static const MessageId WORDS[] = {[PASS_SESSION] = MSG_PASS_SESSION,
        [PASS_INVITATION] = MSG_PASS_INVITATION,
        [PASS_TOKEN] = MSG_PASS_TOKEN};
    return message_text(WORDS[kind]);
}

static Block *table_of(VerbCall *call, const MessageId *heads, size_t count)
{
    Column *columns = arena_array(call->arena, count, sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] = (Column){
            .heading = message_text(heads[i]), .least = 6, .shrink = 1};
    return screen_table(call->screen, columns, count);
}

static void tell_users(VerbCall *call, const AccessUsers *users)
{
    static const MessageId HEADS[] = {MSG_ACCESS_HEAD_USER,
        MSG_ACCESS_HEAD_ROLE, MSG_ACCESS_HEAD_PARTY, MSG_ACCESS_HEAD_MAY,
        MSG_ACCESS_HEAD_STATE};
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("users"), node_list(arena));
    Block *table = table_of(call, HEADS, 5);
    for (size_t i = 0; i < users->count; i++) {
        const AccessUser *user = &users->items[i];
        Str state = message_text(
            user->password.size ? MSG_ACCESS_READY : MSG_ACCESS_WAITING);
        Node *map = node_push(arena, list, node_map(arena));
        put_text(arena, map, S("user"), user->name);
        put_text(arena, map, S("role"), user->role);
        put_text(arena, map, S("party"), user->party);
        put_text(arena, map, S("may"), user->may);
        put_bool(arena, map, S("password"), user->password.size > 0);
        put_text(arena, map, S("state"), state);
        screen_row(call->screen, table,
            (Cell[]){TONED(user->name, TONE_STRONG), CELL(user->role),
                CELL(user->party), CELL(user->may), CELL(state)});
    }
}

static void tell_passes(VerbCall *call, const AccessPasses *passes)
{
    static const MessageId HEADS[] = {MSG_ACCESS_HEAD_PASS,
        MSG_ACCESS_HEAD_USER, MSG_ACCESS_HEAD_KIND, MSG_ACCESS_HEAD_EXPIRES};
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("passes"), node_list(arena));
    if (!passes->count) return;
    Block *table = table_of(call, HEADS, 4);
    for (size_t i = 0; i < passes->count; i++) {
        const AccessPass *pass = &passes->items[i];
        Str name = str_slice(pass->hash, 0, SHORT);
        Str until = describe_moment(arena, pass->expires);
        Node *map = node_push(arena, list, node_map(arena));
        put_text(arena, map, S("pass"), name);
        put_text(arena, map, S("user"), pass->user);
        put_text(arena, map, S("kind"), kind_word(pass->kind));
        put_text(arena, map, S("may"), pass->may);
        put_text(arena, map, S("expires"), instant_text(arena, pass->expires));
        put_text(arena, map, S("until"), until);
        screen_row(call->screen, table,
            (Cell[]){CELL(name), CELL(pass->user), CELL(kind_word(pass->kind)),
                CELL(until)});
    }
}

static Status run_access_list(VerbCall *call, Err *err)
{
    Access *access;
    AccessUsers users;
    AccessPasses passes;
    Str anonymous;
    TRY(access_call_open(call, false, &access, err));
    TRY(access_users(access, &users, err));
    TRY(access_passes(access, &passes, err));
    TRY(access_setting(access, S("anonymous"), &anonymous, err));
    access_close(access);
    bool open = str_equal(anonymous, S("yes"));
    call->data = node_map(call->arena);
    put_bool(call->arena, call->data, S("anonymous"), open);
    screen_title(call->screen, message_text(MSG_ACCESS_TITLE), S(""));
    tell_users(call, &users);
    screen_text(call->screen,
        message_text(open ? MSG_ACCESS_OPEN : MSG_ACCESS_CLOSED), TONE_PLAIN);
    tell_passes(call, &passes);
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_LIST[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_access_list = {.name = "access list",
    .summary = MSG_ACCESS_LIST,
    .help = MSG_ACCESS_LIST_ABOUT,
    .example = "access list varda.room",
    .capability = "access",
    .effect = EFFECT_READS,
    .args = ARGS_ACCESS_LIST,
    .run = run_access_list};
