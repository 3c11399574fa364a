#ifndef BRIDGE_NAMES_H
#define BRIDGE_NAMES_H

#include "room/model.h"

/* What those of a room are called: name, other names, and all spellings of
 * these (kind `name`). Names are compared folded: in small letters (ASCII)
 * and without "the". */
Str name_fold(Arena *arena, Str name);

/* Calls ADD for each name of each head of a KIND. */
typedef void NameSink(void *state, const Record *record, Str name);
void names_each(const Model *model, Kind kind, NameSink *add, void *state);

/* Folded name -> Str *, the reference ("party:AL") of the person, party,
 * coalition or body that bears it; the first of several, in this order. */
Map names_of_voices(Arena *arena, const Model *model);

/* A sink for such a map, as STATE: RECORD is called NAME too, unless another
 * is. */
void names_add_voice(void *state, const Record *record, Str name);

#endif
