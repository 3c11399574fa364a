/* stability state: one state, who would leave it, what deters them, and how
 * much preferences would have to change for it to fall. */
#include "stability/inverse.h"
#include "verb/stability.h"
#include "verb/stability_change.h"

typedef struct {
    VerbCall *call;
    const StabilityInput *input;
    uint32_t state;
    Reach reach;
    Node *reasons;
    bool checked;         /* all certificates were, and are right */
    Str told;             /* the reasons last shown, */
    Concept told_concept; /* and under which concept */
} Inquiry;

static void add_reasons(Inquiry *inquiry, const Certificate *why)
{
    Arena *arena = inquiry->call->arena;
    for (size_t k = 0; k < why->count; k++) {
        const Improvement *move = &why->improvements[k];
        Node *reason = node_push(arena, inquiry->reasons, node_map(arena));
        node_set(arena, reason, S("concept"),
            node_text(arena, concept_key(why->concept)));
        node_set(arena, reason, S("decision_maker"),
            node_text(arena, stability_maker(inquiry->input, why->maker)));
        node_set(arena, reason, S("improvement"),
            node_text(
                arena, stability_letters(arena, inquiry->input, move->to)));
        node_set(arena, reason, S("sanction"),
            move->sanction.found
                ? stability_steps(arena, inquiry->input, &move->sanction)
                : node_null(arena));
    }
}

/* The verdict of each decision maker, true if all find it stable. */
static bool ask_all(Inquiry *inquiry, Concept concept, Node *verdicts)
{
    Arena *arena = inquiry->call->arena;
    const Space *space = &inquiry->input->space;
    bool all = true;
    for (size_t m = 0; m < space->maker_count; m++) {
        Certificate why = certificate_make(
            arena, &inquiry->reach, concept, m, inquiry->state);
        node_push(arena, verdicts, node_bool(arena, why.stable));
        if (concept != CONCEPT_NASH) add_reasons(inquiry, &why);
        inquiry->checked &= certificate_check(arena, space, &why);
        all &= why.stable;
    }
    return all;
}

/* Every improvement and what deters it, one a line. */
static Str reasons_text(Inquiry *inquiry, Concept concept)
{
    Arena *arena = inquiry->call->arena;
    StrBuf lines = strbuf_new(arena);
    for (size_t m = 0; m < inquiry->input->space.maker_count; m++) {
        Certificate why = certificate_make(
            arena, &inquiry->reach, concept, m, inquiry->state);
        for (size_t k = 0; k < why.count; k++) {
            strbuf_add(
                &lines, stability_reason(arena, inquiry->input, &why, k));
            strbuf_char(&lines, '\n');
        }
    }
    return strbuf_str(&lines);
}

/* Reasons that are the same as under the concept before are told once. */
static void show_concept(Inquiry *inquiry, Concept concept, bool equilibrium)
{
    VerbCall *call = inquiry->call;
    Str lines = reasons_text(inquiry, concept), line;
    screen_heading(call->screen,
        message_format(call->arena,
            equilibrium ? MSG_STATE_HOLDS : MSG_STATE_FALLS,
            ARGS(stability_concept_name(concept))),
        S(""));
    if (lines.size && str_equal(lines, inquiry->told)) {
        screen_text(call->screen,
            message_format(call->arena, MSG_REASONS_SAME,
                ARGS(stability_concept_name(inquiry->told_concept))),
            TONE_MUTED);
        return;
    }
    inquiry->told = lines;
    inquiry->told_concept = concept;
    while (lines.size && str_next(&lines, '\n', &line))
        screen_item(call->screen, line, TONE_PLAIN);
}

/* How firm each equilibrium is. */
static Status add_robustness(Inquiry *inquiry, const bool *holds, Err *err)
{
    VerbCall *call = inquiry->call;
    Arena *arena = call->arena;
    Node *map = node_set(arena, call->data, S("robustness"), node_map(arena));
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        RankChange change;
        if (!holds[c]) continue;
        TRY(inverse_search(arena, &inquiry->input->space, (Concept)c,
            inquiry->state, false, INVERSE_TRIALS, &inquiry->input->control,
            &change, err));
        node_set(arena, map, concept_key((Concept)c),
            stability_change(arena, inquiry->input, &change));
        screen_text(call->screen,
            stability_change_words(
                arena, inquiry->input, &change, MSG_FIRM, (Concept)c),
            TONE_PLAIN);
    }
    return STATUS_OK;
}

static Status run_state(VerbCall *call, Err *err)
{
    StabilityInput input;
    Arena *arena = call->arena;
    bool holds[CONCEPT_COUNT];
    TRY(stability_open(call, false, &input, err));
    Inquiry inquiry = {.call = call, .input = &input, .checked = true};
    TRY(stability_state(call, &input, "state", &inquiry.state, err));
    inquiry.reach = reach_new(arena, &input.space);
    inquiry.reasons = node_list(arena);
    Node *equilibrium = node_map(arena), *stable = node_map(arena);
    stability_title(call, &input, MSG_STABILITY_STATE_TITLE);
    screen_text(call->screen, stability_words(arena, &input, inquiry.state),
        TONE_STRONG);
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        Str key = concept_key((Concept)c);
        holds[c] = ask_all(&inquiry, (Concept)c,
            node_set(arena, stable, key, node_list(arena)));
        node_set(arena, equilibrium, key, node_bool(arena, holds[c]));
        show_concept(&inquiry, (Concept)c, holds[c]);
    }
    node_set(arena, call->data, S("state"),
        node_text(arena, stability_letters(arena, &input, inquiry.state)));
    node_set(arena, call->data, S("equilibrium"), equilibrium);
    node_set(arena, call->data, S("stable"), stable);
    node_set(arena, call->data, S("reasons"), inquiry.reasons);
    node_set(arena, call->data, S("checked"),
        input.state_count <= CHECK_STATES_MAX
            ? node_bool(arena, inquiry.checked)
            : node_null(arena));
    if (input.state_count <= inverse_states_max(&input.space))
        TRY(add_robustness(&inquiry, holds, err));
    return stability_end(call, &input, err);
}

static const Arg ARGS_STATE[] = {CONFLICT_ARG,
    STATE_ARG("state", MSG_ARG_STABILITY_STATE, true), ESTIMATES_ARG,
    {.name = NULL}};

const Verb verb_stability_state = {.name = "stability state",
    .summary = MSG_STABILITY_STATE,
    .help = MSG_STABILITY_STATE_ABOUT,
    .example = "stability state conflicts/cuba-1962.yaml NNYN",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_STATE,
    .takes_view = true,
    .run = run_state};
