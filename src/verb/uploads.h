#ifndef VERB_UPLOADS_H
#define VERB_UPLOADS_H

#include "verb/verb.h"

/* The files that a verb reads. On the command line they are paths; where
 * strangers ask, only what came with the request: a name that is none of
 * these is refused, and no path of this machine is ever opened, also not one
 * that a brief names in `file:`. */
typedef struct {
    Str name;
    Str bytes;
} Upload;

struct Uploads {
    const Upload *items; /* [count] */
    size_t count;
};

/* Whether the file NAME was pasted into a form, for the argument called so: it
 * has no name of its own. */
bool upload_is_pasted(const VerbCall *call, const char *argument, Str name);

/* The bytes of the file NAME, at most LIMIT, for CALL: among its uploads if
 * it has a set of them, else from the disk. */
CHECKED Status upload_read(
    const VerbCall *call, const char *name, size_t limit, Str *bytes, Err *err);

#endif
