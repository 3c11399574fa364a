#ifndef VERB_ROOM_VIEW_H
#define VERB_ROOM_VIEW_H

#include "room/model.h"
#include "store/store.h"
#include "verb/verb.h"

/* A room as one viewer sees it, opened for the length of one call. */
typedef struct {
    Arena *arena;
    Store *store;
    Model model; /* model.view is the view */
    const char *path;
} RoomView;

/* True if PATH is a file that begins as rooms do. */
bool room_view_is_room(const char *path);

/* Opens the room that CALL names and works its view out from --on, --known,
 * --at and --as. The defaults are today in the room's zone (to its end), all
 * commits, and the mediator's seat. Loads the room's own record. */
CHECKED Status room_view_open(
    VerbCall *call, StoreMode mode, RoomView **room, Err *err);

/* The mediator's seat over a store that is open already, whatever the dates,
 * with parties and grants loaded: what room_view_seat() asks. */
CHECKED Status room_view_frame(
    Arena *arena, Store *store, RoomView **frame, Err *err);

/* A view of a store that is open already, for SEAT: everything there
 * is to that seat, whatever its dates. */
CHECKED Status room_view_of_seat(
    Arena *arena, Store *store, Str seat, RoomView **room, Err *err);

/* The same room and viewer at an earlier time: what held on DAY, as known by
 * the end of that day if KNOWN_THEN, else as known in ROOM. */
CHECKED Status room_view_earlier(const RoomView *room, Day day, bool known_then,
    RoomView **earlier, Err *err);

/* Loads the heads of these kinds into the model. Positions bring with them
 * which of their bases are garbled or taken back. */
CHECKED Status room_view_load(RoomView *room, KindSet kinds, Err *err);

/* Notes which statements are garbled; done with the positions above. */
CHECKED Status room_view_load_garbled(RoomView *room, Err *err);

/* Everything but statements, positions, clauses and proposals: small in any
 * room. */
extern const KindSet ROOM_FRAME;

/* The seat named WORD in a frame: mediator (also by the owner's name), public,
 * or a party's key; an error that lists the parties otherwise. */
CHECKED Status room_view_seat(
    RoomView *room, Str word, Viewer *viewer, Err *err);

/* {on, known, at, viewer} for JSON. */
Node *room_view_node(const RoomView *room);
/* "on and known 26 Nov 2025 · public view" for a title line. */
Str room_view_words(const RoomView *room);
/* The title of the room, or its key. */
Str room_view_title(const RoomView *room);
Str room_view_key(const RoomView *room);

#endif
