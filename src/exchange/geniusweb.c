/* GeniusWeb JSON in. Utility is the sum over issues of weight times the
 * value's utility; the reservation value is the utility of the reservation
 * bid, in which issues may be left out (they add nothing). */
#include "exchange/geniusweb.h"

#include <math.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/map.h"
#include "exchange/genius.h"

typedef struct {
    Arena *arena;
    Err *err;
    const char *file;
} Reader;

#define WEB_REFUSE(READER, NODE, ID, ...)                                      \
    err_set((READER)->err, STATUS_INPUT, node_place((NODE), (READER)->file),   \
        (ID), ARGS(__VA_ARGS__))

/* The member NAME of MAP, of that TYPE. */
static Status member(
    Reader *r, const Node *map, Str name, NodeType type, const Node **value)
{
    *value = node_get(map, name);
    if (node_is(*value, type)) return STATUS_OK;
    return WEB_REFUSE(r, *value ? *value : map,
        *value ? MSG_GENIUSWEB_TYPE : MSG_GENIUSWEB_MISSING, name);
}

static bool to_number(Arena *arena, const Node *node, double *number)
{
    if (!node_is(node, NODE_TEXT)) return false;
    char *end;
    const char *text = str_c(arena, node->text);
    *number = strtod(text, &end);
    return node->text.size && !*end && isfinite(*number);
}

static Status number(Reader *r, const Node *map, Str name, double *value)
{
    const Node *node;
    TRY(member(r, map, name, NODE_TEXT, &node));
    if (to_number(r->arena, node, value)) return STATUS_OK;
    return WEB_REFUSE(r, node, MSG_GENIUSWEB_NUMBER, name);
}

/* -- the domain ---------------------------------------------------------------
 */

static Status read_values(Reader *r, const Node *list, DealPoint *point)
{
    Str *options = arena_array(r->arena, list->count, sizeof *options);
    Map seen = map_new(r->arena);
    if (list->count == 0)
        return WEB_REFUSE(r, list, MSG_DEAL_NO_OPTIONS, point->key);
    if (list->count > GENIUSWEB_VALUES_MAX)
        return WEB_REFUSE(r, list, MSG_GENIUS_TOO_MANY, point->key,
            str_int(r->arena, GENIUSWEB_VALUES_MAX));
    for (size_t i = 0; i < list->count; i++) {
        const Node *item = list->items[i];
        if (!node_is(item, NODE_TEXT))
            return WEB_REFUSE(r, item, MSG_GENIUSWEB_VALUE, point->key);
        if (map_put(&seen, item->text, &options[i]))
            return WEB_REFUSE(r, item, MSG_GENIUSWEB_DOUBLED, item->text);
        options[i] = item->text;
    }
    point->options = options;
    point->option_count = list->count;
    return STATUS_OK;
}

/* {"range": [low, high, step]} */
static Status read_range(Reader *r, const Node *list, DealPoint *point)
{
    double of[3] = {0};
    for (size_t i = 0; i < 3; i++)
        if (list->count != 3 || !to_number(r->arena, list->items[i], &of[i]))
            return WEB_REFUSE(r, list, MSG_GENIUSWEB_RANGE, point->key);
    double count = floor((of[1] - of[0]) / of[2] + DEAL_TOLERANCE) + 1;
    if (!(of[2] > 0) || !(of[1] >= of[0]))
        return WEB_REFUSE(r, list, MSG_GENIUSWEB_RANGE, point->key);
    if (!(count <= GENIUSWEB_VALUES_MAX))
        return WEB_REFUSE(r, list, MSG_GENIUS_TOO_MANY, point->key,
            str_int(r->arena, GENIUSWEB_VALUES_MAX));
    point->option_count = (size_t)count;
    double *values = arena_array(r->arena, point->option_count, sizeof *values);
    Str *options = arena_array(r->arena, point->option_count, sizeof *options);
    for (size_t i = 0; i < point->option_count; i++) {
        values[i] = of[0] + (double)i * of[2];
        options[i] = str_printf(r->arena, "%.12g", values[i]);
    }
    point->values = values;
    point->options = options;
    return STATUS_OK;
}

static Status read_issue(Reader *r, const NodeEntry *entry, DealPoint *point)
{
    point->key = entry->key;
    const Node *values = node_get(entry->value, S("values"));
    const Node *range = node_get(entry->value, S("range"));
    if (node_is(values, NODE_LIST)) return read_values(r, values, point);
    if (node_is(range, NODE_LIST)) return read_range(r, range, point);
    return WEB_REFUSE(r, entry->value, MSG_GENIUSWEB_MISSING, S("values"));
}

