/* The gate: passwords, sessions, invitations, tokens, and what guessing meets.
 * The clock is set by TRAVAUX_NOW. */
#include "test/unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "verb/gate.h"
#include "verb/lockout.h"
#include "verb/secret.h"

#define PASSWORD "correct horse battery"

static char folder[32], hash_text[200];
static Str room, hashed;
static Err err;

#define OK(CALL) assert_int_equal(CALL, STATUS_OK)
#define NO(CALL, MESSAGE)                                                      \
    do {                                                                       \
        assert_int_equal(CALL, STATUS_NO);                                     \
        assert_int_equal(err.id, MESSAGE);                                     \
    } while (0)

static void at(const char *time)
{
    setenv("TRAVAUX_NOW", time, 1);
}

/* A file with the users okan (mediator) and rin (delegation of AL). */
static void begin(void)
{
    Access *access;
    strcpy(folder, "/tmp/gate-XXXXXX");
    assert_non_null(mkdtemp(folder));
    room = str_printf(arena, "%s/x.room", folder);
    at("2026-03-20T10:00:00Z");
    if (!hash_text[0]) {
        OK(password_hash(arena, S(PASSWORD), &hashed, &err));
        strncpy(hash_text, str_c(arena, hashed), sizeof hash_text - 1);
    }
    hashed = str_of(hash_text);
    OK(access_open(arena, room, true, &access, &err));
    OK(access_put_user(access,
        &(AccessUser){.name = S("okan"),
            .role = S("mediator"),
            .may = S("read|write|access|host"),
            .password = hashed},
        &err));
    OK(access_put_user(access,
        &(AccessUser){.name = S("rin"),
            .role = S("delegation"),
            .party = S("AL"),
            .may = S("read|write"),
            .password = hashed},
        &err));
    access_close(access);
}

static void end(void)
{
    unlink(access_path(arena, room));
    rmdir(folder);
}

static GateVisitor from(const char *address)
{
    return (GateVisitor){.room = room, .address = str_of(address)};
}

static Status login(
    const char *address, const char *user, const char *password, Str *session)
{
    GateVisitor visitor = from(address);
    return gate_login(
        arena, &visitor, str_of(user), str_of(password), session, &err);
}

static Status ask(Str session, Str bearer, GateCaller *caller)
{
    GateVisitor visitor = from("192.0.2.1");
    visitor.session = session;
    visitor.bearer = bearer;
    return gate_caller(arena, &visitor, caller, &err);
}

