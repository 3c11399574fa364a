/* Keys and sealed texts: what opens them, and everything that does not; and
 * what a vault forgets. */
#include "test/unit.h"

#include <string.h>
#include "base/base64.h"
#include "verb/seal.h"
#include "verb/vault.h"

#define OK(CALL) assert_int_equal(CALL, STATUS_OK)

static Err err;
static const char PHRASE[] = "a passphrase of twelve";

static void expect(Status got, Status status, MessageId id)
{
    assert_int_equal(got, status);
    assert_int_equal(err.id, id);
}

/* TEXT in base64 with one bit of byte AT turned over. */
static Str flipped(Str text, size_t at)
{
    Str bytes;
    assert_true(base64_bytes(arena, text, &bytes));
    char *copy = (char *)str_copy(arena, bytes).data;
    copy[at] = (char)(copy[at] ^ 1);
    return base64_text(arena, (Str){copy, bytes.size});
}

static void a_key_opens_with_its_passphrase_alone(void **state)
{
    SealKey key, again;
    Str wrapped, other;
    (void)state;
    OK(seal_key_new(arena, S("AL"), str_of(PHRASE), &key, &wrapped, &err));
    OK(seal_key_new(arena, S("AL"), str_of(PHRASE), &again, &other, &err));
    assert_false(str_equal(wrapped, other));
    assert_memory_not_equal(&key, &again, sizeof key);
    OK(seal_key_open(arena, S("AL"), wrapped, str_of(PHRASE), &again, &err));
    assert_memory_equal(&key, &again, sizeof key);
    expect(seal_key_open(
               arena, S("AL"), wrapped, S("another passphrase"), &again, &err),
        STATUS_NO, MSG_SEAL_WRONG);
    expect(seal_key_open(
               arena, S("BO"), wrapped, str_of(PHRASE), &again, &err),
        STATUS_NO, MSG_SEAL_WRONG);
    expect(seal_key_open(
               arena, S("AL"), flipped(wrapped, 70), str_of(PHRASE), &again,
               &err),
        STATUS_NO, MSG_SEAL_WRONG);
    expect(seal_key_open(
               arena, S("AL"), S("AAAA"), str_of(PHRASE), &again, &err),
        STATUS_NO, MSG_SEAL_WRONG);
}

static void a_text_opens_for_its_place_and_key_alone(void **state)
{
    SealKey key, other;
    Str sealed, plain;
    (void)state;
    memset(&key, 1, sizeof key);
    memset(&other, 2, sizeof other);
    sealed = seal_text(arena, &key, S("r AL"), S("0.437"));
    OK(seal_open(arena, &key, S("r AL"), sealed, &plain, &err));
    assert_true(str_equal(plain, S("0.437")));
    expect(seal_open(arena, &other, S("r AL"), sealed, &plain, &err),
        STATUS_INPUT, MSG_SEAL_BROKEN);
    expect(seal_open(arena, &key, S("r BO"), sealed, &plain, &err),
        STATUS_INPUT, MSG_SEAL_BROKEN);
    expect(seal_open(arena, &key, S("s AL"), sealed, &plain, &err),
        STATUS_INPUT, MSG_SEAL_BROKEN);
    expect(seal_open(arena, &key, S("r AL"), S(""), &plain, &err),
        STATUS_INPUT, MSG_SEAL_BROKEN);
}

/* Every byte counts. */
static void a_changed_text_does_not_open(void **state)
{
    SealKey key;
    Str bytes, plain;
    (void)state;
    memset(&key, 1, sizeof key);
    Str sealed = seal_text(arena, &key, S("r AL"), S("0.437"));
    assert_true(base64_bytes(arena, sealed, &bytes));
    for (size_t i = 0; i < bytes.size; i += i < 64 ? 1 : 61)
        expect(seal_open(arena, &key, S("r AL"), flipped(sealed, i), &plain,
                   &err),
            STATUS_INPUT, MSG_SEAL_BROKEN);
}

/* The length tells only how many blocks there are. */
static void lengths_are_hidden(void **state)
{
    SealKey key;
    (void)state;
    memset(&key, 1, sizeof key);
    Str little = seal_text(arena, &key, S("r"), S("0.4"));
    char *text = arena_array(arena, 2 * SEAL_BLOCK, 1);
    memset(text, 'x', 2 * SEAL_BLOCK);
    assert_int_equal(little.size,
        seal_text(arena, &key, S("r"), (Str){text, SEAL_BLOCK - 1}).size);
    assert_true(
        little.size < seal_text(arena, &key, S("r"), (Str){text, SEAL_BLOCK}).size);
    for (size_t size = SEAL_BLOCK - 1; size <= SEAL_BLOCK + 1; size++) {
        Str plain;
        OK(seal_open(arena, &key, S("r"),
            seal_text(arena, &key, S("r"), (Str){text, size}), &plain, &err));
        assert_int_equal(plain.size, size);
    }
}

static void a_vault_forgets(void **state)
{
    SealKey key, got;
    Str pass;
    Instant until;
    (void)state;
    Vault *vault = vault_new(arena);
    assert_non_null(vault);
    memset(&key, 3, sizeof key);
    assert_true(vault_put(vault, S("AL"), &key, S("s1"), 100));
    assert_true(vault_put(vault, S("BO"), &key, S("s2"), 100));
    assert_true(vault_get(vault, arena, S("AL"), 99, &got, &pass, &until));
    assert_memory_equal(&key, &got, sizeof key);
    assert_true(str_equal(pass, S("s1")) && until == 100);
    assert_false(vault_get(vault, arena, S("AL"), 100, &got, &pass, &until));
    assert_false(vault_get(vault, arena, S("AL"), 99, &got, &pass, &until));
    vault_end(vault, S("s1"));
    assert_true(vault_get(vault, arena, S("BO"), 99, &got, &pass, &until));
    vault_end(vault, S("s2"));
    assert_false(vault_get(vault, arena, S("BO"), 99, &got, &pass, &until));
    assert_false(vault_drop(vault, S("BO")));
}

static void a_vault_has_an_end(void **state)
{
    SealKey key = {{0}};
    (void)state;
    Vault *vault = vault_new(arena);
    for (size_t i = 0; i < VAULT_KEYS; i++)
        assert_true(
            vault_put(vault, str_printf(arena, "P%zu", i), &key, S(""), 1));
    assert_false(vault_put(vault, S("AL"), &key, S(""), 1));
    assert_true(vault_put(vault, S("P3"), &key, S(""), 2));
    assert_true(vault_drop(vault, S("P0")));
    assert_true(vault_put(vault, S("AL"), &key, S(""), 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(a_key_opens_with_its_passphrase_alone),
        UNIT(a_text_opens_for_its_place_and_key_alone),
        UNIT(a_changed_text_does_not_open),
        UNIT(lengths_are_hidden),
        UNIT(a_vault_forgets),
        UNIT(a_vault_has_an_end),
    };
    return UNIT_RUN(tests);
}
