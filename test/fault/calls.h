#ifndef FAULT_CALLS_H
#define FAULT_CALLS_H

/* Stands between the program and the system: every call about the files of
 * one folder, SQLite's as well as ours, is counted, shown to whoever watches,
 * and may be made to fail, or be the last thing that the process does.
 *
 * The functions of the C library that take files are defined anew
 * (calls.c); the linker gives these to everybody, shared libraries too. */
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    CALL_OPEN,
    CALL_READ,
    CALL_WRITE,
    CALL_TRUNCATE,
    CALL_SYNC,
    CALL_UNLINK,
    CALL_RENAME,
    CALL_MAKE_FOLDER,
    CALL_OTHER /* locks, maps, sizes */
} CallType;

/* One call that went well, as a watcher sees it. */
typedef struct {
    CallType type;
    const char *name;    /* within the folder; "." is the folder itself */
    const char *to;      /* CALL_RENAME */
    const void *bytes;   /* CALL_WRITE: [size] */
    size_t offset;       /* of a write */
    size_t size;         /* of a write, or what a file is cut to */
    bool makes, empties; /* CALL_OPEN */
} Call;

enum { CALL_NAME = 80 };

typedef struct {
    const char *folder; /* absolute; relative paths are taken for its own */
    bool armed;         /* nothing is counted or fails otherwise */
    size_t count;       /* calls since calls_arm() */
    size_t fail_at;     /* this one fails; 0: none */
    bool stays_broken;  /* and every one after it */
    int error;          /* errno of what fails */
    size_t kill_at;     /* the process dies within this one; 0: none */
    size_t bytes_left;  /* by which files may grow; SIZE_MAX: no limit */
    CallType failed_type;
    char failed[CALL_NAME]; /* the file that the failed call was about */
    void (*watch)(const Call *call);
} Calls;

extern Calls calls;

/* Counts from 0 and lets the NTH call fail with ERROR; 0: none fails. */
void calls_arm(size_t nth, int error, bool stays_broken);
void calls_disarm(void);
/* How many descriptors the process holds. */
size_t calls_open_files(void);

#endif
