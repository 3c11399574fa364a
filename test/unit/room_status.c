/* A point's status: a table of positions and what follows from them, row by
 * row of the definition. */
#include "test/unit.h"

#include "room/status.h"
#include "test/room_fixture.h"

/* Positions are written "PARTY option stance[/grade]; ...". */
typedef struct {
    const char *positions;
    const char *status;
    const char *options; /* joined by spaces */
} Case;

static const Case CASES[] = {
    {"", "silent", ""},
    {"AL a demands", "open", ""},
    {"AL a silent", "silent", ""},
    {"AL a accepts/inferred", "silent", ""},
    {"AL a demands; BO a accepts", "accepted", "a"},
    {"AL a prefers; BO a prefers", "accepted", "a"},
    {"AL a accepts; BO a accepts; AL b accepts; BO b prefers", "accepted",
        "a b"},
    {"AL a demands; BO a accepts-if", "conditional", "a"},
    {"AL a accepts-if; BO a accepts-if", "conditional", "a"},
    {"AL a accepts-if", "open", ""},
    {"AL a demands; BO b demands", "deadlocked", ""},
    {"AL a rejects; BO b rejects", "deadlocked", ""},
    {"AL a rejects; BO a rejects", "open", ""},
    {"AL a resists; BO b resists", "open", ""},
    /* a demand rejects the others, as implied... */
    {"AL a demands; BO a rejects", "deadlocked", ""},
    /* ...but yields to a head of equal or stronger grade, */
    {"AL a demands; AL b accepts; BO b demands", "accepted", "b"},
    {"AL a demands; AL b silent; BO a rejects", "open", ""},
    /* ...and not to a weaker one. */
    {"AL a demands; AL b accepts/reported; BO b demands", "deadlocked", ""},
    {"AL a demands/reported; AL b accepts; BO b demands", "accepted", "b"},
    /* The strongest grade counts; where it differs, there is no stance. */
    {"AL a accepts; AL a rejects/reported; BO a accepts", "accepted", "a"},
    {"AL a accepts; AL a rejects; BO a accepts", "open", ""},
    {"AL a accepts; AL a rejects", "silent", ""},
    {"AL a accepts/reported; AL a rejects/alleged; BO a accepts/perceived",
        "accepted", "a"},
    /* Nobody but those whose consent is needed decides. */
    {"AL a accepts; BO a accepts; CE a rejects; CE b rejects", "accepted", "a"},
    {"CE a demands", "silent", ""},
    {"coalition:FB a rejects; coalition:FB b rejects", "silent", ""},
};

static Grade grade_of(Str *stance)
{
    Grade grade = GRADE_DECLARED;
    size_t slash = str_find(*stance, S("/"), 0);
    if (slash == SIZE_MAX) return grade;
    assert_true(
        grade_parse(str_slice(*stance, slash + 1, stance->size), &grade));
    *stance = str_slice(*stance, 0, slash);
    return grade;
}

static void add_position(Model *model, Str text)
{
    Str party, option, stance, rest = str_trim(text);
    assert_true(str_next(&rest, ' ', &party));
    assert_true(str_next(&rest, ' ', &option));
    assert_true(str_next(&rest, ' ', &stance));
    Grade grade = grade_of(&stance);
    bool coalition = str_starts(party, S("coalition:"));
    Str body = str_printf(model->arena,
        "{\"party\":\"%s%.*s\",\"point\":\"p\",\"option\":\"%.*s\","
        "\"stance\":\"%.*s\"}",
        coalition ? "" : "party:", STR_ARGS(party), STR_ARGS(option),
        STR_ARGS(stance));
    Str key = str_printf(
        model->arena, "%.*s/p/%.*s", STR_ARGS(party), STR_ARGS(option));
    fixture_add(model, fixture_record(KIND_POSITION, key.data, body.data, grade,
                           "2026-03-01"));
}

static Model start_model(void)
{
    Model model = model_new(arena, (View){.on = DAY_MAX});
    fixture(&model, KIND_ROOM, "r",
        "{\"title\":\"T\",\"audience\":\"public\",\"consent\":[\"BO\",\"AL\"]"
        "}");
    return model;
}

static const Record *add_point(Model *model, const char *more)
{
    Str body = str_printf(model->arena, "{\"title\":\"P\"%s}", more);
    return fixture(model, KIND_POINT, "p", body.data);
}

