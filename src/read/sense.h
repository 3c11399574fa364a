#ifndef READ_SENSE_H
#define READ_SENSE_H

#include "read/model.h"
#include "read/token.h"

/* What a word may mean, coarsely: its file in WordNet (communication,
 * cognition, perception, ...) as a verb and as a noun, and what a verb
 * governs. A number below 256, 0 if WordNet does not have the word. */
enum {
    SENSE_THAT = 1,         /* somebody ----s that ... */
    SENSE_TO = 2,           /* somebody ----s to do ... */
    SENSE_SOMEBODY_TO = 4,  /* somebody ----s somebody to do ... */
    SENSE_COMMUNICATION = 8 /* one of the commonest meanings */
};

/* FILE counts from the first of the verbs (noun: of the nouns). */
static inline uint8_t sense_of_verb(int file, int governs)
{
    return (uint8_t)(file * 16 + governs + 1);
}

/* SAYS: a verb of the same root is one that says that ... */
static inline uint8_t sense_of_noun(int file, bool says)
{
    return (uint8_t)(file * 2 + says + 1);
}

/* Under what the table of senses has a word: a row of two, verb and noun. */
static inline uint32_t sense_feature(WordHash word)
{
    return (uint32_t)(word ^ word >> 32);
}

/* Fills the senses of all tokens. */
void senses_find(const Table *table, Tokens *tokens);

#endif
