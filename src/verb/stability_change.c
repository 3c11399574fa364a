/* Changes of rankings as data and as words. */
#include "verb/stability_change.h"

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
    return a.maker == b.maker && a.state == b.state && a.up == b.up;
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
