#ifndef BRIDGE_SLUG_H
#define BRIDGE_SLUG_H

#include "room/kind.h"

/* A key made from words: "Andriy Yermak" gives "andriy-yermak". Letters lose
 * their accents; what is no letter or digit parts words; at most LONGEST
 * bytes, cut between words where that is possible. "entry" where nothing is
 * left. */
Str slug_of(Arena *arena, Str words, size_t longest);

#endif
