#ifndef VERB_EXPORT_CSV_H
#define VERB_EXPORT_CSV_H

#include "verb/export_sink.h"
#include "verb/room_view.h"

/* A table of the heads of KIND in a view, one a row: key, since, recorded,
 * author, audience, grade and id, then a column for each field the kind can
 * have (three for an amount). *ROWS counts them, without the heading. */
CHECKED Status export_csv(
    RoomView *room, Kind kind, ExportSink *sink, size_t *rows, Err *err);

#endif
