#ifndef VERB_DEAL_APPROVAL_H
#define VERB_DEAL_APPROVAL_H

#include "verb/deal_call.h"

/* Whose approval a deal needs: reading the arguments, and telling it. */

/* Reads --votes PARTY=N, --quota N or POINT=N, --consent POINT=PARTY,... */
CHECKED Status deal_read_approval(
    VerbCall *call, DealProblem *problem, Err *err);

/* Says by which rules packages are approved, where not simply by all. */
void deal_show_approval(VerbCall *call, const DealProblem *problem);
/* The rules, [{votes: {PARTY: votes}, quota}], quota null where all must
 * accept; empty where simply all must. In words: of a list from a record,
 * whatever in it is not of this form is left out. */
Node *deal_approval_node(Arena *arena, const DealProblem *problem);
void deal_show_rules(VerbCall *call, const Node *approval);
/* The first of two sentences where all have to accept, else the second. */
MessageId deal_by_rule(
    const DealCall *deal, MessageId of_all, MessageId of_rules);

/* The point whose key, and "=", TEXT begins with; the longest such key. */
bool deal_match_point(const DealProblem *problem, Str text, uint32_t *point);
/* A number from 0 up to 1e9. */
bool deal_read_amount(Arena *arena, Str text, double *number);

#endif
