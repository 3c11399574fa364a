/* deal export: a domain and profiles for other programs, in a new folder. Of
 * a room the domain, and the viewer's own profile alone. What is written is
 * read again and must be worth the same. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "exchange/deal_files.h"
#include "exchange/genius.h"
#include "exchange/geniusweb.h"
#include "verb/deal_call.h"
#include "verb/export_sink.h"
#include "verb/fresh_file.h"

typedef struct {
    VerbCall *call;
    const DealCall *deal;
    Str folder;
    const char *unfinished; /* the folder until all is in it */
    bool json;
    VEC(Str) paths; /* [texts.count], in the unfinished folder */
    VEC(Str) texts; /* all made before the first is written */
} Exporting;

/* -- what cannot be said
 * --------------------------------------------------------- */

static bool all_functions(const DealProblem *problem)
{
    for (size_t p = 0; p < problem->party_count; p++)
        if (!problem->parties[p].function) return false;
    return true;
}

/* A package that is worth PARTY its reservation value, which GeniusWeb can
 * only say so; *FOUND may be NULL where it is 0. */
static Status find_reservation(
    Exporting *to, size_t party, const uint32_t **found, Err *err)
{
    const DealProblem *problem = &to->deal->problem;
    const DealParty *of = &problem->parties[party];
    BeliefSpace space = belief_space(problem);
    uint32_t *package =
        arena_array(to->call->arena, problem->point_count, sizeof *package);
    *found = NULL;
    if (of->reservation == 0) return STATUS_OK;
    for (size_t i = 0; space.all && i < space.count; i++) {
        belief_package(problem, space, 0, i, package);
        double u = deal_utility(problem, party, package);
        if (fabs(u - of->reservation) > DEAL_TOLERANCE) continue;
        *found = package;
        return STATUS_OK;
    }
    return err_set(
        err, STATUS_INPUT, NOWHERE, MSG_DEAL_EXPORT_RESERVATION, ARGS(of->key));
}

/* -- files
 * ----------------------------------------------------------------------- */

static void add_file(Exporting *to, Str name, Str text)
{
    Arena *arena = to->call->arena;
    vec_push(arena, &to->texts, text);
    vec_push(arena, &to->paths,
        str_printf(arena, "%s/%.*s.%s", to->unfinished, STR_ARGS(name),
            to->json ? "json" : "xml"));
}

static Status write_file(Exporting *to, size_t i, Err *err)
{
    ExportSink sink;
    TRY(sink_open(to->call->arena, to->paths.items[i].data, &sink, err));
    sink_add(&sink, to->texts.items[i]);
    return sink_end(&sink, err);
}

static void add_domain(Exporting *to)
{
    StrBuf buf = strbuf_new(to->call->arena);
    const DealProblem *problem = &to->deal->problem;
    if (to->json)
        json_write_pretty(&buf, geniusweb_domain(to->call->arena, problem));
    else
        genius_write_domain(&buf, problem);
    add_file(to, S("0-domain"), strbuf_str(&buf));
}

/* The party's key, where it can be a file's name. */
static Str file_name(Arena *arena, Str key, size_t party)
{
    bool plain = key.size > 0 && key.size < 100 && key.data[0] != '.';
    for (size_t i = 0; i < key.size; i++)
        plain = plain && key.data[i] != '/' && (unsigned char)key.data[i] > 31;
    return plain ? key : str_printf(arena, "party-%zu", party + 1);
}

static Status add_profile(Exporting *to, size_t party, Err *err)
{
    Arena *arena = to->call->arena;
    StrBuf buf = strbuf_new(arena);
    const uint32_t *reservation;
    const DealProblem *problem = &to->deal->problem;
    if (to->json) {
        TRY(find_reservation(to, party, &reservation, err));
        json_write_pretty(
            &buf, geniusweb_profile(arena, problem, party, reservation));
    } else {
        genius_write_profile(&buf, problem, party);
    }
    Str name = file_name(arena, problem->parties[party].key, party);
    add_file(to, name, strbuf_str(&buf));
    return STATUS_OK;
}

/* -- reading again
 * ------------------------------------------------------------------ */

