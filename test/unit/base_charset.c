/* Encodings: UTF-8 as it is, others guessed or told, the rest refused. */
#include "test/unit.h"

#include "base/charset.h"

static Status convert(Str bytes, Str *text, Str *name)
{
    Err err;
    return charset_to_utf8(arena, bytes, 1000, "f", text, name, &err);
}

static void utf8_stays(void **state)
{
    Str text, name;
    (void)state;
    assert_int_equal(STATUS_OK, convert(S("caf\xC3\xA9"), &text, &name));
    assert_str(text, "caf\xC3\xA9");
    assert_str(name, "UTF-8");
    assert_int_equal(STATUS_OK, convert(S("\xEF\xBB\xBFx"), &text, &name));
    assert_str(text, "x");
    assert_int_equal(STATUS_OK, convert(S(""), &text, &name));
}

static void marks_decide(void **state)
{
    Str text, name;
    (void)state;
    assert_int_equal(STATUS_OK, convert(S("\xFF\xFEh\0i\0"), &text, &name));
    assert_str(text, "hi");
    assert_str(name, "UTF-16");
    assert_int_equal(STATUS_OK, convert(S("\xFE\xFF\0h\0i"), &text, &name));
    assert_str(text, "hi");
}

static void others_are_guessed(void **state)
{
    Str text, name;
    (void)state;
    assert_int_equal(STATUS_OK,
        convert(S("Le pr\xE9sident a d\xE9j\xE0 parl\xE9 \xE0 l'\xE9t\xE9"),
            &text, &name));
    assert_str(text, "Le président a déjà parlé à l'été");
}

static void the_rest_is_refused(void **state)
{
    Str text, name;
    (void)state;
    assert_int_equal(STATUS_INPUT, convert(S("a\0b"), &text, &name));
    assert_int_equal(
        STATUS_INPUT, convert(S("\xFF\xFE\x00\xD8"), &text, &name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(utf8_stays), UNIT(marks_decide),
        UNIT(others_are_guessed), UNIT(the_rest_is_refused)};
    return UNIT_RUN(tests);
}
