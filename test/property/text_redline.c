/* Redlines of random texts: accepting all gives the new text, rejecting all
 * the old one, byte for byte; marked text is read back as it was written; the
 * edit script is a shortest one. */
#include "test/unit.h"

#include <string.h>
#include "test/random.h"
#include "text/diff.h"
#include "text/redline.h"

static const char *const PIECES[] = {"the", "Party", "shall", "of", ",", ".",
    " ", "  ", "\n", "\t", "[-", "-]", "{+", "+}", "\\", "é", "\xC2\xA0", "1.5",
    "(a)", "’", "国", "-", "[", "]", "+"};
enum { PIECE_COUNT = sizeof PIECES / sizeof *PIECES };

static Str random_text(size_t most)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t n = random_below(most); n; n--) {
        strbuf_add(&buf, str_of(PIECES[random_below(PIECE_COUNT)]));
        if (random_below(2)) strbuf_char(&buf, ' ');
    }
    return str_copy(arena, strbuf_str(&buf));
}

/* A copy with some pieces cut out or put in. */
static Str edited(Str text)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size;) {
        size_t step = 1 + random_below(6);
        if (random_below(8)) strbuf_add(&buf, str_slice(text, i, i + step));
        if (!random_below(8))
            strbuf_add(&buf, str_of(PIECES[random_below(PIECE_COUNT)]));
        i += step;
    }
    return str_copy(arena, strbuf_str(&buf));
}

static bool same_edits(const Edits *a, const Edits *b)
{
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].op != b->items[i].op ||
            !str_equal(a->items[i].text, b->items[i].text))
            return false;
    return true;
}

static void check_pair(Str old_text, Str new_text)
{
    Redliner redliner = redliner_new(arena);
    Edits edits = redline_texts(&redliner, old_text, new_text), again = {0};
    Str rejected = redline_apply(arena, &edits, false);
    if (!str_equal(rejected, old_text))
        fail_msg(
            "'%.*s' is not '%.*s'", STR_ARGS(rejected), STR_ARGS(old_text));
    assert_true(str_equal(redline_apply(arena, &edits, true), new_text));
    Str marked = redline_write(arena, &edits);
    if (!redline_read(arena, marked, &again) || !same_edits(&edits, &again))
        fail_msg("not read back: %.*s", STR_ARGS(marked));
}

static void nothing_is_lost(void **state)
{
    (void)state;
    for (int i = unit_long() ? 200000 : 3000; i; i--) {
        unit_setup(NULL);
        Str text = random_text(60);
        check_pair(text, i % 2 ? edited(text) : random_text(60));
        unit_end(NULL);
    }
}

static size_t longest_common(
    const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t *row = arena_array(arena, m + 1, sizeof *row);
    for (size_t i = 0; i < n; i++) {
        size_t corner = 0;
        for (size_t j = 0; j < m; j++) {
            size_t above = row[j + 1];
            if (a[i] == b[j])
                row[j + 1] = corner + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            corner = above;
        }
    }
    return row[m];
}

static void check_shortest(size_t n, size_t m, size_t letters)
{
    uint32_t a[64], b[64];
    bool deleted[64] = {false}, inserted[64] = {false};
    for (size_t i = 0; i < n; i++) a[i] = (uint32_t)random_below(letters);
    for (size_t j = 0; j < m; j++) b[j] = (uint32_t)random_below(letters);
    Diff diff = {a, b, n, m, deleted, inserted};
    diff_mark(arena, &diff);
    size_t kept = 0, j = 0;
    for (size_t i = 0; i < n; i++) {
        if (deleted[i]) continue;
        while (j < m && inserted[j]) j++;
        assert_true(j < m && a[i] == b[j]);
        j++, kept++;
    }
    while (j < m && inserted[j]) j++;
    assert_int_equal(j, m);
    assert_int_equal(kept, longest_common(a, n, b, m));
}

static void scripts_are_shortest(void **state)
{
    (void)state;
    for (int i = unit_long() ? 200000 : 5000; i; i--) {
        unit_setup(NULL);
        check_shortest(
            random_below(40), random_below(40), 1 + random_below(12));
        unit_end(NULL);
    }
}

/* Far more differences than the search follows: marked in bounded time. */
static void unlike_texts_end(void **state)
{
    (void)state;
    enum { COUNT = 40000 };
    uint32_t *a = arena_array(arena, COUNT, sizeof *a);
    uint32_t *b = arena_array(arena, COUNT, sizeof *b);
    for (size_t i = 0; i < COUNT; i++) {
        a[i] = (uint32_t)random_below(COUNT / 4);
        b[i] = (uint32_t)random_below(COUNT / 4);
    }
    Diff diff = {a, b, COUNT, COUNT, arena_array(arena, COUNT, 1),
        arena_array(arena, COUNT, 1)};
    diff_mark(arena, &diff);
    size_t i = 0, j = 0;
    for (; i < COUNT; i++) {
        if (diff.deleted[i]) continue;
        while (j < COUNT && diff.inserted[j]) j++;
        assert_true(j < COUNT && a[i] == b[j++]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(scripts_are_shortest), UNIT(unlike_texts_end)};
    return UNIT_RUN(tests);
}
