#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include "base/str.h"

/* Every sentence a person may read stands in one table, messages.def, so
 * that it can be translated. A message names its arguments {1} to {9}; a
 * word that depends on a number is written {1#statement|statements} (the
 * first form if argument 1 is "1"). */
typedef enum {
#define M(ID, TEXT) ID,
#include "base/messages/messages.def"
#undef M
    MESSAGE_COUNT
} MessageId;

/* The arguments of a message: ARGS(name, number). */
typedef struct {
    const Str *items;
    size_t count;
} MessageArgs;

#define ARGS(...)                                                              \
    ((MessageArgs){(const Str[]){__VA_ARGS__},                                 \
        sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)})
#define NO_ARGS ((MessageArgs){NULL, 0})

/* The text of a message as it stands in the table. */
Str message_text(MessageId id);
/* The name of its entry, for tests. */
Str message_name(MessageId id);
/* Adds PATTERN to BUF with its arguments filled in; one that is not given is
 * left as it is written, "{3}". */
void message_fill(StrBuf *buf, Str pattern, MessageArgs args);
void message_add(StrBuf *buf, MessageId id, MessageArgs args);
Str message_format(Arena *arena, MessageId id, MessageArgs args);

#endif
