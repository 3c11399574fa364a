#ifndef SERVE_CALL_H
#define SERVE_CALL_H

#include "serve/route.h"
#include "serve/site.h"
#include "verb/uploads.h"

/* From a request to the call of a verb, by the table alone: here it is
 * decided which room, whose view, and which files. */

/* Fields that a page may carry besides the verb's arguments. */
bool call_is_own_field(Str name);

/* Fills CALL from the arguments in the address (and those of FIELDS, which
 * may be NULL, and the files of the request). A holder other than the owner
 * sees through his own seat, and acts from it, whatever was asked; a verb
 * that knows neither of these is refused him. */
CHECKED Status call_fill(const Site *site, const Request *request,
    const SeatHolder *holder, const Route *route, const Fields *fields,
    VerbCall *call, Err *err);

/* Whether VERB is about who may do what, not about records: it has no view. */
bool call_is_of_access(const Verb *verb);

/* Whether an argument that must be there is missing. */
bool call_is_incomplete(const VerbCall *call);

/* Whether VERB takes files. */
bool call_takes_files(const Verb *verb);

#endif
