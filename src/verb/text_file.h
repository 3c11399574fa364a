#ifndef VERB_TEXT_FILE_H
#define VERB_TEXT_FILE_H

#include "text/formats.h"
#include "text/redline.h"
#include "verb/verb.h"

/* Texts given as files on the command line. */
enum { TEXT_FILE_MOST_BYTES = 256 << 20 };

/* The bytes of the file that ARGUMENT names; refused unless UTF-8. */
CHECKED Status text_file_read(
    const VerbCall *call, const char *argument, Str *text, Err *err);

/* The draft in the file that ARGUMENT names: Markdown, HTML, docx with its
 * tracked changes accepted, or plain text. */
CHECKED Status text_file_draft(
    const VerbCall *call, const char *argument, Draft *draft, Err *err);

/* The draft in BYTES of a file called NAME, whose ending tells its format. */
CHECKED Status text_draft_of(
    Arena *arena, Str bytes, const char *name, Draft *draft, Err *err);

/* Edits as one text with marks, [-deleted-]{+inserted+}, whose spans have the
 * tones of what was deleted and inserted; TRIM: without spaces at its ends. */
Cell text_edits_cell(Arena *arena, const Edits *edits, bool trim);

/* The same on a screen. */
void text_show_edits(Screen *screen, const Edits *edits);

/* Edits as JSON: [[op, text], …]; op is "=", "-" or "+". */
Node *text_edits_node(Arena *arena, const Edits *edits);

#endif
