/* Dates in words, topics by terms, languages, keys: the small tables of the
 * reader. */
#include "test/unit.h"

#include "bridge/slug.h"
#include "read/language.h"
#include "read/topic.h"
#include "read/when.h"

static Tokens cut(const char *text)
{
    Tokens tokens;
    tokens_cut(arena, word_lists_new(arena), str_of(text), &tokens);
    return tokens;
}

/* What TEXT means on Wednesday, 26 November 2025; "" if it holds no date. */
static Str when(const char *text, Day source)
{
    Tokens tokens = cut(text);
    When found;
    const TokenRange all = {0, (uint32_t)tokens.token_count};
    return when_find(arena, &tokens, all, source, &found) ? found.edtf : S("");
}

static void dates_are_worked_out(void **state)
{
    static const struct {
        const char *words, *edtf;
    } CASES[] = {{"on 26 November 2025", "2025-11-26"},
        {"November 3, 2024", "2024-11-03"}, {"Nov. 3", "2025-11-03"},
        {"the 2nd of January", "2026-01-02"}, {"in May 2024", "2024-05"},
        {"2025-02-28", "2025-02-28"}, {"on 30 February 2025", "2025-02"},
        {"on Tuesday", "2025-11-25"}, {"Wednesday morning", "2025-11-26"},
        {"last Wednesday", "2025-11-19"}, {"next Monday", "2025-12-01"},
        {"yesterday", "2025-11-25"}, {"last night", "2025-11-25"},
        {"two days earlier", "2025-11-24"}, {"3 weeks ago", "2025-11-05"},
        {"last month", "2025-10"}, {"earlier this year", "2025"},
        {"last week", "2025-11-17/2025-11-23"},
        {"overnight", "2025-11-25/2025-11-26"}, {"may be", ""},
        {"two sides", ""}, {"this side", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str(when(CASES[i].words, day_from(2025, 11, 26)), CASES[i].edtf);
    assert_str(when("on Tuesday", DAY_MIN), "unknown");
    assert_str(when("on 1 May 2025", DAY_MIN), "2025-05-01");
}

static void a_text_has_a_date(void **state)
{
    (void)state;
    Tokens none = cut("Talks on Tuesday"),
           one = cut("Tirna, 4 May 2026 (Wire)");
    assert_str(when_of_text(arena, &none), "");
    assert_str(when_of_text(arena, &one), "2026-05-04");
}

static Str topics_in(const Topics *topics, const char *text)
{
    Tokens tokens = cut(text);
    TopicRefs found = {0};
    ByteSpans spans = {0};
    vec_push(arena, &spans, ((ByteSpan){0, (uint32_t)str_of(text).size}));
    topics_find(arena, topics, &tokens, &spans, &found);
    return str_join(arena, found.items, found.count, S(" "));
}

static void topics_are_found_by_terms(void **state)
{
    (void)state;
    Topics *topics = topics_new(arena, word_lists_new(arena));
    topics_add(topics, S("point:dam"), S("upper dam"));
    topics_add(topics, S("point:dam"), S("Filling"));
    topics_add(topics, S("point:flow"), S("minimum flow"));
    topics_add(topics, S("draft:second"), S("upper dam"));
    topics_add(topics, S("point:none"), S(""));
    assert_str(topics_in(topics, "The UPPER dams and the minimum"),
        "draft:second point:dam");
    assert_str(topics_in(topics, "filling; a minimum flow; filling"),
        "point:dam point:flow");
    assert_str(topics_in(topics, "upper"), "");
    assert_str(topics_in(NULL, "filling"), "");
}

static void languages_are_told_apart(void **state)
{
    static const struct {
        const char *text, *code;
    } CASES[] = {
        {"The minister said that it is not for the council to say what "
         "was on the table.",
            "en"},
        {"Le ministre a dit que les pays de la région ne sont pas sur la même "
         "ligne pour la suite des débats.",
            "fr"},
        {"Der Minister sagte, dass die Parteien nicht mit dem Text und den "
         "Fristen im Entwurf zufrieden seien.",
            "de"},
        {"El ministro dijo que los países de la región no están en la misma "
         "posición para las negociaciones.",
            "es"},
        {"Министр сказал, что стороны пока не готовы подписать документ.",
            "ru"},
        {"Rin spoke.", "en"}};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Tokens tokens = cut(CASES[i].text);
        assert_str(language_of(&tokens), CASES[i].code);
    }
}

static void keys_are_made_of_words(void **state)
{
    (void)state;
    assert_str(slug_of(arena, S("Andriy Yermak"), 40), "andriy-yermak");
    assert_str(slug_of(arena, S("  Łódź & Dvořák! "), 40), "odz-dvorak");
    assert_str(slug_of(arena, S("one two three"), 9), "one-two");
    assert_str(slug_of(arena, S("abcdefgh"), 3), "abc");
    assert_str(slug_of(arena, S("\xFF\xFE"), 9), "entry");
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(dates_are_worked_out),
        UNIT(a_text_has_a_date), UNIT(topics_are_found_by_terms),
        UNIT(languages_are_told_apart), UNIT(keys_are_made_of_words)};
    return UNIT_RUN(tests);
}
