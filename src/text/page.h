#ifndef TEXT_PAGE_H
#define TEXT_PAGE_H

#include "text/align.h"
#include "text/redline.h"

/* Two drafts as one text to be shown: what was deleted or moved away stands
 * where it stood, all else where it stands now. */
typedef enum {
    ROW_BOTH, /* in both drafts: `edits` */
    ROW_ADDED,
    ROW_DELETED,
    ROW_MOVED_HERE, /* `move` names both ends */
    ROW_MOVED_AWAY
} RowKind;

typedef struct {
    RowKind kind;
    const Clause *clause; /* of the new draft; the old one where it is gone */
    /* Of what moved, at each end only what stands there: the words that moved
     * along are EDIT_SAME, the others were deleted or inserted on the way. */
    Edits edits;
    size_t move; /* from 1, the same at both ends; 0: none */
} Row;

typedef struct {
    Row *items; /* [count] */
    size_t count;
    bool marked; /* one of the drafts has marks of Markdown */
} Page;

Page page_of(Redliner *redliner, const Alignment *alignment);

#endif
