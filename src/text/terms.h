#ifndef TEXT_TERMS_H
#define TEXT_TERMS_H

#include "text/clause.h"
#include "text/token.h"

/* The words of all clauses of a draft, folded to small letters. */
typedef struct {
    const Draft *draft;
    Tokens *tokens;      /* [draft->count] each clause's own */
    VEC(uint32_t) terms; /* folded words of all clauses, in order; no signs */
    size_t *begins;      /* [draft->count + 1] each clause's first in `terms` */
} DraftWords;

/* Folds words; one serves all drafts that are to be compared. */
typedef struct {
    Arena *arena;
    Lexicon *words; /* as written */
    Lexicon folded; /* in small letters */
    uint32_t *fold; /* [fold_capacity] by word: its folded form; 0: not yet */
    size_t fold_capacity;
} Folder;

Folder folder_new(Arena *arena, Lexicon *words);

/* PLAIN: marks of Markdown are no words, but stand between words. */
DraftWords draft_words(Folder *folder, const Draft *draft, bool plain);

/* How much each word tells in which clauses (tf-idf), and how alike two
 * stretches of clauses are. */
typedef struct {
    uint32_t term;
    float weight;
} Term;

/* One stretch of clauses [first, end) of a draft, as a vector of length 1. */
typedef struct {
    size_t first, end;
    Term *terms; /* [count] sorted by term */
    size_t count;
    bool matched; /* has a partner already: needs no vector */
} Unit;

typedef struct {
    const DraftWords *words;
    Unit *items; /* [count] in the order of the text */
    size_t count;
} Units;

/* Gives all units of both sides that are not matched their vectors: 1 +
 * ln(times) of a word, times ln(units / units with it). */
void units_weigh(Arena *arena, Units *a, Units *b, size_t term_count);

/* The cosine of the angle between two vectors, 0 to 1. */
double units_alike(const Unit *a, const Unit *b);

#endif
