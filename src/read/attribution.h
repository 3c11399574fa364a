#ifndef READ_ATTRIBUTION_H
#define READ_ATTRIBUTION_H

#include "base/vec.h"
#include "read/label.h"
#include "read/token.h"

typedef struct {
    uint32_t begin, end; /* bytes of the text */
} ByteSpan;

/* Who (source) says (cue) what (content): spans of each sort, in the order of
 * the text; a source and a cue mostly have one, content one or more. */
typedef VEC(ByteSpan) ByteSpans;

typedef struct {
    ByteSpans spans[SPAN_SORTS];
} Attribution;

typedef VEC(Attribution) Attributions;

/* Reads the annotation of TEXT in brat's standoff format as PolNeAR has it:
 * offsets count characters; lines other than T and E are passed over; spans
 * beyond the text are left out. */
void attributions_read_brat(
    Arena *arena, Str text, Str standoff, Attributions *out);

/* The tokens that a span touches. */
TokenRange tokens_of_span(const Tokens *tokens, ByteSpan span);
/* The bytes of tokens. */
ByteSpan span_of_tokens(const Tokens *tokens, TokenRange range);

/* True if a span of A has a byte in common with one of B. */
bool spans_overlap(const ByteSpans *a, const ByteSpans *b);

/* Writes the labels of attributions, [token_count]; where spans overlap, the
 * first in the order cue, source, content stays. */
void attributions_label(
    const Tokens *tokens, const Attributions *attributions, uint8_t *labels);

#endif