static bool same_party(
    const DealProblem *a, size_t p, const DealProblem *b, size_t q)
{
    const DealParty *left = &a->parties[p], *right = &b->parties[q];
    if (fabs(left->reservation - right->reservation) > DEAL_TOLERANCE)
        return false;
    if (left->function) return right->function != NULL;
    for (size_t i = 0; i < a->option_total; i++)
        if (fabs(left->worth[i] - right->worth[i]) > DEAL_TOLERANCE)
            return false;
    return true;
}

/* Formats leave out what they cannot say: negative worths, sums above 1. */
static Status check_again(Exporting *to, Err *err)
{
    DealProblem again;
    size_t read = 0;
    const DealProblem *problem = &to->deal->problem;
    if (to->paths.count < 2) return STATUS_OK;
    TRY(deal_read_files(
        to->call->arena, to->paths.items, to->paths.count, &again, err));
    bool same = again.option_total == problem->option_total;
    for (size_t p = 0; p < problem->party_count && same; p++)
        if (deal_shows(to->deal, p))
            same = read < again.party_count &&
                   same_party(problem, p, &again, read++);
    if (same) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, NOWHERE, MSG_DEAL_EXPORT_DIFFERS, ARGS(to->folder));
}

/* -- the verb
 * ----------------------------------------------------------------------- */

/* Into a folder that gets its name when all is written and read again. */
static Status write_all(Exporting *to, Err *err)
{
    Arena *arena = to->call->arena;
    const DealProblem *problem = &to->deal->problem;
    const char *folder = to->folder.data;
    TRY(fresh_refuse(folder, err));
    TRY(fresh_folder(arena, folder, &to->unfinished, err));
    add_domain(to);
    for (size_t p = 0; p < problem->party_count; p++)
        if (deal_shows(to->deal, p)) TRY(add_profile(to, p, err));
    for (size_t i = 0; i < to->texts.count; i++) TRY(write_file(to, i, err));
    TRY(check_again(to, err));
    return fresh_keep(arena, to->unfinished, folder, err);
}

/* The path of file I in the finished folder. */
static Str final_path(const Exporting *to, size_t i)
{
    Str path = to->paths.items[i];
    return str_printf(to->call->arena, "%.*s%.*s", STR_ARGS(to->folder),
        STR_ARGS(str_slice(path, strlen(to->unfinished), path.size)));
}

static void show_written(Exporting *to)
{
    Arena *arena = to->call->arena;
    Node *list = node_set(arena, to->call->data, S("files"), node_list(arena));
    deal_title(to->call, to->deal, S(""));
    for (size_t i = 0; i < to->paths.count; i++) {
        Str path = final_path(to, i);
        node_push(arena, list, node_text(arena, path));
        screen_item(to->call->screen, path, TONE_PLAIN);
    }
    node_set(arena, to->call->data, S("bars_left_out"),
        node_int(arena, (int64_t)to->deal->problem.bar_count));
    if (to->deal->problem.bar_count)
        screen_text(
            to->call->screen, message_text(MSG_DEAL_EXPORT_BARS), TONE_WARNING);
}

static Status run(VerbCall *call, Err *err)
{
    bool ready;
    DealCall deal;
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    Exporting *to = arena_alloc(call->arena, sizeof *to);
    *to = (Exporting){.call = call,
        .deal = &deal,
        .folder = str_copy(call->arena, verb_value(call, "to")),
        .json = str_equal(verb_value(call, "format"), S("geniusweb"))};
    bool functions = !deal_is_additive(&deal.problem);
    if (functions && (to->json || !all_functions(&deal.problem)))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_EXPORT_FUNCTIONS, NO_ARGS);
    TRY(write_all(to, err));
    show_written(to);
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = "format",
        .type = ARG_TEXT,
        .help = MSG_DEAL_ARG_FORMAT,
        .choices = "genius|geniusweb"},
    {.name = "to", .type = ARG_PATH, .required = true, .help = MSG_DEAL_ARG_TO},
    {.name = NULL},
};

const Verb verb_deal_export = {
    .name = "deal export",
    .summary = MSG_DEAL_EXPORT,
    .help = MSG_DEAL_EXPORT_ABOUT,
    .example = "deal export wage-domain --to copy",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
