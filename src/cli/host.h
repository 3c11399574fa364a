#ifndef CLI_HOST_H
#define CLI_HOST_H

#include "cli/command.h"
#include "verb/host.h"

/* What the command line offers to verbs (verb/host.h): a server, bytes of the
 * standard input as they come, answers at once, and questions, drawn as
 * COMMAND (borrowed) asks; with --json on standard error, so that the answer
 * stands alone. */
Host cli_host(Command *command);

#endif
