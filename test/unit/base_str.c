/* Strings as slices, and the builder. */
#include "test/unit.h"

#include <string.h>

static const Str NONE = {NULL, 0};

static void strings_compare_by_bytes(void **state)
{
    (void)state;
    assert_true(str_equal(S("ab"), S("ab")));
    assert_true(str_equal(NONE, S("")));
    assert_false(str_equal(S("ab"), S("abc")));
    assert_false(str_equal(S("a\0b"), S("a\0c")));
    assert_true(str_compare(S("ab"), S("abc")) < 0);
    assert_true(str_compare(S("b"), S("abc")) > 0);
    assert_true(str_compare(S("z"), S("\xC3\xA4")) < 0);
    assert_int_equal(str_compare(NONE, S("")), 0);
    assert_str(str_of(NULL), "");
}

static void ends_are_found(void **state)
{
    (void)state;
    assert_true(str_starts(S("travaux"), S("tra")));
    assert_true(str_starts(S("travaux"), S("")));
    assert_false(str_starts(S("tr"), S("tra")));
    assert_true(str_ends(S("travaux"), S("aux")));
    assert_false(str_ends(S("x"), S("aux")));
    assert_true(str_ends(NONE, S("")));
}

static void parts_are_found(void **state)
{
    (void)state;
    assert_int_equal(str_find(S("abcabc"), S("bc"), 0), 1);
    assert_int_equal(str_find(S("abcabc"), S("bc"), 2), 4);
    assert_int_equal(str_find(S("abcabc"), S("bc"), 5), SIZE_MAX);
    assert_int_equal(str_find(S("abc"), S(""), 3), 3);
    assert_int_equal(str_find(S("abc"), S(""), 4), SIZE_MAX);
    assert_int_equal(str_find(NONE, S("a"), 0), SIZE_MAX);
}

static void slices_are_clamped(void **state)
{
    (void)state;
    assert_str(str_slice(S("abc"), 1, 2), "b");
    assert_str(str_slice(S("abc"), 1, 99), "bc");
    assert_str(str_slice(S("abc"), 99, 99), "");
    assert_str(str_slice(S("abc"), 2, 1), "");
    assert_str(str_slice(NONE, 1, 2), "");
    assert_str(str_trim(S(" \t\r\nab c\v\f ")), "ab c");
    assert_str(str_trim(S(" \n ")), "");
    assert_str(str_trim(NONE), "");
}

static void parts_are_cut_off(void **state)
{
    Str rest = S("a,,b,"), part;
    (void)state;
    assert_true(str_next(&rest, ',', &part));
    assert_str(part, "a");
    assert_true(str_next(&rest, ',', &part));
    assert_str(part, "");
    assert_true(str_next(&rest, ',', &part));
    assert_str(part, "b");
    assert_true(str_next(&rest, ',', &part));
    assert_str(part, "");
    assert_false(str_next(&rest, ',', &part));
    rest = S("");
    assert_true(str_next(&rest, ',', &part));
    assert_str(part, "");
    assert_false(str_next(&rest, ',', &part));
}

static void whole_numbers_are_read(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {{"0", 0}, {"-0", 0}, {"007", 7}, {"-12", -12},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN}};
    static const char *const bad[] = {"", "-", "+1", " 1", "1 ", "1.0", "0x1",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999"};
    int64_t value;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(str_to_int(str_of(good[i].text), &value));
        assert_true(value == good[i].value);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(str_to_int(str_of(bad[i]), &value));
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    Str copy = str_copy(arena, str_slice(S("abcdef"), 1, 3));
    assert_str(copy, "bc");
    assert_int_equal(copy.data[2], 0);
    assert_string_equal(str_c(arena, NONE), "");
    assert_str(str_int(arena, INT64_MIN), "-9223372036854775808");
    assert_str(str_printf(arena, "%d %s", 5, "x"), "5 x");
    assert_str(str_printf(arena, "%s", ""), "");
}

static void strings_are_joined(void **state)
{
    const Str parts[] = {S("a"), S(""), S("c")};
    (void)state;
    assert_str(str_join(arena, parts, 3, S(", ")), "a, , c");
    assert_str(str_join(arena, parts, 1, S(", ")), "a");
    assert_str(str_join(arena, parts, 0, S(", ")), "");
}

static void a_builder_grows(void **state)
{
    StrBuf buf = strbuf_new(arena);
    (void)state;
    assert_str(strbuf_str(&buf), "");
    for (int i = 0; i < 1000; i++) strbuf_printf(&buf, "%d,", i % 10);
    strbuf_repeat(&buf, S("ab"), 3);
    strbuf_char(&buf, '!');
    assert_int_equal(buf.size, 2007);
    assert_int_equal(buf.data[buf.size], 0);
    assert_memory_equal(buf.data, "0,1,2,3,", 8);
    assert_true(str_ends(strbuf_str(&buf), S("9,ababab!")));
}

static void build(Arena *scratch)
{
    StrBuf buf = strbuf_new(scratch);
    for (int i = 0; i < 200; i++) strbuf_printf(&buf, "%d", i);
    assert_int_equal(buf.size, 10 + 180 + 300);
}

static void a_builder_survives_faults(void **state)
{
    (void)state;
    assert_true(unit_fail_each(build) > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(strings_compare_by_bytes),
        UNIT(ends_are_found),
        UNIT(parts_are_found),
        UNIT(slices_are_clamped),
        UNIT(parts_are_cut_off),
        UNIT(whole_numbers_are_read),
        UNIT(copies_end_in_nul),
        UNIT(strings_are_joined),
        UNIT(a_builder_grows),
        UNIT(a_builder_survives_faults),
    };
    return UNIT_RUN(tests);
}
