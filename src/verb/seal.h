#ifndef VERB_SEAL_H
#define VERB_SEAL_H

#include "base/err.h"

/* A party's key, and texts that only it opens. See doc/adr/0009. */

enum { SEAL_KEY_BYTES = 32 };

/* Wiped by whoever has it (seal_key_forget()) as soon as it is used. */
typedef struct {
    unsigned char bytes[SEAL_KEY_BYTES];
} SealKey;

void seal_key_forget(SealKey *key);

/* A new random key, and the same wrapped in a key that argon2id makes of
 * PASSPHRASE. WHOSE names the party: what is wrapped for one is not another's.
 */
CHECKED Status seal_key_new(Arena *arena, Str whose, Str passphrase,
    SealKey *key, Str *wrapped, Err *err);
/* STATUS_NO with MSG_SEAL_WRONG where PASSPHRASE, or WRAPPED, is not right. */
CHECKED Status seal_key_open(Arena *arena, Str whose, Str wrapped,
    Str passphrase, SealKey *key, Err *err);

/* PLAIN, padded to a multiple of SEAL_BLOCK bytes, under KEY. WHERE is what it
 * is sealed for: it is opened for the same only. */
enum { SEAL_BLOCK = 4096 };
Str seal_text(Arena *arena, const SealKey *key, Str where, Str plain);
/* STATUS_INPUT with MSG_SEAL_BROKEN for anything that seal_text() did not
 * write with this key for this. */
CHECKED Status seal_open(Arena *arena, const SealKey *key, Str where,
    Str sealed, Str *plain, Err *err);

#endif
