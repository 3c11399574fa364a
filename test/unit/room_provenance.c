/* Copies of sources: by shingles, and as recorded; what independent sources
 * tell. */
#include "test/unit.h"

#include "room/provenance.h"
#include "room/shingle.h"
#include "test/room_fixture.h"

#define STORY                                                                  \
    "The envoys met on Tuesday at the lake. Nobody would say what was "        \
    "agreed, but two officials called the text very close to its end."

static Likeness compare(const char *a, const char *b)
{
    Shingles left = shingles_of(arena, str_of(a));
    Shingles right = shingles_of(arena, str_of(b));
    return shingles_compare(&left, &right);
}

static bool is_copy(const char *a, const char *b)
{
    Shingles left = shingles_of(arena, str_of(a));
    Shingles right = shingles_of(arena, str_of(b));
    return shingles_is_copy(&left, &right);
}

static void case_and_punctuation_do_not_count(void **state)
{
    (void)state;
    Likeness same =
        compare("One two, three: FOUR five", "one two “three” four five");
    assert_int_equal(same.common, 2);
    assert_int_equal(same.resemblance, 1000);
    assert_int_equal(compare("one two three", "one two three").common, 0);
    assert_int_equal(compare("", STORY).containment, 0);
    assert_int_equal(compare("а б в г", "а б в г").common, 1);
    assert_int_equal(compare("会议在湖边", "会议在湖边").common, 2);
}

static void a_copy_is_contained(void **state)
{
    (void)state;
    assert_true(is_copy(STORY, STORY));
    assert_true(is_copy(STORY, "By our reporter. " STORY " More follows."));
    assert_false(is_copy(STORY, "Nothing of this was in the other paper, which "
                                "wrote of the flood and of rescue alone, at "
                                "length and with pictures."));
    assert_false(is_copy("one two three four five", "one two three four five"));
}

static Model model_of_sources(void)
{
    Model model = model_new(arena, (View){.on = 0});
    fixture(&model, KIND_SOURCE, "a", "{\"publisher\":\"A\"}");
    fixture(&model, KIND_SOURCE, "b", "{\"publisher\":\"B\"}");
    fixture(&model, KIND_SOURCE, "c",
        "{\"copies-of\":[\"a\",\"missing\"],\"publisher\":\"C\"}");
    return model;
}

static void copies_count_as_one(void **state)
{
    (void)state;
    Model model = model_of_sources();
    Provenance provenance = provenance_of(&model);
    assert_int_equal(provenance_independent(&provenance), 2);
    provenance_join(&provenance, 1, 2);
    assert_int_equal(provenance_independent(&provenance), 1);
    provenance_join(&provenance, 0, 1);
    assert_int_equal(provenance_independent(&provenance), 1);
}

static void account(
    Model *model, const char *key, const char *source, const char *option)
{
    fixture(model, KIND_ACCOUNT, key,
        str_c(arena, str_printf(arena,
                         "{\"draft\":\"d\",\"option\":\"%s\",\"point\":\"p\","
                         "\"source\":\"%s\"}",
                         option, source)));
}

static void only_independent_sources_corroborate(void **state)
{
    Told *told;
    (void)state;
    Model model = model_of_sources();
    account(&model, "1", "a", "x");
    account(&model, "2", "c", "x");
    account(&model, "3", "b", "y");
    account(&model, "4", "nowhere", "z");
    fixture(&model, KIND_EVENT, "flood",
        "{\"as-reported-by\":[\"source:a\",\"source:b\",\"the radio\"]}");
    Provenance provenance = provenance_of(&model);
    assert_int_equal(provenance_told(&provenance, &told), 3);
    assert_int_equal(told[0].source_count, 2);
    assert_int_equal(told[0].independent, 1);
    assert_int_equal(told[1].independent, 1);
    assert_int_equal(told[2].independent, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(case_and_punctuation_do_not_count),
        UNIT(a_copy_is_contained), UNIT(copies_count_as_one),
        UNIT(only_independent_sources_corroborate)};
    return UNIT_RUN(tests);
}
