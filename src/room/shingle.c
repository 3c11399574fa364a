/* Near-duplicates by shingles: A. Z. Broder, "On the resemblance and
 * containment of documents", SEQUENCES 1997. The sets are whole, not sampled:
 * sources are dispatches of a few pages, and a whole set is exact. Equal
 * 64-bit hashes are taken for equal shingles.
 *
 * Words are runs of letters and digits; ASCII letters lose their case, and
 * every character from U+2E80 on (scripts written without blanks) is a word
 * of its own. Cost: O(n log n) for a text of n bytes, O(n) to compare two. */
#include "room/shingle.h"

#include <stdlib.h>
#include "base/utf8.h"
#include "base/vec.h"

typedef VEC(uint64_t) Hashes;

enum { FIRST_IDEOGRAPH = 0x2E80, LAST_PUNCTUATION = 0x206F };

/* FNV-1a of one word (Fowler, Noll and Vo), over whole characters. */
#define HASH_START UINT64_C(14695981039346656037)
#define HASH_PRIME UINT64_C(1099511628211)

static uint64_t hash_add(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * HASH_PRIME;
}

static uint32_t without_case(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_in_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z');
    if (c <= 0xBF) return false;
    return c < 0x2000 || c > LAST_PUNCTUATION;
}

static Hashes hash_words(Arena *arena, Str text)
{
    Hashes words = {0};
    uint64_t hash = HASH_START;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = utf8_next(text, &at);
        bool inside = is_in_word(c), alone = c >= FIRST_IDEOGRAPH;
        if ((!inside || alone) && hash != HASH_START) {
            vec_push(arena, &words, hash);
            hash = HASH_START;
        }
        if (inside) hash = hash_add(hash, without_case(c));
        if (inside && alone) {
            vec_push(arena, &words, hash);
            hash = HASH_START;
        }
    }
    if (hash != HASH_START) vec_push(arena, &words, hash);
    return words;
}

static int by_value(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static size_t remove_doubles(uint64_t *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!kept || items[kept - 1] != items[i]) items[kept++] = items[i];
    return kept;
}

Shingles shingles_of(Arena *arena, Str text)
{
    Hashes words = hash_words(arena, text);
    Shingles shingles = {NULL, 0};
    if (words.count < SHINGLE_WORDS) return shingles;
    size_t count = words.count - SHINGLE_WORDS + 1;
    shingles.items = arena_array(arena, count, sizeof *shingles.items);
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = HASH_START;
        for (size_t j = 0; j < SHINGLE_WORDS; j++)
            hash = hash_add(hash, words.items[i + j]);
        shingles.items[i] = hash;
    }
    qsort(shingles.items, count, sizeof *shingles.items, by_value);
    shingles.count = remove_doubles(shingles.items, count);
    return shingles;
}

Likeness shingles_compare(const Shingles *a, const Shingles *b)
{
    Likeness likeness = {0, 0, 0};
    size_t least = a->count < b->count ? a->count : b->count;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t left = a->items[i], right = b->items[j];
        likeness.common += left == right;
        i += left <= right;
        j += right <= left;
    }
    size_t all = a->count + b->count - likeness.common;
    if (least)
        likeness.containment = (unsigned)(likeness.common * 1000 / least);
    if (all) likeness.resemblance = (unsigned)(likeness.common * 1000 / all);
    return likeness;
}

bool shingles_is_copy(const Shingles *a, const Shingles *b)
{
    if (a->count < SHINGLES_LEAST || b->count < SHINGLES_LEAST) return false;
    return shingles_compare(a, b).containment >= COPY_CONTAINMENT;
}
