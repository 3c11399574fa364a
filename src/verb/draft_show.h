#ifndef VERB_DRAFT_SHOW_H
#define VERB_DRAFT_SHOW_H

#include "verb/draft_text.h"

/* Clauses and what became of them, for people and for JSON. */

/* "moved, 90 % alike" */
Str draft_change_words(Arena *arena, const Lineage *lineage);

/* "article-5 → article-6": short ids; one where both are the same. */
Str draft_lineage_place(
    Arena *arena, const Alignment *alignment, const Lineage *lineage);

/* What a person would call a clause: its number and heading, or how it
 * begins. */
Str draft_clause_label(Arena *arena, const Clause *clause);

/* The first words of TEXT in one line, without marks of Markdown. */
Str draft_text_opening(Arena *arena, Str text);

/* {old, new, change, moved, renumbered, confidence} */
Node *draft_lineage_node(Arena *arena, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage);

/* How many clauses changed in which way, as a sentence and a map. */
typedef struct {
    size_t of[CHANGE_COUNT];
} ChangeCounts;

ChangeCounts draft_count_changes(const Alignment *alignment);
void draft_show_counts(VerbCall *call, const ChangeCounts *counts);

/* What was deleted from, and inserted into, the clause of LINEAGE; all of it
 * where it has no partner. */
Edits draft_lineage_edits(
    Redliner *redliner, const Alignment *alignment, const Lineage *lineage);

/* EDITS as a cell of a table has them: one paragraph and, of Markdown
 * (MARKED), without its marks. */
Edits draft_edits_shown(Arena *arena, const Edits *edits, bool marked);

/* The same of words alone. */
Str draft_words_shown(Arena *arena, Str text, bool marked);

#endif
