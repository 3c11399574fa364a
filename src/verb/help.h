#ifndef VERB_HELP_H
#define VERB_HELP_H

#include "base/vec.h"
#include "verb/verb.h"

/* What help prints besides screens, made from the table of verbs. */

/* The manual page in troff (man(7) macros). */
Str help_man(Arena *arena);

/* A word that may stand at some place of a command line. */
typedef struct {
    Str word; /* or ":files", ":rooms", for the shell to list */
    Str about;
} Candidate;

typedef VEC(Candidate) Candidates;

/* What may stand at place AT (from 0) of WORDS[0..count), the command line
 * after the program's name, and begins with what stands there. */
Candidates help_candidates(
    Arena *arena, const Str *words, size_t count, size_t at);

/* The completion scripts, made from the files in verb/completion. */
extern const Str COMPLETION_BASH, COMPLETION_FISH, COMPLETION_ZSH;

/* Verbs are listed in groups: by what they do to a room, and apart those that
 * read and need no room. */
typedef enum {
    GROUP_READS,
    GROUP_APPENDS,
    GROUP_CREATES,
    GROUP_NO_ROOM,
    GROUP_RUNS,
    GROUP_COUNT
} HelpGroup;

HelpGroup help_group_of(const Verb *verb);
MessageId help_group_heading(HelpGroup group);
#define EFFECT_COUNT (EFFECT_RUNS + 1)

/* What each exit code means, from 0. */
extern const MessageId HELP_EXITS[];
enum { HELP_EXIT_COUNT = 5 };

/* "travaux"'s own version. */
Str version_text(void);

#endif
