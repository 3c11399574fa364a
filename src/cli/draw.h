#ifndef CLI_DRAW_H
#define CLI_DRAW_H

#include "cli/line.h"

/* Draws SCREEN as text. No line is wider than style.width, except what is
 * verbatim; none ends in a blank; nothing in it is obeyed by the terminal but
 * our own colours. */
Str draw_screen(Arena *arena, const Screen *screen, DrawStyle style);

#endif
