#ifndef SERVE_ROUTE_H
#define SERVE_ROUTE_H

#include "serve/sheet.h"
#include "verb/verb.h"

/* Which verb a path means. The paths are made from the table of verbs:
 *     /                 the desk: `state`
 *     /v/VERB           its page, blanks written as "-": /v/text-words
 *     /api/VERB         its answer as JSON
 *     /point/KEY  /party/KEY  /source/KEY  /record/KIND:KEY
 *                   a verb with its key
 * and those of the sheets (serve/sheet.h). */
typedef struct {
    const Verb *verb;   /* NULL: no such path */
    const Sheet *sheet; /* how its page is drawn; NULL: as the screen */
    bool api;
    bool events;       /* only whether the answer changed */
    const Arg *preset; /* an argument that the path gives; may be NULL */
    Str preset_value;
} Route;

Route route_find(Str path);

/* Whether VERB can be reached at all: it reads or appends, needs no path of
 * this machine, and asks nothing on its way. */
bool route_serves(const Verb *verb);

/* The verb NAME, which the program knows. */
const Verb *route_verb(Str name);

Url route_page(Arena *arena, const Verb *verb);
Url route_api(Arena *arena, const Verb *verb);
/* URL with the view of CALL (may be NULL), so that a link stays in it. */
Url route_in_view(Arena *arena, Url url, const VerbCall *call);

/* The page of "kind:key"; the same in the view of CALL, of a statement at its
 * passage. */
Url route_record(Arena *arena, Str about);
Url route_link(Arena *arena, Str about, const VerbCall *call);

/* The reading desk of a source, "key" or "proposal:key". */
Url route_reading(Arena *arena, Str about);

/* The row of the verb's table for an argument by name; NULL if none. */
const Arg *route_arg(const Verb *verb, Str name);

#endif
