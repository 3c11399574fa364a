/* A GENIUS profile laid over the domain's issues: u = min(1, sum of weight
 * times evaluation), weights as written, evaluations of a discrete issue
 * divided by their largest. */
#include <math.h>

#include "exchange/genius_in.h"

enum { CAP = 1 };
/* A largest evaluation below this makes all evaluations of the issue 0. */
#define LEAST_EVALUATION 1e-5

/* What one profile says, by position of the issue. */
typedef struct {
    const xmlNode **issues; /* [issue] its <issue>, NULL: none yet */
    double *weights;        /* [issue] */
    uint32_t *weight_lines; /* [issue] 0: no weight yet */
} Profile;

static Status unknown_issue(GeniusReader *g, const xmlNode *node, int64_t index)
{
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_UNKNOWN_ISSUE,
        ARGS(str_of((const char *)node->name), str_int(g->xml.arena, index)));
}

static Str type_name(IssueType type)
{
    static const char *const NAMES[] = {"discrete", "integer", "real"};
    return str_of(NAMES[type]);
}

static Status check_type(
    GeniusReader *g, const xmlNode *node, const Issue *issue)
{
    IssueType type;
    TRY(genius_issue_type(g, node, &type));
    if (type == issue->type) return STATUS_OK;
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_TYPE_DIFFERS,
        ARGS(str_int(g->xml.arena, issue->index), type_name(type),
            type_name(issue->type)));
}

static Status doubled(
    GeniusReader *g, const xmlNode *node, int64_t index, uint32_t line)
{
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
        MSG_GENIUS_DOUBLED,
        ARGS(str_of((const char *)node->name), str_int(g->xml.arena, index),
            str_int(g->xml.arena, line)));
}

static Status found_issue(GeniusReader *g, const xmlNode *node, void *state)
{
    int64_t index;
    Profile *profile = state;
    TRY(genius_index(g, node, &index));
    Issue *issue = genius_find_issue(g, index);
    if (!issue) return unknown_issue(g, node, index);
    const xmlNode **at = &profile->issues[issue - g->issues.items];
    if (*at) return doubled(g, node, index, xml_place(&g->xml, *at).line);
    *at = node;
    return check_type(g, node, issue);
}

/* A weight may also stand for an objective, which has no worth of its own. */
static Status found_weight(GeniusReader *g, const xmlNode *node, void *state)
{
    int64_t index;
    double value;
    Profile *profile = state;
    TRY(genius_index(g, node, &index));
    TRY(xml_number(&g->xml, node, "value", &value));
    Issue *issue = genius_find_issue(g, index);
    if (!issue) return STATUS_OK;
    size_t i = (size_t)(issue - g->issues.items);
    if (profile->weight_lines[i] && profile->weights[i] != value)
        return doubled(g, node, index, profile->weight_lines[i]);
    profile->weights[i] = value;
    profile->weight_lines[i] = xml_place(&g->xml, node).line;
    if (profile->weight_lines[i] == 0) profile->weight_lines[i] = 1;
    return STATUS_OK;
}

/* The evaluation of one <item>. */
static Status read_evaluation(GeniusReader *g, const xmlNode *item,
    const Issue *issue, double *evaluation)
{
    Str text, value;
    (void)xml_attribute(&g->xml, item, "value", &value);
    bool present = xml_attribute(&g->xml, item, "evaluation", &text);
    if (!present || text.size == 0 || str_equal(text, S("null")))
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, item),
            MSG_GENIUS_MISSING_EVALUATION, ARGS(value, issue->name));
    return xml_number(&g->xml, item, "evaluation", evaluation);
}

/* Fills evaluations[option] and *LARGEST; seen[option] tells which. */
static Status read_evaluations(GeniusReader *g, const xmlNode *node,
    Issue *issue, double *evaluations, bool *seen, double *largest)
{
    *largest = -INFINITY;
    for (xmlNode *n = xml_child(node, "item"); n; n = xml_next(n, "item")) {
        Str value;
        double evaluation = 0;
        TRY(read_evaluation(g, n, issue, &evaluation));
        if (evaluation > *largest) *largest = evaluation;
        if (!xml_attribute(&g->xml, n, "value", &value)) continue;
        size_t number = (size_t)map_get(&issue->numbers, value);
        if (number == 0) continue;
        if (seen[number - 1] && evaluations[number - 1] != evaluation)
            return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, n),
                MSG_GENIUS_DOUBLED,
                ARGS(S("item"), value,
                    str_int(g->xml.arena, xml_place(&g->xml, node).line)));
        evaluations[number - 1] = evaluation;
        seen[number - 1] = true;
    }
    return STATUS_OK;
}

