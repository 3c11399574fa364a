#ifndef BRIDGE_READING_H
#define BRIDGE_READING_H

#include "read/reader.h"
#include "room/model.h"

/* A room's people, parties, names, points and texts as the plain tables that
 * a reader takes, and the way back: from a speaker to who that is in the
 * room. */
typedef struct RoomTables RoomTables;

/* Fills READER with the tables of MODEL, in which kinds READING_KINDS are
 * loaded. What the shipped tables call a party stands for the room's party of
 * the same name, or for none: a country that is no party has no party here. */
const RoomTables *reading_use_room(
    Arena *arena, const Model *model, Reader *reader);

#define READING_KINDS                                                          \
    (KINDS_VOICE | KIND_BIT(KIND_POINT) | KIND_BIT(KIND_DRAFT) |               \
        KIND_BIT(KIND_NAME))

/* The voice of the room ("person:okan", "coalition:willing") that SPEAKER is;
 * "" if he is nobody whom the room knows, or unnamed. */
Str reading_voice(const RoomTables *tables, const Speaker *speaker);

/* The model that the tables were made from. */
const Model *reading_model(const RoomTables *tables);

#endif
