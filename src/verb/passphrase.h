#ifndef VERB_PASSPHRASE_H
#define VERB_PASSPHRASE_H

#include "verb/verb.h"

/* Secrets that a verb needs: what came with a form as the argument NAME, else
 * asked for on the command line with PROMPT, about WHOM. */
CHECKED Status passphrase_ask(VerbCall *call, const char *name,
    MessageId prompt, Str whom, Str *secret, Err *err);

/* A new one, asked for twice (NAME and "again"), and not too short. */
CHECKED Status passphrase_ask_new(VerbCall *call, const char *name,
    MessageId prompt, Str whom, Str *secret, Err *err);

#endif
