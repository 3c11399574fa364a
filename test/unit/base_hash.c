/* SHA-256 by the examples of FIPS 180-4 (NIST, "Examples with intermediate
 * values", and the long message of FIPS 180-2), and salts. */
#include "test/unit.h"

#include "base/hash.h"

static void digests_are_those_of_the_standard(void **state)
{
    StrBuf million = strbuf_new(arena);
    strbuf_repeat(&million, S("a"), 1000000);
    const struct {
        Str message;
        const char *digest;
    } cases[] = {
        {S(""), "e3b0c44298fc1c149afbf4c8996fb924"
                "27ae41e4649b934ca495991b7852b855"},
        {S("abc"), "ba7816bf8f01cfea414140de5dae2223"
                   "b00361a396177a9cb410ff61f20015ad"},
        {S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039"
            "a33ce45964ff2167f6ecedd419db06c1"},
        {strbuf_str(&million), "cdc76e5c9914fb9281a1c7e284d73e67"
                               "f1809a48a497200e046d39ccc7112cd0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Hash hash = hash_of(cases[i].message);
        assert_str(hash_hex(arena, &hash), cases[i].digest);
    }
}

static void digests_are_read(void **state)
{
    Hash hash = hash_of(S("abc")), other;
    Str hex = hash_hex(arena, &hash);
    (void)state;
    assert_true(hash_parse(hex, &other));
    assert_true(hash_equal(&hash, &other));
    assert_int_equal(hash_compare(&hash, &other), 0);
    other.bytes[31] ^= 1;
    assert_false(hash_equal(&hash, &other));
    assert_false(hash_parse(str_slice(hex, 0, 63), &other));
    assert_false(hash_parse(S("BA7816BF8F01CFEA414140DE5DAE2223"
                              "B00361A396177A9CB410FF61F20015AD"),
        &other));
    assert_false(hash_parse(S("ba7816bf8f01cfea414140de5dae2223"
                              "b00361a396177a9cb410ff61f20015a "),
        &other));
}

static void salts_are_random(void **state)
{
    (void)state;
    unsetenv("TRAVAUX_SEED");
    Str a = random_salt(arena, S("x")), b = random_salt(arena, S("x"));
    assert_int_equal(a.size, 2 * SALT_SIZE);
    assert_false(str_equal(a, b));
}

/* printf '7\0x' | sha256sum */
static void seeded_salts_are_reproducible(void **state)
{
    (void)state;
    setenv("TRAVAUX_SEED", "7", 1);
    assert_str(random_salt(arena, S("x")), "6d6f910e0d5a6a9a551286d1f0c876a1");
    assert_str(random_salt(arena, S("x")), "6d6f910e0d5a6a9a551286d1f0c876a1");
    assert_false(
        str_equal(random_salt(arena, S("x")), random_salt(arena, S("y"))));
    unsetenv("TRAVAUX_SEED");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(digests_are_those_of_the_standard),
        UNIT(digests_are_read),
        UNIT(salts_are_random),
        UNIT(seeded_salts_are_reproducible),
    };
    return UNIT_RUN(tests);
}
