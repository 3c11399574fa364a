/* Screens: a list of blocks, appended to. */
#include "verb/screen.h"

#include <string.h>

Screen *screen_new(Arena *arena)
{
    Screen *screen = arena_alloc(arena, sizeof *screen);
    screen->arena = arena;
    return screen;
}

static Block *add_block(Screen *screen, BlockType type, Str text)
{
    Block *block = arena_alloc(screen->arena, sizeof *block);
    block->type = type;
    block->text = text;
    if (screen->last)
        screen->last->next = block;
    else
        screen->first = block;
    return screen->last = block;
}

void screen_title(Screen *screen, Str text, Str aside)
{
    add_block(screen, BLOCK_TITLE, text)->aside = aside;
}

void screen_heading(Screen *screen, Str text, Str aside)
{
    add_block(screen, BLOCK_HEADING, text)->aside = aside;
}

void screen_text(Screen *screen, Str text, Tone tone)
{
    add_block(screen, BLOCK_TEXT, text)->tone = tone;
}

void screen_item(Screen *screen, Str text, Tone tone)
{
    add_block(screen, BLOCK_ITEM, text)->tone = tone;
}

void screen_append(Screen *screen, Screen *more)
{
    if (!more->first) return;
    if (screen->last)
        screen->last->next = more->first;
    else
        screen->first = more->first;
    screen->last = more->last;
}

void screen_verbatim(Screen *screen, Str text)
{
    add_block(screen, BLOCK_VERBATIM, text);
}

void screen_marked(Screen *screen, Str text, Spans spans)
{
    add_block(screen, BLOCK_VERBATIM, text)->spans = spans;
}

void screen_flowing(Screen *screen, Str text, Spans spans)
{
    screen_marked(screen, text, spans);
    screen->last->flows = true;
}

Block *screen_table(Screen *screen, const Column *columns, size_t count)
{
    Block *block = add_block(screen, BLOCK_TABLE, S(""));
    block->columns = columns;
    block->column_count = count;
    return block;
}

void screen_row(Screen *screen, Block *table, const Cell *cells)
{
    if (table->row_count == table->row_capacity) {
        table->row_capacity = table->row_capacity ? table->row_capacity * 2 : 8;
        table->rows = arena_grow(screen->arena, table->rows, table->row_count,
            table->row_capacity, sizeof *table->rows);
    }
    Cell *copy = arena_array(screen->arena, table->column_count, sizeof *copy);
    memcpy(copy, cells, table->column_count * sizeof *copy);
    table->rows[table->row_count++] = copy;
}

Block *screen_beside(Screen *screen)
{
    Block *block = add_block(screen, BLOCK_BESIDE, S(""));
    block->left = screen_new(screen->arena);
    block->right = screen_new(screen->arena);
    return block;
}
