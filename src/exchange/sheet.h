#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H

#include "base/err.h"
#include "base/vec.h"

/* A table of texts for other programs: CSV, Markdown, HTML, Word. */
typedef struct {
    Arena *arena;
    Str title;
    const Str *headings; /* [columns] */
    size_t columns;
    VEC(const Str *) rows; /* each [columns] */
} Sheet;

/* Copies a row of sheet->columns cells, but not their texts. */
void sheet_add(Sheet *sheet, const Str *cells);

Str sheet_csv(const Sheet *sheet);      /* RFC 4180, with a byte order mark */
Str sheet_markdown(const Sheet *sheet); /* a table of GFM */
Str sheet_html(const Sheet *sheet);     /* a whole page */
CHECKED Status sheet_docx(const Sheet *sheet, Str *bytes, Err *err);

#endif
