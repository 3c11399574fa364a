#ifndef VERB_PROPOSAL_H
#define VERB_PROPOSAL_H

#include "verb/append.h"

/* Proposals: entries that a reader made and nobody has confirmed. One that is
 * decided is taken back, with the reason; if it was confirmed, what it
 * proposed is recorded in the same commit, under the same key. So whatever is
 * a head of kind proposal is still to be decided. */

/* What is to be decided, in the order of the room. */
CHECKED Status proposals_pending(RoomView *room, RecordList *found, Err *err);

/* The pending proposal KEY among PENDING (also written proposal:KEY), or an
 * error. */
CHECKED Status proposals_find(
    const RecordList *pending, Str key, const Record **proposal, Err *err);

/* What a person decides. */
typedef struct {
    const Record *proposal;
    bool confirmed;
    const Node *entry; /* of a confirmed one: as proposed, or corrected */
    Str why;           /* of a rejected one */
} Decision;

typedef VEC(Decision) Decisions;

/* Adds a confirmation of PROPOSAL, and before it those of the pending ones
 * that its entry names: a person who speaks, a statement it rests on. */
void decisions_confirm(Arena *arena, Decisions *decisions,
    const RecordList *pending, const Record *proposal, const Node *entry);

/* Records DECISIONS as one commit. */
CHECKED Status proposals_decide(VerbCall *call, RoomView *room,
    const Decisions *decisions, Appended *appended, Err *err);

/* Decides the proposals that the arguments of CALL name: --set changes a
 * confirmed one, --why tells of a rejected one. */
CHECKED Status proposals_decide_keys(VerbCall *call, bool confirmed, Err *err);

#define PROPOSAL_KEYS_ARG                                                      \
    {                                                                          \
        .name = "key", .type = ARG_KEY, .positional = true, .required = true,  \
        .repeated = true, .help = MSG_ARG_PROPOSAL                             \
    }

/* The kind of what is proposed; KIND_UNKNOWN where it names none. */
Kind proposal_kind(const Record *proposal);
const Node *proposal_entry(const Record *proposal);
/* What it proposes in a few words: the words of a statement, the name of a
 * person, a stance. */
Str proposal_words(Arena *arena, const Record *proposal);
/* {key, of, source, confidence, spans, words, entry}; spans are bytes of the
 * source's text. */
Node *proposal_node(Arena *arena, const Record *proposal);

#endif
