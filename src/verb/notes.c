/* Notes by number. */
#include "verb/notes.h"

#include <stdlib.h>

Notes *notes_new(Arena *arena)
{
    Notes *notes = arena_alloc(arena, sizeof *notes);
    *notes = (Notes){arena, map_new(arena)};
    return notes;
}

size_t notes_number(Notes *notes, Str key, Str text)
{
    Note *note = map_get(&notes->notes, key);
    if (note) return note->number;
    note = arena_alloc(notes->arena, sizeof *note);
    *note = (Note){notes_count(notes) + 1, text};
    map_put(&notes->notes, key, note);
    return note->number;
}

size_t notes_count(const Notes *notes)
{
    return notes->notes.count;
}

Str notes_text(const Notes *notes, size_t number)
{
    const Note *note = notes->notes.entries[number - 1].value;
    return note->text;
}

static int compare_numbers(const void *a, const void *b)
{
    const size_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

Str notes_marks(Arena *arena, size_t *numbers, size_t count)
{
    StrBuf buf = strbuf_new(arena);
    if (count) qsort(numbers, count, sizeof *numbers, compare_numbers);
    for (size_t i = 0; i < count; i++) {
        if (i && numbers[i] == numbers[i - 1]) continue;
        strbuf_printf(&buf, "%s[%zu]", i ? " " : "", numbers[i]);
    }
    return strbuf_str(&buf);
}

void notes_show(const Notes *notes, Screen *screen)
{
    for (size_t i = 1; i <= notes_count(notes); i++)
        screen_text(screen,
            str_printf(
                notes->arena, "[%zu] %.*s", i, STR_ARGS(notes_text(notes, i))),
            TONE_MUTED);
}
