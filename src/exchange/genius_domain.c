/* The issues of a GENIUS domain, by index, and the points made of them. */
#include <math.h>
#include <stdlib.h>

#include "exchange/genius_in.h"

static Status each_below(GeniusReader *g, const xmlNode *objective,
    const char *name, int depth, GeniusFound found, void *state)
{
    if (depth > GENIUS_DEPTH_MAX)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, objective),
            MSG_TOO_DEEP, ARGS(str_int(g->xml.arena, GENIUS_DEPTH_MAX)));
    for (xmlNode *n = xml_child(objective, NULL); n; n = xml_next(n, NULL)) {
        if (xml_is(n, name)) TRY(found(g, n, state));
        if (xml_is(n, "objective") || xml_is(n, "utility_space"))
            TRY(each_below(g, n, name, depth + 1, found, state));
    }
    return STATUS_OK;
}

Status genius_each(GeniusReader *g, const xmlNode *root, const char *name,
    GeniusFound found, void *state)
{
    return each_below(g, root, name, 0, found, state);
}

Status genius_index(GeniusReader *g, const xmlNode *node, int64_t *index)
{
    TRY(xml_whole(&g->xml, node, "index", index));
    if (*index >= 0) return STATUS_OK;
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_INDEX,
        ARGS(str_of((const char *)node->name), str_int(g->xml.arena, *index)));
}

Status genius_issue_type(GeniusReader *g, const xmlNode *node, IssueType *type)
{
    Str text;
    if (!xml_attribute(&g->xml, node, "type", &text))
        (void)xml_attribute(&g->xml, node, "vtype", &text);
    if (text.size == 0 || str_equal(text, S("discrete")))
        *type = ISSUE_DISCRETE;
    else if (str_equal(text, S("integer")))
        *type = ISSUE_INTEGER;
    else if (str_equal(text, S("real")))
        *type = ISSUE_REAL;
    else
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
            MSG_GENIUS_TYPE, ARGS(text));
    return STATUS_OK;
}

static Status too_many(GeniusReader *g, const xmlNode *node, Str name)
{
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_TOO_MANY,
        ARGS(name, str_int(g->xml.arena, GENIUS_VALUES_MAX)));
}

static Status read_items(GeniusReader *g, const xmlNode *node, Issue *issue)
{
    Arena *arena = g->xml.arena;
    issue->numbers = map_new(arena);
    for (xmlNode *n = xml_child(node, "item"); n; n = xml_next(n, "item")) {
        Str value;
        if (!xml_attribute(&g->xml, n, "value", &value))
            return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, n),
                MSG_GENIUS_ATTRIBUTE, ARGS(S("item"), S("value")));
        if (map_get(&issue->numbers, value))
            return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, n),
                MSG_GENIUS_DOUBLED,
                ARGS(S("item"), value, str_int(arena, issue->line)));
        vec_push(arena, &issue->items, value);
        (void)map_put(&issue->numbers, value, (void *)issue->items.count);
        if (issue->items.count > GENIUS_VALUES_MAX)
            return too_many(g, n, issue->name);
    }
    if (issue->items.count) return STATUS_OK;
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_NO_ITEMS, ARGS(issue->name));
}

static Status read_bounds(GeniusReader *g, const xmlNode *node, Issue *issue)
{
    const xmlNode *range = xml_child(node, "range");
    const xmlNode *from = range ? range : node;
    TRY(xml_number(&g->xml, from, "lowerbound", &issue->low));
    TRY(xml_number(&g->xml, from, "upperbound", &issue->high));
    if (issue->high < issue->low)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, from),
            MSG_GENIUS_RANGE, ARGS(issue->name));
    return STATUS_OK;
}

static Status fill_integer(GeniusReader *g, const xmlNode *node, Issue *issue)
{
    issue->low = ceil(issue->low);
    issue->high = floor(issue->high);
    if (issue->high - issue->low >= GENIUS_VALUES_MAX)
        return too_many(g, node, issue->name);
    for (double v = issue->low; v <= issue->high; v++)
        vec_push(g->xml.arena, &issue->values, v);
    if (issue->values.count) return STATUS_OK;
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_RANGE, ARGS(issue->name));
}

