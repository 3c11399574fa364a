#ifndef VERB_HOST_H
#define VERB_HOST_H

#include "verb/verb.h"

/* What the program around a verb offers beside its arguments. The command
 * line fills it (cli/main.c); in the library and behind pages it is NULL, and
 * a verb that needs it says that it works on the command line only. See
 * doc/adr/0008. */
struct Host {
    void *state; /* for receive() and ask() */
    /* Keeps a server running over the room of CALL until it is told to stop;
     * with --once or --get answers one request. */
    Status (*serve)(VerbCall *call, Err *err);
    /* A part of the answer, lines of JSON, at once. */
    Status (*answer)(Arena *arena, Str lines, Err *err);
    /* The next bytes of the standard input, at most SIZE; *GOT is 0 at its
     * end. */
    Status (*receive)(
        void *state, char *bytes, size_t size, size_t *got, Err *err);
    /* Shows SCREEN (or NULL), then PROMPT, and waits for a line; *ENDED if
     * there are no more. The answer lives in ARENA. */
    Status (*ask)(void *state, Arena *arena, const Screen *screen, Str prompt,
        Str *answer, bool *ended, Err *err);
    /* The same for a password: what is typed is not shown. */
    Status (*ask_secret)(void *state, Arena *arena, Str prompt, Str *answer,
        bool *ended, Err *err);
    /* Bytes as they are, at once, to the standard output. */
    Status (*output)(Str bytes, Err *err);
};

/* The host of CALL, or an error that says where the verb works. */
CHECKED Status host_of(const VerbCall *call, const Host **host, Err *err);

#endif
