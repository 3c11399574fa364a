#ifndef CLI_CLEAN_H
#define CLI_CLEAN_H

#include "verb/screen.h"

/* TEXT without anything that a terminal would obey, since it may come from
 * strangers: control characters are made visible (ESC as U+241B), those of
 * the C1 set and bytes that are not UTF-8 become U+FFFD, and characters that
 * override the direction of writing are left out. Line ends stay, tabs become
 * blanks unless KEEP_TABS. */
Str clean_text(Arena *arena, Str text, bool keep_tabs);

/* A copy of SCREEN with all its texts clean. */
Screen *clean_screen(Arena *arena, const Screen *screen);

/* As clean_text for a JSON text, but losing nothing: as \u escapes. Inside
 * strings only can there be such characters. */
Str clean_json(Arena *arena, Str json);

#endif
