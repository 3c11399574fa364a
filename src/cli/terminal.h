#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "base/str.h"

typedef enum { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER } When;

/* Columns to draw in: ASKED if not 0; else the terminal's at FILE, else what
 * COLUMNS says, else 80, and at most 160: longer lines read badly. */
size_t terminal_width(size_t asked, int file);

/* Whether to colour what goes to FILE. With WHEN_AUTO: on a terminal that is
 * not "dumb", unless NO_COLOR is set (no-color.org). */
bool terminal_colour(When when, int file);

/* Opens what the caller closed of standard input, output and error, so that
 * no file of ours takes their numbers. */
void terminal_keep_standard_files(void);

/* Writes all of TEXT to FILE. True if it was written, or nobody reads it any
 * more; false leaves errno. */
bool terminal_write(int file, Str text);

#endif
