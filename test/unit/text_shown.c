/* Redlines as people are shown them: Markdown's marks are taken out, and what
 * they say is kept. */
#include "test/unit.h"

#include "text/shown.h"

/* OLD and NEW, compared and shown: strong words in <>, marks as in a redline.
 */
static Str shown(Str old_text, Str new_text, bool marked)
{
    Redliner redliner = redliner_new(arena);
    Edits edits = redline_texts(&redliner, old_text, new_text);
    ShownRuns runs = shown_runs(arena, &edits, marked);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < runs.count; i++) {
        const ShownRun *run = &runs.items[i];
        if (run->op != EDIT_SAME) strbuf_char(&buf, (char)run->op);
        strbuf_printf(
            &buf, run->strong ? "<%.*s>" : "%.*s", STR_ARGS(run->text));
        if (run->op != EDIT_SAME) strbuf_char(&buf, (char)run->op);
    }
    return strbuf_str(&buf);
}

static void assert_shown(
    const char *old_text, const char *new_text, const char *expected)
{
    Str text = shown(str_of(old_text), str_of(new_text), true);
    assert_string_equal(str_c(arena, text), expected);
}

static void marks_are_taken_out(void **state)
{
    (void)state;
    assert_shown("## Pay\n", "## Pay\n", "Pay\n");
    assert_shown("1. **Pay.** All\n", "1. **Pay.** All\n", "1. <Pay.> All\n");
    assert_shown("# 1 * 2\n", "# 1 * 2\n", "1 * 2\n");
    assert_shown("a # b", "a # b", "a # b");
    assert_shown("", "", "");
}

static void lines_go_on(void **state)
{
    (void)state;
    assert_shown(
        "all of\nit\n\nNext\n", "all of\nit\n\nNext\n", "all of it\n\nNext\n");
    assert_shown("1. a flow\n   that is\n   2. set\n",
        "1. a flow\n   that is\n   2. set\n", "1. a flow that is\n   2. set\n");
    assert_shown("| a |\n| b |\n", "| a |\n| b |\n", "| a |\n| b |\n");
    assert_shown("end.  \nNew\n", "end.  \nNew\n", "end.  \nNew\n");
}

static void changes_keep_what_is_strong(void **state)
{
    (void)state;
    assert_shown("**Pay** 4", "**Wage** 4", "-<Pay>-+<Wage>+ 4");
    assert_shown("**All pay scales rise** now", "All pay scales rise now",
        "All pay scales rise now");
    assert_shown("So all pay scales rise", "So **all pay scales rise**",
        "So <all pay scales rise>");
    assert_shown("a\n", "a", "a");
}

static void other_texts_are_left(void **state)
{
    (void)state;
    Str text = S("# **a**\nb");
    assert_true(str_equal(shown(text, text, false), text));
}

static void edits_are_joined(void **state)
{
    (void)state;
    Redliner redliner = redliner_new(arena);
    Edits edits =
        redline_texts(&redliner, S("**a** b **c** d"), S("**a** b **c** e"));
    Edits plain = shown_edits(arena, &edits, true);
    assert_int_equal(plain.count, 3);
    assert_true(str_equal(plain.items[0].text, S("a b c ")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(marks_are_taken_out),
        UNIT(lines_go_on), UNIT(changes_keep_what_is_strong),
        UNIT(other_texts_are_left), UNIT(edits_are_joined)};
    return UNIT_RUN(tests);
}
