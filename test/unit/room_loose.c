/* Loose ends, above all conditions in a circle. */
#include "test/unit.h"

#include "room/loose.h"
#include "test/room_fixture.h"

/* EDGES is "a>b b>c"; the answer joins the circles: "a b; c d". */
static Str circles(const char *edges)
{
    VEC(WaitsOn) list = {0};
    Str rest = str_of(edges), pair;
    while (str_next(&rest, ' ', &pair)) {
        size_t arrow = str_find(pair, S(">"), 0);
        WaitsOn edge = {str_slice(pair, 0, arrow),
            str_slice(pair, arrow + 1, pair.size), NULL};
        vec_push(arena, &list, edge);
    }
    Circle *found;
    StrBuf buf = strbuf_new(arena);
    size_t count = loose_circles(arena, list.items, list.count, &found);
    for (size_t i = 0; i < count; i++) {
        if (i) strbuf_add(&buf, S("; "));
        strbuf_add(
            &buf, str_join(arena, found[i].steps, found[i].count, S(" ")));
    }
    return strbuf_str(&buf);
}

static void circles_are_found(void **state)
{
    static const char *const cases[][2] = {{"", ""}, {"a>b b>c a>c", ""},
        {"a>a", "a"}, {"b>a a>b", "a b"}, {"c>a a>b b>c", "a b c"},
        {"a>b b>a c>d d>c", "a b; c d"}, {"x>b b>a a>b", "a b"},
        {"a>b b>c c>b", "b c"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str found = circles(cases[i][0]);
        assert_string_equal(str_c(arena, found), cases[i][1]);
    }
}

static size_t count_rule(const Model *model, LooseRule rule)
{
    LooseEnd *ends;
    size_t count = loose_find(model, &ends), found = 0;
    for (size_t i = 0; i < count; i++) found += ends[i].rule == rule;
    return found;
}

/* One text that can be looked up, and one of each sort that cannot. */
static void add_drafts(Model *model)
{
    static const char *const drafts[][2] = {
        {"known", "{\"date\":\"2026\",\"by\":[\"party:A\"],\"text\":\"held\"}"},
        {"secret", "{\"date\":\"2026\",\"by\":[\"party:A\"],\"text\":"
                   "\"unpublished\"}"},
        {"elsewhere",
            "{\"date\":\"2026\",\"by\":[\"party:A\"],\"text\":\"not-held\"}"},
        {"anybody", "{\"date\":\"2026\",\"by\":[\"unknown\"]}"},
        {"double", "{\"date\":\"2026\",\"by\":[\"party:A\"],\"maybe-same\":["
                   "\"known\"]}"}};
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++)
        fixture(model, KIND_DRAFT, drafts[i][0], drafts[i][1]);
}

static void each_rule_finds_its_end(void **state)
{
    static const struct {
        Kind kind;
        const char *body;
        LooseRule rule;
        size_t count;
    } cases[] = {
        {KIND_POINT, "{\"title\":\"P\"}", LOOSE_POINT_TERMS, 1},
        {KIND_POINT, "{\"terms\":[\"p\"],\"title\":\"P\"}", LOOSE_POINT_TERMS,
            0},
        {KIND_ACCOUNT, "{\"draft\":\"none\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 1},
        {KIND_ACCOUNT, "{\"draft\":\"known\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 0},
        {KIND_ACCOUNT, "{\"meeting\":\"off\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 0},
        {KIND_ACCOUNT, "{\"draft\":\"secret\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 1},
        {KIND_ACCOUNT, "{\"draft\":\"elsewhere\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 1},
        {KIND_ACCOUNT, "{\"draft\":\"anybody\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 1},
        {KIND_ACCOUNT, "{\"draft\":\"double\",\"point\":\"p\"}",
            LOOSE_TEXT_UNKNOWN, 1},
        {KIND_COMMITMENT, "{\"by\":[\"unknown\"],\"what\":\"w\"}", LOOSE_ACTOR,
            1},
        {KIND_COMMITMENT, "{\"by\":[\"party:A\"],\"what\":\"w\"}", LOOSE_ACTOR,
            0},
        {KIND_COMMITMENT, "{\"what\":\"w\"}", LOOSE_DATE, 1},
        {KIND_COMMITMENT, "{\"until\":\"2026\",\"what\":\"w\"}", LOOSE_DATE, 0},
        {KIND_COMMITMENT, "{\"what\":\"w\"}", LOOSE_VERIFIER, 1},
        {KIND_COMMITMENT, "{\"depends-on\":[\"meeting:off\"],\"what\":\"w\"}",
            LOOSE_NEVER_MET, 1},
        {KIND_COMMITMENT,
            "{\"depends-on\":[\"draft:known\"],\"until\":\"2026-01\"}",
            LOOSE_NEVER_MET, 1},
        {KIND_COMMITMENT,
            "{\"depends-on\":[\"draft:known\"],\"until\":\"2027\"}",
            LOOSE_NEVER_MET, 0},
        {KIND_EVENT, "{\"event\":\"flood\"}", LOOSE_UNDATED, 1},
        {KIND_EVENT, "{\"date\":\"2026\",\"event\":\"flood\"}", LOOSE_UNDATED,
            0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Model model = model_new(arena, (View){.on = day_from(2026, 3, 20)});
        add_drafts(&model);
        fixture(&model, KIND_MEETING, "off",
            "{\"date\":\"2026\",\"status\":\"cancelled\"}");
        fixture(&model, cases[i].kind, "x", cases[i].body);
        assert_int_equal(count_rule(&model, cases[i].rule), cases[i].count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(circles_are_found), UNIT(each_rule_finds_its_end)};
    return UNIT_RUN(tests);
}