static Status read_domain(Reader *r, const Node *root, DealProblem *problem)
{
    const Node *issues, *name;
    *problem = (DealProblem){0};
    TRY(member(r, root, S("issuesValues"), NODE_MAP, &issues));
    TRY(member(r, root, S("name"), NODE_TEXT, &name));
    problem->name = name->text;
    problem->point_count = issues->count;
    problem->points =
        arena_array(r->arena, issues->count, sizeof *problem->points);
    for (size_t i = 0; i < issues->count; i++) {
        TRY(read_issue(r, &issues->entries[i], &problem->points[i]));
        problem->points[i].first = problem->option_total;
        problem->option_total += problem->points[i].option_count;
    }
    return STATUS_OK;
}

static bool same_points(const DealProblem *a, const DealProblem *b)
{
    if (a->point_count != b->point_count) return false;
    for (size_t i = 0; i < a->point_count; i++) {
        const DealPoint *p = &a->points[i], *q = &b->points[i];
        if (!str_equal(p->key, q->key) || p->option_count != q->option_count)
            return false;
        for (size_t k = 0; k < p->option_count; k++)
            if (!str_equal(p->options[k], q->options[k])) return false;
    }
    return true;
}

/* -- profiles
 * -------------------------------------------------------------------- */

static Status read_discrete(Reader *r, const Node *of, const DealPoint *point,
    double weight, double *worth)
{
    const Node *values;
    TRY(member(r, of, S("valueUtilities"), NODE_MAP, &values));
    for (size_t k = 0; k < point->option_count; k++) {
        const Node *utility = node_get(values, point->options[k]);
        if (!utility)
            return WEB_REFUSE(r, values, MSG_GENIUSWEB_NO_UTILITY, point->key,
                point->options[k]);
        if (!to_number(r->arena, utility, &worth[k]))
            return WEB_REFUSE(
                r, utility, MSG_GENIUSWEB_NUMBER, point->options[k]);
        worth[k] *= weight;
    }
    return STATUS_OK;
}

/* A straight line from (lowValue, lowUtility) to (highValue, highUtility). */
static Status read_line(Reader *r, const Node *of, const DealPoint *point,
    double weight, double *worth)
{
    double low, low_utility, high, high_utility;
    TRY(number(r, of, S("lowValue"), &low));
    TRY(number(r, of, S("lowUtility"), &low_utility));
    TRY(number(r, of, S("highValue"), &high));
    TRY(number(r, of, S("highUtility"), &high_utility));
    if (high < low || !point->values)
        return WEB_REFUSE(r, of, MSG_GENIUSWEB_RANGE, point->key);
    for (size_t k = 0; k < point->option_count; k++) {
        double v = fmin(fmax(point->values[k], low), high);
        double share = high > low ? (v - low) / (high - low) : 0;
        worth[k] =
            weight * (low_utility + share * (high_utility - low_utility));
    }
    return STATUS_OK;
}

static Status read_worth(Reader *r, const Node *utilities, const Node *weights,
    const DealPoint *point, double *worth)
{
    double weight;
    const Node *of;
    TRY(number(r, weights, point->key, &weight));
    TRY(member(r, utilities, point->key, NODE_MAP, &of));
    const Node *discrete = node_get(of, S("discreteutils"));
    const Node *line = node_get(of, S("numberutils"));
    if (discrete) return read_discrete(r, discrete, point, weight, worth);
    if (line) return read_line(r, line, point, weight, worth);
    return WEB_REFUSE(r, of, MSG_GENIUSWEB_MISSING, S("discreteutils"));
}

/* Whether a value in a bid is that option: as text, or as number. */
static bool is_option(
    Arena *arena, const Node *value, const DealPoint *point, size_t k)
{
    double v;
    if (!point->values) return str_equal(value->text, point->options[k]);
    return to_number(arena, value, &v) &&
           fabs(v - point->values[k]) <= DEAL_TOLERANCE;
}

static Status find_option(
    Reader *r, const Node *value, const DealPoint *point, size_t *option)
{
    for (*option = 0; *option < point->option_count; ++*option)
        if (is_option(r->arena, value, point, *option)) return STATUS_OK;
    return WEB_REFUSE(
        r, value, MSG_GENIUSWEB_NO_OPTION, point->key, value->text);
}

