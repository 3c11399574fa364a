#ifndef CLI_DRAW_TABLE_H
#define CLI_DRAW_TABLE_H

#include "cli/line.h"

/* Appends the lines of a table, whose cells must be clean (cli/clean.h). */
void draw_table(
    Arena *arena, const Block *table, DrawStyle style, Lines *lines);

/* True if it has rows, and any column a heading. */
bool draw_table_headed(const Block *table);

/* How wide the table is where nothing is wrapped. */
size_t draw_table_width(Arena *arena, const Block *table);

#endif
