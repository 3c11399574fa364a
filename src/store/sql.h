#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <sqlite3.h>
#include "store/inner.h"

/* A prepared statement being bound and stepped. Binding is sticky: what goes
 * wrong is told once, by query_end() or query_run().
 *
 *     Query query = query_of(store, SQL_FIND_REC);
 *     bind_hash(&query, id);
 *     if (query_next(&query)) rec = get_int(&query, 0);
 *     TRY(query_end(&query, err));
 *
 * A statement must be ended before it is asked again. */
typedef struct {
    Store *store;
    sqlite3_stmt *statement;
    int bound;  /* parameters so far */
    int result; /* SQLITE_OK, or the first thing that went wrong */
} Query;

Query query_of(Store *store, SqlId id);

void bind_int(Query *query, int64_t value);
/* Bytes must stay until the query ends. */
void bind_text(Query *query, Str text);
void bind_blob(Query *query, Str bytes);
void bind_hash(Query *query, const Hash *hash);
void bind_null(Query *query);

/* True if there is a row. */
bool query_next(Query *query);
/* Makes the statement ready for its next use. */
CHECKED Status query_end(Query *query, Err *err);
/* Steps a statement that gives no rows, and ends it. */
CHECKED Status query_run(Query *query, Err *err);

int64_t get_int(const Query *query, int column);
/* Valid until the next step. */
Str get_bytes(const Query *query, int column);
Str copy_bytes(const Query *query, int column, Arena *arena);
bool get_hash(const Query *query, int column, Hash *hash);
bool is_null(const Query *query, int column);

/* Runs SQL that is used once (schema, pragmas). */
CHECKED Status sql_run(Store *store, const char *sql, Err *err);
/* The first column of the first row of SQL, as a number; 0 if none. */
CHECKED Status sql_number(
    Store *store, const char *sql, int64_t *number, Err *err);
/* Prepares SQL that is used once; ended with sql_drop(). */
CHECKED Status sql_prepare(
    Store *store, const char *sql, Query *query, Err *err);
CHECKED Status sql_drop(Query *query, Err *err);

/* Ends all statements, whatever they are doing. */
void sql_end(Store *store);

/* What SQLite's result code means for the person at the keyboard. */
Status sql_fault(Store *store, int result, Err *err);

#endif
