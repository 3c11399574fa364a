#ifndef BRIDGE_PROPOSAL_H
#define BRIDGE_PROPOSAL_H

#include "bridge/reading.h"

/* What a reading proposes for a room, as entries of a brief's section
 * `proposals`: each statement, the people whom it needs, and the stance that
 * it may show. A proposal holds the entry that would be recorded; nothing is
 * recorded until a person confirms it. */

/* The source that was read: its key in the room, and its day (DAY_MIN where
 * it is not known), from which "yesterday" is worked out. */
typedef struct {
    Str key;
    Day day;
    Str lang;
    /* Whether the room has had an entry like that, recorded or proposed: then
     * it is not proposed again. CONTENT is NULL but of a statement. */
    bool (*has)(void *state, Str key, const ByteSpans *content);
    void *state;
} ReadSource;

/* Adds the proposals of READING to LIST, in the order of the text, each after
 * what it needs. Keys are made from the source's key and the first byte of
 * the words, so that the same text gives the same keys. TABLES are those that
 * the reader used. */
void proposals_write(Arena *arena, const RoomTables *tables,
    const ReadSource *source, const Reading *reading, Node *list);

/* The grade of a statement (DESIGN section 2). */
Grade reading_grade(const Statement *statement);

#endif
