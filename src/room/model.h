#ifndef ROOM_MODEL_H
#define ROOM_MODEL_H

#include "base/map.h"
#include "room/view.h"

/* The heads of one view, by kind: what statuses, texts and contradictions are
 * worked out from. Filled by whoever reads the store; the rest of `room` only
 * looks things up. */
typedef struct {
    Arena *arena;
    View view;
    Str zone;                     /* of the room */
    RecordList heads[KIND_COUNT]; /* in the store's order */
    Map by_key[KIND_COUNT];       /* key -> first head of it */
    /* Any record of the view by its id, hidden ones too; NULL if there is
     * none. Set by whoever reads the store. */
    const Record *(*find_id)(void *state, const Hash *id);
    void *find_state;
    Map garbled;   /* hash bytes of records whose passage is garbled */
    Map retracted; /* hash bytes of records that are taken back */
} Model;

Model model_new(Arena *arena, View view);
void model_add(Model *model, const RecordList *heads);
void model_mark(Map *set, const Hash *id); /* of ->garbled, ->retracted */
bool model_marked(const Map *set, const Hash *id);

/* The first head under KEY, or NULL. */
const Record *model_find(const Model *model, Kind kind, Str key);
/* The same for a reference as bodies hold it, "kind:key". */
const Record *model_find_ref(const Model *model, Str ref);
/* The room's own record; NULL in a view that holds none. */
const Record *model_room(const Model *model);

/* Parts of "kind:key": the key; without a colon, all of it. */
Str ref_key(Str ref);
Kind ref_kind(Str ref);

/* The keys of KINDS for a message, "a, b, c", and how many more there are
 * after the first few. */
Str model_keys(const Model *model, KindSet kinds);
/* "did you mean 'a'?" of the key of KINDS that is nearest to WORD, which is
 * none; "" where none is near. */
Str model_nearest(const Model *model, KindSet kinds, Str word);
/* The same, else "there are: a, b, c". */
Str model_hint(const Model *model, KindSet kinds, Str word);

/* What a person would call it: the name or title of what a reference names,
 * else its key. */
Str model_name(const Model *model, Str ref);
Str model_key_name(const Model *model, Kind kind, Str key);
/* The short form of a person's name: the first `aka` that is part of the
 * name, else the last word of it. */
Str model_short_name(const Model *model, Str ref);
/* The party (or coalition) key for which a voice speaks; "" for none. */
Str model_party_of(const Model *model, Str ref);
/* Names of a list of references or texts, "A, B and C". */
Str model_names(const Model *model, const Node *list);
/* One reference or {text} or {unnamed, party} for people. */
Str model_voice(const Model *model, const Node *voice);

/* A record of the view by id, or NULL. */
const Record *model_by_id(const Model *model, const Hash *id);
/* A condition in words: "dam: Filling goes on", or the words written. */
Str model_condition(const Model *model, const Node *condition);
/* The label of an option of POINT (a key), else its key. */
Str model_option_name(const Model *model, Str point, Str option);

/* WORDS, a number or a range, with the unit of POINT (a key) if it has one:
 * "150 to 220 m3/s"; "" for none. */
Str model_measure(const Model *model, Str point, Str words);
/* The same of a list of two numbers, the smaller first; "" for none. */
Str model_range(const Model *model, Str point, const Node *range);

/* True if the record counts in a status: it is not inferred, and not all of
 * its basis is garbled. */
bool model_decides(const Model *model, const Record *record);
/* True if something in its basis was taken back. */
bool model_rests_on_retracted(const Model *model, const Record *record);

/* Keys of the parties whose consent POINT needs: its own list, else the
 * room's, else all of role `party`; in order of bytes. *ASSUMED (may be NULL)
 * is true in the last case. */
size_t model_consent(const Model *model, const Record *point,
    const Str **parties, bool *assumed);

#endif
