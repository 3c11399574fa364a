#ifndef EXCHANGE_AMENDMENTS_H
#define EXCHANGE_AMENDMENTS_H

#include "base/node.h"
#include "exchange/docx.h"

/* Amendments as people write them, as a list of {old, new, by, supporters,
 * justification, date}; by and supporters are lists of names. */

/* The tracked changes of a Word document: one amendment for each author and
 * paragraph, the paragraph with only this author's changes made. A paragraph
 * that is inserted whole is one to the paragraph before it. The ends of
 * paragraphs are no change. O(runs x authors of a paragraph). */
Node *amendments_of_docx(Arena *arena, const Docx *docx);

/* A Markdown list: each block that has marks is an amendment,
 *     - unions, drivers: rise by [-4 %-]{+4.5 %+}
 * first who proposes, then who supports it; blocks below it without marks are
 * its justification. */
CHECKED Status amendments_of_markdown(
    Arena *arena, Str text, const char *file, Node **list, Err *err);

#endif
