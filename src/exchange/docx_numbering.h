#ifndef EXCHANGE_DOCX_NUMBERING_H
#define EXCHANGE_DOCX_NUMBERING_H

#include "base/map.h"
#include "exchange/docx_part.h"
#include "text/counted.h"

/* The lists of a Word document: what a paragraph of a list prints before its
 * words. ECMA-376 part 1, section 17.9. */
enum {
    DOCX_LEVELS = 9,
    DOCX_MOST_LISTS = 1 << 16 /* and as many definitions of lists */
};

typedef struct {
    CountStyle style;
    bool unnumbered; /* bullets, or nothing */
    bool legal;      /* the numbers of levels above it are in digits */
    Str text;        /* "%1.%2." */
    Str of_style;    /* whose paragraphs are of this level; "": none */
    size_t start;
} DocxLevel;

/* How lists are numbered; those of one type count on. */
typedef struct {
    size_t index; /* among the types, from 0 */
    DocxLevel levels[DOCX_LEVELS];
} DocxListType;

/* What one list has otherwise than its type. */
typedef struct {
    bool has_level[DOCX_LEVELS], restarts[DOCX_LEVELS];
    DocxLevel levels[DOCX_LEVELS];
    size_t start[DOCX_LEVELS]; /* if it restarts */
} DocxListOwn;

typedef struct {
    size_t index;             /* among the lists, from 0 */
    const DocxListType *type; /* NULL: the document has none */
    DocxListOwn *own;         /* NULL: nothing */
} DocxList;

typedef struct {
    Map types; /* abstractNumId -> DocxListType * */
    Map lists; /* numId -> DocxList * */
} DocxNumbering;

CHECKED Status docx_read_numbering(
    const DocxArchive *archive, DocxNumbering *numbering, Err *err);

/* The level (from 0) whose paragraphs have STYLE; 0 if none is said to. */
size_t docx_level_of_style(const DocxList *list, Str style);

/* What has been counted so far in one text. */
typedef struct {
    Arena *arena;
    size_t (*last)[DOCX_LEVELS]; /* [types] the last number + 1; 0: none yet */
    bool *begun;                 /* [lists] */
} DocxCounter;

DocxCounter docx_counter(Arena *arena, const DocxNumbering *numbering);

/* The number that the next paragraph at LEVEL (from 0) of LIST prints, "2.1";
 * "" where it prints none. */
Str docx_count(DocxCounter *counter, const DocxList *list, size_t level);

#endif
