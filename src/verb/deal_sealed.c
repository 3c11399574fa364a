/* deal sealed: the packages that a rule chooses on preferences that their
 * parties have sealed and, for now, unlocked. Packages and nothing else: no
 * utility, no value, no count of what else there is. They stay in the access
 * file until `deal release`. */
#include "base/json.h"
#include "bridge/preference.h"
#include "verb/arguments.h"
#include "verb/deal_approval.h"
#include "verb/describe.h"
#include "verb/preference.h"
#include "verb/sealed_run.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    VerbCall *call;
    RoomView *room;
    Access *access;
    const Str *parties; /* [count] whose consent is needed */
    size_t count;
    const Record **sealed; /* [count] */
    RecordList opened;     /* [count] as estimates */
    RoomDeal deal;
    Node *packages;
    bool more; /* than are listed */
} Sealed;

static const struct {
    const char *name;
    size_t solution; /* its place in Analysis */
} RULES[] = {
    {"nash", offsetof(Analysis, nash)},
    {"egalitarian", offsetof(Analysis, egalitarian)},
    {"leximin", offsetof(Analysis, leximin)},
    {"kalai-smorodinsky", offsetof(Analysis, kalai_rational)},
    {"relative-welfare", offsetof(Analysis, relative_welfare)},
};

static Str rule_of(const VerbCall *call)
{
    return verb_has(call, "rule") ? verb_value(call, "rule") : S("nash");
}

static const DealSolution *solution_of(const VerbCall *call, const Analysis *a)
{
    Str name = rule_of(call);
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++)
        if (str_equal(name, str_of(RULES[i].name)))
            return (const DealSolution *)((const char *)a + RULES[i].solution);
    return &a->nash;
}

/* --- opening --- */

static Status open_room(Sealed *in, Err *err)
{
    VerbCall *call = in->call;
    Str by = verb_value(call, "by");
    if (by.size && !str_equal(by, S("mediator")))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_SEALED_MEDIATOR, NO_ARGS);
    TRY(room_view_open(call, STORE_READ, &in->room, err));
    TRY(room_view_load(in->room,
        ROOM_FRAME | KIND_BIT(KIND_POSITION) | KIND_BIT(KIND_CLAUSE), err));
    in->count = room_deal_consent(&in->room->model, &in->parties);
    return access_open(
        call->arena, verb_value(call, "room"), false, &in->access, err);
}

/* All whose consent is needed have sealed something: on the mediator's own
 * estimates of the others, one party's numbers could be searched out. */
static Status find_sealed(Sealed *in, Err *err)
{
    Arena *arena = in->call->arena;
    VEC(Str) without = {0};
    in->sealed = arena_array(arena, in->count, sizeof *in->sealed);
    for (size_t i = 0; i < in->count; i++) {
        TRY(preference_find(in->room, in->parties[i], &in->sealed[i], err));
        if (!in->sealed[i]) vec_push(arena, &without, in->parties[i]);
    }
    if (in->count && !without.count) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_SEALED_MISSING,
        ARGS(str_join(arena, without.items, without.count, S(", "))));
}

static Status open_one(Sealed *in, size_t i, Err *err)
{
    SealKey key;
    Node *body;
    TRY(preference_key(in->call, in->access, in->parties[i], &key, NULL, err));
    Status status =
        preference_unseal(in->room, in->sealed[i], &key, &body, err);
    seal_key_forget(&key);
    if (status == STATUS_OK)
        vec_push(in->call->arena, &in->opened,
            preference_estimate(in->call->arena, in->parties[i], body));
    return status;
}

/* --- solving --- */

