#ifndef ROOM_GRADE_H
#define ROOM_GRADE_H

#include "base/str.h"

/* How a record is supported; a smaller number is stronger. */
typedef enum {
    GRADE_DECLARED,  /* entered by the party itself, or for it */
    GRADE_OWN_WORDS, /* a named speaker, quoted directly */
    GRADE_REPORTED,
    GRADE_ANONYMOUS,
    GRADE_PERCEIVED,
    GRADE_ALLEGED,
    GRADE_INFERRED, /* worked out by somebody, who says why */
    GRADE_COUNT
} Grade;

Str grade_name(Grade grade); /* "own-words" */
bool grade_parse(Str name, Grade *grade);

#endif
