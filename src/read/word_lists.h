#ifndef READ_WORD_LISTS_H
#define READ_WORD_LISTS_H

#include "base/str.h"

/* Classes of words, as bits (words.def). */
enum {
    WORD_ABBREVIATION = 1 << 0, /* its period ends no sentence */
    WORD_STARTER = 1 << 1,      /* often begins a sentence */
    WORD_CUE = 1 << 2,          /* may say that somebody says something */
    WORD_MALE = 1 << 3,         /* pronouns */
    WORD_FEMALE = 1 << 4,
    WORD_PLURAL = 1 << 5,
    WORD_FIRST = 1 << 6,
    WORD_NEGATION = 1 << 7,
    WORD_HEDGE = 1 << 8,
    WORD_TITLE = 1 << 9,       /* stands before a name, or for a person */
    WORD_GIVEN_MALE = 1 << 10, /* first names */
    WORD_GIVEN_FEMALE = 1 << 11,
    WORD_DENY = 1 << 12,
    WORD_TELL = 1 << 13, /* after "declined to": not said */
    WORD_DECLINE = 1 << 14,
    WORD_ATTITUDE = 1 << 15,   /* tells a view without words of one's own */
    WORD_TAG_DEMAND = 1 << 16, /* the nine from here on in the order of Tag */
    WORD_TAG_OFFER = 1 << 17,
    WORD_TAG_PROMISE = 1 << 18,
    WORD_TAG_ACCEPT = 1 << 19,
    WORD_TAG_REJECT = 1 << 20,
    WORD_TAG_THREATEN = 1 << 21,
    WORD_TAG_ACCUSE = 1 << 22,
    WORD_TAG_APPEAL = 1 << 23,
    WORD_TAG_ASSESS = 1 << 24,
    WORD_BODY = 1 << 25 /* a body rather than a person */
};

/* A hash of a word as the reader knows it: of its small letters, either
 * apostrophe as a straight one. */
typedef uint64_t WordHash;

#define WORD_HASH_START 0xcbf29ce484222325u

/* One byte more (FNV-1a). */
static inline WordHash word_hash_add(WordHash hash, uint8_t byte)
{
    return (hash ^ byte) * 0x100000001b3u;
}

/* The hash of a word in small ASCII letters. */
WordHash word_hash(Str word);

/* The lists of words.def, in the arena; built in well under a millisecond. */
typedef struct WordLists WordLists;
const WordLists *word_lists_new(Arena *arena);

/* The classes of a word; 0 if it is in none. */
uint32_t word_lists_classes(const WordLists *lists, WordHash word);

#endif
