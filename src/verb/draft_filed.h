#ifndef VERB_DRAFT_FILED_H
#define VERB_DRAFT_FILED_H

#include "text/amend.h"
#include "verb/draft_text.h"

/* Amendments to a draft, from a file or from a room's records: a list of
 * {provision: id of a clause, old, new, by, supporters, justification}. */

/* All amendments to one clause. */
typedef struct {
    Provision provision;
    const Node **nodes; /* [provision.count] as they were read */
    size_t *places;     /* [provision.count] in the list, from 1 */
    bool *chosen;       /* [provision.count] the largest set that composes */
    bool certain;       /* that there is no larger one */
} Filed;

/* The amendments to DRAFT in the file that ARGUMENT of CALL names. One that
 * names no clause is to the first that has its old words; where none has, it
 * stays without one. */
CHECKED Status filed_read(const VerbCall *call, const char *argument,
    const Draft *draft, Node **list, Err *err);

/* The amendment names a clause that DRAFT has. */
bool filed_has_clause(const Draft *draft, const Node *amendment);

/* Tells of those in LIST for which there is no clause, with the clauses most
 * like them, also as "unmatched" of the data; then the answer is no. */
void filed_tell_unmatched(VerbCall *call, const Draft *draft, const Node *list);

/* The amendments to DRAFT: those in the file `amendments` of CALL, and those
 * on record in ROOM (may be NULL). A recorded one that names no clause is to
 * the first that has its old words. */
CHECKED Status filed_list(const VerbCall *call, const RoomView *room,
    const RoomDraft *draft, Node **list, Err *err);

/* The amendments of LIST to CLAUSE, matched, the largest set chosen. */
Filed filed_to_clause(Arena *arena, const Node *list, const Clause *clause);

#endif
