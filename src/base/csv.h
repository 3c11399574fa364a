#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/err.h"

/* Comma-separated values, RFC 4180. */

typedef struct {
    const Str *cells; /* [count] */
    size_t count;
    uint32_t line; /* on which the row begins, from 1 */
} CsvRow;

typedef struct {
    const CsvRow *rows; /* [count]; the first is the heading */
    size_t count;
} CsvTable;

/* Reads all of TEXT (UTF-8, with or without a byte order mark; lines may end
 * in LF alone). Every row must have as many cells as the first. Cells may
 * point into TEXT. */
CHECKED Status csv_read(
    Arena *arena, Str text, const char *file, CsvTable *table, Err *err);

/* Adds a row. Cells that a spreadsheet would take for a formula get an
 * apostrophe before them, unless they are plain numbers. */
void csv_add_row(StrBuf *buf, const Str *cells, size_t count);

#endif
