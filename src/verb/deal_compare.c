/* deal compare: packages beside the solutions: who accepts them, how far each
 * is from every solution, and what would be better for all. */
#include <math.h>
#include <stddef.h>

#include "deal/approval.h"
#include "verb/deal_approval.h"

enum { IMPROVEMENTS_SHOWN = 5 };

/* The distance between utilities and the nearest of a solution's points. */
static double distance(
    const DealSolution *solution, const double *u, size_t parties)
{
    double least = INFINITY;
    for (size_t i = 0; i < solution->tie_count; i++) {
        double sum = 0;
        for (size_t p = 0; p < parties; p++) {
            double gap = solution->ties[i].utilities[p] - u[p];
            sum += gap * gap;
        }
        least = fmin(least, sqrt(sum));
    }
    return least;
}

/* -- points that are settled otherwise than in a solution --------------------
 */

static bool in_box(const DealBox *box, size_t point, uint32_t option)
{
    for (size_t k = 0; k < box->option_counts[point]; k++)
        if (box->options[point][k] == option) return true;
    return false;
}

static size_t points_off(
    const DealProblem *problem, const DealBox *box, const uint32_t *package)
{
    size_t off = 0;
    for (size_t i = 0; i < problem->point_count; i++)
        off += !in_box(box, i, package[i]);
    return off;
}

/* The packages of a solution that settle the fewest points otherwise. */
static const DealBox *nearest_box(const DealProblem *problem,
    const DealSolution *solution, const uint32_t *package)
{
    size_t least = SIZE_MAX;
    const DealBox *nearest = NULL;
    for (size_t i = 0; i < solution->tie_count; i++) {
        for (size_t k = 0; k < solution->ties[i].box_count; k++) {
            const DealBox *box = &solution->ties[i].boxes[k];
            size_t off = points_off(problem, box, package);
            if (off >= least) continue;
            least = off;
            nearest = box;
        }
    }
    return nearest;
}

/* {point: option}: what would have to change to reach the solution. */
static Node *changes_node(Arena *arena, const DealProblem *problem,
    const DealBox *box, const uint32_t *package)
{
    Node *map = node_map(arena);
    for (size_t i = 0; i < problem->point_count; i++)
        if (!in_box(box, i, package[i]))
            node_set(arena, map, problem->points[i].key,
                node_text(
                    arena, problem->points[i].options[box->options[i][0]]));
    return map;
}

static Str changes_words(Arena *arena, const Node *changes)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < changes->count; i++) {
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, changes->entries[i].key);
        strbuf_char(&buf, '=');
        strbuf_add(&buf, changes->entries[i].value->text);
    }
    return changes->count ? strbuf_str(&buf) : message_text(MSG_DEAL_REACHED);
}

typedef struct {
    const char *key;
    MessageId name;
    size_t offset; /* of the DealSolution in an Analysis */
} Compared;

static const Compared COMPARED[] = {
    {"nash", MSG_DEAL_NASH, offsetof(Analysis, nash)},
    {"egalitarian", MSG_DEAL_EGALITARIAN, offsetof(Analysis, egalitarian)},
    {"leximin", MSG_DEAL_LEXIMIN, offsetof(Analysis, leximin)},
    {"kalai_smorodinsky", MSG_DEAL_KALAI_RATIONAL,
        offsetof(Analysis, kalai_rational)},
    {"max_welfare", MSG_DEAL_WELFARE_RATIONAL,
        offsetof(Analysis, welfare_rational)},
    {"relative_welfare", MSG_DEAL_RELATIVE_WELFARE,
        offsetof(Analysis, relative_welfare)},
};

/* How far the package is from each solution: utilities of all parties
 * (of files), and points to settle otherwise. */
static void compare_solutions(VerbCall *call, const DealCall *deal,
    const Analysis *a, const uint32_t *package, const double *u, Node *node)
{
    static const Column columns[] = {
        {.least = 12, .shrink = 0}, {.least = 20, .shrink = 1}};
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    Node *distances = node_map(arena), *changes = node_map(arena);
    Block *table = screen_table(call->screen, columns, 2);
    for (size_t i = 0; i < sizeof COMPARED / sizeof *COMPARED; i++) {
        Str key = str_of(COMPARED[i].key);
        const DealSolution *solution =
            (const DealSolution *)((const char *)a + COMPARED[i].offset);
        const DealBox *box = nearest_box(problem, solution, package);
        node_set(arena, distances, key,
            box ? deal_joint_node(
                      deal, distance(solution, u, problem->party_count))
                : node_null(arena));
        if (!box) continue;
        Node *change = changes_node(arena, problem, box, package);
        node_set(arena, changes, key, change);
        Str words = changes_words(arena, change);
        screen_row(call->screen, table,
            (Cell[]){CELL(message_text(COMPARED[i].name)), CELL(words)});
    }
    node_set(arena, node, S("distances"), distances);
    node_set(arena, node, S("changes"), changes);
}

/* -- what would be better for all
 * ------------------------------------------------ */

