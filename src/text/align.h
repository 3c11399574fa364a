#ifndef TEXT_ALIGN_H
#define TEXT_ALIGN_H

#include "text/match.h"

/* What became of a clause. Where several fit, the first here. */
typedef enum {
    CHANGE_ADDED,
    CHANGE_DELETED,
    CHANGE_SPLIT,      /* added, but its words come from a clause that stays */
    CHANGE_MERGED,     /* deleted, but its words go into one that stays */
    CHANGE_MOVED,      /* stands elsewhere among the others */
    CHANGE_MODIFIED,   /* other words */
    CHANGE_RENUMBERED, /* the same words, another number */
    CHANGE_UNCHANGED,  /* the same words; spaces may differ */
    CHANGE_COUNT
} Change;

extern const char *const CHANGE_KEYS[CHANGE_COUNT]; /* "added", … */

typedef struct {
    size_t old_clause, new_clause; /* NO_CLAUSE where there is none */
    Change change;
    bool moved, renumbered; /* whatever else changed */
    double confidence;      /* 0 to 1: how alike they are; of a split or merger,
                               which share of the words comes from there */
} Lineage;

/* Two drafts, clause by clause. */
typedef struct {
    DraftWords old_words, new_words;
    Matching matching; /* by clause */
    bool *old_closed;  /* [old clauses] settled to have no partner */
    bool *new_closed;  /* [new clauses] */
    VEC(Lineage)
    lineages; /* in the order of the new draft; what was deleted
                 stands after what it stood after */
} Alignment;

/* Aligns two drafts. WORDS is the lexicon that a redline will use. Splits and
 * mergers are suggestions: a person confirms them. */
Alignment draft_align(Arena *arena, Lexicon *words, const Draft *old_draft,
    const Draft *new_draft);

/* What is known of a clause before aligning: two clauses are one, or a clause
 * has no partner (the other is NO_CLAUSE, or what it split from or merged
 * into). */
typedef struct {
    size_t old_clause, new_clause;
    Change change;     /* as it will be told */
    double confidence; /* 0 to 1; negative: not told, and handed on */
} Settled;

/* The same where SETTLED [count] is taken as it is, and only the rest is
 * looked for. What names a clause that is settled already is ignored. */
Alignment draft_align_settled(Arena *arena, Lexicon *words,
    const Draft *old_draft, const Draft *new_draft, const Settled *settled,
    size_t count);

/* Is CLAUSE one that has clauses below it or a heading? */
bool clause_is_section(const Draft *draft, size_t clause);

#endif
