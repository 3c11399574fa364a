/* The nearest word, and the distance by which it is found. */
#include "test/unit.h"

#include "base/nearest.h"

static void distances_count_edits_and_swaps(void **state)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } cases[] = {{"", "", 0}, {"abc", "abc", 0}, {"", "abc", 3}, {"abc", "", 3},
        {"kitten", "sitting", 3}, {"state", "stake", 1}, {"state", "satte", 1},
        {"ab", "ba", 1}, {"ca", "abc", 3}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str a = str_of(cases[i].a), b = str_of(cases[i].b);
        assert_int_equal(edit_distance(arena, a, b), cases[i].distance);
        assert_int_equal(edit_distance(arena, b, a), cases[i].distance);
    }
}

static void the_nearest_word_is_found(void **state)
{
    static const Str verbs[] = {{"add", 3}, {"party", 5}, {"point", 5},
        {"state", 5}, {"statements", 10}};
    static const char *const cases[][2] = {{"sate", "state"}, {"stat", "state"},
        {"statemen", "statements"}, {"piont", "point"}, {"adds", "add"},
        {"xyz", ""}, {"a", ""}, {"", ""}, {"pqrst", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(nearest(arena, str_of(cases[i][0]), verbs, 5), cases[i][1]);
    assert_str(nearest(arena, S("state"), NULL, 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(distances_count_edits_and_swaps),
        UNIT(the_nearest_word_is_found),
    };
    return UNIT_RUN(tests);
}
