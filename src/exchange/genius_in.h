#ifndef EXCHANGE_GENIUS_IN_H
#define EXCHANGE_GENIUS_IN_H

#include "base/map.h"
#include "exchange/genius.h"
#include "exchange/genius_xml.h"

/* Between the files that read GENIUS XML: issues (of the domain) and
 * profiles (laid over them). */

typedef enum { ISSUE_DISCRETE, ISSUE_INTEGER, ISSUE_REAL } IssueType;

typedef struct {
    int64_t index;
    uint32_t line;
    Str name;
    IssueType type;
    double low, high; /* of a numeric issue */
    VEC(Str) items;
    VEC(double) values; /* of a numeric issue */
    Map numbers;        /* item -> 1 + its number, as a pointer */
} Issue;

typedef struct {
    XmlReader xml;
    xmlNode **roots; /* one a file */
    VEC(Issue) issues;
} GeniusReader;

/* Fills g->issues from the domain, sorted by index. */
CHECKED Status genius_read_issues(GeniusReader *g, const xmlNode *root);
/* The issue of that index, or NULL. */
Issue *genius_find_issue(GeniusReader *g, int64_t index);
/* Calls FOUND for each <NAME> below an <objective> below ROOT. */
typedef Status (*GeniusFound)(
    GeniusReader *g, const xmlNode *node, void *state);
CHECKED Status genius_each(GeniusReader *g, const xmlNode *root,
    const char *name, GeniusFound found, void *state);
CHECKED Status genius_issue_type(
    GeniusReader *g, const xmlNode *node, IssueType *type);
CHECKED Status genius_index(
    GeniusReader *g, const xmlNode *node, int64_t *index);

/* Adds to the values of real issues where the profile's utilities bend. */
CHECKED Status genius_collect_breakpoints(GeniusReader *g, const xmlNode *root);
/* Makes the points of the problem from g->issues. */
void genius_make_points(GeniusReader *g, DealProblem *problem);

CHECKED Status genius_read_profile(GeniusReader *g, const xmlNode *root,
    const DealProblem *problem, DealParty *party);
CHECKED Status genius_read_function(GeniusReader *g, const xmlNode *utility,
    const DealProblem *problem, DealParty *party);

/* How a numeric issue is evaluated. */
typedef struct {
    enum { EVALUATE_LINEAR, EVALUATE_CONSTANT, EVALUATE_TRIANGULAR } form;
    double parameter[3], slope, offset;
    double origin; /* what a linear integer evaluation counts from */
} Evaluator;
CHECKED Status genius_read_evaluator(GeniusReader *g, const xmlNode *issue,
    const Issue *of, Evaluator *evaluator);
double genius_evaluate(const Evaluator *evaluator, double value);

#endif
