/* Evaluators of numeric issues: linear, constant, triangular. */
#include "exchange/genius_in.h"

static double clamp(double v, double low, double high)
{
    return v < low ? low : v > high ? high : v;
}

double genius_evaluate(const Evaluator *e, double value)
{
    const double *p = e->parameter;
    if (e->form == EVALUATE_CONSTANT) return p[0];
    if (e->form == EVALUATE_LINEAR)
        return clamp(e->slope * (value - e->origin) + e->offset, 0, 1);
    if (value < p[0] || value > p[1]) return 0;
    if (value < p[2]) return (value - p[0]) / (p[2] - p[0]);
    return value > p[2] ? (p[1] - value) / (p[1] - p[2]) : 1;
}

/* Reads attribute FIRST, or where it is missing SECOND. */
static Status read_either(GeniusReader *g, const xmlNode *node,
    const char *first, const char *second, double *number)
{
    Str text;
    bool has = xml_attribute(&g->xml, node, first, &text);
    return xml_number(&g->xml, node, has ? first : second, number);
}

static Status read_linear(
    GeniusReader *g, const xmlNode *node, Evaluator *evaluator)
{
    evaluator->form = EVALUATE_LINEAR;
    TRY(read_either(g, node, "slope", "parameter1", &evaluator->slope));
    return read_either(g, node, "offset", "parameter0", &evaluator->offset);
}

static Status read_parameters(
    GeniusReader *g, const xmlNode *node, int count, Evaluator *evaluator)
{
    static const char *const NAMES[] = {
        "parameter0", "parameter1", "parameter2"};
    for (int i = 0; i < count; i++)
        TRY(xml_number(&g->xml, node, NAMES[i], &evaluator->parameter[i]));
    return STATUS_OK;
}

/* What an integer's linear evaluation counts from: the profile's bound. */
static Status read_origin(GeniusReader *g, const xmlNode *issue,
    const Issue *of, Evaluator *evaluator)
{
    Str text;
    evaluator->origin = of->type == ISSUE_INTEGER ? of->low : 0;
    if (of->type != ISSUE_INTEGER ||
        !xml_attribute(&g->xml, issue, "lowerbound", &text))
        return STATUS_OK;
    return xml_number(&g->xml, issue, "lowerbound", &evaluator->origin);
}

Status genius_read_evaluator(GeniusReader *g, const xmlNode *issue,
    const Issue *of, Evaluator *evaluator)
{
    Str form;
    const xmlNode *node = xml_child(issue, "evaluator");
    *evaluator = (Evaluator){0};
    if (!node)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, issue),
            MSG_GENIUS_MISSING_EVALUATOR, ARGS(of->name));
    TRY(read_origin(g, issue, of, evaluator));
    if (!xml_attribute(&g->xml, node, "ftype", &form)) form = S("linear");
    if (str_equal(form, S("linear"))) return read_linear(g, node, evaluator);
    if (str_equal(form, S("constant"))) {
        evaluator->form = EVALUATE_CONSTANT;
        return read_parameters(g, node, 1, evaluator);
    }
    if (str_equal(form, S("triangular"))) {
        evaluator->form = EVALUATE_TRIANGULAR;
        return read_parameters(g, node, 3, evaluator);
    }
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_EVALUATOR, ARGS(form));
}

static void add_value(GeniusReader *g, Issue *issue, double value)
{
    if (value > issue->low && value < issue->high)
        vec_push(g->xml.arena, &issue->values, value);
}

static Status found_issue(GeniusReader *g, const xmlNode *node, void *state)
{
    (void)state;
    int64_t index;
    Evaluator e;
    TRY(genius_index(g, node, &index));
    Issue *issue = genius_find_issue(g, index);
    if (!issue || issue->type != ISSUE_REAL || !xml_child(node, "evaluator"))
        return STATUS_OK;
    TRY(genius_read_evaluator(g, node, issue, &e));
    if (e.form == EVALUATE_LINEAR && e.slope != 0) {
        add_value(g, issue, (0 - e.offset) / e.slope);
        add_value(g, issue, (1 - e.offset) / e.slope);
    }
    for (int i = 0; e.form == EVALUATE_TRIANGULAR && i < 3; i++)
        add_value(g, issue, e.parameter[i]);
    return STATUS_OK;
}

Status genius_collect_breakpoints(GeniusReader *g, const xmlNode *root)
{
    return genius_each(g, root, "issue", found_issue, NULL);
}
