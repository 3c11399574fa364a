#ifndef ROOM_FOLD_H
#define ROOM_FOLD_H

#include "room/record.h"

/* The one judge of what holds (DESIGN section 2). */
typedef enum {
    FOLD_HEAD,      /* nothing of the view hides it */
    FOLD_REPLACED,  /* a record that replaces it is there */
    FOLD_LATER,     /* a later one of equal grade is there */
    FOLD_RETRACTED, /* taken back */
    FOLD_PURGED     /* erased; no head, but hides what it replaced */
} FoldState;

typedef struct {
    const Record *record;
    bool retracted;      /* in: see fold_is_retracted() */
    FoldState state;     /* out */
    const Record *hider; /* out: one that hides it, or NULL */
} Candidate;

/* Judges all records of one kind and key that a view holds (in any order;
 * those left out must be hidden in this view anyway). Returns the number of
 * heads. Two heads of equal grade are a split.
 * Cost: O(n log n) but for histories in which early dates replace late ones. */
size_t fold_key(Arena *arena, Candidate *items, size_t count);

/* RETRACTIONS: all records of kind `retraction` that the view holds and that
 * concern ID, directly or through one another, in any order. A retraction
 * counts if its author is TARGET's author or the mediator, and if it is not
 * itself retracted. AUTHOR is the author of the record ID. */
bool fold_is_retracted(
    const Hash *id, Str author, const Record *retractions, size_t count);

#endif