static void a_session_is_what_a_password_gives(void **state)
{
    GateCaller caller;
    Str session, second;
    struct stat info;
    (void)state;
    begin();
    assert_int_equal(stat(access_path(arena, room), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    NO(login("192.0.2.1", "rin", "wrong horse battery", &session),
        MSG_GATE_WRONG);
    NO(login("192.0.2.1", "nobody", PASSWORD, &session), MSG_GATE_WRONG);
    OK(login("192.0.2.1", "rin", PASSWORD, &session));
    OK(ask(session, S(""), &caller));
    assert_str(caller.seat, "AL");
    assert_str(caller.may, "read|write");
    NO(ask(S("0"), S(""), &caller), MSG_GATE_CLOSED);
    NO(ask(S(""), S(""), &caller), MSG_GATE_CLOSED);
    NO(ask(S(""), session, &caller), MSG_GATE_CLOSED);
    GateVisitor visitor = from("192.0.2.1");
    visitor.session = session;
    OK(gate_login(arena, &visitor, S("rin"), S(PASSWORD), &second, &err));
    assert_false(str_equal(session, second));
    NO(ask(session, S(""), &caller), MSG_GATE_CLOSED);
    OK(ask(second, S(""), &caller));
    at("2026-03-20T22:00:01Z");
    NO(ask(second, S(""), &caller), MSG_GATE_CLOSED);
    end();
}

static void leaving_and_a_new_password_end_sessions(void **state)
{
    GateCaller caller;
    Str first, other, changed;
    (void)state;
    begin();
    OK(login("192.0.2.1", "rin", PASSWORD, &first));
    OK(login("192.0.2.2", "rin", PASSWORD, &other));
    GateVisitor visitor = from("192.0.2.1");
    visitor.session = first;
    assert_int_equal(gate_password(arena, &visitor, S("rin"), S(PASSWORD),
                         S("short"), &changed, &err),
        STATUS_USAGE);
    OK(gate_password(arena, &visitor, S("rin"), S(PASSWORD),
        S("another good password"), &changed, &err));
    NO(ask(first, S(""), &caller), MSG_GATE_CLOSED);
    NO(ask(other, S(""), &caller), MSG_GATE_CLOSED);
    OK(ask(changed, S(""), &caller));
    visitor.session = changed;
    OK(gate_logout(arena, &visitor, &err));
    NO(ask(changed, S(""), &caller), MSG_GATE_CLOSED);
    NO(login("192.0.2.3", "rin", PASSWORD, &first), MSG_GATE_WRONG);
    end();
}

static Str give(PassKind kind, const char *user, const char *may)
{
    Access *access;
    Str secret;
    OK(access_open(arena, room, false, &access, &err));
    OK(gate_give(
        access, arena, kind, str_of(user), str_of(may), 60, &secret, &err));
    access_close(access);
    return secret;
}

static void an_invitation_is_good_once(void **state)
{
    GateCaller caller;
    Str session, code;
    (void)state;
    begin();
    GateVisitor visitor = from("192.0.2.1");
    code = give(PASS_INVITATION, "rin", "");
    NO(ask(code, S(""), &caller), MSG_GATE_CLOSED);
    NO(ask(S(""), code, &caller), MSG_GATE_CLOSED);
    NO(gate_accept(arena, &visitor, S("x"), S(PASSWORD), &session, &err),
        MSG_GATE_INVITATION);
    OK(gate_accept(
        arena, &visitor, code, S("rin's own password"), &session, &err));
    OK(ask(session, S(""), &caller));
    NO(gate_accept(arena, &visitor, code, S(PASSWORD), &session, &err),
        MSG_GATE_INVITATION);
    OK(login("192.0.2.1", "rin", "rin's own password", &session));
    code = give(PASS_INVITATION, "rin", "");
    at("2026-03-20T10:01:01Z");
    NO(gate_accept(arena, &visitor, code, S(PASSWORD), &session, &err),
        MSG_GATE_INVITATION);
    end();
}

static void a_token_may_no_more_than_its_user(void **state)
{
    GateCaller caller;
    Access *access;
    bool found;
    (void)state;
    begin();
    Str token = give(PASS_TOKEN, "rin", "read|access|mediate");
    OK(ask(S(""), token, &caller));
    assert_str(caller.may, "read");
    assert_str(caller.seat, "AL");
    assert_true(caller.token);
    NO(ask(token, S(""), &caller), MSG_GATE_CLOSED);
    OK(ask(S(""), give(PASS_TOKEN, "okan", "host|read"), &caller));
    assert_str(caller.may, "read");
    OK(access_open(arena, room, false, &access, &err));
    OK(access_drop_user(access, S("rin"), &found, &err));
    access_close(access);
    assert_true(found);
    NO(ask(S(""), token, &caller), MSG_GATE_CLOSED);
    end();
}

static void nobody_reads_until_it_is_allowed(void **state)
{
    GateCaller caller;
    Access *access;
    (void)state;
    begin();
    OK(access_open(arena, room, false, &access, &err));
    OK(access_put_setting(access, S("anonymous"), S("yes"), &err));
    access_close(access);
    OK(ask(S(""), S(""), &caller));
    assert_str(caller.seat, "public");
    assert_str(caller.user, "");
    assert_str(caller.may, "help|read");
    NO(ask(S(""), S("no token"), &caller), MSG_GATE_CLOSED);
    end();
}

/* 10^4 wrong passwords at one time, then some every minute for hours: few are
 * looked at; who has the account gets in from where he was before, and from
 * an address of his own. */
static void guessing_is_locked_out_and_its_victim_is_not(void **state)
{
    Str session;
    size_t wrong = 0, locked = 0;
    (void)state;
    begin();
    OK(login("198.51.100.7", "rin", PASSWORD, &session));
    Arena *kept = arena;
    for (size_t i = 0; i < 10000; i++) {
        arena = arena_new(0);
        assert_int_equal(
            login("203.0.113.9", "rin", "guess guess guess", &session),
            STATUS_NO);
        if (err.id == MSG_GATE_LOCKED) locked++;
        if (err.id == MSG_GATE_WRONG) wrong++;
        arena_free(arena);
        arena = kept;
    }
    assert_int_equal(wrong, LOCKOUT_FREE_ADDRESS);
    assert_int_equal(wrong + locked, 10000);
    NO(login("203.0.113.9", "rin", PASSWORD, &session), MSG_GATE_LOCKED);
    NO(login("203.0.113.9", "okan", PASSWORD, &session), MSG_GATE_LOCKED);
    OK(login("198.51.100.7", "rin", PASSWORD, &session));
    OK(login("192.0.2.77", "rin", PASSWORD, &session));
    at("2026-03-20T10:00:02Z");
    NO(login("203.0.113.9", "rin", "guess again guess", &session),
        MSG_GATE_WRONG);
    NO(login("203.0.113.9", "rin", "guess again guess", &session),
        MSG_GATE_LOCKED);
    end();
}

/* Counted without passwords, which are slow: many addresses at one account. */
static void many_addresses_slow_an_account_down(void **state)
{
    Access *access;
    Lockout lockout;
    Instant now = instant_now();
    (void)state;
    begin();
    OK(access_open(arena, room, false, &access, &err));
    OK(access_put_known(access, S("rin"), S("198.51.100.7"), now, &err));
    for (size_t i = 0; i < LOCKOUT_FREE_ACCOUNT; i++)
        OK(lockout_count(access, arena, S("rin"),
            str_printf(arena, "203.0.113.%zu", i), now, &lockout, &err));
    NO(lockout_count(
           access, arena, S("rin"), S("192.0.2.1"), now, &lockout, &err),
        MSG_GATE_LOCKED);
    OK(lockout_count(
        access, arena, S("rin"), S("198.51.100.7"), now, &lockout, &err));
    OK(lockout_count(access, arena, S("rin"), S("192.0.2.1"),
        now + LOCKOUT_MOST_ACCOUNT * 1000000, &lockout, &err));
    assert_str(
        lockout_address(arena, S("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::/64");
    assert_str(lockout_address(arena, S("::ffff:192.0.2.1")), "192.0.2.1");
    access_close(access);
    end();
}

/* A right password does not wipe the tries before it. */
static void a_right_password_leaves_the_counts(void **state)
{
    Str session;
    (void)state;
    begin();
    for (size_t i = 0; i + 1 < LOCKOUT_FREE_ADDRESS; i++)
        NO(login("203.0.113.9", "okan", "guess guess guess", &session),
            MSG_GATE_WRONG);
    OK(login("203.0.113.9", "rin", PASSWORD, &session));
    NO(login("203.0.113.9", "okan", "guess guess guess", &session),
        MSG_GATE_WRONG);
    NO(login("203.0.113.9", "okan", "guess guess guess", &session),
        MSG_GATE_LOCKED);
    end();
}

/* No secret stands in the file: not a password, not a session, not a token. */
static void the_file_holds_no_secret(void **state)
{
    Str session, bytes;
    FILE *file;
    (void)state;
    begin();
    OK(login("192.0.2.1", "rin", PASSWORD, &session));
    Str token = give(PASS_TOKEN, "rin", "read");
    file = fopen(access_path(arena, room), "r");
    assert_non_null(file);
    char *all = arena_alloc(arena, 1 << 20);
    bytes = (Str){all, fread(all, 1, 1 << 20, file)};
    fclose(file);
    assert_true(bytes.size > 4096);
    assert_int_equal(str_find(bytes, S(PASSWORD), 0), SIZE_MAX);
    assert_int_equal(str_find(bytes, session, 0), SIZE_MAX);
    assert_int_equal(str_find(bytes, token, 0), SIZE_MAX);
    assert_true(str_find(bytes, S("$argon2id$"), 0) != SIZE_MAX);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(a_session_is_what_a_password_gives),
        UNIT(leaving_and_a_new_password_end_sessions),
        UNIT(an_invitation_is_good_once),
        UNIT(a_token_may_no_more_than_its_user),
        UNIT(nobody_reads_until_it_is_allowed),
        UNIT(guessing_is_locked_out_and_its_victim_is_not),
        UNIT(many_addresses_slow_an_account_down),
        UNIT(a_right_password_leaves_the_counts),
        UNIT(the_file_holds_no_secret)};
    return UNIT_RUN(tests);
}
