#ifndef VERB_READ_H
#define VERB_READ_H

#include "read/corpus.h"
#include "read/reader.h"
#include "verb/verb.h"

/* How a verb that reads dispatches is told to read. */
#define READER_ARGS                                                            \
    {.name = "careful", .type = ARG_FLAG, .help = MSG_READ_CAREFUL},           \
        {.name = "model", .type = ARG_PATH, .help = MSG_READ_MODEL},           \
    {                                                                          \
        .name = "tables", .type = ARG_PATH, .help = MSG_READ_TABLES            \
    }

/* Opens the reader that READER_ARGS ask for: with the model that --model names,
 * or the one of the program (beside its build folder, or where it is
 * installed); with its networks if --careful; with the names of --tables. */
CHECKED Status read_open_reader(VerbCall *call, Reader *reader, Err *err);

/* Gives READER the names in the file that --tables names. */
CHECKED Status read_use_tables(VerbCall *call, const Reader *reader, Err *err);

/* A statement as a node of JSON (doc/read.md). */
Node *read_statement_data(Arena *arena, Str text, const Statement *statement);

/* Fills CALL with how the reader agrees with --score. */
CHECKED Status read_score(VerbCall *call, const Reader *reader, Err *err);

/* The text of what was read: a page's without its furniture; refused if it is
 * longer than one text may be. */
CHECKED Status read_extract(
    Arena *arena, Str bytes, Place place, Str *text, Err *err);

/* Adds a table of what FILE was found to say. */
void read_show(VerbCall *call, Str file, const Reading *reading);

/* "French" for "fr", for people. */
Str read_language_name(Str code);

/* Tells that a file was in another encoding than UTF-8. */
void read_tell_charset(VerbCall *call, Str charset);

/* read --room, propose: what the files say becomes proposals of a room; CALL
 * gets the statements as a list. *SOURCE is the key of the last one's source.
 */
CHECKED Status read_into_room(
    VerbCall *call, Reader *reader, Str *source, Err *err);

/* read -: reads lines of JSON from the standard input and answers at once,
 * in order. */
CHECKED Status read_filter(VerbCall *call, const Reader *reader, Err *err);

enum { READ_FILE_MAX = 32 << 20 }; /* bytes; of one text READ_MAX_BYTES */

#endif
