#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

enum { HASH_SIZE = 32, HASH_HEX_SIZE = 64, SALT_SIZE = 16 };

/* A SHA-256 digest (FIPS 180-4). */
typedef struct {
    uint8_t bytes[HASH_SIZE];
} Hash;

Hash hash_of(Str bytes);
int hash_compare(const Hash *a, const Hash *b);
bool hash_equal(const Hash *a, const Hash *b);
Str hash_hex(Arena *arena, const Hash *hash); /* 64 lower-case digits */
bool hash_parse(Str hex, Hash *hash);         /* all 64 lower-case digits */

/* 32 lower-case hexadecimal digits, 128 random bits. With the environment
 * variable TRAVAUX_SEED set they are instead the first 128 bits of
 * SHA-256(seed, NUL, CONTEXT): reproducible, for tests only. */
Str random_salt(Arena *arena, Str context);

/* Call once before any of these, and before map.h; false if the system has
 * no randomness to give. */
CHECKED bool hash_start(void);

#endif
