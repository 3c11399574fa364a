/* Which format a file is in, by its ending. */
#include "text/formats.h"

typedef Status (*DraftReader)(Arena *, Str, const char *, Draft *, Err *);

static const struct {
    const char *ending;
    DraftReader read;
} FORMATS[] = {
    {".md", markdown_read},
    {".markdown", markdown_read},
    {".html", html_read},
    {".htm", html_read},
    {".xhtml", html_read},
};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

static DraftReader reader_of(Str file)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (str_ends(file, str_of(FORMATS[i].ending))) return FORMATS[i].read;
    return plain_read;
}

bool draft_is_marked(Str file)
{
    return reader_of(file) == markdown_read;
}

Status draft_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err)
{
    TRY(reader_of(str_of(file))(arena, text, file, draft, err));
    draft->marked = draft_is_marked(str_of(file));
    return STATUS_OK;
}
