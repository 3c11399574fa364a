#ifndef CLI_HOST_H
#define CLI_HOST_H

#include "cli/command.h"
#include "verb/host.h"

/* What the command line offers to verbs (verb/host.h). */
typedef struct {
    Host host;
    const Command *command;
} CliHost;

/* Fills HOST, whose command is set, and returns what verbs see of it. */
const Host *cli_host(CliHost *host);

#endif
