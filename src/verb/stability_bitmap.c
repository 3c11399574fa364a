/* Verdicts as files of bits, for states too many to list. */
#include "verb/stability_bitmap.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void close_file(void *thing)
{
    FILE **file = thing;
    if (*file) fclose(*file);
    *file = NULL;
}

/* The bits of feasible states, pushed together. */
static bool write_bits(
    FILE *file, const StabilityInput *input, const uint64_t *bits)
{
    const int32_t *ranks = input->is_cube ? input->cube.ranks[0] : NULL;
    size_t count = input->is_cube ? (size_t)1 << input->cube.option_count
                                  : input->space.state_count;
    unsigned filled = 0;
    int byte = 0;
    for (size_t s = 0; s < count; s++) {
        if (ranks && !ranks[s]) continue;
        byte |= bits_get(bits, s) << filled++;
        if (filled < 8) continue;
        if (putc(byte, file) == EOF) return false;
        filled = 0;
        byte = 0;
    }
    return !filled || putc(byte, file) != EOF;
}

static Status write_file(VerbCall *call, const StabilityInput *input, Str path,
    const uint64_t *bits, Node *names, Err *err)
{
    FILE **file = arena_alloc(call->arena, sizeof *file);
    arena_defer(call->arena, close_file, file);
    *file = fopen(str_c(call->arena, path), "wbx");
    bool good = *file && write_bits(*file, input, bits);
    if (*file && fclose(*file) != 0) good = false;
    *file = NULL;
    if (!good)
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_WRITE,
            ARGS(path, str_of(strerror(errno))));
    node_push(call->arena, names, node_text(call->arena, path));
    return STATUS_OK;
}

Status stability_write_bitmaps(VerbCall *call, const StabilityInput *input,
    const Verdicts *verdicts, Err *err)
{
    Arena *arena = call->arena;
    Str prefix = verb_value(call, "bitmaps");
    Node *names = node_set(arena, call->data, S("bitmaps"), node_list(arena));
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        Str key = concept_key((Concept)c);
        TRY(write_file(call, input,
            str_printf(
                arena, "%.*s-%.*s.bits", STR_ARGS(prefix), STR_ARGS(key)),
            verdicts_equilibria(arena, verdicts, (Concept)c), names, err));
        for (size_t m = 0; m < verdicts->maker_count; m++)
            TRY(write_file(call, input,
                str_printf(arena, "%.*s-%.*s-%zu.bits", STR_ARGS(prefix),
                    STR_ARGS(key), m + 1),
                verdicts->stable[c][m], names, err));
    }
    return STATUS_OK;
}
