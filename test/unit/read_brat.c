/* Annotations read, labelled, linked and scored. */
#include "test/unit.h"

#include "read/link.h"
#include "read/score.h"

static const char TEXT[] = "Élise Rin said “we go,” and Sule denied it.";
static const char GOLD[] = "T1\tSource 0 9\tÉlise Rin\n"
                           "T2\tCue 10 14\tsaid\n"
                           "broken line of T3\n"
                           "T3\tContent 15 23\t“we go,”\n"
                           "T4\tSource 28 32\tSule\n"
                           "T5\tCue 33 39\tdenied\n"
                           "T6\tContent 40 42\tit\n"
                           "T7\tContent 40 4200\tbeyond\n"
                           "#1\tAnnotatorNotes T6\tnote\n"
                           "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
                           "E2\tAttribution:T5 Content2:T6 Cue:T5 Source:T4\n"
                           "E3\tAttribution:T5 Content:T99\n";

static Tokens tokens;
static Attributions gold;

static void read_all(void)
{
    Str text = str_of(TEXT);
    gold = (Attributions){0};
    tokens_cut(arena, word_lists_new(arena), text, &tokens);
    attributions_read_brat(arena, text, str_of(GOLD), &gold);
}

static Str words(ByteSpan span)
{
    return str_slice(str_of(TEXT), span.begin, span.end);
}

static void standoff_is_read_in_characters(void **state)
{
    (void)state;
    read_all();
    assert_int_equal(gold.count, 3);
    const Attribution *first = &gold.items[0], *second = &gold.items[1];
    assert_str(words(first->spans[SPAN_SOURCE].items[0]), "Élise Rin");
    assert_str(words(first->spans[SPAN_CONTENT].items[0]), "“we go,”");
    assert_str(words(second->spans[SPAN_CONTENT].items[0]), "it");
    assert_int_equal(gold.items[2].spans[SPAN_CONTENT].count, 0);
}

static void labels_go_to_statements_and_back(void **state)
{
    (void)state;
    read_all();
    uint8_t *labels = arena_alloc(arena, tokens.token_count);
    Attributions found;
    Score score = {0};
    attributions_label(&tokens, &gold, labels);
    attributions_link(arena, &tokens, labels, &found);
    assert_int_equal(found.count, 2);
    score_add(arena, &score, &tokens, &gold, &found);
    for (int sort = 0; sort < SPAN_SORTS; sort++)
        assert_true(count_f1(&score.exact[sort]) == 1);
    assert_int_equal(score.statements.gold, 2);
    assert_int_equal(score.statements.right_gold, 2);
    assert_int_equal(score.statements.right_found, 2);
}

static void what_differs_is_counted(void **state)
{
    (void)state;
    read_all();
    Attributions found = {0};
    Score score = {0};
    Attribution one = gold.items[0];
    one.spans[SPAN_SOURCE] = (ByteSpans){0};
    ByteSpan part = gold.items[0].spans[SPAN_SOURCE].items[0];
    part.end = 6; /* "Élise" */
    vec_push(arena, &one.spans[SPAN_SOURCE], part);
    vec_push(arena, &found, one);
    score_add(arena, &score, &tokens, &gold, &found);
    assert_int_equal(score.exact[SPAN_SOURCE].right_found, 0);
    assert_int_equal(score.overlap[SPAN_SOURCE].right_found, 1);
    assert_int_equal(score.tokens[SPAN_SOURCE].right_found, 1);
    assert_int_equal(score.tokens[SPAN_SOURCE].gold, 3);
    assert_int_equal(score.statements.right_gold, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(standoff_is_read_in_characters),
        UNIT(labels_go_to_statements_and_back),
        UNIT(what_differs_is_counted),
    };
    return UNIT_RUN(tests);
}
