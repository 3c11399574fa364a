#ifndef VERB_EXPORT_LINES_H
#define VERB_EXPORT_LINES_H

#include "verb/export_sink.h"
#include "verb/room_view.h"

/* What a viewer may read, as canonical JSON lines, in an order that is the
 * same in every copy: records by `recorded`, then id; the bytes of sources
 * and drafts that they name, by hash; and, if COMMITS, all commits, by
 * `recorded`, then id. Counts, and without a file the lines themselves, go
 * into DATA. */
CHECKED Status export_lines(
    RoomView *room, bool commits, ExportSink *sink, Node *data, Err *err);

#endif
