#ifndef EXCHANGE_DOCX_H
#define EXCHANGE_DOCX_H

#include "base/err.h"
#include "exchange/docx_numbering.h"
#include "text/clause.h"
#include "text/page.h"

/* Word documents (ECMA-376, Office Open XML) with their tracked changes. */
typedef struct {
    EditOp op;
    bool moved;       /* from here if deleted, to here if inserted */
    bool gone;        /* inserted by one, deleted by another: in neither text */
    Str author, date; /* as written there; "" where it is not said */
    Str text;
} DocxRun;

typedef struct {
    size_t level;         /* of a heading, from 1; 0: no heading */
    size_t nesting;       /* of a list item, from 1; 0: none */
    const DocxList *list; /* whose item it is; NULL: of none that counts */
    EditOp mark;          /* what became of the end of the paragraph */
    Str note; /* "footnote-2", "endnote-2": part of it; "": of none */
    VEC(DocxRun) runs;
    VEC(Str) notes; /* notes it refers to, as in `note` */
} DocxParagraph;

typedef VEC(DocxParagraph) DocxParagraphs;

/* A remark in the margin. */
typedef struct {
    Str author, date, text;
} DocxComment;

typedef struct {
    DocxNumbering numbering;
    DocxParagraphs paragraphs;
    DocxParagraphs notes; /* of all footnotes and endnotes */
    VEC(DocxComment) comments;
} Docx;

enum {
    DOCX_MOST_BYTES = 64 << 20, /* of the file */
    DOCX_MOST_XML = 256 << 20,  /* of the text in it, unpacked */
    DOCX_MOST_RATIO = 200       /* unpacked to packed, above 1 MiB */
};

/* Reads the text, the notes and the comments of BYTES. Refused, with a
 * message: what is no docx, is damaged, unpacks to more than the limits, has a
 * document type (entities), or is nested deeper than libxml2 allows (256). */
CHECKED Status docx_read(
    Arena *arena, Str bytes, const char *file, Docx *docx, Err *err);

/* The draft with all its tracked changes accepted, or rejected. The numbers
 * that its lists print are counted, and stand before the words. A note's
 * paragraphs are clauses below the one that refers to it. */
Draft docx_draft(Arena *arena, const Docx *docx, bool accept);

/* The draft with all accepted; OWNERS [its count] tells who inserted what. */
Draft docx_draft_owned(Arena *arena, const Docx *docx, Owners **owners);

/* The bytes of a document in which what changed is tracked, by AUTHOR. */
CHECKED Status docx_write(
    Arena *arena, const Page *page, Str author, Str *bytes, Err *err);

#endif
