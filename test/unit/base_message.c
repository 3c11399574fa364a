/* The message table, and how arguments are filled in. */
#include "test/unit.h"

#include "base/message.h"

static Str fill(const char *pattern, MessageArgs args)
{
    StrBuf buf = strbuf_new(arena);
    message_fill(&buf, str_of(pattern), args);
    return strbuf_str(&buf);
}

static void arguments_are_filled_in(void **state)
{
    (void)state;
    assert_str(fill("", NO_ARGS), "");
    assert_str(fill("{1} and {2}, {1}", ARGS(S("a"), S("b"))), "a and b, a");
    assert_str(fill("{9}", ARGS(S(""), S(""), S(""), S(""), S(""), S(""), S(""),
                               S(""), S("ninth"))),
        "ninth");
    assert_str(fill("{1}", ARGS(S("{1} {2}"))), "{1} {2}");
}

static void words_follow_their_number(void **state)
{
    static const char pattern[] = "{1} {1#statement|statements}";
    (void)state;
    assert_str(fill(pattern, ARGS(S("1"))), "1 statement");
    assert_str(fill(pattern, ARGS(S("0"))), "0 statements");
    assert_str(fill(pattern, ARGS(S("11"))), "11 statements");
    assert_str(fill("{2#is|are}", ARGS(S("7"), S("1"))), "is");
    assert_str(fill("draft{1#|s}", ARGS(S("2"))), "drafts");
}

static void what_is_no_argument_stays(void **state)
{
    (void)state;
    assert_str(fill("{2} {1}", ARGS(S("a"))), "{2} a");
    assert_str(fill("{0} {} {x} {12}", ARGS(S("a"))), "{0} {} {x} {12}");
    assert_str(fill("{1#one} {1", ARGS(S("1"))), "{1#one} {1");
    assert_str(fill("{1}", NO_ARGS), "{1}");
}

/* Nothing in the table looks like an argument and is none. */
/* True if an argument was left as it was written. */
static bool has_argument(Str text)
{
    for (size_t at = 0; at + 1 < text.size; at++)
        if (text.data[at] == '{' && text.data[at + 1] >= '1' &&
            text.data[at + 1] <= '9')
            return true;
    return false;
}

static void every_message_is_well_formed(void **state)
{
    Str nine[9];
    (void)state;
    for (size_t i = 0; i < 9; i++) nine[i] = S("x");
    for (MessageId id = 0; id < MESSAGE_COUNT; id++) {
        Str text = message_format(arena, id, (MessageArgs){nine, 9});
        if (!has_argument(text)) continue;
        print_error("%s\n", message_name(id).data);
        fail();
    }
}

static void messages_know_their_names(void **state)
{
    (void)state;
    assert_str(message_name(MSG_NOT_UTF8), "MSG_NOT_UTF8");
    assert_str(message_format(arena, MSG_NOT_UTF8, ARGS(S("12"))),
        "byte 12 is not UTF-8; save the file as UTF-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(arguments_are_filled_in),
        UNIT(words_follow_their_number),
        UNIT(what_is_no_argument_stays),
        UNIT(every_message_is_well_formed),
        UNIT(messages_know_their_names),
    };
    return UNIT_RUN(tests);
}