static void fill_real(GeniusReader *g, Issue *issue)
{
    for (int i = 0; i <= GENIUS_STEPS; i++) {
        double share = (double)i / GENIUS_STEPS;
        double v = issue->low + share * (issue->high - issue->low);
        vec_push(
            g->xml.arena, &issue->values, i == GENIUS_STEPS ? issue->high : v);
    }
}

static Status read_issue(GeniusReader *g, const xmlNode *node, void *state)
{
    (void)state;
    Issue issue = {.line = xml_place(&g->xml, node).line};
    TRY(genius_index(g, node, &issue.index));
    const Issue *first = genius_find_issue(g, issue.index);
    if (first)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
            MSG_GENIUS_DOUBLED,
            ARGS(S("issue"), str_int(g->xml.arena, issue.index),
                str_int(g->xml.arena, first->line)));
    if (!xml_attribute(&g->xml, node, "name", &issue.name))
        issue.name = str_int(g->xml.arena, issue.index);
    TRY(genius_issue_type(g, node, &issue.type));
    if (issue.type == ISSUE_DISCRETE) {
        TRY(read_items(g, node, &issue));
    } else {
        TRY(read_bounds(g, node, &issue));
        if (issue.type == ISSUE_INTEGER)
            TRY(fill_integer(g, node, &issue));
        else
            fill_real(g, &issue);
    }
    vec_push(g->xml.arena, &g->issues, issue);
    return STATUS_OK;
}

static int by_index(const void *a, const void *b)
{
    const Issue *left = a, *right = b;
    return (left->index > right->index) - (left->index < right->index);
}

Status genius_read_issues(GeniusReader *g, const xmlNode *root)
{
    TRY(genius_each(g, root, "issue", read_issue, NULL));
    if (g->issues.count == 0)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, root),
            MSG_GENIUS_NO_ISSUES, NO_ARGS);
    if (g->issues.count > DEAL_POINTS_MAX)
        return err_set(
            g->xml.err, STATUS_INPUT, NOWHERE, MSG_DEAL_POINTS, NO_ARGS);
    qsort(g->issues.items, g->issues.count, sizeof *g->issues.items, by_index);
    return STATUS_OK;
}

Issue *genius_find_issue(GeniusReader *g, int64_t index)
{
    for (size_t i = 0; i < g->issues.count; i++)
        if (g->issues.items[i].index == index) return &g->issues.items[i];
    return NULL;
}

static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Sorts the values of a numeric issue, drops doubles, and names them. */
static void name_values(Arena *arena, Issue *issue)
{
    size_t kept = 0;
    double *v = issue->values.items;
    qsort(v, issue->values.count, sizeof *v, by_value);
    for (size_t i = 0; i < issue->values.count; i++)
        if (kept == 0 || v[i] > v[kept - 1]) v[kept++] = v[i];
    issue->values.count = kept;
    for (size_t i = 0; i < kept; i++)
        vec_push(arena, &issue->items, str_printf(arena, "%.15g", v[i]));
}

void genius_make_points(GeniusReader *g, DealProblem *problem)
{
    Arena *arena = g->xml.arena;
    problem->point_count = g->issues.count;
    problem->points =
        arena_array(arena, g->issues.count, sizeof *problem->points);
    for (size_t i = 0; i < g->issues.count; i++) {
        Issue *issue = &g->issues.items[i];
        if (issue->type != ISSUE_DISCRETE) name_values(arena, issue);
        problem->points[i] = (DealPoint){.key = issue->name,
            .options = issue->items.items,
            .values = issue->values.items,
            .option_count = issue->items.count,
            .first = problem->option_total,
            .gridded = issue->type == ISSUE_REAL};
        problem->option_total += issue->items.count;
    }
}
