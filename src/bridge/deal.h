#ifndef BRIDGE_DEAL_H
#define BRIDGE_DEAL_H

#include "bridge/mapping.h"
#include "deal/problem.h"
#include "room/status.h"

/* From a room's view to the problem of a deal. Only what somebody recorded
 * goes in (DESIGN section 5): estimates give utilities; rejections, conditions
 * and links give bars; consent says whose acceptance counts. */

typedef enum {
    /* Points on which an estimate gives every party's weight and values; the
     * others are left open. */
    ROOM_DEAL_RECORDED,
    /* A model exercise, asked for: what is not recorded is filled in by the
     * middle of the mapping's intervals, and equal weights. */
    ROOM_DEAL_EXERCISE,
    /* All points, what is known of them as intervals: ->beliefs. */
    ROOM_DEAL_INTERVALS
} RoomDealMode;

typedef struct {
    RoomDealMode mode;
    bool exercise; /* parties of whom nothing is recorded may take part */
    Str estimates; /* use only estimates by this voice, or of this key; "" */
    const StanceMapping *mapping;
    const Str *packages; /* [package_count] "point=number,...": these numbers
                            become options too */
    size_t package_count;
    /* Opened preferences, as estimates: these count, and no others. NULL: the
     * room's estimates do. */
    const RecordList *opened;
} RoomDealOptions;

typedef struct {
    bool computed; /* false: too little is recorded, see ->missing */
    DealProblem problem;
    const DealBelief *beliefs; /* [party] of ROOM_DEAL_INTERVALS */
    const Record **records;    /* [point] of the problem */
    bool consent_assumed;
    VEC(Str) missing; /* parties without what is needed, "KEY: what" */
    VEC(Str) notes;   /* what the answer rests on or leaves out, for people */
} RoomDeal;

/* The deal of a view. Model: everything but statements loaded. The result
 * lives in the model's arena. STATUS_NO if estimates of one party stand side
 * by side and none is chosen. */
CHECKED Status room_deal_read(const Model *model,
    const RoomDealOptions *options, RoomDeal *deal, Err *err);

/* The parties whose consent some point needs that is not withdrawn, in order
 * of bytes: whose preferences a deal rests on. */
size_t room_deal_consent(const Model *model, const Str **parties);

/* The options (or numbers) that draft or package REF, "draft:KEY" or
 * "package:KEY", gives for the points of DEAL; package[point_count]. Errors:
 * it says nothing, or two things, of a point. */
CHECKED Status room_deal_package(const Model *model, const RoomDeal *deal,
    Str ref, uint32_t *package, Err *err);

#endif
