/* UTF-8, held against utf8proc. */
#include "test/unit.h"

#include <utf8proc.h>
#include "base/utf8.h"
#include "test/random.h"

static void every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        utf8proc_uint8_t bytes[4];
        Str text = {(const char *)bytes,
            (size_t)utf8proc_encode_char((utf8proc_int32_t)c, bytes)};
        bool surrogate = c >= 0xD800 && c < 0xE000;
        size_t offset = 0;
        assert_int_equal(utf8_find_bad(text), surrogate ? 0 : SIZE_MAX);
        assert_int_equal(utf8_next(text, &offset), surrogate ? 0xFFFD : c);
        if (!surrogate) assert_int_equal(offset, text.size);
    }
}

/* Offset of the first byte that utf8proc refuses. */
static size_t oracle(const utf8proc_uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t step =
            utf8proc_iterate(bytes + i, (utf8proc_ssize_t)(size - i), &c);
        if (step <= 0) return i;
        i += (size_t)step;
    }
    return SIZE_MAX;
}

/* Bytes from the borders of the table in RFC 3629, section 4. */
static void random_bytes_are_judged_as_by_utf8proc(void **state)
{
    static const uint8_t borders[] = {'a', 'b', 0x7F, 0x80, 0x8F, 0x90, 0x9F,
        0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF, 0};
    (void)state;
    for (int i = unit_long() ? 50000000 : 300000; i; i--) {
        uint8_t bytes[12];
        size_t size = random_below(sizeof bytes + 1);
        for (size_t at = 0; at < size; at++)
            bytes[at] = borders[random_below(sizeof borders)];
        assert_int_equal(utf8_find_bad((Str){(const char *)bytes, size}),
            oracle(bytes, size));
    }
}

static void bad_bytes_are_told(void **state)
{
    Err err;
    (void)state;
    assert_int_equal(utf8_check(S(""), "f", &err), STATUS_OK);
    assert_int_equal(utf8_check(S("a\n\xC3\xA4\xC3"), "f", &err), STATUS_INPUT);
    assert_str(err_describe(arena, &err),
        "f:2:3: byte 4 is not UTF-8; save the file as UTF-8");
    assert_int_equal(utf8_check(S("ab\0"), "f", &err), STATUS_INPUT);
    assert_str(err_describe(arena, &err),
        "f:1:3: byte 2 is NUL; this is not a text file");
}

static void bad_bytes_are_stepped_over_one_by_one(void **state)
{
    Str text = S("\xE2\x82"
                 "a");
    size_t offset = 0;
    (void)state;
    assert_int_equal(utf8_next(text, &offset), 0xFFFD);
    assert_int_equal(utf8_next(text, &offset), 0xFFFD);
    assert_int_equal(utf8_next(text, &offset), 'a');
    assert_int_equal(offset, text.size);
}

static void characters_are_added(void **state)
{
    StrBuf buf = strbuf_new(arena);
    (void)state;
    utf8_add(&buf, 'a');
    utf8_add(&buf, 0x20AC);
    utf8_add(&buf, 0x1F600);
    assert_str(strbuf_str(&buf), "a\xE2\x82\xAC\xF0\x9F\x98\x80");
}

static void widths_are_those_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(utf8_width(S("")), 0);
    assert_int_equal(utf8_width(S("abc")), 3);
    assert_int_equal(utf8_width(S("\xC3\xA4")), 1);
    assert_int_equal(utf8_width(S("a\xCC\x88")), 1);    /* combining */
    assert_int_equal(utf8_width(S("\xE4\xB8\xAD")), 2); /* wide */
    assert_int_equal(utf8_width(S("\t\n\x1B")), 0);     /* control */
    assert_int_equal(utf8_width(S("\xE2\x89\xA0")), 1); /* not equal */
    assert_int_equal(utf8_width(S("a\xE2\x80\x8B"
                                  "b")),
        2); /* zero width */
}

static void what_fits_is_cut_between_characters(void **state)
{
    (void)state;
    assert_str(utf8_fit(S("abc"), 2), "ab");
    assert_str(utf8_fit(S("abc"), 9), "abc");
    assert_str(utf8_fit(S("abc"), 0), "");
    assert_str(utf8_fit(S("a\xE4\xB8\xAD"), 2), "a");
    assert_str(utf8_fit(S("a\xCC\x88"
                          "b"),
                   1),
        "a\xCC\x88");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(every_character_comes_back),
        UNIT(random_bytes_are_judged_as_by_utf8proc),
        UNIT(bad_bytes_are_told),
        UNIT(bad_bytes_are_stepped_over_one_by_one),
        UNIT(characters_are_added),
        UNIT(widths_are_those_of_a_terminal),
        UNIT(what_fits_is_cut_between_characters),
    };
    return UNIT_RUN(tests);
}
