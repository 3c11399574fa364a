#ifndef STORE_ENTRY_H
#define STORE_ENTRY_H

#include "store/sql.h"

/* A place orders records by time and tells them apart (schema.c). */
int64_t place_of(Day latest, int64_t rec);
int64_t place_rec(int64_t place);
Day place_day(int64_t place);
/* The last place of a day. */
int64_t place_end(Day day);

/* Places in rising order; may be NULL if empty. */
typedef struct {
    const int64_t *items;
    size_t count;
} PlaceList;

bool place_list_has(PlaceList list, int64_t place);

/* What the store keeps of a record to find those that the fold must judge:
 * one row of `candidate`. */
typedef struct {
    int64_t slot, place;
    Day earliest; /* first day that `since` may mean */
    Instant known;
    Grade grade;
    int64_t audience;
    bool touched;       /* retracted by somebody, or purged */
    PlaceList replaces; /* records of the slot that it names */
    bool settled;       /* see settle.c */
    PlaceList beyond;   /* if settled: what still counts below it */
} Entry;

CHECKED Status entry_add(Store *store, const Entry *entry, Err *err);
CHECKED Status entry_set(Store *store, const Entry *entry, Err *err);
/* STATUS_NO if there is none. Lists live in ARENA. */
CHECKED Status entry_get(Store *store, Arena *arena, int64_t slot,
    int64_t place, Entry *entry, Err *err);
/* Of a query whose columns begin with those of an entry. */
Entry entry_of(const Query *query, Arena *arena, int64_t slot);

#endif
