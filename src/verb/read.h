#ifndef VERB_READ_H
#define VERB_READ_H

#include "read/corpus.h"
#include "read/reader.h"
#include "verb/verb.h"

/* Opens the model that --model names, or the one of the program: beside its
 * build folder, or where it is installed. */
CHECKED Status read_open_reader(VerbCall *call, Reader *reader, Err *err);

/* A statement as a node of JSON (doc/read.md). */
Node *read_statement_data(Arena *arena, Str text, const Statement *statement);

/* Fills CALL with how the reader agrees with --score. */
CHECKED Status read_score(VerbCall *call, const Reader *reader, Err *err);

enum { READ_FILE_MAX = 32 << 20 }; /* bytes; of one text READ_MAX_BYTES */

#endif
