#ifndef VERB_STATEMENT_TABLE_H
#define VERB_STATEMENT_TABLE_H

#include "verb/describe.h"

/* Statements as rows: date, speaker, what was said, about what, how well
 * supported. YEAR is left out of dates (0: never). */
void statement_table(
    const Model *model, const RecordList *statements, int year, Screen *screen);

/* How well supported, and that it is garbled: "reported, garbled". */
Str statement_support(const Model *model, const Record *statement);

#endif
