/* The arguments of the verbs on deals. */
#include "verb/deal_call.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "deal/rectangle.h"
#include "exchange/deal_files.h"
#include "verb/deal_approval.h"
#include "verb/deal_room.h"

/* -- words into choices -------------------------------------------------------
 */

bool deal_match_point(const DealProblem *problem, Str text, uint32_t *point)
{
    size_t longest = 0;
    bool found = false;
    for (uint32_t i = 0; i < problem->point_count; i++) {
        Str key = problem->points[i].key;
        if (!str_starts(text, key) || key.size >= text.size ||
            text.data[key.size] != '=' || (found && key.size <= longest))
            continue;
        longest = key.size;
        *point = i;
        found = true;
    }
    return found;
}

/* The option that TEXT begins with, to its end or a comma; the longest. */
static bool match_option(const DealPoint *point, Str text, uint32_t *option)
{
    size_t longest = 0;
    bool found = false;
    for (uint32_t k = 0; k < point->option_count; k++) {
        Str name = point->options[k];
        bool whole = text.size == name.size ||
                     (text.size > name.size && text.data[name.size] == ',');
        if (!whole || !str_starts(text, name) ||
            (found && name.size <= longest))
            continue;
        longest = name.size;
        *option = k;
        found = true;
    }
    return found;
}

/* Cuts one "point=option" off *TEXT. */
static Status next_choice(
    const DealProblem *problem, Str *text, DealChoice *choice, Err *err)
{
    if (!deal_match_point(problem, *text, &choice->point))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_POINT, ARGS(*text));
    const DealPoint *point = &problem->points[choice->point];
    *text = str_slice(*text, point->key.size + 1, text->size);
    if (!match_option(point, *text, &choice->option))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_OPTION,
            ARGS(point->key, *text));
    size_t used = point->options[choice->option].size;
    *text = str_slice(*text, used + 1, text->size);
    return STATUS_OK;
}

static Status read_package(Arena *arena, const DealProblem *problem, Str text,
    uint32_t **package, Err *err)
{
    size_t n = problem->point_count;
    bool *settled = arena_array(arena, n, sizeof *settled);
    *package = arena_array(arena, n, sizeof **package);
    while (text.size) {
        DealChoice choice;
        TRY(next_choice(problem, &text, &choice, err));
        if (settled[choice.point])
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_TWICE,
                ARGS(problem->points[choice.point].key));
        settled[choice.point] = true;
        (*package)[choice.point] = choice.option;
    }
    for (size_t i = 0; i < n; i++)
        if (!settled[i])
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_UNSETTLED,
                ARGS(problem->points[i].key));
    return STATUS_OK;
}

static Status read_number(Arena *arena, const DealProblem *problem, Str text,
    uint32_t **package, Err *err)
{
    int64_t number;
    *package = arena_array(arena, problem->point_count, sizeof **package);
    if (str_to_int(text, &number) && number >= 0 &&
        deal_package_of(problem, (uint64_t)number, *package))
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_PACKAGE,
        ARGS(text, deal_outcomes(arena, problem)));
}

/* -- bars
 * ------------------------------------------------------------------------ */

typedef VEC(DealBar) Bars;

static void add_bar(Arena *arena, Bars *bars, const DealChoice *choices,
    size_t count, int party, Str name)
{
    DealChoice *copy = arena_array(arena, count, sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = choices[i];
    vec_push(arena, bars, ((DealBar){copy, count, party, name}));
}

/* "PARTY:point=option" */
static Status read_red_line(DealCall *deal, Str text, Bars *bars, Err *err)
{
    const DealProblem *problem = &deal->problem;
    for (size_t p = 0; p < problem->party_count; p++) {
        DealChoice choice;
        Str key = problem->parties[p].key;
        if (!str_starts(text, key) || text.size <= key.size ||
            text.data[key.size] != ':')
            continue;
        Str rest = str_slice(text, key.size + 1, text.size);
        TRY(next_choice(problem, &rest, &choice, err));
        if (rest.size)
            return err_set(
                err, STATUS_USAGE, NOWHERE, MSG_DEAL_LEFT_OVER, ARGS(rest));
        add_bar(deal->arena, bars, &choice, 1, (int)p, text);
        return STATUS_OK;
    }
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_PARTY, ARGS(text));
}

