#ifndef ROOM_BRIEF_INNER_H
#define ROOM_BRIEF_INNER_H

#include "base/map.h"
#include "base/vec.h"
#include "room/brief.h"
#include "room/check.h"

/* Shared by the passes of brief_read(): collect the entries (sections,
 * stances, people), check each against the table, hold them against one
 * another, order them by what they rest on. */

/* An entry on its way. */
typedef struct {
    BriefEntry entry;
    Node *raw;             /* fields as written, without shorthand */
    Node *body;            /* normal form, sorted; NULL until checked */
    const Node *grade;     /* as written, or NULL */
    const Record *retract; /* what a retraction takes back */
    bool failed;           /* an error was told: not to be judged further */
    enum { ORDER_NEW, ORDER_OPEN, ORDER_DONE } order;
    size_t next_basis; /* while ORDER_OPEN: the first not yet visited */
    size_t position;   /* once ORDER_DONE: index in out */
} Item;

typedef struct {
    Arena *arena;
    const char *file;
    const Node *tree;
    const BriefLookup *lookup;
    const BriefOptions *options;
    Errors errors;
    CheckLookup check_lookup;
    const Field *entry_fields; /* see brief_entry_fields() */
    VEC(Item *) items;
    Map index;         /* "kind:key" -> Item */
    Map known;         /* "kind:key" -> what heads() answered */
    Item *room;        /* what the file says of the room, or NULL */
    Str date;          /* of the brief, EDTF */
    Audience audience; /* the room's default */
    Str owner;         /* of the room */
    VEC(BriefEntry) out;
} Reading;

/* Fields of every entry that belong to the record rather than to its body,
 * and `span`, another spelling of `spans`. */
extern const Field BRIEF_FIELDS[];

/* brief_sections.c: fills items, room and date from the tree. */
void brief_collect(Reading *reading, const Node *tree);
Item *brief_add_item(Reading *reading, Kind kind, Str key, Node *raw);
/* Puts an item with a key into the index; refuses a doubled one. */
void brief_index(Reading *reading, Item *item);
Str brief_item_name(Reading *reading, const Item *item);

/* brief_retract.c: one item for each record that RAW takes back. */
void brief_add_retractions(Reading *reading, Node *raw);

/* brief_entry.c: one item against the table. */
/* COMMON_FIELDS and BRIEF_FIELDS in one table. */
const Field *brief_entry_fields(Arena *arena);
void brief_check_room(Reading *reading);
void brief_check_item(Reading *reading, Item *item);

/* brief_options.c: points and their options, wherever an entry names them. */
void brief_check_options(Reading *reading, Item *item);
typedef enum { POINT_BROKEN, POINT_NUMBER, POINT_OPTIONS } PointType;
PointType brief_point_type(Reading *reading, Str point);
Str brief_options_text(Reading *reading, Str point); /* "pause, go" */

/* brief_rules.c: what fields must stand together, per kind. */
void brief_check_rules(Reading *reading, Item *item);
/* brief_position.c: the shape of a position. */
void brief_check_position(Reading *reading, Item *item);

/* brief_support.c: order, grade and since by the basis. */
void brief_order(Reading *reading);

/* The room's heads of a key, asked for once. */
size_t brief_heads(
    Reading *reading, Kind kind, Str key, const Record *const **records);
/* The item of this file under a key, or NULL. */
Item *brief_find(Reading *reading, Kind kind, Str key);
/* The Nth body known under a key: this file's alone if it has the key, else
 * those of the room's heads; NULL after the last. */
const Node *brief_body(Reading *reading, Kind kind, Str key, size_t nth);
/* Tells that something of ITEM is wrong, at NODE. */
void brief_fail(Reading *reading, Item *item, const Node *node, MessageId id,
    MessageArgs args);

#endif
