/* Confidence by Platt's method (1999): a logistic curve over the margin,
 * fitted by the trainer. */
#include "read/confidence.h"

#include <math.h>

int32_t confidence_margin(const Tokens *tokens, const int32_t *margins,
    const Attribution *attribution)
{
    int32_t least = INT32_MAX;
    for (int sort = 0; sort < SPAN_SORTS; sort++) {
        const ByteSpans *spans = &attribution->spans[sort];
        for (size_t i = 0; i < spans->count; i++) {
            uint32_t token = tokens_of_span(tokens, spans->items[i]).begin;
            if (margins[token] < least) least = margins[token];
        }
    }
    return least;
}

double confidence_of(const ReadModel *model, int32_t margin)
{
    double odds =
        (model->calibration[0] + (double)model->calibration[1] * margin) /
        65536;
    return 1 / (1 + exp(-odds));
}
