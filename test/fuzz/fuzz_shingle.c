/* Likeness of two texts, which a NUL parts: shingles rise without doubles, a
 * text is like itself, neither side has the say, and what is put behind a
 * text takes nothing from it. */
#include "test/fuzz/fuzz.h"

#include <string.h>
#include "room/shingle.h"

static void check_one(const Shingles *text)
{
    for (size_t i = 1; i < text->count; i++)
        require(text->items[i - 1] < text->items[i]);
    Likeness self = shingles_compare(text, text);
    require(self.common == text->count);
    require(!text->count || self.containment == 1000);
    require(!text->count || self.resemblance == 1000);
}

static void check_both(const Shingles *a, const Shingles *b)
{
    Likeness left = shingles_compare(a, b), right = shingles_compare(b, a);
    require(left.common == right.common);
    require(left.containment == right.containment);
    require(left.resemblance == right.resemblance);
    require(left.resemblance <= left.containment);
    require(left.containment <= 1000);
    require(shingles_is_copy(a, b) == shingles_is_copy(b, a));
}

void fuzz(Arena *arena, Str text)
{
    size_t end = str_find(text, (Str){"", 1}, 0);
    if (end == SIZE_MAX) end = text.size;
    Str first = str_slice(text, 0, end);
    Str second = str_slice(text, end, text.size);
    Shingles a = shingles_of(arena, first), b = shingles_of(arena, second);
    check_one(&a);
    check_one(&b);
    check_both(&a, &b);
    Str parts[] = {first, second};
    Shingles whole = shingles_of(arena, str_join(arena, parts, 2, S(" . ")));
    require(shingles_compare(&a, &whole).common == a.count);
    require(shingles_compare(&b, &whole).common == b.count);
}
