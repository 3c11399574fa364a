#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/terminal.h"
#include "verb/verb.h"

/* A command line, understood. */
typedef struct {
    const Verb *verb;
    ArgValue *values; /* [value_count] */
    size_t value_count;
    bool json;
    When colour;
    size_t width; /* columns; 0: as wide as the terminal */
} Command;

/* Reads WORDS[0..count), the command line after the program's name. Options
 * may stand anywhere before "--". No verb, --help and --version become the
 * verbs help and version. A room that is left out is looked for
 * (cli/room_arg.h). Whether all that is required is there, and can be read,
 * verb_run() checks. Errors: STATUS_USAGE. */
CHECKED Status command_read(
    Arena *arena, const Str *words, size_t count, Command *command, Err *err);

#endif
