#ifndef READ_PEOPLE_H
#define READ_PEOPLE_H

#include "base/vec.h"
#include "read/gazetteer.h"

typedef enum { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE } Gender;

/* A person whom a text names. */
typedef struct {
    Str name;      /* the fullest form in the text: "Volodymyr Zelenskyy" */
    WordHash last; /* of the surname */
    size_t words;  /* of the fullest form */
    Gender gender;
    Str role; /* as the text gives it, else a table; may be "" */
    VEC(Str) parties;
} Person;

typedef struct {
    TokenRange range; /* the name itself, without titles */
    uint32_t person;  /* index */
} PersonMention;

typedef struct {
    VEC(Person) people;
    VEC(PersonMention) mentions; /* in the order of the text */
} People;

/* Finds who is named in a text: runs of capitalised words with a title, a
 * first name, or a place in the tables; later surnames are the same person.
 * Needs tags. */
void people_find(Arena *arena, const Gazetteer *gazetteer, const Tokens *tokens,
    People *out);

/* How many mentions begin before token AT. */
size_t people_mentions_before(const People *people, uint32_t at);
/* The first mention that begins in tokens [BEGIN, END), or NULL. */
const PersonMention *people_first_mention(
    const People *people, uint32_t begin, uint32_t end);

#endif
