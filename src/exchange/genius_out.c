/* GENIUS XML out: a domain, and a profile a party. */
#include <math.h>

#include "deal/rectangle.h"
#include "exchange/genius.h"

static void add_escaped(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '&')
            strbuf_add(buf, S("&amp;"));
        else if (c == '<')
            strbuf_add(buf, S("&lt;"));
        else if (c == '"')
            strbuf_add(buf, S("&quot;"));
        else if (c == '\n' || c == '\t' || c == '\r')
            strbuf_printf(buf, "&#%d;", c);
        else
            strbuf_char(buf, c);
    }
}

/* Whether some function bounds POINT, which only integer issues allow. */
static bool function_bounds(const DealFunction *function, size_t point)
{
    for (size_t i = 0; i < function->rectangle_count; i++)
        for (size_t k = 0; k < function->rectangles[i].bound_count; k++)
            if (function->rectangles[i].bounds[k].point == point) return true;
    for (size_t i = 0; i < function->inner_count; i++)
        if (function_bounds(&function->inner[i], point)) return true;
    return false;
}

static bool is_integer(const DealProblem *problem, size_t point)
{
    for (size_t p = 0; p < problem->party_count; p++) {
        const DealFunction *function = problem->parties[p].function;
        if (function && function_bounds(function, point)) return true;
    }
    return false;
}

/* An integer point's options are written as the numbers they have, or where
 * they have none, from 0 up. */
static double first_value(const DealPoint *point)
{
    return point->values ? point->values[0] : 0;
}

static void open_issue(StrBuf *buf, const DealProblem *problem, size_t i)
{
    const DealPoint *point = &problem->points[i];
    strbuf_printf(buf, "<issue index=\"%zu\" name=\"", i + 1);
    add_escaped(buf, point->key);
    if (is_integer(problem, i))
        strbuf_printf(buf,
            "\" type=\"integer\" vtype=\"integer\" lowerbound=\"%.17g\" "
            "upperbound=\"%.17g\">\n",
            first_value(point),
            first_value(point) + (double)point->option_count - 1);
    else
        strbuf_add(buf, S("\" type=\"discrete\" vtype=\"discrete\">\n"));
}

static void open_item(StrBuf *buf, const DealPoint *point, size_t k)
{
    strbuf_printf(buf, "<item index=\"%zu\" value=\"", k + 1);
    add_escaped(buf, point->options[k]);
    strbuf_char(buf, '"');
}

void genius_write_domain(StrBuf *buf, const DealProblem *problem)
{
    strbuf_printf(buf,
        "<negotiation_template>\n<utility_space number_of_issues=\"%zu\">\n"
        "<objective index=\"0\" name=\"",
        problem->point_count);
    add_escaped(buf, problem->name);
    strbuf_add(buf, S("\" type=\"objective\" etype=\"objective\">\n"));
    for (size_t i = 0; i < problem->point_count; i++) {
        const DealPoint *point = &problem->points[i];
        open_issue(buf, problem, i);
        for (size_t k = 0; k < point->option_count && !is_integer(problem, i);
             k++) {
            open_item(buf, point, k);
            strbuf_add(buf, S("/>\n"));
        }
        strbuf_add(buf, S("</issue>\n"));
    }
    strbuf_add(
        buf, S("</objective>\n</utility_space>\n</negotiation_template>\n"));
}

/* Evaluations are divided by their largest when read, so that the largest
 * worth is the weight. */
static void write_worths(
    StrBuf *buf, const DealProblem *problem, size_t i, const double *worth)
{
    const DealPoint *point = &problem->points[i];
    double weight = -INFINITY;
    for (size_t k = 0; k < point->option_count; k++)
        weight = fmax(weight, worth[k]);
    strbuf_printf(buf, "<weight index=\"%zu\" value=\"%.17g\"/>\n", i + 1,
        weight > 0 ? weight : 0);
    open_issue(buf, problem, i);
    for (size_t k = 0; k < point->option_count; k++) {
        open_item(buf, point, k);
        strbuf_printf(buf, " evaluation=\"%.17g\"/>\n",
            weight > 0 ? worth[k] / weight : 0);
    }
    strbuf_add(buf, S("</issue>\n"));
}

static void write_rectangle(
    StrBuf *buf, const DealProblem *problem, const DealRectangle *rectangle)
{
    const char *name = rectangle->excludes ? "EXCLUDES" : "INCLUDES";
    strbuf_printf(buf, "<hyperRectangle utility=\"%.17g\">\n", rectangle->pays);
    for (size_t i = 0; i < rectangle->bound_count; i++) {
        const DealBound *b = &rectangle->bounds[i];
        double first = first_value(&problem->points[b->point]);
        strbuf_printf(buf, "<%s index=\"%u\" min=\"%.17g\" max=\"%.17g\"/>\n",
            name, b->point + 1, first + b->low, first + b->high);
    }
    strbuf_add(buf, S("</hyperRectangle>\n"));
}

static void write_function(StrBuf *buf, const DealProblem *problem,
    const DealFunction *function, double weight)
{
    static const char *const NAMES[] = {"sum", "min", "max"};
    strbuf_printf(buf, "<ufun aggregation=\"%s\" weight=\"%.17g\">\n",
        NAMES[function->aggregation], weight);
    for (size_t i = 0; i < function->rectangle_count; i++)
        write_rectangle(buf, problem, &function->rectangles[i]);
    for (size_t i = 0; i < function->inner_count; i++)
        write_function(
            buf, problem, &function->inner[i], function->inner[i].weight);
    strbuf_add(buf, S("</ufun>\n"));
}

void genius_write_profile(StrBuf *buf, const DealProblem *problem, size_t party)
{
    const DealParty *of = &problem->parties[party];
    strbuf_printf(
        buf, "<utility_space%s>\n", of->function ? " type=\"nonlinear\"" : "");
    strbuf_add(buf, S("<objective index=\"0\" name=\"root\" "
                      "type=\"objective\" etype=\"objective\">\n"));
    for (size_t i = 0; i < problem->point_count && !of->function; i++)
        write_worths(buf, problem, i, of->worth + problem->points[i].first);
    if (of->function) {
        strbuf_printf(
            buf, "<utility maxutility=\"%.17g\">\n", 1 / of->function->weight);
        write_function(buf, problem, of->function, 1);
        strbuf_add(buf, S("</utility>\n"));
    }
    strbuf_printf(buf,
        "</objective>\n<discount_factor value=\"%.17g\"/>\n"
        "<reservation value=\"%.17g\"/>\n</utility_space>\n",
        of->discount, of->reservation);
}
