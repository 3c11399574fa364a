#ifndef VERB_EXPORT_SINK_H
#define VERB_EXPORT_SINK_H

#include "base/err.h"

/* Where an export goes: into a text for the screen, or, for what may be
 * large, straight into a file. */
typedef struct {
    StrBuf text;
    struct SinkFile *file; /* NULL: into the text */
    const char *path;      /* of the file */
} ExportSink;

ExportSink sink_text(Arena *arena);
/* Makes PATH, which must not exist; closed when the arena is freed. */
CHECKED Status sink_open(
    Arena *arena, const char *path, ExportSink *sink, Err *err);
void sink_add(ExportSink *sink, Str text);
/* All is on the disk, durably; tells if anything could not be. */
CHECKED Status sink_end(ExportSink *sink, Err *err);

#endif
