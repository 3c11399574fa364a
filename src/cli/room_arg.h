#ifndef CLI_ROOM_ARG_H
#define CLI_ROOM_ARG_H

#include "base/err.h"

/* Which file a word on the command line means, and which room is meant where
 * none is named. */

/* True if WORD can mean nothing but a room: it ends in ".room". */
bool room_is_written(Str word);

/* True if WORD is a file, or is written like one: ends in ".yaml", ".yml" or
 * ".json". */
bool file_is_written(Arena *arena, Str word);

/* The file of the room that WORD means: WORD itself if it ends in ".room" or
 * is an SQLite file, WORD.room if that exists; false if it is no room. */
bool room_find(Arena *arena, Str word, Str *path);

/* What TRAVAUX_ROOM names, or the only room in this folder. Errors:
 * STATUS_USAGE where there is none, or there are several. */
CHECKED Status room_default(Arena *arena, Str *path, Err *err);

/* Says that WORD is no room, and which are here; returns STATUS_USAGE. */
CHECKED Status room_refuse(Arena *arena, Str word, Err *err);

#endif
