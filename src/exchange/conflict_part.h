#ifndef EXCHANGE_CONFLICT_PART_H
#define EXCHANGE_CONFLICT_PART_H

#include "base/map.h"
#include "base/node.h"
#include "stability/conflict.h"

/* What the parts of the reader of conflict files share. */
typedef struct {
    Arena *arena;
    Str text; /* the whole file */
    const char *file;
    Err *err;
    Conflict *conflict;
    Map states;    /* in graph form: name -> const Str in conflict->states */
    uint32_t line; /* a line met before, */
    size_t line_start; /* and the byte at which it begins */
} ConflictReader;

/* Fails at NODE. */
CHECKED Status conflict_fail(
    ConflictReader *in, const Node *node, MessageId id, MessageArgs args);

/* NODE must be of TYPE; WHAT says what it is: "options". NODE may be NULL. */
CHECKED Status conflict_expect(ConflictReader *in, const Node *node,
    const Node *parent, NodeType type, Str what);

/* Refuses fields of MAP that are not in NAMES, which ends with NULL. */
CHECKED Status conflict_check_fields(
    ConflictReader *in, const Node *map, const char *const *names);

/* One pattern of the options' letters. */
CHECKED Status conflict_read_pattern(
    ConflictReader *in, const Node *node, Pattern *pattern);

/* The index of the state named by NODE, in graph form. */
CHECKED Status conflict_find_state(
    ConflictReader *in, const Node *node, uint32_t *state);

/* `preferences`, once all else is read. */
CHECKED Status conflict_read_preferences(
    ConflictReader *in, const Node *root, DecisionMaker *makers);

#endif
