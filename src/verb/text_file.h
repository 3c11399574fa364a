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

/* Edits as JSON: [[op, text], …]; op is "=", "-" or "+". */
Node *text_edits_node(Arena *arena, const Edits *edits);

#endif
