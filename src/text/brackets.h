#ifndef TEXT_BRACKETS_H
#define TEXT_BRACKETS_H

#include "base/str.h"
#include "base/vec.h"

/* Square brackets hold what is not agreed: words to insert or delete,
 * alternatives side by side ([shall][should]), placeholders. They nest.
 * No such brackets are: footnote marks [^1] and their definitions, link
 * definitions ([label]: address), inline links to an address, and the label
 * [source]. A link [text][label] looks like two alternatives and is counted
 * as such. */
typedef enum {
    BRACKET_WORDS,
    BRACKET_ALTERNATIVE, /* another stands right beside it */
    BRACKET_PLACEHOLDER, /* empty, dots, a lone letter, "placeholder" */
    BRACKET_KIND_COUNT
} BracketKind;

extern const char *const BRACKET_KEYS[BRACKET_KIND_COUNT];

typedef struct {
    size_t begin; /* byte offset of "[" */
    size_t end;   /* after "]"; SIZE_MAX: never closed */
    size_t depth; /* 1: outermost */
    BracketKind kind;
    Str by; /* "[AOSIS, EU: words]": whose; "" if it does not say */
} Bracket;

typedef struct {
    Bracket *items; /* [count] by begin */
    size_t count;
    size_t unopened; /* "]" without "[" */
    size_t unclosed;
    size_t deepest;
} Brackets;

/* All brackets of TEXT. O(bytes). */
Brackets brackets_of(Arena *arena, Str text);

/* TEXT with no words that stand in a closed bracket, and no brackets; what is
 * not balanced is left as it is. */
Str brackets_clean(Arena *arena, Str text, const Brackets *brackets);

#endif
