#ifndef EXCHANGE_DOCX_STYLES_H
#define EXCHANGE_DOCX_STYLES_H

#include "exchange/docx_numbering.h"

/* Styles of paragraphs, as far as they say that one is a heading, or of a
 * list. ECMA-376 part 1, section 17.7. */
typedef struct {
    Map styles; /* styleId -> its own and whose it takes the rest of */
} DocxStyles;

typedef struct {
    size_t heading;    /* its level, from 1; 0: no heading */
    Str list;          /* numId; "": of none */
    size_t list_level; /* from 0; SIZE_MAX: as the list says */
} DocxStyle;

CHECKED Status docx_read_styles(
    const DocxArchive *archive, DocxStyles *styles, Err *err);

/* What paragraphs of the style ID are, by it and by those it is based on. */
DocxStyle docx_style(const DocxStyles *styles, Str id);

#endif
