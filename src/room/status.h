#ifndef ROOM_STATUS_H
#define ROOM_STATUS_H

#include "room/number.h"
#include "room/stance.h"

/* Where a point stands, over those whose consent it needs: the first that
 * fits, in this order (DESIGN section 2). */
typedef enum {
    POINT_WITHDRAWN,
    POINT_AGREED,   /* adopted, agreed or initialled by all */
    POINT_ACCEPTED, /* some option is demanded, preferred or accepted by all */
    POINT_CONDITIONAL, /* the same, or accepted on conditions */
    POINT_SILENT,      /* nobody has a stance */
    POINT_DEADLOCKED,  /* each option is rejected by somebody */
    POINT_OPEN,
    POINT_STATUS_COUNT
} PointStatus;

/* What the texts say of a point. */
typedef enum {
    TEXTS_NOT_DESCRIBED,
    TEXTS_ONE_ACCOUNT,
    TEXTS_DIFFER,
    TEXTS_SAME,
    TEXTS_COUNT
} TextsStatus;

/* One draft's (or meeting's) option on a point, as somebody tells it. */
typedef struct {
    Str draft;            /* reference: "draft:second", "meeting:lakeside-2" */
    Str option;           /* or the number; "" where only words are told */
    const Record *record; /* the draft itself, or the account */
} Said;

typedef struct {
    const Record *point;
    PointStatus status;
    const Str *options; /* [option_count] keys that made it so */
    size_t option_count;
    const Str *consent; /* [consent_count] party keys */
    size_t consent_count;
    const OptionStance *stances; /* [stance_count] */
    size_t stance_count;
    bool has_result; /* of an accepted or conditional number point */
    Interval result;
    TextsStatus texts;
    const Said *said; /* [said_count] by draft, then in order of record */
    size_t said_count;
    bool split; /* somebody whose consent it needs is split */
} PointView;

Str status_name(PointStatus status); /* "deadlocked" */
Str texts_name(TextsStatus texts);   /* "one-account" */

/* All points of the model, in its order. */
PointView *status_of_points(const Model *model, size_t *count);
/* One point. INDEX is stance_index(model). */
PointView status_of_point(
    const Model *model, const Record *point, const Map *index);

/* True if PARTY (a key) rejects OPTION in this view, implied or not. */
bool status_rejects(const PointView *view, Str party, Str option);

#endif