static int by_options(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* The Nth package of BOX; false if it has no more. */
static bool package_at(
    const DealProblem *problem, const DealBox *box, size_t n, uint32_t *package)
{
    for (size_t i = 0; i < problem->point_count; i++) {
        package[i] = box->options[i][n % box->option_counts[i]];
        n /= box->option_counts[i];
    }
    return n == 0;
}

typedef VEC(Str) Texts;

/* Canonical JSON of all packages that tie, up to SEALED_BOXES_MOST. */
static void list_ties(Sealed *in, const DealSolution *solution, Texts *texts)
{
    Arena *arena = in->call->arena;
    const DealProblem *problem = &in->deal.problem;
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    in->more = !solution->complete || solution->tie_total > solution->tie_count;
    for (size_t t = 0; t < solution->tie_count; t++)
        for (size_t b = 0; b < solution->ties[t].box_count; b++) {
            const DealBox *box = &solution->ties[t].boxes[b];
            for (size_t n = 0; package_at(problem, box, n, package); n++) {
                in->more |= texts->count >= SEALED_BOXES_MOST;
                if (texts->count >= SEALED_BOXES_MOST) break;
                StrBuf buf = strbuf_new(arena);
                json_write_canonical(
                    &buf, deal_package_node(arena, problem, package));
                vec_push(arena, texts, strbuf_str(&buf));
            }
        }
}

/* In an order that tells nothing of utilities. */
static Status list_packages(Sealed *in, const Analysis *a, Err *err)
{
    Texts texts = {0};
    Arena *arena = in->call->arena;
    list_ties(in, solution_of(in->call, a), &texts);
    if (texts.count)
        qsort(texts.items, texts.count, sizeof *texts.items, by_options);
    in->packages = node_list(arena);
    in->more |= texts.count > SEALED_PACKAGES_MOST;
    for (size_t i = 0; i < texts.count && i < SEALED_PACKAGES_MOST; i++) {
        Node *package;
        TRY(json_read(arena, texts.items[i], NULL, &package, err));
        node_push(arena, in->packages, package);
    }
    return STATUS_OK;
}

static Status solve(Sealed *in, Err *err)
{
    VerbCall *call = in->call;
    Analysis *analysis = arena_alloc(call->arena, sizeof *analysis);
    const AnalysisOptions options = {.certify = true};
    const DealWork work = {.arena = call->arena,
        .progress = call->progress,
        .progress_state = call->progress_state};
    const RoomDealOptions reading = {.mode = ROOM_DEAL_RECORDED,
        .mapping = &STANCE_MAPPING,
        .opened = &in->opened};
    TRY(room_deal_read(&in->room->model, &reading, &in->deal, err));
    if (!in->deal.computed)
        return err_set(err, STATUS_NO, NOWHERE, MSG_SEALED_NOTHING, NO_ARGS);
    TRY(deal_read_approval(call, &in->deal.problem, err));
    TRY(deal_analyse(&work, &in->deal.problem, &options, analysis, err));
    return list_packages(in, analysis, err);
}

/* --- the answer --- */

static Str answer_text(Sealed *in, const AccessRun *run)
{
    Arena *arena = in->call->arena;
    Node *data = in->call->data;
    StrBuf buf = strbuf_new(arena);
    put(arena, data, S("run"), node_int(arena, run->no));
    put_text(arena, data, S("rule"), rule_of(in->call));
    put(arena, data, S("parties"), node_texts(arena, in->parties, in->count));
    put(arena, data, S("packages"), in->packages);
    put_bool(arena, data, S("more"), in->more);
    json_write(&buf, data);
    return strbuf_str(&buf);
}

static void show_title(const Sealed *in)
{
    screen_title(
        in->call->screen, room_view_title(in->room), room_view_words(in->room));
    deal_show_approval(in->call, &in->deal.problem);
}

static void show(Sealed *in, const AccessRun *run)
{
    VerbCall *call = in->call;
    Arena *arena = call->arena;
    screen_heading(call->screen,
        message_format(arena, MSG_SEALED_HEAD,
            ARGS(rule_of(call), str_int(arena, run->no))),
        S(""));
    for (size_t i = 0; i < in->packages->count; i++)
        screen_item(call->screen,
            deal_choices_words(arena, in->packages->items[i]), TONE_PLAIN);
    if (!in->packages->count)
        screen_text(call->screen,
            message_text(in->deal.problem.approval_count
                             ? MSG_SEALED_NONE_APPROVED
                             : MSG_SEALED_NO_PACKAGE),
            TONE_PLAIN);
    if (in->more)
        screen_text(call->screen, message_text(MSG_SEALED_MORE), TONE_MUTED);
    for (size_t i = 0; i < in->deal.notes.count; i++)
        screen_item(call->screen, in->deal.notes.items[i], TONE_MUTED);
    screen_text(call->screen,
        message_format(arena, MSG_SEALED_KEPT, ARGS(str_int(arena, run->no))),
        TONE_MUTED);
    call->answer = in->packages->count ? STATUS_OK : STATUS_NO;
}

static Status run_deal_sealed(VerbCall *call, Err *err)
{
    AccessRun run;
    Sealed *in = arena_alloc(call->arena, sizeof *in);
    in->call = call;
    TRY(open_room(in, err));
    TRY(find_sealed(in, err));
    for (size_t i = 0; i < in->count; i++) TRY(open_one(in, i, err));
    TRY(sealed_run_begin(call, in->access, in->parties, in->count, &run, err));
    TRY(solve(in, err));
    show_title(in);
    TRY(sealed_run_end(in->access, &run, answer_text(in, &run), err));
    access_close(in->access);
    show(in, &run);
    return STATUS_OK;
}

static const Arg ARGS_DEAL_SEALED[] = {ROOM_ARG,
    {.name = "rule",
        .type = ARG_TEXT,
        .choices =
            "nash|egalitarian|leximin|kalai-smorodinsky|relative-welfare",
        .help = MSG_SEALED_ARG_RULE},
    DEAL_VOTE_ARGS, BY_ARG, {.name = NULL}};

const Verb verb_deal_sealed = {.name = "deal sealed",
    .summary = MSG_DEAL_SEALED,
    .help = MSG_DEAL_SEALED_ABOUT,
    .example = "deal sealed wage.room --rule nash",
    .capability = "mediate",
    .effect = EFFECT_APPENDS,
    .apart = true,
    .args = ARGS_DEAL_SEALED,
    .run = run_deal_sealed};
