#ifndef VERB_ENTRY_EDIT_H
#define VERB_ENTRY_EDIT_H

#include "base/node.h"
#include "room/kind.h"

/* Entries as a brief writes them, changed field by field and put into a brief:
 * what `correct`, `confirm` and `review` share. */

/* Takes a field out of an entry. */
Node *entry_without(Arena *arena, const Node *entry, Str field);

/* Cuts "FIELD=VALUE"; refused where that is not its shape. */
CHECKED Status entry_split(
    Str change, Kind kind, Str *field, Str *value, Err *err);

/* *ENTRY with FIELD set to VALUE, which reads as it would in a brief (a field
 * of text takes it as it is); "" takes the field out. */
CHECKED Status entry_change(
    Arena *arena, Kind kind, Str field, Str value, Node **entry, Err *err);

/* Puts an entry into the sections of the brief TREE: people under their
 * party, positions in a list, all else under KEY. False for kinds that briefs
 * have no section for. */
bool entry_put(Arena *arena, Node *tree, Kind kind, Str key, const Node *entry);

#endif
