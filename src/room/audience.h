#ifndef ROOM_AUDIENCE_H
#define ROOM_AUDIENCE_H

#include "base/node.h"

/* Who may read a record: everybody, all who are admitted to the room, or the
 * seats named. A seat is `mediator` or a party's key. */
typedef enum { AUDIENCE_PUBLIC, AUDIENCE_PARTIES, AUDIENCE_SEATS } AudienceType;

typedef struct {
    AudienceType type;
    const Str *seats; /* [count] sorted by bytes, no doubles */
    size_t count;
} Audience;

/* From "public", "parties" or a list of seats; sorts. False if NODE is
 * neither. Does not know which parties exist. */
bool audience_read(Arena *arena, const Node *node, Audience *audience);
/* The canonical form: text, or a sorted list. */
Node *audience_node(Arena *arena, const Audience *audience);
Str audience_text(Arena *arena, const Audience *audience); /* "AL, mediator" */
bool audience_equal(const Audience *a, const Audience *b);

/* One reader: the public, the mediator, or a party. */
typedef struct {
    Str seat;      /* "public", "mediator" or a party's key */
    bool admitted; /* sees what is for `parties` */
} Viewer;

bool audience_has(const Audience *audience, const Viewer *viewer);

/* True if whoever may read NARROW may read WIDE, whoever is admitted:
 * of seats, only the mediator is certain to be admitted. */
bool audience_within(const Audience *narrow, const Audience *wide);

#endif
