/* Headings: the program's own become sentences, names stay as recorded. */
#include "test/unit.h"

#include "base/message.h"
#include "serve/heading.h"

static void own_headings_become_sentences(void **state)
{
    (void)state;
    assert_str(
        heading_words(arena, message_text(MSG_BOTH_WAYS)), "Said both ways");
    assert_str(heading_words(arena, message_text(MSG_HOW_CLOSE)),
        "How close? in their words");
    assert_str(heading_words(arena, S("A DEAL")), "A deal");
}

static void names_stay_as_recorded(void **state)
{
    (void)state;
    Str heading = message_format(arena, MSG_ASSET_USES, ARGS(S("UN MONEY")));
    assert_str(heading_words(arena, heading), "Proposed uses of UN MONEY");
    assert_str(heading_words(arena, S("UN MONEY")), "UN MONEY");
    assert_str(heading_words(arena, S("SOURCES OF THE VARDA")),
        "SOURCES OF THE VARDA");
    assert_str(heading_words(arena, S("")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(own_headings_become_sentences), UNIT(names_stay_as_recorded)};
    return UNIT_RUN(tests);
}
