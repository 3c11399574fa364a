#ifndef VERB_POINT_H
#define VERB_POINT_H

#include "verb/room_view.h"

/* The point called KEY (or point:KEY) in the model; STATUS_NO and the keys
 * there are where there is none. */
CHECKED Status point_find(
    RoomView *room, Str key, const Record **point, Err *err);

#endif
