#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/message.h"
#include "base/status.h"

/* Where something stands in a file; line and column count from 1, columns in
 * bytes (in YAML: characters); line 0: nowhere in particular. */
typedef struct {
    const char *file;
    uint32_t line, column;
} Place;

enum { ERR_TEXT_SIZE = 1000, ERR_FILE_SIZE = 500 };

/* What went wrong, and where. Owns its text; needs no memory to be filled. */
typedef struct {
    Status status;
    MessageId id;
    uint32_t line, column;
    uint32_t wait; /* seconds after which it may be tried again, or 0 */
    char file[ERR_FILE_SIZE];
    char text[ERR_TEXT_SIZE];
} Err;

/* Fills *ERR (unless NULL) and returns STATUS, so that a function can write
 * `return err_set(err, STATUS_INPUT, place, MSG_..., ARGS(...));` */
Status err_set(
    Err *err, Status status, Place place, MessageId id, MessageArgs args);
#define NOWHERE ((Place){NULL, 0, 0})

/* "file:line:column: text", without a line end. */
Str err_describe(Arena *arena, const Err *err);

/* The exit code of the program for a status. */
int status_exit(Status status);

#endif
