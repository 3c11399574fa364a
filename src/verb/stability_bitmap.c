/* Verdicts as files of bits, for states too many to list. */
#include "verb/stability_bitmap.h"

#include <string.h>
#include "verb/fresh_file.h"

/* What all the files of one answer share. */
typedef struct {
    VerbCall *call;
    const StabilityInput *input;
    char *bytes; /* [(state_count + 7) / 8] of the file being made */
    Node *names;
} Bitmaps;

/* The bits of feasible states, pushed together. */
static Str pack_bits(const Bitmaps *bitmaps, const uint64_t *bits)
{
    const StabilityInput *input = bitmaps->input;
    const int32_t *ranks = input->is_cube ? input->cube.ranks[0] : NULL;
    size_t count = input->is_cube ? (size_t)1 << input->cube.option_count
                                  : input->space.state_count;
    size_t size = (input->state_count + 7) / 8, k = 0;
    memset(bitmaps->bytes, 0, size);
    for (size_t s = 0; s < count; s++) {
        if (ranks && !ranks[s]) continue;
        if (bits_get(bits, s)) bitmaps->bytes[k / 8] |= (char)(1u << k % 8);
        k++;
    }
    return (Str){bitmaps->bytes, size};
}

static Status write_file(
    Bitmaps *bitmaps, Str path, const uint64_t *bits, Err *err)
{
    Arena *arena = bitmaps->call->arena;
    TRY(fresh_write(arena, str_c(arena, path), pack_bits(bitmaps, bits), err));
    node_push(arena, bitmaps->names, node_text(arena, path));
    return STATUS_OK;
}

/* PREFIX-CONCEPT.bits and PREFIX-CONCEPT-M.bits */
static Status write_concept(
    Bitmaps *bitmaps, const Verdicts *verdicts, Concept concept, Err *err)
{
    Arena *arena = bitmaps->call->arena;
    Str prefix = verb_value(bitmaps->call, "bitmaps");
    Str key = concept_key(concept);
    TRY(write_file(bitmaps,
        str_printf(arena, "%.*s-%.*s.bits", STR_ARGS(prefix), STR_ARGS(key)),
        verdicts_equilibria(arena, verdicts, concept), err));
    for (size_t m = 0; m < verdicts->maker_count; m++)
        TRY(write_file(bitmaps,
            str_printf(arena, "%.*s-%.*s-%zu.bits", STR_ARGS(prefix),
                STR_ARGS(key), m + 1),
            verdicts->stable[concept][m], err));
    return STATUS_OK;
}

Status stability_write_bitmaps(VerbCall *call, const StabilityInput *input,
    const Verdicts *verdicts, Err *err)
{
    Bitmaps bitmaps = {.call = call, .input = input};
    bitmaps.bytes = arena_alloc(call->arena, (input->state_count + 7) / 8);
    bitmaps.names =
        node_set(call->arena, call->data, S("bitmaps"), node_list(call->arena));
    for (int c = 0; c < CONCEPT_COUNT; c++)
        TRY(write_concept(&bitmaps, verdicts, (Concept)c, err));
    return STATUS_OK;
}
