#ifndef TRAVAUX_H
#define TRAVAUX_H

#include <stddef.h>

/* Travaux as a library: every verb of the command line, answered as JSON.
 *
 *     trv_answer *answer;
 *     trv_argument on[] = {{"room", "varda.room"}, {"on", "2026-03-12"}};
 *     if (trv_call("state", on, 2, &answer) == TRV_OK)
 *         puts(trv_json(answer));
 *     trv_free(answer);
 *
 * Calls share nothing: they may be made from several threads at once, each
 * opening and closing the room it names. Link with -ltravaux. */

#ifdef __cplusplus
extern "C" {
#endif

/* What a call answers: the exit codes of the command line. */
typedef enum {
    TRV_OK = 0,
    TRV_NO = 1,     /* done, and the answer is no */
    TRV_USAGE = 2,  /* called wrongly */
    TRV_INPUT = 3,  /* what was read is not right, or not there */
    TRV_STORAGE = 4 /* the disk, the file or the system refused */
} trv_status;

/* One argument by its name in `travaux help VERB`, without dashes; a flag's
 * value is "yes"; one that may be given several times is. Borrowed. */
typedef struct {
    const char *name;
    const char *value;
} trv_argument;

typedef struct trv_answer trv_answer;

/* Runs VERB ("state", "point", ...) with ARGUMENTS[0..count). *ANSWER is set
 * whatever happens (NULL only if no memory at all is left, with TRV_STORAGE)
 * and is the caller's, to be freed with trv_free(). */
trv_status trv_call(const char *verb, const trv_argument *arguments,
    size_t count, trv_answer **answer);

/* The answer as JSON, NUL-terminated UTF-8, indented; "" after an error. Its
 * shapes are those of doc/json. Lives as long as the answer. */
const char *trv_json(const trv_answer *answer);

/* What went wrong, "file:line:column: message", or "". */
const char *trv_error(const trv_answer *answer);

/* NULL is allowed. */
void trv_free(trv_answer *answer);

/* "0.1.0" */
const char *trv_version(void);

#ifdef __cplusplus
}
#endif

#endif
