/* Passwords as argon2id (RFC 9106; libsodium's interactive cost: 64 MiB, two
 * passes), random secrets as SHA-256, which is enough for 256 random bits. */
#include "verb/secret.h"

#include <sodium.h>
#include "base/hash.h"

/* Of a password that nobody has: an account that does not exist takes as long
 * to refuse as one that does. */
static const char NOBODYS[] =
    "$argon2id$v=19$m=65536,t=2,p=1$4IyDoP0Oz3+yWlQLjN/WQA$"
    "b++JBuCppEAzNPws2OiSqddhn3evTk97LUQsIvD4CYA";

Str secret_new(Arena *arena)
{
    Hash bits;
    randombytes_buf(bits.bytes, sizeof bits.bytes);
    return hash_hex(arena, &bits);
}

Str secret_hash(Arena *arena, Str secret)
{
    Hash hash = hash_of(secret);
    return hash_hex(arena, &hash);
}

Status password_hash(Arena *arena, Str password, Str *encoded, Err *err)
{
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(text, password.data, password.size,
            crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13))
        return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    *encoded = str_copy(arena, str_of(text));
    return STATUS_OK;
}

bool password_is(Arena *arena, Str encoded, Str password)
{
    const char *text = encoded.size ? str_c(arena, encoded) : NOBODYS;
    bool right = !crypto_pwhash_str_verify(text, password.data, password.size);
    return right && encoded.size;
}

Status password_check(Arena *arena, Str password, Err *err)
{
    if (password.size >= PASSWORD_LEAST && password.size <= PASSWORD_MOST)
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_PASSWORD_SIZE,
        ARGS(str_int(arena, PASSWORD_LEAST), str_int(arena, PASSWORD_MOST)));
}