static Status read_discrete(GeniusReader *g, const xmlNode *node, Issue *issue,
    double weight, double *worth)
{
    double largest;
    size_t count = issue->items.count;
    bool *seen = arena_array(g->xml.arena, count, sizeof *seen);
    TRY(read_evaluations(g, node, issue, worth, seen, &largest));
    for (size_t i = 0; i < count; i++) {
        if (!seen[i])
            return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
                MSG_GENIUS_MISSING_ITEM,
                ARGS(issue->name, issue->items.items[i]));
        worth[i] =
            largest < LEAST_EVALUATION ? 0 : weight * (worth[i] / largest);
    }
    return STATUS_OK;
}

static Status read_numeric(GeniusReader *g, const xmlNode *node, Issue *issue,
    double weight, double *worth)
{
    Evaluator evaluator;
    TRY(genius_read_evaluator(g, node, issue, &evaluator));
    for (size_t i = 0; i < issue->values.count; i++)
        worth[i] = weight * genius_evaluate(&evaluator, issue->values.items[i]);
    return STATUS_OK;
}

static Status missing(
    GeniusReader *g, const xmlNode *root, MessageId id, const Issue *issue)
{
    return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, root), id,
        ARGS(str_int(g->xml.arena, issue->index), issue->name));
}

static Status read_worths(GeniusReader *g, const xmlNode *root,
    const Profile *profile, const DealProblem *problem, double *worth)
{
    for (size_t i = 0; i < g->issues.count; i++) {
        Issue *issue = &g->issues.items[i];
        const xmlNode *node = profile->issues[i];
        double *at = worth + problem->points[i].first;
        if (!node) return missing(g, root, MSG_GENIUS_MISSING_ISSUE, issue);
        if (!profile->weight_lines[i])
            return missing(g, root, MSG_GENIUS_MISSING_WEIGHT, issue);
        double weight = profile->weights[i];
        TRY(issue->type == ISSUE_DISCRETE
                ? read_discrete(g, node, issue, weight, at)
                : read_numeric(g, node, issue, weight, at));
    }
    return STATUS_OK;
}

static Status read_additive(GeniusReader *g, const xmlNode *root,
    const DealProblem *problem, DealParty *party)
{
    Arena *arena = g->xml.arena;
    size_t count = g->issues.count;
    Profile profile = {
        .issues = arena_array(arena, count, sizeof *profile.issues),
        .weights = arena_array(arena, count, sizeof *profile.weights),
        .weight_lines = arena_array(arena, count, sizeof(uint32_t)),
    };
    TRY(genius_each(g, root, "issue", found_issue, &profile));
    TRY(genius_each(g, root, "weight", found_weight, &profile));
    double *worth = arena_array(arena, problem->option_total, sizeof *worth);
    party->worth = worth;
    return read_worths(g, root, &profile, problem, worth);
}

/* The value of the root's child NAME, or NORMAL if it has none. */
static Status read_setting(GeniusReader *g, const xmlNode *root,
    const char *name, double normal, double *value)
{
    const xmlNode *node = xml_child(root, name);
    *value = normal;
    return node ? xml_number(&g->xml, node, "value", value) : STATUS_OK;
}

static Status found_utility(GeniusReader *g, const xmlNode *node, void *state)
{
    (void)g;
    const xmlNode **utility = state;
    if (!*utility) *utility = node;
    return STATUS_OK;
}

Status genius_read_profile(GeniusReader *g, const xmlNode *root,
    const DealProblem *problem, DealParty *party)
{
    Str type;
    const xmlNode *utility = NULL;
    party->cap = CAP;
    party->weight = 1;
    TRY(read_setting(g, root, "reservation", 0, &party->reservation));
    TRY(read_setting(g, root, "discount_factor", 1, &party->discount));
    if (party->discount <= 0 || party->discount > 1) party->discount = 1;
    if (!xml_child(root, "objective"))
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, root),
            MSG_GENIUS_MISSING_OBJECTIVE, NO_ARGS);
    (void)xml_attribute(&g->xml, root, "type", &type);
    TRY(genius_each(g, root, "utility", found_utility, &utility));
    if (!utility && xml_child(root, "utility"))
        utility = xml_child(root, "utility");
    if (str_equal(type, S("nonlinear")) || utility) {
        if (!utility)
            return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, root),
                MSG_GENIUS_MISSING_UTILITY, NO_ARGS);
        return genius_read_function(g, utility, problem, party);
    }
    return read_additive(g, root, problem, party);
}
