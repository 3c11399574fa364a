/* The nearest word to a misspelt one, by the edit distance that also counts
 * a swap of neighbours as one edit (Damerau 1964), in its restricted form
 * (optimal string alignment), computed by rows as in Wagner and Fischer 1974.
 * Cost: the product of the two lengths. */
#include "base/nearest.h"

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t edit_distance(Arena *arena, Str a, Str b)
{
    size_t *before = arena_array(arena, b.size + 1, sizeof *before);
    size_t *last = arena_array(arena, b.size + 1, sizeof *last);
    size_t *row = arena_array(arena, b.size + 1, sizeof *row);
    for (size_t j = 0; j <= b.size; j++) last[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            bool same = a.data[i - 1] == b.data[j - 1];
            row[j] = least(last[j - 1] + !same, least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[b.size];
}

Str nearest(Arena *arena, Str word, const Str *candidates, size_t count)
{
    Str best = S("");
    size_t best_distance = word.size / 3 + 2;
    if (word.size < 2 || word.size > 64) return best;
    for (size_t i = 0; i < count; i++) {
        size_t distance = str_starts(candidates[i], word)
                              ? 1
                              : edit_distance(arena, word, candidates[i]);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = candidates[i];
    }
    return best;
}
