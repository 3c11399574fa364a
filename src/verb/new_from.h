#ifndef VERB_NEW_FROM_H
#define VERB_NEW_FROM_H

#include "verb/verb.h"

/* new --from: writes a brief that is proposed from a dispatch. */
CHECKED Status new_from_dispatch(VerbCall *call, Err *err);

#endif
