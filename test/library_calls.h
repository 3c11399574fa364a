#ifndef LIBRARY_CALLS_H
#define LIBRARY_CALLS_H

/* What tests that ask through the library share. Include after test/unit.h. */
#include "include/travaux.h"

/* Runs VERB, which has to succeed. */
static inline void library_run(
    const char *verb, const trv_argument *arguments, size_t count)
{
    trv_answer *answer;
    trv_status status = trv_call(verb, arguments, count, &answer);
    if (status != TRV_OK) fail_msg("%s: %s", verb, trv_error(answer));
    trv_free(answer);
}

/* Makes the file whose path is ROOM and END; returns that path. */
static inline const char *library_write_beside(
    const char *room, const char *end, Str bytes)
{
    const char *path = str_printf(arena, "%s%s", room, end).data;
    unit_write(path, bytes);
    return path;
}

#endif
