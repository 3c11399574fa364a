/* Guessing is made slow without shutting the owner of an account out.
 *
 * Two things are counted: wrong passwords from an address, whatever the
 * account; and wrong passwords for an account. After some that are free, each
 * doubles the time until the next is looked at. A try that is refused for
 * that is not counted, so one address adds little to the account's count, and
 * to reach its limit takes many addresses. An address from which the account
 * logged in before is counted for itself ("device cookies" in OWASP's "Slow
 * Down Online Guessing Attacks", with the address for the cookie): its user
 * gets in while the rest of the world is guessing. From elsewhere he waits a
 * minute at most. A right password leaves the counts as they were, so that
 * who has an account cannot wipe his own tries at others. */
#include "verb/lockout.h"

#include <arpa/inet.h>
#include <string.h>

#define SECOND ((Instant)1000000)

Str lockout_address(Arena *arena, Str address)
{
    struct in6_addr six;
    char text[INET6_ADDRSTRLEN];
    if (inet_pton(AF_INET6, str_c(arena, address), &six) != 1) return address;
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        inet_ntop(AF_INET, &six.s6_addr[12], text, sizeof text);
        return str_copy(arena, str_of(text));
    }
    memset(&six.s6_addr[8], 0, 8);
    inet_ntop(AF_INET6, &six, text, sizeof text);
    return str_printf(arena, "%s/64", text);
}

static Instant delay(int64_t count, int64_t free, int64_t most)
{
    int64_t seconds = most;
    if (count < free) return 0;
    if (count - free < 20) seconds = (int64_t)1 << (count - free);
    return (seconds < most ? seconds : most) * SECOND;
}

static Status count_one(Access *access, Str subject, int64_t free, int64_t most,
    Instant now, const AccessFailure *before, Err *err)
{
    AccessFailure after = {
        before->count + 1, now, now + delay(before->count + 1, free, most)};
    return access_put_failure(access, subject, &after, err);
}

static Status refuse(Arena *arena, Instant wait, Err *err)
{
    Instant seconds = (wait + SECOND - 1) / SECOND;
    (void)!err_set(err, STATUS_NO, NOWHERE, MSG_GATE_LOCKED,
        ARGS(str_int(arena, seconds)));
    if (err) err->wait = (uint32_t)seconds;
    return STATUS_NO;
}

Status lockout_count(Access *access, Arena *arena, Str user, Str address,
    Instant now, Lockout *lockout, Err *err)
{
    bool known;
    Str from = lockout_address(arena, address);
    AccessFailure *before = lockout->before;
    TRY(access_knows(access, user, from, &known, err));
    lockout->address = str_printf(arena, "address %.*s", STR_ARGS(from));
    lockout->account = known
                           ? str_printf(arena, "account %.*s at %.*s",
                                 STR_ARGS(user), STR_ARGS(from))
                           : str_printf(arena, "account %.*s", STR_ARGS(user));
    TRY(access_failure(access, lockout->address, &before[0], err));
    TRY(access_failure(access, lockout->account, &before[1], err));
    for (size_t i = 0; i < 2; i++)
        if (before[i].until > now)
            return refuse(arena, before[i].until - now, err);
    TRY(count_one(access, lockout->address, LOCKOUT_FREE_ADDRESS,
        LOCKOUT_MOST_ADDRESS, now, &before[0], err));
    return count_one(access, lockout->account, LOCKOUT_FREE_ACCOUNT,
        LOCKOUT_MOST_ACCOUNT, now, &before[1], err);
}

Status lockout_undo(Access *access, const Lockout *lockout, Err *err)
{
    TRY(access_put_failure(access, lockout->address, &lockout->before[0], err));
    return access_put_failure(
        access, lockout->account, &lockout->before[1], err);
}
