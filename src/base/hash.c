/* Hashes and salts, from libsodium. */
#include "base/hash.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

bool hash_start(void)
{
    return sodium_init() >= 0;
}

Hash hash_of(Str bytes)
{
    Hash hash;
    crypto_hash_sha256(
        hash.bytes, (const unsigned char *)bytes.data, bytes.size);
    return hash;
}

int hash_compare(const Hash *a, const Hash *b)
{
    return memcmp(a->bytes, b->bytes, HASH_SIZE);
}

bool hash_equal(const Hash *a, const Hash *b)
{
    return hash_compare(a, b) == 0;
}

static Str to_hex(Arena *arena, const uint8_t *bytes, size_t size)
{
    char *text = arena_alloc(arena, size * 2 + 1);
    sodium_bin2hex(text, size * 2 + 1, bytes, size);
    return (Str){text, size * 2};
}

Str hash_hex(Arena *arena, const Hash *hash)
{
    return to_hex(arena, hash->bytes, HASH_SIZE);
}

static int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool hash_parse(Str hex, Hash *hash)
{
    if (hex.size != HASH_HEX_SIZE) return false;
    for (size_t i = 0; i < HASH_SIZE; i++) {
        int high = digit(hex.data[2 * i]), low = digit(hex.data[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        hash->bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

Str random_salt(Arena *arena, Str context)
{
    uint8_t salt[SALT_SIZE];
    const char *seed = getenv("TRAVAUX_SEED");
    if (seed) {
        StrBuf buf = strbuf_new(arena);
        strbuf_add(&buf, str_of(seed));
        strbuf_char(&buf, 0);
        strbuf_add(&buf, context);
        Hash hash = hash_of(strbuf_str(&buf));
        memcpy(salt, hash.bytes, sizeof salt);
    } else {
        randombytes_buf(salt, sizeof salt);
    }
    return to_hex(arena, salt, sizeof salt);
}
