/* The gate. Every question opens the access file anew, so that what was
 * revoked is revoked with the next request. */
#include "verb/gate.h"

#include "verb/lockout.h"
#include "verb/role.h"
#include "verb/secret.h"

#define SECOND ((Instant)1000000)

bool gate_stands(Arena *arena, Str room)
{
    return access_exists(arena, room);
}

/* --- who asks --- */

static Status closed(Err *err)
{
    return err_set(err, STATUS_NO, NOWHERE, MSG_GATE_CLOSED, NO_ARGS);
}

/* Capabilities that are in both lists. */
static Str common(Arena *arena, Str all, Str some)
{
    VEC(Str) words = {0};
    Str word;
    while (some.size && str_next(&some, '|', &word))
        if (role_may(all, word)) vec_push(arena, &words, word);
    return str_join(arena, words.items, words.count, S("|"));
}

static Status describe(
    Arena *arena, const AccessUser *user, GateCaller *caller, Err *err)
{
    const Role *role = role_find(user->role);
    if (!role) return closed(err);
    *caller = (GateCaller){.user = user->name,
        .role = user->role,
        .seat = role_seat(role, user->party),
        .may = common(arena, str_of(role->may), user->may)};
    return STATUS_OK;
}

/* Nobody in particular: only where the file lets all read what is public. */
static Status anonymous(Access *access, GateCaller *caller, Err *err)
{
    Str open;
    const Role *role = role_find(S("public"));
    TRY(access_setting(access, S("anonymous"), &open, err));
    if (!str_equal(open, S("yes"))) return closed(err);
    *caller = (GateCaller){.user = S(""),
        .role = str_of(role->name),
        .seat = role_seat(role, S("")),
        .may = str_of(role->may),
        .pass = S("")};
    return STATUS_OK;
}

/* The holder of SECRET, if it is a pass of KIND and good now. */
static Status holder_of(Access *access, Arena *arena, Str secret, PassKind kind,
    GateCaller *caller, bool *found, Err *err)
{
    AccessPass pass;
    AccessUser user;
    Str hash = secret_hash(arena, secret);
    *found = false;
    if (!secret.size) return STATUS_OK;
    TRY(access_pass(access, hash, &pass, found, err));
    *found = *found && pass.kind == kind && pass.expires > instant_now();
    if (!*found) return STATUS_OK;
    TRY(access_user(access, pass.user, &user, found, err));
    if (!*found) return STATUS_OK;
    TRY(describe(arena, &user, caller, err));
    caller->pass = pass.hash;
    caller->token = kind == PASS_TOKEN;
    if (caller->token) caller->may = common(arena, caller->may, pass.may);
    return STATUS_OK;
}

static Status caller_in(Access *access, Arena *arena,
    const GateVisitor *visitor, GateCaller *caller, Err *err)
{
    bool found;
    TRY(holder_of(
        access, arena, visitor->bearer, PASS_TOKEN, caller, &found, err));
    if (found) return STATUS_OK;
    if (visitor->bearer.size) return closed(err);
    TRY(holder_of(
        access, arena, visitor->session, PASS_SESSION, caller, &found, err));
    return found ? STATUS_OK : anonymous(access, caller, err);
}

Status gate_caller(
    Arena *arena, const GateVisitor *visitor, GateCaller *caller, Err *err)
{
    Access *access;
    *caller = (GateCaller){0};
    TRY(access_open(arena, visitor->room, false, &access, err));
    Status status = caller_in(access, arena, visitor, caller, err);
    access_close(access);
    return status;
}

/* --- passes and passwords --- */

Status gate_give(Access *access, Arena *arena, PassKind kind, Str user, Str may,
    int64_t seconds, Str *secret, Err *err)
{
    Instant now = instant_now();
    *secret = secret_new(arena);
    AccessPass pass = {.hash = secret_hash(arena, *secret),
        .kind = kind,
        .user = user,
        .may = may,
        .made = now,
        .expires = now + seconds * SECOND};
    return access_put_pass(access, &pass, err);
}

/* A session that was not there before, in place of the one brought along. */
static Status rotate(Access *access, Arena *arena, const GateVisitor *visitor,
    Str user, Str *session, Err *err)
{
    int64_t count;
    Str old = secret_hash(arena, visitor->session);
    Str from = lockout_address(arena, visitor->address);
    Instant now = instant_now();
    TRY(access_forget(access, now, now - LOCKOUT_FORGET * SECOND, err));
    if (visitor->session.size) TRY(access_drop_pass(access, old, &count, err));
    TRY(access_put_known(access, user, from, now, err));
    return gate_give(access, arena, PASS_SESSION, user, S(""),
        GATE_SESSION_SECONDS, session, err);
}

static Status note(Access *access, const GateVisitor *visitor, Str user,
    Str what, Str answer, Err *err)
{
    AccessNote line = {instant_now(), user, visitor->address, what, answer};
    return access_note(access, &line, err);
}

/* Counts the try, in a transaction of its own, before anything is hashed:
 * hashing is slow, and holds nobody up. */
static Status count_try(Access *access, Arena *arena,
    const GateVisitor *visitor, Str user, Lockout *lockout, Err *err)
{
    TRY(access_begin(access, err));
    TRY(lockout_count(
        access, arena, user, visitor->address, instant_now(), lockout, err));
    TRY(note(access, visitor, user, S("password"), S("tried"), err));
    return access_commit(access, err);
}

