#ifndef BRIDGE_DEAL_INNER_H
#define BRIDGE_DEAL_INNER_H

#include "bridge/deal.h"
#include "room/number.h"

/* What one party is known to think of one point. */
typedef struct {
    bool weighed;         /* an estimate gives its weight */
    double weight;        /* if so */
    bool valued;          /* an estimate gives a value to every option */
    DealInterval *values; /* [option] */
} Opinion;

/* A point on its way into the problem. */
typedef struct {
    PointView view;
    DealPoint point;
    Opinion *opinions; /* [party] */
} RoomPoint;

typedef struct {
    const Model *model;
    const RoomDealOptions *options;
    Arena *arena;
    RoomDeal *deal;
    RoomPoint *points; /* [point_count] */
    size_t point_count;
    const Str *parties;       /* [party_count] whose consent some point needs */
    const Record **estimates; /* [party] or NULL */
    size_t party_count;
} RoomDealWork;

/* All points that are not withdrawn, with their options; numbers on a grid.
 * Those agreed keep only what is agreed. */
void room_deal_points(RoomDealWork *work);

/* Whose consent is needed. */
void room_deal_list_parties(RoomDealWork *work);
/* The same, and which estimate tells of each. */
CHECKED Status room_deal_parties(RoomDealWork *work, Err *err);
/* Fills in the opinions. */
void room_deal_opinions(RoomDealWork *work);
/* The stance of PARTY on option OPTION of a point; for a number, on it. */
Stance room_deal_stance(
    const RoomPoint *point, Str party, size_t option, const Record **head);

/* Red lines, conditions and links among the points that are left. */
void room_deal_bars(RoomDealWork *work);

/* A sentence for ->notes. */
void room_deal_note(RoomDealWork *work, MessageId id, MessageArgs args);
bool room_deal_in(Str number, Interval interval);
/* "0 to 4" */
Str interval_words(Arena *arena, Interval interval);

#endif