#define OPTIONS                                                                \
    ",\"options\":[{\"key\":\"a\",\"label\":\"A\"},"                           \
    "{\"key\":\"b\",\"label\":\"B\"}]"

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Model model = start_model();
        const Record *point = add_point(&model, OPTIONS);
        Str rest = str_of(CASES[i].positions), part;
        while (rest.size && str_next(&rest, ';', &part))
            add_position(&model, part);
        Map index = stance_index(&model);
        PointView view = status_of_point(&model, point, &index);
        Str options = str_join(arena, view.options, view.option_count, S(" "));
        if (!str_equal(status_name(view.status), str_of(CASES[i].status)) ||
            !str_equal(options, str_of(CASES[i].options)))
            fail_msg("%s: %.*s (%.*s), not %s (%s)", CASES[i].positions,
                STR_ARGS(status_name(view.status)), STR_ARGS(options),
                CASES[i].status, CASES[i].options);
    }
}

static PointStatus status_with(Model *model, const char *kind_body, Kind kind)
{
    fixture(model, kind, "k", kind_body);
    Map index = stance_index(model);
    return status_of_point(model, model_find(model, KIND_POINT, S("p")), &index)
        .status;
}

static void test_agreed(void **state)
{
    (void)state;
    Model model = start_model();
    add_point(&model, OPTIONS);
    assert_int_equal(POINT_SILENT,
        status_with(&model,
            "{\"act\":\"agrees\",\"by\":[\"party:AL\",\"party:BO\"],"
            "\"point\":\"p\",\"option\":\"a\",\"ad-referendum\":\"yes\"}",
            KIND_ACT));
    assert_int_equal(POINT_SILENT,
        status_with(&model,
            "{\"act\":\"initials\",\"by\":[\"party:AL\"],\"point\":\"p\","
            "\"option\":\"a\"}",
            KIND_ACT));
    assert_int_equal(POINT_SILENT,
        status_with(&model,
            "{\"act\":\"freezes\",\"by\":[\"party:BO\"],\"point\":\"p\","
            "\"option\":\"a\"}",
            KIND_ACT));
    assert_int_equal(POINT_AGREED,
        status_with(&model,
            "{\"act\":\"adopts\",\"by\":[\"party:BO\"],\"point\":\"p\","
            "\"option\":\"a\"}",
            KIND_ACT));
    assert_int_equal(POINT_WITHDRAWN,
        status_with(&model, "{\"point\":\"p\"}", KIND_WITHDRAWN));
}

static void test_agreed_through_a_draft(void **state)
{
    (void)state;
    Model model = start_model();
    add_point(&model, OPTIONS);
    fixture(
        &model, KIND_DRAFT, "d", "{\"title\":\"D\",\"says\":{\"p\":\"b\"}}");
    assert_int_equal(POINT_AGREED,
        status_with(&model,
            "{\"act\":\"adopts\",\"by\":[\"party:AL\",\"party:BO\"],"
            "\"draft\":\"d\"}",
            KIND_ACT));
}

typedef struct {
    const char *al, *bo; /* bodies, without the braces */
    const char *status, *low, *high;
} NumberCase;

static const NumberCase NUMBERS[] = {
    {"\"accepts\":[\"100\",\"200\"]", "\"accepts\":[\"150\",\"300\"]",
        "accepted", "150", "200"},
    {"\"accepts\":[\"100\",\"150\"]", "\"accepts\":[\"150\",\"300\"]",
        "accepted", "150", "150"},
    {"\"accepts\":[\"9\",\"90\"]", "\"accepts\":[\"100\",\"300\"]", "open",
        NULL, NULL},
    {"\"accepts\":[\"0.5\",\"9.75\"]",
        "\"accepts-if\":{\"range\":[\"2\",\"10\"],\"if\":[{\"text\":\"x\"}]}",
        "conditional", "2", "9.75"},
    {"\"accepts\":[\"0\",\"3.2\"],\"accepts-if\":{\"range\":[\"3.2\","
     "\"4.4\"],\"if\":[{\"text\":\"x\"}]}",
        "\"accepts\":[\"4\",\"8\"]", "conditional", "4", "4.4"},
    {"\"accepts\":[\"0\",\"2\"],\"accepts-if\":{\"range\":[\"5\","
     "\"6\"],\"if\":[{\"text\":\"x\"}]}",
        "\"accepts\":[\"3\",\"4\"]", "open", NULL, NULL},
    {"\"accepts\":[\"0\",\"90\"],\"rejects\":\"outside\"",
        "\"accepts\":[\"100\",\"300\"],\"rejects\":\"outside\"", "deadlocked",
        NULL, NULL},
    {"\"accepts\":[\"0\",\"90\"],\"rejects\":[\"90\",\"900\"]",
        "\"rejects\":[\"0\",\"90\"]", "deadlocked", NULL, NULL},
    {"\"accepts\":[\"0\",\"90\"],\"rejects\":[\"91\",\"900\"]",
        "\"rejects\":[\"0\",\"90\"]", "open", NULL, NULL},
    {"\"rejects\":[\"1\",\"900\"]", "\"rejects\":[\"500\",\"900\"]", "open",
        NULL, NULL},
};

