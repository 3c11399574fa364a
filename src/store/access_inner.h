#ifndef STORE_ACCESS_INNER_H
#define STORE_ACCESS_INNER_H

#include "store/access.h"
#include "store/sql.h"

/* The connection, with which store/sql.h asks; no room is behind it. */
struct Access {
    Store store;
};

/* Prepares SQL and binds TEXTS to it. */
CHECKED Status access_ask(Access *access, const char *sql, const Str *texts,
    size_t count, Query *query, Err *err);
#define TEXTS(...)                                                             \
    (const Str[]){__VA_ARGS__}, sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)

/* Runs it to its end. */
CHECKED Status access_finish(Query *query, Err *err);
/* A column, copied to the arena. */
Str access_text(const Query *query, int column);

#endif
