/* Tokens, sentences and quotations. */
#include "test/unit.h"

#include "read/quote.h"

static Tokens cut(const char *text)
{
    Tokens tokens;
    tokens_cut(arena, word_lists_new(arena), str_of(text), &tokens);
    quotes_find(&tokens);
    return tokens;
}

/* The tokens with a bar between, sentences with two. */
static Str bars(const char *text)
{
    Tokens tokens = cut(text);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < tokens.token_count; i++) {
        if (i) strbuf_char(&buf, '|');
        if (i && tokens.sentence_of[i] != tokens.sentence_of[i - 1])
            strbuf_char(&buf, '|');
        strbuf_add(&buf, token_text(&tokens, i));
    }
    return strbuf_str(&buf);
}

/* One letter a token: . outside, ( opens, i inside, ) closes. */
static Str states(const char *text)
{
    Tokens tokens = cut(text);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < tokens.token_count; i++)
        strbuf_char(&buf, ".(i)"[tokens.tokens[i].quote]);
    return strbuf_str(&buf);
}

static void words_are_cut_as_in_the_treebank(void **state)
{
    (void)state;
    assert_str(bars("They don't."), "They|do|n't|.");
    assert_str(bars("Kyiv’s 28-point plan"), "Kyiv|’s|28-point|plan");
    assert_str(bars("O'Malley can’t pay $1,000.50."),
        "O'Malley|ca|n’t|pay|$|1,000.50|.");
    assert_str(bars("AT&T, the U.S. and J. Doe"), "AT&T|,|the|U.S.|and|J.|Doe");
    assert_str(bars("wait... no--yes"), "wait|...|no|--|yes");
}

static void sentences_end_where_they_should(void **state)
{
    (void)state;
    assert_str(bars("Mr. Rin left. He won."), "Mr.|Rin|left|.||He|won|.");
    assert_str(bars("In the U.S. The dam"), "In|the|U.S.||The|dam");
    assert_str(bars("\"Why?\" he asked."), "\"|Why|?|\"|he|asked|.");
    assert_str(bars("He left.” She stayed."), "He|left|.|”||She|stayed|.");
    assert_str(
        bars("Short lines\nend a paragraph"), "Short|lines||end|a|paragraph");
    Tokens broken =
        cut("A line that was broken to a width of some sixty bytes\n"
            "goes on in small letters.");
    assert_int_equal(broken.paragraph_count, 1);
    assert_str(bars("Heading\nText"), "Heading||Text");
}

static void quotations_are_paired(void **state)
{
    (void)state;
    assert_str(states("He said “we go” now"), "..(ii).");
    assert_str(states("He said \"we go\" now"), "..(ii).");
    assert_str(states("He said ‘we go’ now"), "..(ii).");
    assert_str(states("«we go» he said"), "(ii)..");
    assert_str(states("the leaders' view"), "....");
    assert_str(states("an “open one"), "....");
}

static void quotations_run_over_paragraphs(void **state)
{
    (void)state;
    assert_str(states("“We go.\n\n“They stay.” He left."), "(iii(iii)...");
    assert_str(states("“We go.\n\nThey stay."), "(iii...");
    assert_str(states("He: “we go.\n\nThey stay."), ".........");
}

/* Whatever the bytes: spans in order, within bounds, never empty. */
static void any_bytes_are_cut(void **state)
{
    static const char *TEXTS[] = {"", " ", "\xff\xfe", "\xe2\x80", "“", "'''''",
        "....", "a\xc3", "@", "http://", "n't", "’s"};
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        Tokens tokens = cut(TEXTS[i]);
        uint32_t last = 0;
        for (size_t k = 0; k < tokens.token_count; k++) {
            assert_true(tokens.tokens[k].begin >= last);
            assert_true(tokens.tokens[k].end > tokens.tokens[k].begin);
            last = tokens.tokens[k].end;
        }
        assert_true(last <= tokens.text.size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(words_are_cut_as_in_the_treebank),
        UNIT(sentences_end_where_they_should),
        UNIT(quotations_are_paired),
        UNIT(quotations_run_over_paragraphs),
        UNIT(any_bytes_are_cut),
    };
    return UNIT_RUN(tests);
}
