#ifndef ROOM_MOVEMENT_H
#define ROOM_MOVEMENT_H

#include "room/number.h"
#include "room/stance.h"

/* How far stances stand from each other, and what changed between two views
 * of a room. Ranks of stances on an option: demands 5, prefers 4, accepts 3,
 * accepts-if 2, resists 1, rejects 0; on a whole draft: endorses 3,
 * in-principle 2, reserves 1, rejects 0. The distance of two is the difference
 * of their ranks. Where one of the two has none, or is split, there is no
 * distance. */
enum { RANK_NONE = -1 };

int movement_rank(Stance stance, bool draft);

/* A stance that is not what it was. */
typedef struct {
    Str matter, party, option;      /* references; the option a plain key */
    const OptionStance *then, *now; /* NULL: nothing on record */
} Move;

/* The stances of one view, of all points and drafts. */
typedef struct {
    const Model *model;
    Map held;    /* "matter party option" -> Move, those of a matter together */
    Map matters; /* matter -> where its first is in held.entries */
} Stances;

Stances movement_stances(const Model *model);

/* What changed between two views of one room, by matter in the order of NOW,
 * then by party, then option. Number points are told by their intervals. */
size_t movement_find(const Stances *then, const Stances *now, Move **moves);

/* Where a move went, seen from another party's stance on the same option. */
typedef enum { TURN_NONE, TURN_NEARER, TURN_FARTHER, TURN_SAME } Turn;

typedef struct {
    Str party;                  /* reference of the other one */
    const OptionStance *stance; /* its own now */
    int then, now;              /* distances in ranks; RANK_NONE of numbers */
    Turn turn;
} Toward;

Str movement_turn_name(Turn turn); /* "nearer" */

/* All others that have a stance on what MOVE is about, now; in the order of
 * bytes. TURN_NONE where there is no distance in one of the views. Of number
 * points it is only told whether what both accept meets. */
size_t movement_toward(
    const Stances *then, const Stances *now, const Move *move, Toward **toward);

/* How far two stances are apart; RANK_NONE where one has no rank. */
int movement_distance(const OptionStance *a, const OptionStance *b, bool draft);

#endif
