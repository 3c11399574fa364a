#ifndef ROOM_PLEDGE_H
#define ROOM_PLEDGE_H

#include "room/status.h"

/* What commitments and conditions come to on the record. */

/* Whether something is met, as far as records settle it. */
typedef enum { MET_NO, MET_YES, MET_UNKNOWN } Met;

/* A model with the statuses of its points, worked out once. */
typedef struct {
    const Model *model;
    const PointView *points; /* [point_count] status_of_points() */
    size_t point_count;
} Standing;

Standing standing_of(const Model *model);

/* A condition as bodies hold it; words alone are never settled. */
Met pledge_condition(const Standing *standing, const Node *condition);
/* What a commitment depends on: a reference, or plain text. */
Met pledge_dependency(const Standing *standing, Str ref);

typedef enum {
    PLEDGE_FOUND,     /* by findings, which agree: `finding` */
    PLEDGE_DIFFER,    /* findings differ */
    PLEDGE_TRIGGERED, /* all triggers and dependencies are met; no finding */
    PLEDGE_WAITS,     /* one of them is on record as not met */
    PLEDGE_UNKNOWN    /* the record does not settle one of them */
} PledgeState;

typedef struct {
    PledgeState state;
    Str finding;                   /* of PLEDGE_FOUND */
    const Record *const *findings; /* [finding_count] heads, of any state */
    size_t finding_count;
    bool over; /* `until` is past in this view */
} Pledge;

Str pledge_state_name(PledgeState state); /* "found", "waits", ... */
Pledge pledge_of(const Standing *standing, const Record *commitment);

#endif
