#ifndef VERB_DEAL_ANALYSIS_H
#define VERB_DEAL_ANALYSIS_H

#include "verb/deal_call.h"

/* An analysis as JSON; the shape is told in doc/deal.md. */
Node *deal_analysis_node(const DealCall *deal, const Analysis *analysis);

/* [{package, utilities}]: the points that all accept, or all points. */
Node *deal_points_node(
    const DealCall *deal, const Analysis *analysis, bool all);
Node *deal_certificate_node(Arena *arena, const Certificate *certificate);

#endif
