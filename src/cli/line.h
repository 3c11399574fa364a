#ifndef CLI_LINE_H
#define CLI_LINE_H

#include "base/vec.h"
#include "verb/screen.h"

/* A drawn line. */
typedef struct {
    Str text;     /* with the terminal's colour codes */
    size_t width; /* columns */
} Line;

typedef VEC(Line) Lines;

/* A line being drawn from left to right. */
typedef struct {
    StrBuf text;
    size_t width; /* columns so far */
    size_t limit; /* columns at most; what is beyond is left out */
    bool colour;
} LineBuf;

/* How wide to draw, and whether in colour. */
typedef struct {
    size_t width;
    bool colour;
} DrawStyle;

LineBuf line_new(Arena *arena, DrawStyle style);
/* Puts TEXT at COLUMN (or right after what is there, if that is further),
 * in the colour of TONE. Blanks before it are added only now, so that no line
 * ends in blanks; TEXT must not either. */
void line_put(LineBuf *line, size_t column, Str text, Tone tone);
/* The same for PIECE, a part of the bytes of WHOLE: where a span of WHOLE
 * covers it, in the span's tone. */
void line_put_spans(
    LineBuf *line, size_t column, Str piece, Str whole, Spans spans, Tone tone);
/* Puts a drawn line at COLUMN; it must fit. */
void line_put_line(LineBuf *line, size_t column, Line drawn);
Line line_done(const LineBuf *line);

#endif
