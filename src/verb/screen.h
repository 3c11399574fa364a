#ifndef VERB_SCREEN_H
#define VERB_SCREEN_H

#include "base/str.h"

/* What a verb shows to a person, without saying how it is drawn: blocks of
 * titles, paragraphs and tables. `cli` draws them as text, `serve` as HTML.
 * All texts are borrowed; they live in the same arena. */

/* What a cell is about; drawing may colour by it. Colour marks status only,
 * never a party (DESIGN section 5). */
typedef enum {
    TONE_PLAIN,
    TONE_STRONG,
    TONE_MUTED,
    TONE_AGREED,
    TONE_ACCEPTED,
    TONE_CONDITIONAL,
    TONE_OPEN,
    TONE_DEADLOCKED,
    TONE_SILENT,
    TONE_DIFFER,
    TONE_INSERTED,
    TONE_DELETED,
    TONE_WARNING
} Tone;

/* Bytes [begin, end) of a text that have a tone of their own. */
typedef struct {
    size_t begin, end;
    Tone tone;
} Span;

/* The spans of a text: in order, and apart from each other. What they show by
 * colour the text also shows by its marks. */
typedef struct {
    const Span *items; /* [count] */
    size_t count;
} Spans;

typedef struct {
    Str text;
    Tone tone;
    Str link;    /* "kind:key" of what the cell is about, or "" */
    Spans spans; /* of the text; may be none */
} Cell;

#define CELL(TEXT) ((Cell){.text = (TEXT)})
#define TONED(TEXT, TONE) ((Cell){.text = (TEXT), .tone = (TONE)})
#define LINKED(TEXT, LINK) ((Cell){.text = (TEXT), .link = (LINK)})

typedef enum { ALIGN_LEFT, ALIGN_RIGHT } Align;

/* A column is as wide as its widest cell where there is room; what is missing
 * is taken from the columns whose width times `shrink` is largest (0: never),
 * down to `least`, and below it before words are broken. A cell that does not
 * fit is wrapped, or cut with an ellipsis if `cut`. */
typedef struct {
    Str heading; /* "" in every column: no heading line */
    Align align;
    int least;  /* columns of text */
    int shrink; /* how readily it gives way; not negative */
    bool cut;
    bool even; /* as wide as the others that are, whatever its cells hold */
} Column;

typedef enum {
    BLOCK_TITLE,    /* text left, aside right */
    BLOCK_HEADING,  /* the same, smaller */
    BLOCK_TEXT,     /* one paragraph, wrapped */
    BLOCK_ITEM,     /* one paragraph with a hanging bullet */
    BLOCK_VERBATIM, /* kept as it is, or, if it flows, its lines wrapped */
    BLOCK_TABLE,
    BLOCK_BESIDE /* two screens beside each other where they fit */
} BlockType;

typedef struct Screen Screen;
typedef struct Block Block;

struct Block {
    BlockType type;
    Tone tone;
    Str text, aside;
    Spans spans; /* of the text of BLOCK_TEXT, BLOCK_ITEM, BLOCK_VERBATIM */
    bool flows;  /* of BLOCK_VERBATIM */
    const Column *columns; /* [column_count] of a table */
    size_t column_count;
    const Cell **rows; /* [row_count] arrays of column_count cells */
    size_t row_count, row_capacity;
    Screen *left, *right; /* of BLOCK_BESIDE */
    Block *next;
};

struct Screen {
    Arena *arena;
    Block *first, *last;
};

Screen *screen_new(Arena *arena);
void screen_title(Screen *screen, Str text, Str aside);
void screen_heading(Screen *screen, Str text, Str aside);
void screen_text(Screen *screen, Str text, Tone tone);
void screen_item(Screen *screen, Str text, Tone tone);
void screen_verbatim(Screen *screen, Str text);
/* Moves all of MORE to the end of SCREEN. */
void screen_append(Screen *screen, Screen *more);
/* The same with spans, which are borrowed. */
void screen_marked(Screen *screen, Str text, Spans spans);
/* The same, its lines wrapped where they are too long. */
void screen_flowing(Screen *screen, Str text, Spans spans);
/* COLUMNS are borrowed and must outlive the screen. */
Block *screen_table(Screen *screen, const Column *columns, size_t count);
/* Copies column_count cells. */
void screen_row(Screen *screen, Block *table, const Cell *cells);
Block *screen_beside(Screen *screen); /* fill ->left and ->right */

#endif
