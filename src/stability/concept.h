#ifndef STABILITY_CONCEPT_H
#define STABILITY_CONCEPT_H

#include "base/str.h"
#include "stability/bits.h"

/* Ways of thinking about what one's move leads to (doc/stability.md). */
typedef enum {
    CONCEPT_NASH, /* I look at my own move only */
    CONCEPT_GMR,  /* the others may answer with anything */
    CONCEPT_SMR,  /* and I may answer once more */
    CONCEPT_SEQ,  /* the others answer only with what improves their lot */
    CONCEPT_SSEQ, /* and I may answer once more */
    CONCEPT_COUNT
} Concept;

enum { CONCEPTS_ALL = (1 << CONCEPT_COUNT) - 1 };

/* "nash", "gmr", ...: keys in documents; false if there is no such. */
Str concept_key(Concept concept);
bool concept_parse(Str key, Concept *concept);

/* What an engine answers: for every concept that was asked for, and every
 * decision maker, the states that are stable for it. */
typedef struct {
    size_t state_count, maker_count;
    unsigned concepts; /* bit per Concept that was computed */
    /* [maker_count] bits over states, for each concept */
    uint64_t **stable[CONCEPT_COUNT];
} Verdicts;

/* Verdicts with all bits clear. */
Verdicts verdicts_new(
    Arena *arena, size_t state_count, size_t maker_count, unsigned concepts);
bool verdicts_stable(
    const Verdicts *verdicts, Concept concept, size_t maker, size_t state);
bool verdicts_equilibrium(
    const Verdicts *verdicts, Concept concept, size_t state);
/* The states stable for every decision maker, as bits. */
uint64_t *verdicts_equilibria(
    Arena *arena, const Verdicts *verdicts, Concept concept);
bool verdicts_equal(const Verdicts *a, const Verdicts *b);

#endif
