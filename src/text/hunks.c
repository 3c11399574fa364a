/* Joining changes. Between two changes stand common words; people let these
 * stand if they are worth more than one more mark would cost the reader, and
 * the longer the changes on both sides, the more they swallow. The worths
 * were tuned on one half of 1,219 redlines made by people (doc/text.md). One
 * pass with a stack: linear in hunks and the tokens between them. */
#include "text/hunks.h"

#include <math.h>

/* What a common token is worth between two changes. */
static const int WORTHS[TOKEN_CLASS_COUNT] = {
    [TOKEN_TINY] = 230,
    [TOKEN_SHORT] = 50,
    [TOKEN_MIDDLE] = 30,
    [TOKEN_LONG] = 250,
    [TOKEN_CAPITAL] = 260,
    [TOKEN_DIGITS] = 60,
    [TOKEN_STOP] = 0,
    [TOKEN_COMMA] = 20,
    [TOKEN_OPEN] = 0,
    [TOKEN_CLOSE] = 0,
    [TOKEN_QUOTE] = 100,
    [TOKEN_OTHER] = 70,
};

/* The price of a mark between two changes: up to it, they are joined. */
enum {
    PRICE = -20,
    PRICE_DOUBLING = 85,  /* more for each doubling of the shorter change */
    PRICE_REPLACING = 40, /* more for each that both deletes and inserts */
    PRICE_OPPOSITE = 230  /* more if one only deletes, one only inserts */
};

static size_t size_of(Stretch hunk)
{
    return hunk.old_to - hunk.old_from + hunk.new_to - hunk.new_from;
}

static bool deletes(Stretch hunk)
{
    return hunk.old_from < hunk.old_to;
}

static bool inserts(Stretch hunk)
{
    return hunk.new_from < hunk.new_to;
}

static int price_between(Stretch left, Stretch right)
{
    size_t shorter =
        size_of(left) < size_of(right) ? size_of(left) : size_of(right);
    int price = PRICE + (int)(PRICE_DOUBLING * log2(1 + (double)shorter));
    if (deletes(left) && inserts(left)) price += PRICE_REPLACING;
    if (deletes(right) && inserts(right)) price += PRICE_REPLACING;
    if ((!deletes(left) && !inserts(right)) ||
        (!inserts(left) && !deletes(right)))
        price += PRICE_OPPOSITE;
    return price;
}

static bool belong_together(
    Stretch left, Stretch right, const Token *old_tokens)
{
    int price = price_between(left, right), worth = 0;
    for (size_t i = left.old_to; i < right.old_from && worth <= price; i++)
        worth += WORTHS[old_tokens[i].class];
    return worth <= price;
}

void hunks_join(Hunks *hunks, const Tokens *old_tokens)
{
    size_t kept = 0;
    for (size_t i = 0; i < hunks->count; i++) {
        hunks->items[kept++] = hunks->items[i];
        while (kept > 1 && belong_together(hunks->items[kept - 2],
                               hunks->items[kept - 1], old_tokens->items)) {
            hunks->items[kept - 2].old_to = hunks->items[kept - 1].old_to;
            hunks->items[kept - 2].new_to = hunks->items[kept - 1].new_to;
            kept--;
        }
    }
    hunks->count = kept;
}

Hunks hunks_of(Arena *arena, const bool *deleted, size_t old_count,
    const bool *inserted, size_t new_count)
{
    Hunks hunks = {0};
    for (size_t i = 0, j = 0; i < old_count || j < new_count;) {
        Stretch hunk = {i, i, j, j};
        while (hunk.old_to < old_count && deleted[hunk.old_to]) hunk.old_to++;
        while (hunk.new_to < new_count && inserted[hunk.new_to]) hunk.new_to++;
        if (size_of(hunk)) vec_push(arena, &hunks, hunk);
        i = hunk.old_to + (hunk.old_to < old_count);
        j = hunk.new_to + (hunk.new_to < new_count);
    }
    return hunks;
}
