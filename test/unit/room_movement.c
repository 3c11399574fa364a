/* Movement between two views: what changed, and nearer to whom. */
#include "test/unit.h"

#include "room/movement.h"
#include "test/room_fixture.h"

static Model new_model(void)
{
    Model model = model_new(arena, (View){.on = 0});
    fixture(&model, KIND_POINT, "p",
        "{\"options\":[{\"key\":\"a\",\"label\":\"A\"},{\"key\":\"b\","
        "\"label\":\"B\"}],\"title\":\"P\"}");
    fixture(
        &model, KIND_POINT, "n", "{\"range\":[\"0\",\"9\"],\"title\":\"N\"}");
    return model;
}

static void stance(Model *model, const char *party, const char *says)
{
    Str body = str_printf(arena,
        "{\"option\":\"a\",\"party\":\"party:%s\",\"point\":\"p\","
        "\"stance\":\"%s\"}",
        party, says);
    fixture(model, KIND_POSITION,
        str_c(arena, str_printf(arena, "%s/p/a", party)), str_c(arena, body));
}

static void number(Model *model, const char *party, const char *range)
{
    Str body = str_printf(arena,
        "{\"accepts\":[%s],\"party\":\"party:%s\",\"point\":\"n\"}", range,
        party);
    fixture(model, KIND_POSITION,
        str_c(arena, str_printf(arena, "%s/n", party)), str_c(arena, body));
}

/* How AL's only move turned towards BO, "" if there is none. */
static const char *turn(const Model *before, const Model *after)
{
    Stances then = movement_stances(before), now = movement_stances(after);
    Move *moves;
    Toward *toward;
    size_t count = movement_find(&then, &now, &moves);
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(moves[i].party, S("party:AL"))) continue;
        if (!movement_toward(&then, &now, &moves[i], &toward)) return "alone";
        return str_c(arena, movement_turn_name(toward[0].turn));
    }
    return "";
}

static void stances_turn_by_their_ranks(void **state)
{
    static const char *const cases[][4] = {
        /* AL then, AL now, BO all the time, the turn */
        {"rejects", "resists", "accepts", "nearer"},
        {"accepts", "resists", "accepts", "farther"},
        {"demands", "resists", "accepts", "same"},
        {"accepts", "accepts", "rejects", ""},
        {"silent", "accepts", "rejects", "none"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Model before = new_model(), after = new_model();
        stance(&before, "AL", cases[i][0]);
        stance(&before, "BO", cases[i][2]);
        stance(&after, "AL", cases[i][1]);
        stance(&after, "BO", cases[i][2]);
        assert_string_equal(turn(&before, &after), cases[i][3]);
    }
}

static void numbers_meet_or_part(void **state)
{
    (void)state;
    Model before = new_model(), after = new_model(), last = new_model();
    number(&before, "AL", "\"1\",\"2\"");
    number(&before, "BO", "\"3\",\"4\"");
    number(&after, "AL", "\"1\",\"3\"");
    number(&after, "BO", "\"3\",\"4\"");
    number(&last, "AL", "\"0\",\"3\"");
    number(&last, "BO", "\"3\",\"4\"");
    assert_string_equal(turn(&before, &after), "nearer");
    assert_string_equal(turn(&after, &before), "farther");
    assert_string_equal(turn(&after, &last), "same");
    assert_string_equal(turn(&after, &after), "");
}

static void what_is_taken_back_is_a_move(void **state)
{
    (void)state;
    Model before = new_model(), after = new_model();
    stance(&before, "AL", "accepts");
    assert_string_equal(turn(&before, &after), "alone");
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(stances_turn_by_their_ranks),
        UNIT(numbers_meet_or_part), UNIT(what_is_taken_back_is_a_move)};
    return UNIT_RUN(tests);
}
