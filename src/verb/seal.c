/* Sealing. Keys are 256 random bits; texts and keys are enciphered with
 * XChaCha20-Poly1305 (RFC 8439, with the nonce of draft-irtf-cfrg-xchacha-03),
 * which tells whether they were changed; a passphrase becomes a key by argon2id
 * (RFC 9106; libsodium's interactive cost: 64 MiB, two passes). Every nonce is
 * random: 192 bits are enough for that. Padding is ISO/IEC 7816-4's. */
#include "verb/seal.h"

#include <sodium.h>
#include <string.h>
#include "base/base64.h"

enum {
    SALT = crypto_pwhash_SALTBYTES,
    NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    WRAPPED = SALT + NONCE + SEAL_KEY_BYTES + TAG
};

void seal_key_forget(SealKey *key)
{
    sodium_memzero(key, sizeof *key);
}

/* NONCE bytes, then what is enciphered, to OUT. */
static void encipher(
    const SealKey *key, Str where, Str plain, unsigned char *out)
{
    randombytes_buf(out, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, NULL,
        (const unsigned char *)plain.data, plain.size,
        (const unsigned char *)where.data, where.size, NULL, out, key->bytes);
}

/* Gives cipher.size - NONCE - TAG bytes to PLAIN; false if it is not so. */
static bool decipher(
    const SealKey *key, Str where, Str cipher, unsigned char *plain)
{
    const unsigned char *bytes = (const unsigned char *)cipher.data;
    if (cipher.size < NONCE + TAG) return false;
    return !crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL,
        bytes + NONCE, cipher.size - NONCE, (const unsigned char *)where.data,
        where.size, bytes, key->bytes);
}

/* --- keys --- */

static Status derive(
    Str passphrase, const unsigned char *salt, SealKey *key, Err *err)
{
    if (!crypto_pwhash(key->bytes, sizeof key->bytes, passphrase.data,
            passphrase.size, salt, crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13))
        return STATUS_OK;
    return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
}

Status seal_key_new(Arena *arena, Str whose, Str passphrase, SealKey *key,
    Str *wrapped, Err *err)
{
    SealKey outer;
    unsigned char bytes[WRAPPED];
    randombytes_buf(bytes, SALT);
    TRY(derive(passphrase, bytes, &outer, err));
    randombytes_buf(key->bytes, sizeof key->bytes);
    encipher(&outer, whose, (Str){(char *)key->bytes, sizeof key->bytes},
        bytes + SALT);
    seal_key_forget(&outer);
    *wrapped = base64_text(arena, (Str){(char *)bytes, sizeof bytes});
    return STATUS_OK;
}

Status seal_key_open(Arena *arena, Str whose, Str wrapped, Str passphrase,
    SealKey *key, Err *err)
{
    Str bytes;
    SealKey outer;
    if (!base64_bytes(arena, wrapped, &bytes) || bytes.size != WRAPPED)
        return err_set(err, STATUS_NO, NOWHERE, MSG_SEAL_WRONG, NO_ARGS);
    TRY(derive(passphrase, (const unsigned char *)bytes.data, &outer, err));
    bool right =
        decipher(&outer, whose, str_slice(bytes, SALT, WRAPPED), key->bytes);
    seal_key_forget(&outer);
    if (right) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_SEAL_WRONG, NO_ARGS);
}

/* --- texts --- */

Str seal_text(Arena *arena, const SealKey *key, Str where, Str plain)
{
    size_t size = (plain.size / SEAL_BLOCK + 1) * SEAL_BLOCK;
    unsigned char *padded = arena_array(arena, size, 1);
    unsigned char *bytes = arena_array(arena, NONCE + size + TAG, 1);
    memcpy(padded, plain.data, plain.size);
    (void)sodium_pad(&size, padded, plain.size, SEAL_BLOCK, size);
    encipher(key, where, (Str){(char *)padded, size}, bytes);
    sodium_memzero(padded, size);
    return base64_text(arena, (Str){(char *)bytes, NONCE + size + TAG});
}

Status seal_open(Arena *arena, const SealKey *key, Str where, Str sealed,
    Str *plain, Err *err)
{
    Str bytes;
    size_t size;
    if (base64_bytes(arena, sealed, &bytes) && bytes.size > NONCE + TAG) {
        unsigned char *padded =
            arena_array(arena, bytes.size - NONCE - TAG, 1);
        if (decipher(key, where, bytes, padded) &&
            !sodium_unpad(
                &size, padded, bytes.size - NONCE - TAG, SEAL_BLOCK)) {
            *plain = (Str){(char *)padded, size};
            return STATUS_OK;
        }
    }
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_SEAL_BROKEN, NO_ARGS);
}
