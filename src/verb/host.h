#ifndef VERB_HOST_H
#define VERB_HOST_H

#include "verb/verb.h"

/* What the program around a verb offers beside its arguments. The command
 * line fills it (cli/main.c); in the library and behind pages it is NULL, and
 * a verb that needs it says that it works on the command line only. See
 * doc/adr/0008. */
struct Host {
    /* Keeps a server running over the room of CALL until it is told to stop;
     * with --once or --get answers one request. */
    Status (*serve)(VerbCall *call, Err *err);
    /* All bytes of the standard input, at most LIMIT. */
    Status (*input)(Arena *arena, size_t limit, Str *bytes, Err *err);
    /* Bytes as they are, at once, to the standard output. */
    Status (*output)(Str bytes, Err *err);
};

/* The host of CALL, or an error that says where the verb works. */
CHECKED Status host_of(const VerbCall *call, const Host **host, Err *err);

#endif
