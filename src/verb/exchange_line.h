#ifndef VERB_EXCHANGE_LINE_H
#define VERB_EXCHANGE_LINE_H

#include "room/record.h"

/* The lines of an export, each canonical JSON, told apart by their first
 * field (doc/format.md, section 9):
 *   {"audience":...}                       a record, in its canonical form
 *   {"id":ID,"purged":{...}}               what is left of an erased one
 *   {"base64":...,"kind":"blob","sha256"}  the bytes of a source or draft
 *   {"author":...,"kind":"commit",...}     a commit, in its canonical form */
typedef enum {
    LINE_OTHER, /* none of these */
    LINE_RECORD,
    LINE_BLOB,
    LINE_COMMIT
} LineType;

LineType line_type(Str line);

/* The line of a record, whole or purged. */
void line_write_record(StrBuf *buf, const Record *record);
/* False if LINE is not exactly one; its id is worked out, of a purged record
 * taken as it is written. */
CHECKED bool line_read_record(Arena *arena, Str line, Record *record);

void line_write_blob(StrBuf *buf, Arena *arena, Str bytes);
/* False also if the bytes are not what their hash says. */
CHECKED bool line_read_blob(Arena *arena, Str line, Hash *hash, Str *bytes);

/* The hash of the file that a record's body names. */
bool line_file(const Record *record, Hash *hash);

#endif
