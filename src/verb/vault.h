#ifndef VERB_VAULT_H
#define VERB_VAULT_H

#include "base/date.h"
#include "verb/seal.h"

/* Keys of sealed preferences while a server has them: in its memory only,
 * in pages that are neither swapped nor dumped where the system allows it, each
 * for one session and for a time. Any number of threads. */
typedef struct Vault Vault;

/* What may be unlocked at a time, and for how long. */
enum { VAULT_KEYS = 64, VAULT_MINUTES = 60, VAULT_MINUTES_MOST = 12 * 60 };

/* Wiped and freed with ARENA; NULL if the system gives no such memory. */
Vault *vault_new(Arena *arena);

/* Holds KEY for PARTY until UNTIL, in place of what was held for it. PASS is
 * the session that unlocked it ("": none). False if the vault is full. */
bool vault_put(Vault *vault, Str party, const SealKey *key, Str pass,
    Instant until);
/* False if there is none, or its time is over; then it is wiped. PASS lives
 * in ARENA. */
bool vault_get(Vault *vault, Arena *arena, Str party, Instant now,
    SealKey *key, Str *pass, Instant *until);
/* Wipes it; false if there was none. */
bool vault_drop(Vault *vault, Str party);
/* Wipes what the session PASS unlocked. */
void vault_end(Vault *vault, Str pass);

#endif
