#ifndef STORE_STREAM_H
#define STORE_STREAM_H

#include "store/lens.h"

/* Places in falling order: of one term, of the text index, of several streams
 * together, or of those that several have in common. */
typedef struct Stream Stream;

/* What `mention` says of a place; of the text index, nothing. */
typedef struct {
    int64_t place;
    Instant known;
    int64_t audience; /* 0: not said */
    bool contested;   /* the fold must judge its key */
} Mentioned;

/* The records that mention a term and are known no earlier than FROM. */
CHECKED Status stream_term(
    Store *store, int64_t term, Instant from, Stream **stream, Err *err);
/* The statements with these words (FTS5's query language). */
CHECKED Status stream_words(Store *store, Str query, Stream **stream, Err *err);
/* What any of COUNT streams has; none for COUNT 0. */
Stream *stream_any(Arena *arena, Stream **streams, size_t count);
/* What all of COUNT streams have; COUNT is at least 1. */
Stream *stream_all(Arena *arena, Stream **streams, size_t count);

/* Goes to the first place at or below PLACE; false if there is none. PLACE
 * must not rise from call to call. */
bool stream_seek(Stream *stream, int64_t place, Mentioned *found);
/* Ends the stream and tells what went wrong in it. */
CHECKED Status stream_end(Stream *stream, Err *err);

#endif
