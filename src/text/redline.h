#ifndef TEXT_REDLINE_H
#define TEXT_REDLINE_H

#include "base/vec.h"
#include "text/affine.h"

/* What changed from one text to another, as a person would mark it. */
typedef enum { EDIT_SAME = '=', EDIT_DELETE = '-', EDIT_INSERT = '+' } EditOp;

typedef struct {
    EditOp op;
    Str text; /* of the old text where deleted, else of the new one */
} Edit;

/* The texts of EDIT_SAME and EDIT_DELETE one after the other are the old
 * text, those of EDIT_SAME and EDIT_INSERT the new one, byte for byte. */
typedef VEC(Edit) Edits;

typedef VEC(Stretch) Hunks;

/* Compares texts, one pair after the other, in the same buffers. */
typedef struct {
    Arena *arena;
    Lexicon lexicon;
    AffineSpace space;
    bool *deleted, *inserted, *once; /* [mark_capacity] by token */
    size_t mark_capacity;
    uint8_t *counts; /* [count_capacity] by word; zero between two pairs */
    size_t count_capacity;
} Redliner;

Redliner redliner_new(Arena *arena);

/* The edits from OLD to NEW, which point into both; a deletion stands before
 * the insertion that replaces it. */
Edits redline_texts(Redliner *redliner, Str old_text, Str new_text);

/* The same for texts that were cut by tokens_of() with redliner->lexicon. */
Edits redline_tokens(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens);

/* The changed words only, as stretches of tokens in order. */
Hunks redline_hunks(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens);

/* The new text if ACCEPT, else the old one. */
Str redline_apply(Arena *arena, const Edits *edits, bool accept);

/* One text with its changes: [-deleted-]{+inserted+}. Where these marks occur
 * in the texts a backslash stands before them, and every backslash is
 * doubled. */
Str redline_write(Arena *arena, const Edits *edits);

/* Reads that form; false where a mark is not closed. */
bool redline_read(Arena *arena, Str text, Edits *edits);

#endif
