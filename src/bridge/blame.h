#ifndef BRIDGE_BLAME_H
#define BRIDGE_BLAME_H

#include "bridge/lineage.h"
#include "text/redline.h"

/* Since which draft words stand in a text. */
typedef struct {
    Str text;     /* a run of bytes of the last draft's clause */
    size_t draft; /* the first draft of the row of drafts that has it there */
    Str author;   /* that this draft's file names; "": none */
} Phrase;

typedef struct {
    Phrase *items; /* [count]; one after the other the clause's text */
    size_t count;
} Phrases;

/* For each clause of the last of DRAFTS [count] its phrases. ALIGNMENTS [k]
 * is that of draft k-1 with draft k, made with the lexicon of REDLINER; the
 * first is not looked at. Words count as the same where the redline of two
 * aligned clauses leaves them; those of a clause that was split off come
 * from the one it was split from. Authors are looked up in `owners`. Cost: that
 * of the redlines. */
Phrases *draft_blame(Redliner *redliner, const RoomDraft *drafts,
    const Alignment *alignments, size_t count);

#endif
