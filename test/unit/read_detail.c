/* What follows the spans: who speaks, to whom, where, when, through whom, how
 * near, and whether the passage is whole. Each text is invented. */
#include "test/unit.h"

#include "test/read_model.h"

static Reader reader;

static Reading read_of(const char *text)
{
    Err err;
    Reading reading;
    assert_int_equal(STATUS_OK, test_open_reader(arena, &reader, &err));
    reader_read(arena, &reader, str_of(text), &reading);
    return reading;
}

static const Statement *first(const Reading *reading)
{
    assert_true(reading->statements.count > 0);
    return &reading->statements.items[0];
}

static Str words(const Reading *reading, ByteSpan span)
{
    return str_slice(reading->tokens.text, span.begin, span.end);
}

static void circumstances_stand_around_the_cue(void **state)
{
    (void)state;
    Reading one =
        read_of("Petra Rin told reporters in Tirna on Tuesday that the "
                "dam was full.");
    assert_str(words(&one, first(&one)->to), "reporters");
    assert_str(words(&one, first(&one)->place), "Tirna");
    assert_str(words(&one, first(&one)->date), "on Tuesday");
    Reading two = read_of("Okan said in a statement that the dam was full.");
    assert_str(words(&two, first(&two)->channel), "a statement");
    assert_str(words(&two, first(&two)->place), "");
    Reading three =
        read_of("Okan said through a spokesman that the dam was full.");
    assert_str(words(&three, first(&three)->via), "a spokesman");
}

static void several_may_speak(void **state)
{
    (void)state;
    Reading both = read_of("President Petra Rin and Prime Minister Deniz Okan "
                           "said that the talks had failed.");
    const Speaker *speaker = &first(&both)->speaker;
    assert_str(speaker->name, "Petra Rin");
    assert_int_equal(1, speaker->other_count);
    assert_str(both.people.people.items[speaker->others[0]].name, "Deniz Okan");
    assert_true(speaker->collective);
}

static void what_is_alleged_of_somebody_is_not_his(void **state)
{
    (void)state;
    Reading reading =
        read_of("Jan Voss is alleged to have met the envoys in recent weeks.");
    assert_true(first(&reading)->speaker.passive);
    assert_int_equal(0, first(&reading)->speaker.name.size);
    assert_false(first(&reading)->speaker.named);
}

static void statements_stand_in_statements(void **state)
{
    (void)state;
    Reading reading = read_of("Marchand said the port authority had confirmed "
                              "that the budget was spent.");
    assert_int_equal(2, reading.statements.count);
    const Statement *inner = &reading.statements.items[1];
    assert_int_equal(0, inner->nested_in);
    assert_str(words(&reading, inner->attribution.spans[SPAN_SOURCE].items[0]),
        "the port authority");
    assert_str(words(&reading, inner->attribution.spans[SPAN_CUE].items[0]),
        "had confirmed");
    assert_true(inner->confidence < reading.statements.items[0].confidence);
}

/* What a speaker says himself, or everybody might, is nobody else's. */
static void asides_are_no_statements_of_others(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "Rin said that it was fair to say that the dam was nearly full.",
        "Rin said that you know that the dam was nearly full.",
        "Rin said that the delegates we met believe that way, as a rule."};
    for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++) {
        Reading reading = read_of(TEXTS[t]);
        first(&reading);
        for (size_t i = 0; i < reading.statements.count; i++)
            assert_int_equal(-1, reading.statements.items[i].nested_in);
    }
}

/* More names than the table has room for at first. */
static void names_may_be_many(void **state)
{
    (void)state;
    enum { NAMES = 10000 };
    Gazetteer *gazetteer = gazetteer_new(arena);
    for (int i = 0; i < NAMES; i++)
        gazetteer_add(gazetteer, str_printf(arena, "Place %d", i),
            (GazetteerEntry){.party = str_int(arena, i)});
    for (int i = 0; i < NAMES; i++)
        unit_assert_str(
            gazetteer_party(gazetteer, str_printf(arena, "place %d", i)),
            str_int(arena, i), __FILE__, __LINE__);
    assert_str(gazetteer_party(gazetteer, S("Afghan")), "AF");
}

static void nearness_is_kept_in_words(void **state)
{
    (void)state;
    Reading deal = read_of("Rin said that an agreement was very close.");
    assert_int_equal(OUTLOOK_DEAL, first(&deal)->outlook);
    assert_str(words(&deal, first(&deal)->outlook_words), "very close");
    Reading meeting = read_of("Rin said it was unclear when a summit would be "
                              "held.");
    assert_int_equal(OUTLOOK_MEETING, first(&meeting)->outlook);
    Reading none = read_of("Rin said that the dam was full.");
    assert_int_equal(OUTLOOK_NONE, first(&none)->outlook);
}

static void damaged_passages_are_marked(void **state)
{
    (void)state;
    Reading lost = read_of("Rin said that the d\xEF\xBF\xBDm was full.");
    assert_int_equal(PASSAGE_LOST_CHARACTER, first(&lost)->passage);
    Reading doubled = read_of("Rin said that the the dam was full.");
    assert_int_equal(PASSAGE_DOUBLED_WORD, first(&doubled)->passage);
    Reading clean = read_of("Rin said that the dam was full.");
    assert_int_equal(PASSAGE_CLEAN, first(&clean)->passage);
}

static void other_languages_are_left_alone(void **state)
{
    (void)state;
    Reading reading = read_of("Le ministre a dit que les parties sont proches "
                              "d'un accord sur la gestion des eaux du fleuve.");
    assert_str(reading.lang, "fr");
    assert_int_equal(0, reading.statements.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(circumstances_stand_around_the_cue),
        UNIT(several_may_speak), UNIT(what_is_alleged_of_somebody_is_not_his),
        UNIT(statements_stand_in_statements),
        UNIT(asides_are_no_statements_of_others), UNIT(names_may_be_many),
        UNIT(nearness_is_kept_in_words), UNIT(damaged_passages_are_marked),
        UNIT(other_languages_are_left_alone)};
    return UNIT_RUN(tests);
}