/* STATUS_NO unless PASSWORD is that of the user NAME; then a transaction is
 * open. */
static Status prove(Access *access, Arena *arena, const GateVisitor *visitor,
    Str name, Str password, Err *err)
{
    AccessUser user = {0};
    Lockout lockout;
    bool found;
    if (name.size > PASSWORD_MOST) name.size = PASSWORD_MOST;
    TRY(count_try(access, arena, visitor, name, &lockout, err));
    TRY(access_user(access, name, &user, &found, err));
    if (!password_is(arena, found ? user.password : S(""), password))
        return err_set(err, STATUS_NO, NOWHERE, MSG_GATE_WRONG, NO_ARGS);
    TRY(access_begin(access, err));
    return lockout_undo(access, &lockout, err);
}

static Status login(Access *access, Arena *arena, const GateVisitor *visitor,
    Str user, Str password, Str *session, Err *err)
{
    TRY(prove(access, arena, visitor, user, password, err));
    TRY(rotate(access, arena, visitor, user, session, err));
    TRY(note(access, visitor, user, S("login"), S("done"), err));
    return access_commit(access, err);
}

Status gate_login(Arena *arena, const GateVisitor *visitor, Str user,
    Str password, Str *session, Err *err)
{
    Access *access;
    TRY(access_open(arena, visitor->room, false, &access, err));
    Status status = login(access, arena, visitor, user, password, session, err);
    access_close(access);
    return status;
}

static Status set_password(Access *access, Str name, Str encoded, Err *err)
{
    AccessUser user;
    bool found;
    TRY(access_user(access, name, &user, &found, err));
    if (!found)
        return err_set(err, STATUS_NO, NOWHERE, MSG_GATE_WRONG, NO_ARGS);
    user.password = encoded;
    TRY(access_drop_passes(access, name, PASS_SESSION, err));
    return access_put_user(access, &user, err);
}

static Status find_invitation(
    Access *access, Str hash, AccessPass *pass, Err *err)
{
    bool found;
    TRY(access_pass(access, hash, pass, &found, err));
    if (found && pass->kind == PASS_INVITATION && pass->expires > instant_now())
        return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_GATE_INVITATION, NO_ARGS);
}

static Status accept(Access *access, Arena *arena, const GateVisitor *visitor,
    Str code, Str encoded, Str *session, Err *err)
{
    AccessPass pass;
    Str hash = secret_hash(arena, code);
    int64_t count;
    TRY(access_begin(access, err));
    TRY(find_invitation(access, hash, &pass, err));
    TRY(access_drop_pass(access, hash, &count, err));
    TRY(set_password(access, pass.user, encoded, err));
    TRY(rotate(access, arena, visitor, pass.user, session, err));
    TRY(note(access, visitor, pass.user, S("invitation"), S("done"), err));
    return access_commit(access, err);
}

/* Who has no invitation has no password hashed for him. */
static Status accept_in(Access *access, Arena *arena,
    const GateVisitor *visitor, Str code, Str password, Str *session, Err *err)
{
    AccessPass pass;
    Str encoded;
    TRY(find_invitation(access, secret_hash(arena, code), &pass, err));
    TRY(password_check(arena, password, err));
    TRY(password_hash(arena, password, &encoded, err));
    return accept(access, arena, visitor, code, encoded, session, err);
}

Status gate_accept(Arena *arena, const GateVisitor *visitor, Str code,
    Str password, Str *session, Err *err)
{
    Access *access;
    TRY(access_open(arena, visitor->room, false, &access, err));
    Status status =
        accept_in(access, arena, visitor, code, password, session, err);
    access_close(access);
    return status;
}

static Status change(Access *access, Arena *arena, const GateVisitor *visitor,
    Str user, Str old, Str encoded, Str *session, Err *err)
{
    TRY(prove(access, arena, visitor, user, old, err));
    TRY(set_password(access, user, encoded, err));
    TRY(rotate(access, arena, visitor, user, session, err));
    TRY(note(access, visitor, user, S("new password"), S("done"), err));
    return access_commit(access, err);
}

Status gate_password(Arena *arena, const GateVisitor *visitor, Str user,
    Str old, Str password, Str *session, Err *err)
{
    Access *access;
    Str encoded;
    TRY(password_check(arena, password, err));
    TRY(password_hash(arena, password, &encoded, err));
    TRY(access_open(arena, visitor->room, false, &access, err));
    Status status =
        change(access, arena, visitor, user, old, encoded, session, err);
    access_close(access);
    return status;
}

Status gate_logout(Arena *arena, const GateVisitor *visitor, Err *err)
{
    Access *access;
    int64_t count;
    if (!visitor->session.size) return STATUS_OK;
    TRY(access_open(arena, visitor->room, false, &access, err));
    Status status = access_drop_pass(
        access, secret_hash(arena, visitor->session), &count, err);
    access_close(access);
    return status;
}

Status gate_note(Arena *arena, const GateVisitor *visitor, Str user, Str what,
    Str answer, Err *err)
{
    Access *access;
    TRY(access_open(arena, visitor->room, false, &access, err));
    Status status = note(access, visitor, user, what, answer, err);
    access_close(access);
    return status;
}
