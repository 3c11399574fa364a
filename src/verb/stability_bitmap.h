#ifndef VERB_STABILITY_BITMAP_H
#define VERB_STABILITY_BITMAP_H

#include "verb/stability.h"

/* Writes one file a concept and decision maker, PREFIX-nash-1.bits and so on,
 * and PREFIX-nash.bits for the equilibria; PREFIX is argument --bitmaps. Bit
 * k (of byte k / 8, from the lowest) is the k-th feasible state, by rising
 * number; an option counts 2^j. Their names go to data.bitmaps. */
CHECKED Status stability_write_bitmaps(VerbCall *call,
    const StabilityInput *input, const Verdicts *verdicts, Err *err);

#endif
