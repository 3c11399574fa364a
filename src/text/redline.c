/* A redline: a shortest edit script (diff.c) shows where the texts differ;
 * each place, with some common words around it, is aligned again as a human
 * would mark it (affine.c), if it is not too large; changes with little in
 * common between them become one (hunks.c). The bytes between words, which
 * were not compared, go to the changes beside them. */
#include "text/redline.h"

#include <string.h>
#include "text/diff.h"
#include "text/hunks.h"

enum {
    APART = 24, /* common tokens that surely part two changes */
    AROUND = 8  /* common tokens that are aligned again beside a change */
};

Redliner redliner_new(Arena *arena)
{
    return (Redliner){.arena = arena,
        .lexicon = lexicon_new(arena),
        .space = {.arena = arena}};
}

static void clear_marks(Redliner *redliner, size_t count)
{
    if (count > redliner->mark_capacity) {
        redliner->deleted = arena_array(redliner->arena, count, 1);
        redliner->inserted = arena_array(redliner->arena, count, 1);
        redliner->once = arena_array(redliner->arena, count, 1);
        redliner->mark_capacity = count;
    }
    if (!count) return;
    memset(redliner->deleted, 0, count);
    memset(redliner->inserted, 0, count);
}

/* Counts words in four bits each side: 1 is once, 2 is more. */
static void count_words(uint8_t *counts, const Tokens *tokens, int shift)
{
    for (size_t i = 0; i < tokens->count; i++) {
        uint8_t *count = &counts[tokens->items[i].id];
        if ((*count >> shift & 3) < 2)
            *count = (uint8_t)(*count + (1 << shift));
    }
}

static void find_once(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens)
{
    size_t most = redliner->lexicon.words.count + 1;
    if (most > redliner->count_capacity) {
        redliner->count_capacity = most * 2;
        redliner->counts = arena_array(redliner->arena, most * 2, 1);
    }
    uint8_t *counts = redliner->counts;
    count_words(counts, old_tokens, 0);
    count_words(counts, new_tokens, 4);
    for (size_t i = 0; i < old_tokens->count; i++)
        redliner->once[i] = counts[old_tokens->items[i].id] == 0x11;
    for (size_t i = 0; i < old_tokens->count; i++)
        counts[old_tokens->items[i].id] = 0;
    for (size_t i = 0; i < new_tokens->count; i++)
        counts[new_tokens->items[i].id] = 0;
}

static void mark_shortest(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens)
{
    Diff diff = {.old_ids = tokens_ids(redliner->arena, old_tokens),
        .new_ids = tokens_ids(redliner->arena, new_tokens),
        .old_count = old_tokens->count,
        .new_count = new_tokens->count,
        .deleted = redliner->deleted,
        .inserted = redliner->inserted};
    diff_mark(redliner->arena, &diff);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* From the first to the last of hunks that are near each other, with what is
 * common around. */
static Stretch surroundings(Stretch first, Stretch last,
    const Tokens *old_tokens, const Tokens *new_tokens)
{
    size_t before = smaller(AROUND, smaller(first.old_from, first.new_from));
    size_t after = smaller(AROUND, smaller(old_tokens->count - last.old_to,
                                       new_tokens->count - last.new_to));
    return (Stretch){first.old_from - before, last.old_to + after,
        first.new_from - before, last.new_to + after};
}

static void align_again(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens)
{
    Hunks hunks = hunks_of(redliner->arena, redliner->deleted,
        old_tokens->count, redliner->inserted, new_tokens->count);
    for (size_t i = 0, end; i < hunks.count; i = end) {
        for (end = i + 1; end < hunks.count; end++)
            if (hunks.items[end].old_from - hunks.items[end - 1].old_to > APART)
                break;
        Stretch stretch = surroundings(
            hunks.items[i], hunks.items[end - 1], old_tokens, new_tokens);
        if (affine_fits(stretch))
            affine_mark(&redliner->space, old_tokens->items, new_tokens->items,
                redliner->once, stretch, redliner->deleted, redliner->inserted);
    }
}

Hunks redline_hunks(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens)
{
    Stretch whole = {0, old_tokens->count, 0, new_tokens->count};
    if (!whole.old_to && !whole.new_to) return (Hunks){0};
    clear_marks(redliner, old_tokens->count + new_tokens->count);
    find_once(redliner, old_tokens, new_tokens);
    if (affine_fits(whole) && whole.old_to + whole.new_to < 200) {
        affine_mark(&redliner->space, old_tokens->items, new_tokens->items,
            redliner->once, whole, redliner->deleted, redliner->inserted);
    } else {
        mark_shortest(redliner, old_tokens, new_tokens);
        align_again(redliner, old_tokens, new_tokens);
    }
    Hunks hunks = hunks_of(redliner->arena, redliner->deleted,
        old_tokens->count, redliner->inserted, new_tokens->count);
    hunks_join(&hunks, old_tokens);
    return hunks;
}
