#ifndef VERB_DRAFT_TEXT_H
#define VERB_DRAFT_TEXT_H

#include "bridge/lineage.h"
#include "text/redline.h"
#include "verb/room_view.h"

/* Drafts that a verb is asked about: files, or, with a room, keys. */

/* What of a room the verbs on drafts look at. */
extern const KindSet DRAFT_KINDS;

/* The room that CALL names, if any, with what the verbs on drafts look at; NULL
 * where drafts are files. */
CHECKED Status draft_room(VerbCall *call, RoomView **room, Err *err);

/* The draft that WORD names in ROOM, whether its text is held or not; an error
 * that lists the drafts if there is none. */
CHECKED Status draft_named(
    const RoomView *room, Str word, RoomDraft *draft, Err *err);
/* The same; where there are no clauses yet, they are read from the draft's
 * file, if the room holds it, and have no records. */
CHECKED Status draft_known(
    const RoomView *room, Str word, RoomDraft *draft, Err *err);
/* The same, refused where there is no text. */
CHECKED Status draft_held(
    const RoomView *room, Str word, RoomDraft *draft, Err *err);

/* The same, refused unless its clauses are records. */
CHECKED Status draft_imported(
    const RoomView *room, Str word, RoomDraft *draft, Err *err);

/* Fills DRAFT's owners if the room holds it as a Word document. A clause whose
 * words were corrected since has none. */
CHECKED Status draft_owners(const RoomView *room, RoomDraft *draft, Err *err);

/* The draft that ARGUMENT of CALL names: in ROOM, or, if that is NULL or the
 * file came with the request, a file. */
CHECKED Status draft_asked(const VerbCall *call, const RoomView *room,
    const char *argument, RoomDraft *draft, Err *err);

/* How two drafts are aligned: as the room's lineage records say, and what
 * they leave open as draft_align() finds it. *FOUND (may be NULL) tells what
 * the room says. ROOM may be NULL. */
Alignment draft_alignment(const RoomView *room, Redliner *redliner,
    const RoomDraft *old_draft, const RoomDraft *new_draft, RoomLineage *found);

/* --room of verbs that also take files. */
#define DRAFT_ROOM_ARG                                                         \
    {                                                                          \
        .name = "room", .type = ARG_ROOM, .help = MSG_DRAFT_ROOM               \
    }

#endif