/* Whether point I gives each party at least u, and one more. */
static bool better_for_all(
    const Analysis *a, size_t i, const double *u, double *found)
{
    bool better = false;
    frontier_exact(&a->frontier, i, found);
    for (size_t p = 0; p < a->problem->party_count; p++) {
        if (found[p] < u[p] - DEAL_TOLERANCE) return false;
        better = better || found[p] > u[p] + DEAL_TOLERANCE;
    }
    return better;
}

/* The points of the frontier that are better for all; a table of the first
 * few. Returns the list for JSON. */
static Node *improvements(
    VerbCall *call, const DealCall *deal, const Analysis *a, const double *u)
{
    size_t count = 0;
    Block *table = NULL;
    double found[DEAL_PARTIES_MAX];
    Arena *arena = call->arena;
    const DealProblem *problem = a->problem;
    Node *list = node_list(arena);
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        if (!better_for_all(a, i, u, found)) continue;
        frontier_package(&a->frontier, i, package);
        Node *node = node_push(arena, list, node_map(arena));
        node_set(arena, node, S("package"),
            deal_package_node(arena, problem, package));
        node_set(arena, node, S("utilities"), deal_numbers_node(deal, found));
        if (count++ >= IMPROVEMENTS_SHOWN) continue;
        if (!table) {
            screen_heading(
                call->screen, message_text(MSG_DEAL_IMPROVEMENTS), S(""));
            table = deal_table(call, deal, message_text(MSG_DEAL_NUMBER),
                message_text(MSG_DEAL_PACKAGE));
        }
        deal_row(call, table, deal,
            CELL(deal_package_number(arena, problem, package)), found,
            CELL(deal_package_words(arena, problem, package)));
    }
    if (count > IMPROVEMENTS_SHOWN)
        screen_text(call->screen,
            message_format(arena, MSG_DEAL_OF_TOTAL,
                ARGS(str_int(arena, IMPROVEMENTS_SHOWN),
                    str_int(arena, (int64_t)count))),
            TONE_MUTED);
    return list;
}

static void compare(VerbCall *call, const DealCall *deal, const Analysis *a,
    size_t number, Node *list)
{
    Arena *arena = call->arena;
    const uint32_t *package = deal->packages[number];
    const DealProblem *problem = a->problem;
    double *u = arena_array(arena, problem->party_count, sizeof *u);
    deal_utilities(problem, package, u);
    Node *accepting = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        if (deal_accepts(problem, p, u[p]))
            node_push(
                arena, accepting, node_text(arena, problem->parties[p].key));
    const DealBar *bar = deal_barred(problem, package);
    bool agreed = deal_agreed(problem, package);
    Node *node = node_push(arena, list, node_map(arena));
    screen_heading(call->screen, deal_package_words(arena, problem, package),
        message_text(
            agreed ? deal_by_rule(deal, MSG_DEAL_ALL_ACCEPT, MSG_DEAL_APPROVED)
            : bar  ? MSG_DEAL_IS_BARRED
                   : deal_by_rule(
                         deal, MSG_DEAL_NOT_ALL_ACCEPT, MSG_DEAL_NOT_APPROVED)));
    if (!deal->room || deal->own != DEAL_NOT_SHOWN) {
        Block *table =
            deal_table(call, deal, message_text(MSG_DEAL_NUMBER), S(""));
        deal_row(call, table, deal,
            CELL(deal_package_number(arena, problem, package)), u, CELL(S("")));
    }
    screen_heading(call->screen, message_text(MSG_DEAL_TO_REACH), S(""));
    compare_solutions(call, deal, a, package, u, node);
    Node *better = improvements(call, deal, a, u);
    node_set(
        arena, node, S("package"), deal_package_node(arena, problem, package));
    node_set(arena, node, S("utilities"), deal_numbers_node(deal, u));
    node_set(arena, node, S("accepted_by"), accepting);
    node_set(arena, node, S("barred_by"),
        bar ? node_text(arena, bar->name) : node_null(arena));
    node_set(arena, node, S("efficient"),
        node_bool(arena, better->count == 0 && !bar));
    node_set(arena, node, S("improvements"), better);
}

static Status run(VerbCall *call, Err *err)
{
    DealCall deal;
    Analysis a;
    bool ready;
    Arena *arena = call->arena;
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    if (deal.package_count == 0)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_WHICH_PACKAGE, NO_ARGS);
    TRY(deal_call_analyse(call, &deal, &a, err));
    deal_title(call, &deal, S(""));
    node_set(arena, call->data, S("parties"),
        deal_parties_node(arena, &deal.problem));
    Node *list = node_set(arena, call->data, S("packages"), node_list(arena));
    for (size_t i = 0; i < deal.package_count; i++)
        compare(call, &deal, &a, i, list);
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = "time", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_AT_TIME},
    {.name = NULL},
};

const Verb verb_deal_compare = {
    .name = "deal compare",
    .summary = MSG_DEAL_COMPARE,
    .help = MSG_DEAL_COMPARE_ABOUT,
    .example = "deal compare wage-domain 0 17",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
