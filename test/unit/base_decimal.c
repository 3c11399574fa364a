/* Decimals as text. */
#include "test/unit.h"

#include "base/decimal.h"

static void numbers_become_minimal(void **state)
{
    static const char *const cases[][2] = {{"0", "0"}, {"-0", "0"},
        {"+0.00", "0"}, {"007.50", "7.5"}, {"+007.50", "7.5"},
        {"-1.50", "-1.5"}, {"240", "240"}, {"0.350", "0.35"}, {"1e3", "1000"},
        {"1.5e3", "1500"}, {"1.5E+1", "15"}, {"1.5e1", "15"},
        {"1.25e1", "12.5"}, {"15e-3", "0.015"}, {"1500e-2", "15"},
        {"-1e-2", "-0.01"}, {"0e300", "0"}, {"0.000e-300", "0"}, {"10", "10"},
        {"100.001", "100.001"},
        {"123456789012345678901234567890.5",
            "123456789012345678901234567890.5"}};
    Str minimal;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(decimal_parse(arena, str_of(cases[i][0]), &minimal));
        assert_str(minimal, cases[i][1]);
        assert_true(decimal_parse(arena, minimal, &minimal));
        assert_str(minimal, cases[i][1]);
    }
}

static void what_is_no_number_is_refused(void **state)
{
    static const char *const bad[] = {"", "-", "+", ".", ".5", "5.", "1,5",
        "1 ", " 1", "--1", "1e", "1e+", "1e-", "1e+-5", "1e++5", "1e1.5", "0x1",
        "1e301", "1e-301", "1e9223372036854775807", "1e-9223372036854775808",
        "NaN", "inf", "1_000"};
    Str minimal;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(decimal_parse(arena, str_of(bad[i]), &minimal));
}

static void numbers_are_ordered(void **state)
{
    static const char *const rising[] = {"-1000", "-10.5", "-10", "-9.75",
        "-9.5", "-1", "-0.35", "-0.05", "0", "0.05", "0.35", "0.5", "1", "1.25",
        "1.5", "9", "10", "10.01", "100"};
    enum { COUNT = sizeof rising / sizeof *rising };
    (void)state;
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++) {
            int order = decimal_compare(str_of(rising[i]), str_of(rising[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(numbers_become_minimal),
        UNIT(what_is_no_number_is_refused),
        UNIT(numbers_are_ordered),
    };
    return UNIT_RUN(tests);
}