static void add_number(Model *model, const char *party, const char *says)
{
    Str body = str_printf(model->arena,
        "{\"party\":\"party:%s\",\"point\":\"p\",%s}", party, says);
    Str key = str_printf(model->arena, "%s/p", party);
    fixture_add(model, fixture_record(KIND_POSITION, key.data, body.data,
                           GRADE_DECLARED, "2026-03-01"));
}

static void test_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        Model model = start_model();
        const Record *point =
            add_point(&model, ",\"range\":[\"0\",\"900\"],\"unit\":\"t\"");
        add_number(&model, "AL", NUMBERS[i].al);
        add_number(&model, "BO", NUMBERS[i].bo);
        Map index = stance_index(&model);
        PointView view = status_of_point(&model, point, &index);
        Str name = status_name(view.status);
        if (!str_equal(name, str_of(NUMBERS[i].status)))
            fail_msg(
                "%s; %s: %.*s", NUMBERS[i].al, NUMBERS[i].bo, STR_ARGS(name));
        assert_int_equal(view.has_result, NUMBERS[i].low != NULL);
        if (view.has_result) {
            assert_true(str_equal(view.result.low, str_of(NUMBERS[i].low)));
            assert_true(str_equal(view.result.high, str_of(NUMBERS[i].high)));
        }
    }
}

static void test_garbled_never_decides(void **state)
{
    (void)state;
    Model model = start_model();
    const Record *point = add_point(&model, OPTIONS);
    Record *garbled = fixture_record(KIND_STATEMENT, "s",
        "{\"by\":[\"party:AL\"],\"quality\":\"garbled\"}", GRADE_REPORTED,
        "2026-03-01");
    Record *position = fixture_record(KIND_POSITION, "AL/p/a",
        "{\"party\":\"party:AL\",\"point\":\"p\",\"option\":\"a\","
        "\"stance\":\"accepts\"}",
        GRADE_REPORTED, "2026-03-01");
    position->basis = &garbled->id;
    position->basis_count = 1;
    record_seal(arena, position);
    fixture_add(&model, position);
    Map index = stance_index(&model);
    assert_int_equal(POINT_OPEN, status_of_point(&model, point, &index).status);
    model_mark(&model.garbled, &garbled->id);
    assert_int_equal(
        POINT_SILENT, status_of_point(&model, point, &index).status);
}

static void test_texts(void **state)
{
    static const struct {
        const char *accounts; /* "draft option; ..." */
        TextsStatus texts;
    } cases[] = {
        {"", TEXTS_NOT_DESCRIBED},
        {"d -", TEXTS_NOT_DESCRIBED},
        {"d a", TEXTS_ONE_ACCOUNT},
        {"d a; e a", TEXTS_SAME},
        {"d a; e b", TEXTS_DIFFER},
        {"d a; d b", TEXTS_DIFFER},
        {"d a; d -; e a", TEXTS_SAME},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Model model = start_model();
        const Record *point = add_point(&model, OPTIONS);
        Str rest = str_of(cases[i].accounts), part;
        while (rest.size && str_next(&rest, ';', &part)) {
            part = str_trim(part);
            Str option = str_slice(part, 2, part.size);
            bool told = !str_equal(option, S("-"));
            Str body = str_printf(arena,
                "{\"draft\":\"%.1s\",\"point\":\"p\",\"by\":[\"party:AL\"]"
                "%s%.*s%s}",
                part.data, told ? ",\"option\":\"" : "",
                told ? (int)option.size : 0, option.data, told ? "\"" : "");
            Str key = str_printf(arena, "k%zu", rest.size);
            fixture(&model, KIND_ACCOUNT, key.data, body.data);
        }
        Map index = stance_index(&model);
        assert_int_equal(
            cases[i].texts, status_of_point(&model, point, &index).texts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_table),
        UNIT(test_agreed),
        UNIT(test_agreed_through_a_draft),
        UNIT(test_numbers),
        UNIT(test_garbled_never_decides),
        UNIT(test_texts),
    };
    return UNIT_RUN(tests);
}
