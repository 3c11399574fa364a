#ifndef READ_READER_H
#define READ_READER_H

#include "read/careful.h"
#include "read/statement.h"
#include "read/topic.h"

/* Reads dispatches: from a text to who said what, with spans into it. */
typedef struct {
    const WordLists *lists;
    Gazetteer *gazetteer;
    const Topics *topics; /* NULL: none */
    ReadModel model;
    Careful careful; /* none unless it was opened */
} Reader;

/* Opens the model file; the reader lives as long as the arena. One reader may
 * serve several threads, each with an arena of its own. */
CHECKED Status reader_open(
    Arena *arena, const char *model_path, Reader *reader, Err *err);

/* Makes a reader a careful one: slower and better. */
CHECKED Status reader_open_careful(
    Arena *arena, const char *careful_path, Reader *reader, Err *err);

/* What a text was found to say. */
typedef struct {
    Tokens tokens;
    uint8_t *labels; /* of the tokens, as the spans were labelled; NULL: none */
    Str lang;        /* language.h; nothing is looked for if it is not "en" */
    People people;
    Statements statements; /* in the order of the text */
} Reading;

/* Reads TEXT (UTF-8, at most READ_MAX_BYTES). Never fails; all spans are
 * non-empty, within the text and on character boundaries. The same text gives
 * the same reading. */
void reader_read(
    Arena *arena, const Reader *reader, Str text, Reading *reading);

#endif
