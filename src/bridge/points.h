#ifndef BRIDGE_POINTS_H
#define BRIDGE_POINTS_H

#include "room/model.h"
#include "text/clause.h"

/* Why a clause is taken to be about a point; the first that fits. */
typedef enum {
    LINK_NONE,
    LINK_NUMBER,  /* its number is the point's key: "article-5" */
    LINK_HEADING, /* its heading, or how it begins, names the point */
    LINK_TERMS,   /* of all points only this one's terms occur in it */
    LINK_MAP,     /* a person says so */
    LINK_COUNT
} LinkReason;

typedef struct {
    Str point;  /* key; "" for none */
    Str option; /* that the clause gives it; "" where nobody says */
    LinkReason reason;
} PointLink;

extern const char *const LINK_KEYS[LINK_COUNT]; /* "number", … */

/* For each clause [draft->count] the point it is about, by the titles and
 * terms of the points of MODEL that all of READERS may read. Where two points
 * fit equally well there is none. Cost: points x words. */
PointLink *draft_points(
    const Model *model, const Draft *draft, const Audience *readers);

#endif
