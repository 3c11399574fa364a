/* Sealed preferences. Whatever text is opened, reading it ends in a preference
 * that is written back as it was, or in an error; and no bytes pass for a
 * sealed text or a wrapped key. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "bridge/preference.h"
#include "verb/seal.h"

static void require(bool holds)
{
    if (!holds) abort();
}

static void check_payload(Arena *arena, Str text)
{
    Node *body;
    Str again;
    Err err = {0};
    if (preference_read(arena, text, &body, &err) != STATUS_OK) {
        require(err.text[0] != 0);
        return;
    }
    require(preference_text(arena, body, &again, &err) == STATUS_OK);
    require(str_equal(text, again));
}

static void check_sealed(Arena *arena, Str text)
{
    SealKey key;
    Str plain;
    memset(&key, 7, sizeof key);
    require(seal_open(arena, &key, S("room A"), text, &plain, NULL) ==
            STATUS_INPUT);
    Str sealed = seal_text(arena, &key, S("room A"), text);
    require(
        seal_open(arena, &key, S("room A"), sealed, &plain, NULL) == STATUS_OK);
    require(str_equal(plain, text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool started;
    if (!started && !hash_start()) abort();
    started = true;
    Arena *arena = arena_new((size_t)64 << 20);
    Str text = {(const char *)data, size};
    if (!arena) return 0;
    if (!ARENA_GUARD(arena)) {
        check_payload(arena, text);
        check_sealed(arena, text);
    }
    arena_free(arena);
    return 0;
}
