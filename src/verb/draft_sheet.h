#ifndef VERB_DRAFT_SHEET_H
#define VERB_DRAFT_SHEET_H

#include "exchange/sheet.h"
#include "verb/verb.h"

/* Tables and texts of drafts as files: --to FILE. */

#define SHEET_ARG                                                              \
    {                                                                          \
        .name = "to", .type = ARG_PATH, .help = MSG_ARG_SHEET_TO               \
    }

/* An empty table whose headings are messages. */
Sheet draft_sheet(
    Arena *arena, Str title, const MessageId *headings, size_t columns);

/* Refuses a file --to of CALL that draft_sheet_write() would refuse, before
 * anything is worked out. */
CHECKED Status draft_sheet_check(const VerbCall *call, Err *err);

/* Writes SHEET to the file --to of CALL, if it is given: .csv, .docx, .html,
 * .md, or .json (what the verb answers); refuses other endings, and what is
 * there already. */
CHECKED Status draft_sheet_write(VerbCall *call, const Sheet *sheet, Err *err);

/* Writes BYTES to PATH, whole or not at all, and says so on the screen. */
CHECKED Status draft_write_file(VerbCall *call, Str path, Str bytes, Err *err);

#endif
