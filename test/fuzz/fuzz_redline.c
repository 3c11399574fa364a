/* Redlines: the two halves of any input, compared, give both back; whatever
 * is read as a marked text is written and read again as the same. */

#include "test/fuzz/fuzz.h"
#include "text/redline.h"

static Str texts_of(Arena *arena, const Edits *edits, bool accept)
{
    return redline_apply(arena, edits, accept);
}

void fuzz(Arena *arena, Str all)
{
    Str old_text = str_slice(all, 0, all.size / 2);
    Str new_text = str_slice(all, all.size / 2, all.size);
    Redliner redliner = redliner_new(arena);
    Edits edits = redline_texts(&redliner, old_text, new_text), read = {0};
    require(str_equal(texts_of(arena, &edits, false), old_text));
    require(str_equal(texts_of(arena, &edits, true), new_text));
    require(redline_read(arena, redline_write(arena, &edits), &read));
    require(str_equal(texts_of(arena, &read, false), old_text));
    require(str_equal(texts_of(arena, &read, true), new_text));
    Edits any = {0}, again = {0};
    if (redline_read(arena, all, &any)) {
        require(redline_read(arena, redline_write(arena, &any), &again));
        require(str_equal(
            texts_of(arena, &any, true), texts_of(arena, &again, true)));
    }
}
