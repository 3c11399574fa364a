#ifndef VERB_DRAFT_UNTRACKED_H
#define VERB_DRAFT_UNTRACKED_H

#include "exchange/docx.h"
#include "verb/screen.h"
#include "base/node.h"

/* The alarm: what DOCX says with all its tracked changes rejected should be
 * the draft it was made from, OLD. Shows each place where it is not, as marked
 * text, and adds it to LIST. Spaces are no change. */
void draft_untracked(
    Screen *screen, const Docx *docx, const Draft *old_draft, Node *list);

#endif
