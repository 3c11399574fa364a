#ifndef STORE_ACCESS_H
#define STORE_ACCESS_H

#include "base/date.h"
#include "base/vec.h"

/* The access file: who may open a room's pages, beside the room in a file of
 * its own (NAME.room.access, mode 0600), which is never merged, exported or
 * copied with the room. Here are its rows; what they mean is decided in
 * verb/gate.c. Secrets are given as hashes; this file never sees one. */
typedef struct Access Access;

typedef struct {
    Str name, role, party; /* party: "" for the mediator's seat and public */
    Str may;               /* capabilities, "read|write" */
    Str password;          /* argon2id, encoded; "": none yet */
    Instant made;
} AccessUser;
typedef VEC(AccessUser) AccessUsers;

/* What somebody may hold instead of a password, until it expires. */
typedef enum { PASS_SESSION, PASS_INVITATION, PASS_TOKEN } PassKind;

typedef struct {
    Str hash; /* of the secret, hexadecimal */
    PassKind kind;
    Str user, may; /* may: of a token; "" otherwise */
    Instant made, expires;
} AccessPass;
typedef VEC(AccessPass) AccessPasses;

/* Wrong passwords of one subject (an address, an account). */
typedef struct {
    int64_t count;
    Instant last, until; /* refused before then */
} AccessFailure;

/* One line of the audit. */
typedef struct {
    Instant when;
    Str user, address, what, answer;
} AccessNote;
typedef VEC(AccessNote) AccessNotes;

/* "x.room" has "x.room.access". */
const char *access_path(Arena *arena, Str room);
bool access_exists(Arena *arena, Str room);

/* Opens the file of ROOM; MAKE makes it where there is none. It is closed
 * with the arena, or before. What was begun and not committed is undone. */
CHECKED Status access_open(
    Arena *arena, Str room, bool make, Access **access, Err *err);
void access_close(Access *access);
CHECKED Status access_begin(Access *access, Err *err);
CHECKED Status access_commit(Access *access, Err *err);

/* *FOUND is false if there is none. */
CHECKED Status access_user(
    Access *access, Str name, AccessUser *user, bool *found, Err *err);
CHECKED Status access_users(Access *access, AccessUsers *users, Err *err);
/* Adds, or replaces the one of that name. */
CHECKED Status access_put_user(
    Access *access, const AccessUser *user, Err *err);
/* Removes the user and all passes; *FOUND as above. */
CHECKED Status access_drop_user(
    Access *access, Str name, bool *found, Err *err);

CHECKED Status access_pass(
    Access *access, Str hash, AccessPass *pass, bool *found, Err *err);
CHECKED Status access_passes(Access *access, AccessPasses *passes, Err *err);
CHECKED Status access_put_pass(
    Access *access, const AccessPass *pass, Err *err);
/* Removes the passes whose hash begins with PREFIX; *COUNT of them. */
CHECKED Status access_drop_pass(
    Access *access, Str prefix, int64_t *count, Err *err);
/* Removes the passes of USER of one kind. */
CHECKED Status access_drop_passes(
    Access *access, Str user, PassKind kind, Err *err);
/* Removes all that expired before NOW, and failures last seen before OLD. */
CHECKED Status access_forget(
    Access *access, Instant now, Instant old, Err *err);

/* Zeroes where there is none; a count of 0 removes it. */
CHECKED Status access_failure(
    Access *access, Str subject, AccessFailure *failure, Err *err);
CHECKED Status access_put_failure(
    Access *access, Str subject, const AccessFailure *failure, Err *err);

/* Whether USER logged in from ADDRESS before. */
CHECKED Status access_knows(
    Access *access, Str user, Str address, bool *known, Err *err);
CHECKED Status access_put_known(
    Access *access, Str user, Str address, Instant when, Err *err);

/* "" where it was never set. */
CHECKED Status access_setting(Access *access, Str name, Str *value, Err *err);
CHECKED Status access_put_setting(
    Access *access, Str name, Str value, Err *err);

CHECKED Status access_note(Access *access, const AccessNote *note, Err *err);
/* The last LIMIT, newest first. */
CHECKED Status access_notes(
    Access *access, int64_t limit, AccessNotes *notes, Err *err);

#endif