static Status read_reservation(
    Reader *r, const Node *space, const DealProblem *problem, DealParty *party)
{
    const Node *bid = node_get(space, S("reservationBid")), *values;
    if (!bid || node_is(bid, NODE_NULL)) return STATUS_OK;
    TRY(member(r, bid, S("issuevalues"), NODE_MAP, &values));
    for (size_t i = 0; i < problem->point_count; i++) {
        size_t option;
        const DealPoint *point = &problem->points[i];
        const Node *value = node_get(values, point->key);
        if (!value) continue;
        TRY(find_option(r, value, point, &option));
        party->reservation += party->worth[point->first + option];
    }
    return STATUS_OK;
}

/* Refuses members of MAP that are not issues of the domain. */
static Status check_issues(
    Reader *r, const Node *map, const DealProblem *problem)
{
    for (size_t i = 0; i < map->count; i++) {
        size_t k = 0;
        while (k < problem->point_count &&
               !str_equal(problem->points[k].key, map->entries[i].key))
            k++;
        if (k == problem->point_count)
            return WEB_REFUSE(r, map->entries[i].value, MSG_GENIUSWEB_NO_ISSUE,
                map->entries[i].key);
    }
    return STATUS_OK;
}

static Status read_profile(
    Reader *r, const Node *space, const DealProblem *problem, DealParty *party)
{
    const Node *utilities, *weights;
    TRY(member(r, space, S("issueUtilities"), NODE_MAP, &utilities));
    TRY(member(r, space, S("issueWeights"), NODE_MAP, &weights));
    TRY(check_issues(r, utilities, problem));
    TRY(check_issues(r, weights, problem));
    Str name = node_get_text(space, S("name"));
    double *worth = arena_array(r->arena, problem->option_total, sizeof *worth);
    *party = (DealParty){.key = name.size ? name : genius_party_key(r->file),
        .worth = worth,
        .cap = 1,
        .discount = 1,
        .weight = 1};
    for (size_t i = 0; i < problem->point_count; i++)
        TRY(read_worth(r, utilities, weights, &problem->points[i],
            worth + problem->points[i].first));
    return read_reservation(r, space, problem, party);
}

/* -- all files
 * -------------------------------------------------------------------- */

/* The profile in a file's tree, or NULL. */
static const Node *space_of(const Node *root)
{
    return node_get(root, S("LinearAdditiveUtilitySpace"));
}

/* Finds the domain: a file of its own, or the first profile's. */
static Status find_domain(Reader *r, const GeniusWebFile *files,
    Node *const *roots, size_t count, DealProblem *problem)
{
    const Node *own = NULL, *first = NULL;
    const char *own_file = NULL, *first_file = NULL;
    for (size_t i = 0; i < count; i++) {
        bool domain = node_get(roots[i], S("issuesValues")) != NULL;
        const Node *space = space_of(roots[i]);
        r->file = files[i].path;
        if (domain && own)
            return WEB_REFUSE(
                r, roots[i], MSG_GENIUS_TWO_DOMAINS, str_of(own_file));
        if (domain) own = roots[i], own_file = files[i].path;
        if (space && !first)
            first = node_get(space, S("domain")), first_file = files[i].path;
    }
    if (!own && !first)
        return err_set(
            r->err, STATUS_INPUT, NOWHERE, MSG_GENIUS_NO_DOMAIN, NO_ARGS);
    r->file = own ? own_file : first_file;
    return read_domain(r, own ? own : first, problem);
}

static Status read_party(Reader *r, const Node *space, DealProblem *problem)
{
    const Node *domain;
    DealProblem own;
    TRY(member(r, space, S("domain"), NODE_MAP, &domain));
    TRY(read_domain(r, domain, &own));
    if (!same_points(&own, problem))
        return WEB_REFUSE(r, domain, MSG_GENIUSWEB_OTHER_DOMAIN, problem->name);
    return read_profile(
        r, space, problem, &problem->parties[problem->party_count++]);
}

Status geniusweb_read(Arena *arena, const GeniusWebFile *files, size_t count,
    DealProblem *problem, Err *err)
{
    Reader r = {arena, err, NULL};
    Node **roots = arena_array(arena, count, sizeof *roots);
    for (size_t i = 0; i < count; i++)
        TRY(json_read(arena, files[i].text, files[i].path, &roots[i], err));
    TRY(find_domain(&r, files, roots, count, problem));
    problem->parties = arena_array(arena, count, sizeof *problem->parties);
    for (size_t i = 0; i < count; i++) {
        const Node *space = space_of(roots[i]);
        r.file = files[i].path;
        if (node_is(space, NODE_MAP)) TRY(read_party(&r, space, problem));
    }
    if (problem->party_count == 0)
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_GENIUS_NO_PROFILE, NO_ARGS);
    return deal_check(problem, err);
}
