#ifndef ROOM_SAID_H
#define ROOM_SAID_H

#include "room/status.h"

/* What drafts and accounts say of points. */

/* The option (or number) that a draft itself gives for a point, or "". */
Str said_option(const Record *draft, Str point);

/* Everything told about POINT: what drafts that are held say, and accounts of
 * drafts and meetings, in the order of drafts, meetings, then accounts. */
size_t said_of_point(
    const Model *model, const Record *point, const Said **said);

TextsStatus said_status(const Said *said, size_t count);

/* How many points a draft is told to settle. */
size_t said_count_points(const Model *model, const Record *draft);

#endif
