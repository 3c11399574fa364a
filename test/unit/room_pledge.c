/* The state of commitments: evidence first, else trigger and dependency. */
#include "test/unit.h"

#include "room/pledge.h"
#include "test/room_fixture.h"

static Model new_model(void)
{
    Model model = model_new(arena, (View){.on = day_from(2026, 3, 20)});
    fixture(&model, KIND_ROOM, "r", "{\"consent\":[\"AL\"],\"title\":\"R\"}");
    fixture(&model, KIND_POINT, "p",
        "{\"options\":[{\"key\":\"a\",\"label\":\"A\"}],\"title\":\"P\"}");
    return model;
}

static const char *state_of(Model *model, const char *body)
{
    const Record *commitment = fixture(model, KIND_COMMITMENT, "c", body);
    Standing standing = standing_of(model);
    Pledge pledge = pledge_of(&standing, commitment);
    return str_c(arena, pledge_state_name(pledge.state));
}

static void without_evidence_triggers_decide(void **state)
{
    static const struct {
        const char *body, *state;
    } cases[] = {
        {"{}", "triggered"},
        {"{\"when\":[\"a ceasefire\"]}", "unknown"},
        {"{\"when\":[{\"act\":\"adopts\"}]}", "waits"},
        {"{\"when\":[{\"option\":\"a\",\"point\":\"p\"}]}", "waits"},
        {"{\"when\":[{\"meeting\":\"held\"}]}", "triggered"},
        {"{\"when\":[{\"meeting\":\"planned\"}]}", "waits"},
        {"{\"when\":[\"words\",{\"meeting\":\"planned\"}]}", "waits"},
        {"{\"depends-on\":[\"body:g\"]}", "triggered"},
        {"{\"depends-on\":[\"body:none\"]}", "unknown"},
        {"{\"depends-on\":[\"commitment:other\"]}", "unknown"},
        {"{\"depends-on\":[\"meeting:held\",\"point:p\"]}", "waits"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Model model = new_model();
        fixture(&model, KIND_BODY, "g", "{}");
        fixture(&model, KIND_MEETING, "held", "{\"status\":\"held\"}");
        fixture(&model, KIND_MEETING, "planned", "{\"status\":\"planned\"}");
        assert_string_equal(state_of(&model, cases[i].body), cases[i].state);
    }
}

static void an_act_ad_referendum_meets_nothing(void **state)
{
    (void)state;
    Model model = new_model();
    fixture(&model, KIND_ACT, "1",
        "{\"act\":\"adopts\",\"ad-referendum\":\"yes\",\"by\":[\"party:AL\"]}");
    assert_string_equal(
        state_of(&model, "{\"when\":[{\"act\":\"adopts\"}]}"), "waits");
    fixture(
        &model, KIND_ACT, "2", "{\"act\":\"adopts\",\"by\":[\"party:AL\"]}");
    Standing standing = standing_of(&model);
    Pledge pledge =
        pledge_of(&standing, model_find(&model, KIND_COMMITMENT, S("c")));
    assert_int_equal(pledge.state, PLEDGE_TRIGGERED);
}

static void add_finding(
    Model *model, const char *key, const char *finding, const char *since)
{
    Str body =
        str_printf(arena, "{\"commitment\":\"c\",\"finding\":\"%s\"}", finding);
    fixture_add(model, fixture_record(KIND_FINDING, key, str_c(arena, body),
                           GRADE_REPORTED, since));
}

static void the_latest_findings_decide(void **state)
{
    (void)state;
    Model model = new_model();
    add_finding(&model, "1", "kept", "2026-03-01");
    add_finding(&model, "2", "not-kept", "2026-03-05");
    assert_string_equal(
        state_of(&model, "{\"until\":\"2026-03-10\"}"), "found");
    Standing standing = standing_of(&model);
    const Record *commitment = model_find(&model, KIND_COMMITMENT, S("c"));
    Pledge pledge = pledge_of(&standing, commitment);
    assert_true(str_equal(pledge.finding, S("not-kept")));
    assert_int_equal(pledge.finding_count, 2);
    assert_true(pledge.over);
    add_finding(&model, "3", "kept", "2026-03-05");
    assert_int_equal(pledge_of(&standing, commitment).state, PLEDGE_DIFFER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(without_evidence_triggers_decide),
        UNIT(an_act_ad_referendum_meets_nothing),
        UNIT(the_latest_findings_decide)};
    return UNIT_RUN(tests);
}
