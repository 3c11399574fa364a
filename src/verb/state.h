#ifndef VERB_STATE_H
#define VERB_STATE_H

#include "room/agenda.h"
#include "verb/describe.h"
#include "verb/footer.h"

/* All that the first screen tells, worked out once from one view. */
typedef struct {
    RoomView *room;
    PointView *points; /* [point_count] */
    size_t point_count;
    size_t counts[POINT_STATUS_COUNT];
    /* [point_count] the latest statement about a point that is silent */
    const Record **latest;
    RecordList outlooks; /* latest of each speaker and thing */
    Wait *waits;
    size_t wait_count;
    Next *next;
    size_t next_count;
    BothWays *both_ways;
    size_t both_ways_count;
    Map stances; /* stance_index() */
    Footer footer;
    int year; /* of the view: dates in it are shown without */
} State;

CHECKED Status state_read(RoomView *room, State *state, Err *err);
Node *state_data(const State *state);
void state_screen(const State *state, Screen *screen);

void state_points_screen(const State *state, Screen *screen);

/* One point of ->points as JSON. */
Node *state_point_data(const State *state, const PointView *point);
/* "demands Filling paused" or "accepts 150 to 220": what HEAD says; of an
 * implied rejection HEAD is NULL. */
Str state_stance_words(const State *state, const PointView *point,
    const OptionStance *stance, const Record *head);
/* Where a point stands, in one or two sentences. */
Str state_point_words(const State *state, size_t index);

#endif
