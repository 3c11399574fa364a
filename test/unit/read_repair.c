/* What is put right in the labels of a text, and what is left alone. */
#include "test/unit.h"

#include <string.h>

#include "read/link.h"
#include "read/quote.h"
#include "read/repair.h"
#include "read/tagger.h"

static Tokens tokens;
static uint8_t labels[64];

/* Cuts TEXT, labels its tokens by LETTERS, one a token (S s C c W w for the
 * first and next of source, cue and content), and repairs. TAGS likewise:
 * v verb, n name; anything else is no verb. */
static void repair(const char *text, const char *letters, const char *tags)
{
    static const char LETTERS[] = "-SsCcWw";
    tokens_cut(arena, word_lists_new(arena), str_of(text), &tokens);
    quotes_find(&tokens);
    assert_int_equal(tokens.token_count, strlen(letters));
    for (size_t i = 0; i < tokens.token_count; i++) {
        labels[i] = (uint8_t)(strchr(LETTERS, letters[i]) - LETTERS);
        tokens.tokens[i].tag = tags[i] == 'v'   ? TAG_VERB
                               : tags[i] == 'n' ? TAG_PROPN
                                                : TAG_NOUN;
    }
    labels_repair(&tokens, labels);
}

/* The labels as letters. */
static const char *after(void)
{
    char *letters = arena_alloc(arena, tokens.token_count + 1);
    for (size_t i = 0; i < tokens.token_count; i++)
        letters[i] = "-SsCcWw"[labels[i]];
    return letters;
}

static void full_stops_stay_outside(void **state)
{
    (void)state;
    repair("Rin said it ended.", "SCWww", "nv v ");
    assert_string_equal(after(), "SCWw-");
    repair("Rin said “it ended.”", "SCWwwww", "nv  v  ");
    assert_string_equal(after(), "SCWwwww");
}

static void an_article_is_no_source(void **state)
{
    (void)state;
    repair("The proposed plan failed", "SCW-", " v v");
    assert_string_equal(after(), "--W-");
    repair("The king proposed war", "SsCW", "  v ");
    assert_string_equal(after(), "SsCW");
}

static void a_clause_is_kept_whole(void **state)
{
    (void)state;
    repair("Rin said that Borsk expected war", "SCWwCW", "nv nv ");
    assert_string_equal(after(), "SCWwww");
    repair("Rin said that Borsk lost saying war", "SCWwwCW", "nv nvv ");
    assert_string_equal(after(), "SCWwwCW");
}

static void a_parenthesis_has_a_cue(void **state)
{
    (void)state;
    repair("It was, she said, over.", "---S--CW", "    v   ");
    assert_string_equal(after(), "---SC-CW");
    repair("It was, she ate, over.", "WwwwwwwW", "    v   ");
    assert_string_equal(after(), "WwwwwwwW");
}

static void a_content_ends_with_its_quotation(void **state)
{
    (void)state;
    repair("“It ended.” He left", "Wwwwwww", "  v   v");
    assert_string_equal(after(), "WwwwwWw");
}

static void what_nobody_said_is_dropped(void **state)
{
    (void)state;
    Attributions found;
    repair("Rin said war", "-CW", "nv ");
    attributions_link(arena, &tokens, labels, &found);
    assert_int_equal(found.count, 1);
    attributions_drop_unsaid(&found);
    assert_int_equal(found.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(full_stops_stay_outside),
        UNIT(an_article_is_no_source),
        UNIT(a_clause_is_kept_whole),
        UNIT(a_parenthesis_has_a_cue),
        UNIT(a_content_ends_with_its_quotation),
        UNIT(what_nobody_said_is_dropped),
    };
    return UNIT_RUN(tests);
}
