#ifndef READ_LABEL_H
#define READ_LABEL_H

/* What a token is in an attribution (Pareti 2015): the words that name the
 * source, those that say that it says something, and what it says. Spans of
 * one sort may touch, so their first token has a label of its own. */
typedef enum {
    LABEL_OUT,
    LABEL_SOURCE_BEGIN,
    LABEL_SOURCE,
    LABEL_CUE_BEGIN,
    LABEL_CUE,
    LABEL_CONTENT_BEGIN,
    LABEL_CONTENT,
    LABEL_COUNT
} Label;

typedef enum { SPAN_SOURCE, SPAN_CUE, SPAN_CONTENT, SPAN_SORTS } SpanSort;

/* The sort of a label that is not LABEL_OUT. */
#define LABEL_SORT(LABEL) ((SpanSort)(((LABEL)-1) / 2))
#define LABEL_BEGINS(LABEL) (((LABEL)&1) != 0)
#define LABEL_BEGIN_OF(SORT) ((Label)(2 * (SORT) + 1))

/* Whether label NEXT may follow LAST (LABEL_OUT at the start). */
static inline int label_may_follow(Label last, Label next)
{
    if (next == LABEL_OUT || LABEL_BEGINS(next)) return 1;
    return last != LABEL_OUT && LABEL_SORT(last) == LABEL_SORT(next);
}

#endif
