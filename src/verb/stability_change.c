/* Changes of preferences as data and as words. */
#include "verb/stability_change.h"

static bool is_paired(const StabilityInput *input, RankStep step)
{
    return !input->space.ranks[step.maker];
}

Node *stability_change(
    Arena *arena, const StabilityInput *input, const RankChange *change)
{
    Node *map = node_map(arena), *steps = node_list(arena);
    bool never = change->exact && !change->found;
    for (size_t k = 0; k < change->count; k++) {
        RankStep step = change->steps[k];
        Node *node = node_push(arena, steps, node_map(arena));
        node_set(arena, node, S("decision_maker"),
            node_text(arena, stability_maker(input, step.maker)));
        node_set(arena, node, S("state"),
            node_text(arena, stability_letters(arena, input, step.state)));
        if (is_paired(input, step))
            node_set(arena, node, S("against"),
                node_text(
                    arena, stability_letters(arena, input, step.against)));
        node_set(arena, node, S("up"), node_bool(arena, step.up));
    }
    node_set(arena, map, S("found"), node_bool(arena, change->found));
    node_set(arena, map, S("exact"), node_bool(arena, change->exact));
    node_set(arena, map, S("least"),
        never ? node_null(arena) : node_int(arena, (int64_t)change->least));
    node_set(arena, map, S("steps"), steps);
    return map;
}

static bool same_step(RankStep a, RankStep b)
{
    return a.maker == b.maker && a.state == b.state && a.against == b.against &&
           a.up == b.up;
}

/* What the steps on a pair up to END have come to. */
static MessageId pair_after(
    const StabilityInput *input, const RankChange *change, size_t end)
{
    RankStep last = change->steps[end - 1];
    size_t steps = 0;
    for (size_t k = 0; k < end; k++) steps += same_step(last, change->steps[k]);
    bool worse =
        space_prefers(&input->space, last.maker, last.against, last.state);
    return steps == 1 && worse ? MSG_STEP_EQUAL : MSG_STEP_PREFERS;
}

/* Steps that repeat are told once, with their number. */
static void add_steps(StrBuf *words, Arena *arena, const StabilityInput *input,
    const RankChange *change)
{
    for (size_t k = 0, next; k < change->count; k = next) {
        RankStep step = change->steps[k];
        for (next = k + 1;
             next < change->count && same_step(step, change->steps[next]);
             next++) {
        }
        if (k) strbuf_add(words, S("; "));
        if (is_paired(input, step)) {
            message_add(words, pair_after(input, change, next),
                ARGS(stability_maker(input, step.maker),
                    stability_name(arena, input, step.state),
                    stability_name(arena, input, step.against)));
            continue;
        }
        message_add(words, step.up ? MSG_STEP_UP : MSG_STEP_DOWN,
            ARGS(stability_maker(input, step.maker),
                stability_name(arena, input, step.state),
                str_int(arena, (int64_t)(next - k))));
    }
}

Str stability_change_words(Arena *arena, const StabilityInput *input,
    const RankChange *change, MessageId lead, Concept concept)
{
    StrBuf words = strbuf_new(arena);
    message_add(&words, lead, ARGS(stability_concept_name(concept)));
    strbuf_char(&words, ' ');
    if (!change->found) {
        message_add(&words,
            change->exact ? MSG_CHANGE_NEVER : MSG_CHANGE_UNKNOWN,
            ARGS(str_int(arena, (int64_t)change->least)));
        return strbuf_str(&words);
    }
    message_add(&words, change->exact ? MSG_CHANGE_EXACT : MSG_CHANGE_BOUND,
        ARGS(str_int(arena, (int64_t)change->count),
            str_int(arena, (int64_t)change->least)));
    if (change->count) strbuf_add(&words, S(": "));
    add_steps(&words, arena, input, change);
    strbuf_char(&words, '.');
    return strbuf_str(&words);
}