/* "point=option,point=option": they exclude one another, or the first
 * requires the second. */
static Status read_link(
    DealCall *deal, Str text, bool requires, Bars *bars, Err *err)
{
    DealChoice pair[2];
    Str rest = text;
    const DealProblem *problem = &deal->problem;
    TRY(next_choice(problem, &rest, &pair[0], err));
    TRY(next_choice(problem, &rest, &pair[1], err));
    if (rest.size)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_LEFT_OVER, ARGS(rest));
    if (!requires) {
        add_bar(deal->arena, bars, pair, 2, DEAL_NOBODY, text);
        return STATUS_OK;
    }
    const DealPoint *point = &problem->points[pair[1].point];
    for (uint32_t k = 0; k < point->option_count; k++) {
        DealChoice other[2] = {pair[0], {pair[1].point, k}};
        if (k != pair[1].option)
            add_bar(deal->arena, bars, other, 2, DEAL_NOBODY, text);
    }
    return STATUS_OK;
}

static Status read_bars(VerbCall *call, DealCall *deal, Err *err)
{
    Str text;
    Bars bars = {0};
    for (size_t i = 0; i < deal->problem.bar_count; i++)
        vec_push(call->arena, &bars, deal->problem.bars[i]);
    for (size_t i = 0; verb_nth(call, "red-line", i, &text); i++)
        TRY(read_red_line(deal, text, &bars, err));
    for (size_t i = 0; verb_nth(call, "excludes", i, &text); i++)
        TRY(read_link(deal, text, false, &bars, err));
    for (size_t i = 0; verb_nth(call, "requires", i, &text); i++)
        TRY(read_link(deal, text, true, &bars, err));
    deal->problem.bars = bars.items;
    deal->problem.bar_count = bars.count;
    return STATUS_OK;
}

/* -- reservation packages
 * -------------------------------------------------------- */

/* "PARTY:point=option,...": no deal is worth to it what the package is. */
static Status read_reservation(DealCall *deal, Str text, Err *err)
{
    DealProblem *problem = &deal->problem;
    for (size_t p = 0; p < problem->party_count; p++) {
        uint32_t *package;
        Str key = problem->parties[p].key;
        if (!str_starts(text, key) || text.size <= key.size ||
            text.data[key.size] != ':')
            continue;
        TRY(read_package(deal->arena, problem,
            str_slice(text, key.size + 1, text.size), &package, err));
        problem->parties[p].reservation = deal_utility(problem, p, package);
        return STATUS_OK;
    }
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_PARTY, ARGS(text));
}

static Status read_reservations(VerbCall *call, DealCall *deal, Err *err)
{
    Str text;
    for (size_t i = 0; verb_nth(call, "reservation", i, &text); i++)
        TRY(read_reservation(deal, text, err));
    return STATUS_OK;
}

/* -- all together
 * ----------------------------------------------------------------- */

static bool is_digits(Str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9') return false;
    return text.size > 0;
}

static bool exists(Arena *arena, Str path)
{
    struct stat about;
    return stat(str_c(arena, path), &about) == 0;
}

static bool is_reference(Str text)
{
    return str_starts(text, S("draft:")) || str_starts(text, S("package:"));
}

/* Whether an argument stands for a package: a number, or with "=" in it, and
 * no file of that name. */
static bool is_package(Arena *arena, Str text)
{
    bool looks = is_digits(text) || is_reference(text) ||
                 str_find(text, S("="), 0) != SIZE_MAX;
    return looks && !exists(arena, text);
}

static Status read_reference(
    DealCall *deal, Str text, uint32_t **package, Err *err)
{
    *package =
        arena_array(deal->arena, deal->problem.point_count, sizeof **package);
    return room_deal_package(
        &deal->room->model, &deal->of_room, text, *package, err);
}

static Status read_packages(
    DealCall *deal, const Str *texts, size_t count, Err *err)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    deal->packages = arena_array(arena, count, sizeof *deal->packages);
    deal->package_count = count;
    for (size_t i = 0; i < count; i++) {
        uint32_t *package;
        if (is_digits(texts[i]))
            TRY(read_number(arena, problem, texts[i], &package, err));
        else if (deal->room && is_reference(texts[i]))
            TRY(read_reference(deal, texts[i], &package, err));
        else
            TRY(read_package(arena, problem, texts[i], &package, err));
        deal->packages[i] = package;
    }
    return STATUS_OK;
}

