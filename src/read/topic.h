#ifndef READ_TOPIC_H
#define READ_TOPIC_H

#include "base/vec.h"
#include "read/attribution.h"

/* What statements may be about: the words by which texts speak of it (terms),
 * and what stands for it ("point:dam"), both from a caller's tables. */
typedef struct Topics Topics;
typedef VEC(Str) TopicRefs;

Topics *topics_new(Arena *arena, const WordLists *lists);

/* TERM in any letters; several terms may stand for one topic, one term for
 * several. A term of no words is left out. */
void topics_add(Topics *topics, Str ref, Str term);

/* Adds the topics of which SPANS speak, each once, in the order of the text.
 * A term is found by its words, in any letters; its last word also with an s.
 * TOPICS may be NULL: none. */
void topics_find(Arena *arena, const Topics *topics, const Tokens *tokens,
    const ByteSpans *spans, TopicRefs *found);

#endif
