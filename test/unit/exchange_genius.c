/* GENIUS and GeniusWeb files: what each kind of issue is worth, and which
 * element and line an error names. */
#include "test/unit.h"

#include <math.h>

#include "exchange/genius.h"
#include "exchange/geniusweb.h"

static const char DOMAIN[] =
    "<negotiation_template><utility_space>\n"
    "<objective index='0'>\n"
    "<issue index='2' name='p' type='integer' lowerbound='0' "
    "upperbound='9'/>\n"
    "<issue index='1' name='c'><item value='red'/><item value='blue'/>"
    "</issue>\n"
    "<objective index='9'><issue index='3' name='r' type='real'>"
    "<range lowerbound='0' upperbound='4'/></issue></objective>\n"
    "</objective></utility_space></negotiation_template>";

static const char PROFILE[] =
    "<utility_space><reservation value='0.25'/>\n"
    "<objective index='0'><weight index='1' value='0.5'/>\n"
    "<weight index='2' value='0.3'/><weight index='3' value='0.2'/>\n"
    "<issue index='1'><item value='red' evaluation='2'/>"
    "<item value='blue' evaluation='8'/></issue>\n"
    "<issue index='2' type='integer' lowerbound='0' upperbound='9'>"
    "<evaluator ftype='linear' parameter1='0.2' parameter0='0.1'/></issue>\n"
    "<issue index='3' type='real'><evaluator ftype='triangular' "
    "parameter0='0' parameter1='4' parameter2='1.03'/></issue>\n"
    "</objective><discount_factor value='3'/></utility_space>";

static Status read_two(
    const char *domain, const char *profile, DealProblem *problem, Err *err)
{
    GeniusFile files[] = {
        {.path = "x/d.xml", .text = str_of(domain)},
        {.path = "x/ann.xml", .text = str_of(profile)},
    };
    return genius_read(arena, files, 2, problem, err);
}

static double worth(const DealProblem *problem, size_t point, const char *name)
{
    const DealPoint *of = &problem->points[point];
    for (size_t k = 0; k < of->option_count; k++)
        if (str_equal(of->options[k], str_of(name)))
            return problem->parties[0].worth[of->first + k];
    fail_msg("no option %s", name);
    return 0;
}

static void assert_near(double is, double should)
{
    if (fabs(is - should) > 1e-12) fail_msg("%.17g, not %.17g", is, should);
}

static void issues_are_worth_what_they_should(void **state)
{
    (void)state;
    Err err;
    DealProblem problem;
    if (read_two(DOMAIN, PROFILE, &problem, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    assert_str(problem.points[0].key, "c");
    assert_str(problem.parties[0].key, "ann");
    assert_near(problem.parties[0].reservation, 0.25);
    assert_near(problem.parties[0].discount, 1);
    assert_near(worth(&problem, 0, "red"), 0.5 * 2 / 8);
    assert_near(worth(&problem, 0, "blue"), 0.5);
    assert_near(worth(&problem, 1, "2"), 0.3 * 0.5);
    assert_near(worth(&problem, 1, "9"), 0.3);
    assert_near(worth(&problem, 2, "1.03"), 0.2);
    assert_near(worth(&problem, 2, "4"), 0);
}

static void rectangles_pay_inclusively(void **state)
{
    (void)state;
    Err err;
    DealProblem problem;
    const char *profile =
        "<utility_space type='nonlinear'><objective index='0'>"
        "<utility maxutility='10'><ufun aggregation='sum' weight='7'>"
        "<hyperRectangle utility='2' weight='2'>"
        "<INCLUDES index='2' min='3' max='5'/></hyperRectangle>"
        "<hyperRectangle utility='1'><EXCLUDES index='2' min='5' max='9'/>"
        "</hyperRectangle><ufun aggregation='max' weight='0.5'>"
        "<hyperRectangle utility='3'/></ufun></ufun></utility>"
        "</objective></utility_space>";
    if (read_two(DOMAIN, profile, &problem, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    assert_near(deal_utility(&problem, 0, (uint32_t[]){0, 3, 0}), 0.65);
    assert_near(deal_utility(&problem, 0, (uint32_t[]){0, 5, 0}), 0.55);
    assert_near(deal_utility(&problem, 0, (uint32_t[]){1, 6, 0}), 0.15);
}

/* PROFILE with the first OLD replaced by NEW. */
static const char *changed(const char *old, const char *new)
{
    Str text = str_of(PROFILE), part = str_of(old);
    size_t at = str_find(text, part, 0);
    assert_true(at != SIZE_MAX);
    return str_printf(
        arena, "%.*s%s%s", (int)at, PROFILE, new, PROFILE + at + part.size)
        .data;
}

static void errors_name_element_and_line(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new;
        MessageId id;
        uint32_t line;
    } CASES[] = {
        {"evaluation='8'", "evaluation='null'", MSG_GENIUS_MISSING_EVALUATION,
            4},
        {"<item value='red' evaluation='2'/>", "", MSG_GENIUS_MISSING_ITEM, 4},
        {"<weight index='2' value='0.3'/>", "", MSG_GENIUS_MISSING_WEIGHT, 1},
        {"<issue index='1'>", "<issue index='7'>", MSG_GENIUS_UNKNOWN_ISSUE, 4},
        {"ftype='triangular'", "ftype='square'", MSG_GENIUS_EVALUATOR, 6},
        {"value='0.5'", "value='half'", MSG_GENIUS_NUMBER, 2},
        {"type='integer'", "type='real'", MSG_GENIUS_TYPE_DIFFERS, 5},
        {"</objective>", "", MSG_GENIUS_XML, 7},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Err err;
        DealProblem problem;
        const char *profile = changed(CASES[i].old, CASES[i].new);
        assert_int_equal(
            read_two(DOMAIN, profile, &problem, &err), STATUS_INPUT);
        assert_int_equal(err.id, CASES[i].id);
        assert_int_equal(err.line, CASES[i].line);
        assert_string_equal(err.file, "x/ann.xml");
    }
}

static void geniusweb_reserves_by_a_bid(void **state)
{
    (void)state;
    Err err;
    DealProblem problem;
    GeniusWebFile file = {"bo.json",
        S("{\"LinearAdditiveUtilitySpace\":{\"issueUtilities\":{\"a\":"
          "{\"discreteutils\":{\"valueUtilities\":{\"x\":0.2,\"y\":1}}},"
          "\"n\":{\"numberutils\":{\"lowValue\":1,\"lowUtility\":0,"
          "\"highValue\":5,\"highUtility\":1}}},\"issueWeights\":{\"a\":0.6,"
          "\"n\":0.4},\"domain\":{\"name\":\"d\",\"issuesValues\":{\"a\":"
          "{\"values\":[\"x\",\"y\"]},\"n\":{\"range\":[1,5,2]}}},"
          "\"name\":\"Bo\",\"reservationBid\":{\"issuevalues\":{\"a\":"
          "\"x\",\"n\":3.0}}}}")};
    if (geniusweb_read(arena, &file, 1, &problem, &err) != STATUS_OK)
        fail_msg("%u %s", err.line, err.text);
    assert_str(problem.parties[0].key, "Bo");
    assert_int_equal(problem.points[1].option_count, 3);
    assert_near(problem.parties[0].reservation, 0.6 * 0.2 + 0.4 * 0.5);
    assert_near(deal_utility(&problem, 0, (uint32_t[]){1, 2}), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(issues_are_worth_what_they_should),
        UNIT(rectangles_pay_inclusively),
        UNIT(errors_name_element_and_line),
        UNIT(geniusweb_reserves_by_a_bid),
    };
    return UNIT_RUN(tests);
}
