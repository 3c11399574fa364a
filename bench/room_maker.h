#ifndef BENCH_ROOM_MAKER_H
#define BENCH_ROOM_MAKER_H

#include "store/store.h"

/* Rooms to measure with, always the same ones. A fault ends the program. */
enum {
    PARTIES = 40,
    POINTS = 200,
    SOURCES = 50,
    KEYS = 8000,
    DAYS = 1500,
    FIRST_DAY = 18000
};

extern Err fault;
_Noreturn void fail(const char *what);
void must(Status status, const char *what);
double seconds(void);

/* Makes a room of so many statements at PATH, in commits of BATCH records;
 * SILENT ones have their words in a field that the text index passes over.
 * Seconds in the store, without those for making the records. */
double room_make(
    const char *path, size_t statements, size_t batch, bool silent);
/* Appends COUNT statements in one commit, other ones for another NAME. */
void room_extend(const char *path, const char *name, size_t count);
/* Appends one statement in a commit of its own; seconds that takes. */
typedef struct Maker Maker;
Maker *room_open(const char *path);
double room_append(Maker *maker, size_t number, size_t *line_size);
void room_close(Maker *maker);
/* How many records a room of so many statements has. */
size_t room_records(size_t statements);
void room_remove(const char *path);

#endif
