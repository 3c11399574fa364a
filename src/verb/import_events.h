#ifndef VERB_IMPORT_EVENTS_H
#define VERB_IMPORT_EVENTS_H

#include "verb/append.h"

/* A table of events (CSV) as a brief, each event reported by the source
 * SOURCE (a key of the room), dated TODAY. Two shapes are known by their
 * headings, in any order, others are ignored:
 *   UCDP GED   id, date_start, date_end, low, best, high, type_of_violence,
 *              side_a, side_b, where_coordinates, adm_1, country,
 *              source_article
 *   plain      date, event; and key, place, low, best, high, injured, note
 * Nodes know their lines, so that a mistake is told with its place. */
CHECKED Status import_events(Arena *arena, Str text, const char *path,
    Str source, Str today, Node **brief, Err *err);

#endif
