/* States and patterns as letters and as bits. */
#include "stability/conflict.h"

static uint64_t options_with(const Conflict *conflict, Direction direction)
{
    uint64_t set = 0;
    for (size_t j = 0; j < conflict->option_count; j++)
        if (conflict->options[j].direction == direction) set |= 1ull << j;
    return set;
}

uint64_t conflict_forward(const Conflict *conflict)
{
    return options_with(conflict, DIRECTION_FORWARD);
}

uint64_t conflict_back(const Conflict *conflict)
{
    return options_with(conflict, DIRECTION_BACK);
}

bool pattern_parse(Str text, size_t option_count, Pattern *pattern)
{
    *pattern = (Pattern){0, 0};
    if (text.size != option_count) return false;
    for (size_t j = 0; j < option_count; j++) {
        char c = text.data[j];
        if (c != 'Y' && c != 'N' && c != '-') return false;
        if (c != '-') pattern->mask |= 1ull << j;
        if (c == 'Y') pattern->value |= 1ull << j;
    }
    return true;
}

bool pattern_matches(Pattern pattern, uint64_t state)
{
    return (state & pattern.mask) == pattern.value;
}

Str state_text(Arena *arena, uint64_t state, size_t option_count)
{
    char *letters = arena_alloc(arena, option_count + 1);
    for (size_t j = 0; j < option_count; j++)
        letters[j] = state >> j & 1 ? 'Y' : 'N';
    return (Str){letters, option_count};
}

bool option_move(
    uint64_t mask, uint64_t forward, uint64_t back, uint64_t from, uint64_t to)
{
    uint64_t taken = to & ~from, given_up = from & ~to;
    return from != to && !((taken | given_up) & ~mask) && !(taken & back) &&
           !(given_up & forward);
}
