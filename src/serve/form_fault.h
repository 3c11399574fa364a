#ifndef SERVE_FORM_FAULT_H
#define SERVE_FORM_FAULT_H

#include "verb/verb.h"

/* The argument that ERR, which a verb or the table of verbs said of CALL, is
 * about; NULL where that cannot be told. */
const Arg *form_fault(const VerbCall *call, const Err *err);

/* What ERR says, for a page of VERB: fields by their labels, not "--on". */
Str form_fault_words(Arena *arena, const Verb *verb, const Err *err);

#endif