/* Parts the arguments into paths and packages. */
static void sort_words(VerbCall *call, Str *paths, size_t *path_count,
    Str *packages, size_t *count)
{
    Str text;
    *path_count = *count = 0;
    for (size_t i = 0; verb_nth(call, "files", i, &text); i++)
        if (is_package(call->arena, text))
            packages[(*count)++] = text;
        else
            paths[(*path_count)++] = text;
    for (size_t i = 0; verb_nth(call, "packages", i, &text); i++)
        packages[(*count)++] = text;
}

Status deal_call_open(
    VerbCall *call, RoomDealMode mode, DealCall *deal, bool *ready, Err *err)
{
    Arena *arena = call->arena;
    size_t path_count, count;
    Str *paths = arena_array(arena, call->value_count + 1, sizeof *paths);
    Str *names = arena_array(arena, call->value_count + 1, sizeof *names);
    *deal = (DealCall){.arena = arena,
        .own = DEAL_NOT_SHOWN,
        .names = names,
        .work = {.arena = arena,
            .progress = call->progress,
            .progress_state = call->progress_state}};
    *ready = true;
    sort_words(call, paths, &path_count, names, &count);
    if (path_count)
        TRY(deal_read_files(arena, paths, path_count, &deal->problem, err));
    else if (verb_has(call, "room"))
        TRY(deal_room_open(call, mode, names, count, deal, ready, err));
    else
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_OF_WHAT, NO_ARGS);
    if (!*ready) return STATUS_OK;
    TRY(read_bars(call, deal, err));
    TRY(deal_read_approval(call, &deal->problem, err));
    TRY(read_reservations(call, deal, err));
    return read_packages(deal, names, count, err);
}

/* -- analysing
 * ------------------------------------------------------------------- */

/* A share from --NAME, 0 where it is not given. */
static Status read_option(VerbCall *call, const char *name, double least,
    MessageId complaint, double *number, Err *err)
{
    *number = 0;
    if (!verb_has(call, name)) return STATUS_OK;
    if (deal_read_amount(call->arena, verb_value(call, name), number) &&
        *number >= least && *number <= 1)
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, complaint, NO_ARGS);
}

/* Everything a party can get or keep is worth less by FACTOR. */
static void discount_party(
    Arena *arena, size_t options, double factor, DealParty *party)
{
    party->cap *= factor;
    party->reservation *= factor;
    if (party->function) {
        DealFunction *function = arena_alloc(arena, sizeof *function);
        *function = *party->function;
        function->weight *= factor;
        party->function = function;
        return;
    }
    double *worth = arena_array(arena, options, sizeof *worth);
    for (size_t i = 0; i < options; i++) worth[i] = party->worth[i] * factor;
    party->worth = worth;
}

static Status discount(VerbCall *call, DealProblem *problem, Err *err)
{
    double time;
    TRY(read_option(call, "time", 0, MSG_DEAL_TIME, &time, err));
    for (size_t p = 0; p < problem->party_count && time > 0; p++)
        discount_party(call->arena, problem->option_total,
            pow(problem->parties[p].discount, time), &problem->parties[p]);
    return STATUS_OK;
}

Status deal_call_analyse(
    VerbCall *call, DealCall *deal, Analysis *analysis, Err *err)
{
    int64_t limit = 0;
    AnalysisOptions options = {.certify = true};
    if (verb_has(call, "limit") &&
        (!str_to_int(verb_value(call, "limit"), &limit) || limit < 1))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_LIMIT, NO_ARGS);
    TRY(read_option(
        call, "epsilon", 1e-6, MSG_DEAL_EPSILON, &options.epsilon, err));
    if (options.epsilon > 0 && !deal_is_additive(&deal->problem))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_NOT_ADDITIVE, NO_ARGS);
    TRY(discount(call, &deal->problem, err));
    options.limit = (size_t)limit;
    return deal_analyse(&deal->work, &deal->problem, &options, analysis, err);
}
