#ifndef VERB_NOTES_H
#define VERB_NOTES_H

#include "base/map.h"
#include "verb/screen.h"

/* What the lines of an answer rest on: each told once, below them, and named
 * in them by its number. */
typedef struct {
    size_t number; /* from 1, in order of first use */
    Str text;
} Note;

typedef struct {
    Arena *arena;
    Map notes; /* key -> Note */
} Notes;

Notes *notes_new(Arena *arena);
/* The number of the note under KEY; TEXT is kept where it is new. */
size_t notes_number(Notes *notes, Str key, Str text);
size_t notes_count(const Notes *notes);
/* The text of note NUMBER. */
Str notes_text(const Notes *notes, size_t number);
/* "[1] [3]": NUMBERS in their order, each once; sorts them. */
Str notes_marks(Arena *arena, size_t *numbers, size_t count);
/* One line a note: "[1] Varda Herald, 11 Mar". */
void notes_show(const Notes *notes, Screen *screen);

#endif
