#ifndef CLI_HOST_H
#define CLI_HOST_H

#include "cli/command.h"
#include "verb/host.h"

/* What the command line offers to verbs (verb/host.h): bytes of the standard
 * input as they come, answers at once, and questions, drawn as COMMAND (the
 * host's state) asks; with --json on standard error, so that the answer stands
 * alone. */
CHECKED Status host_answer(Arena *arena, Str lines, Err *err);
CHECKED Status host_receive(char *bytes, size_t size, size_t *got, Err *err);
CHECKED Status host_ask(void *command, Arena *arena, const Screen *screen,
    Str prompt, Str *answer, bool *ended, Err *err);

#endif
