/* Base64, from libsodium. */
#include "base/base64.h"

#include <sodium.h>

enum { VARIANT = sodium_base64_VARIANT_ORIGINAL };

Str base64_text(Arena *arena, Str bytes)
{
    size_t size = sodium_base64_ENCODED_LEN(bytes.size, VARIANT);
    char *text = arena_alloc(arena, size);
    sodium_bin2base64(
        text, size, (const unsigned char *)bytes.data, bytes.size, VARIANT);
    return (Str){text, size - 1};
}

bool base64_bytes(Arena *arena, Str text, Str *bytes)
{
    size_t most = text.size / 4 * 3 + 1, size = 0;
    unsigned char *data = arena_alloc(arena, most);
    const char *end = NULL;
    if (text.size % 4 != 0 ||
        sodium_base642bin(data, most, text.data, text.size, NULL, &size, &end,
            VARIANT) != 0 ||
        end != text.data + text.size)
        return false;
    *bytes = (Str){(const char *)data, size};
    return true;
}
