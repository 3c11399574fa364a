#ifndef BASE_STATUS_H
#define BASE_STATUS_H

/* What a fallible function answers. The first five values are also the exit
 * codes of the program; the others are mapped onto them by status_exit(). */
typedef enum {
    STATUS_OK = 0,      /* done */
    STATUS_NO = 1,      /* done, and the answer is no */
    STATUS_USAGE = 2,   /* called wrongly */
    STATUS_INPUT = 3,   /* what was read is not right */
    STATUS_STORAGE = 4, /* the disk, the file or the system refused */
    STATUS_MEMORY = 5,  /* no memory left */
    STATUS_CANCELLED = 6
} Status;

#define CHECKED __attribute__((warn_unused_result))

/* Returns early with the status of EXPR unless it is STATUS_OK. */
#define TRY(EXPR)                                                              \
    do {                                                                       \
        Status try_status = (EXPR);                                            \
        if (try_status != STATUS_OK) return try_status;                        \
    } while (0)

#endif
