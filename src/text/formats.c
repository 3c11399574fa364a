/* Which format a file is in, by its ending. */
#include "text/formats.h"

static const struct {
    const char *ending;
    Status (*read)(Arena *, Str, const char *, Draft *, Err *);
} FORMATS[] = {
    {".md", markdown_read},
    {".markdown", markdown_read},
    {".html", html_read},
    {".htm", html_read},
    {".xhtml", html_read},
};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

Status draft_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (str_ends(str_of(file), str_of(FORMATS[i].ending)))
            return FORMATS[i].read(arena, text, file, draft, err);
    return plain_read(arena, text, file, draft, err);
}
