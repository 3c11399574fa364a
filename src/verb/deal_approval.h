#ifndef VERB_DEAL_APPROVAL_H
#define VERB_DEAL_APPROVAL_H

#include "verb/deal_call.h"

/* Whose approval a deal needs: reading the arguments, and telling it. */

/* Reads --votes PARTY=N, --quota N or POINT=N, --consent POINT=PARTY,... */
CHECKED Status deal_read_approval(VerbCall *call, DealCall *deal, Err *err);

/* Says by which rules packages are approved, where not simply by all. */
void deal_show_approval(VerbCall *call, const DealCall *deal);

/* The point whose key, and "=", TEXT begins with; the longest such key. */
bool deal_match_point(const DealProblem *problem, Str text, uint32_t *point);
/* A number from 0 up to 1e9. */
bool deal_read_amount(Arena *arena, Str text, double *number);

#endif
