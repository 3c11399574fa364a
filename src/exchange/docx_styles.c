/* Styles of paragraphs. A heading is told by the name of its style, which is
 * English in every language of the word processor ("heading 2"), or by the
 * outline level; a style of which the document says nothing, by its id. What a
 * style does not say, the one it is based on does. ECMA-376 part 1, sections
 * 17.3.1.20, 17.7.4. Linear. */
#include "exchange/docx_styles.h"

#include <string.h>
#include <strings.h>

static const char STYLES_PART[] = "word/styles.xml";
enum { MOST_ANCESTORS = 16, MOST_HEADING = 9 };

typedef struct {
    DocxStyle own;
    Str based_on;
} Entry;

typedef struct {
    DocxStyles *styles;
    Entry *entry; /* being read; NULL */
} Reading;

/* "Heading 2", "heading2", "Title": its level, else 0. */
static size_t level_of_name(Str name)
{
    if (str_equal(name, S("Title"))) return 1;
    if (name.size < 8 || name.size > 9) return 0;
    if (strncasecmp(name.data, "heading", 7) != 0) return 0;
    char digit = name.data[name.size - 1];
    return digit >= '1' && digit <= '9' ? (size_t)(digit - '0') : 0;
}

static void enter_style(Reading *in, DocxPart *part)
{
    Str id = docx_attribute(part, "w:styleId");
    in->entry = arena_alloc(part->arena, sizeof *in->entry);
    in->entry->own.list_level = SIZE_MAX;
    map_put(&in->styles->styles, id, in->entry);
}

static void enter(void *state, DocxPart *part, const char *name)
{
    Reading *in = state;
    if (!strcmp(name, "w:style")) {
        enter_style(in, part);
        return;
    }
    if (!in->entry) return;
    DocxStyle *own = &in->entry->own;
    if (!strcmp(name, "w:name"))
        own->heading = level_of_name(docx_attribute(part, "w:val"));
    else if (!strcmp(name, "w:basedOn"))
        in->entry->based_on = docx_attribute(part, "w:val");
    else if (!strcmp(name, "w:outlineLvl") && !own->heading)
        own->heading =
            (size_t)docx_number(part, "w:val", MOST_HEADING - 1, -1) + 1;
    else if (!strcmp(name, "w:numId"))
        own->list = docx_attribute(part, "w:val");
    else if (!strcmp(name, "w:ilvl"))
        own->list_level =
            (size_t)docx_number(part, "w:val", DOCX_LEVELS - 1, -1);
}

static void leave(void *state, DocxPart *part, const char *name)
{
    Reading *in = state;
    (void)part;
    if (!strcmp(name, "w:style")) in->entry = NULL;
}

Status docx_read_styles(
    const DocxArchive *archive, DocxStyles *styles, Err *err)
{
    static const DocxReader READER = {enter, leave, NULL};
    Reading in = {.styles = styles};
    styles->styles = map_new(archive->arena);
    return docx_read_part(archive, STYLES_PART, &READER, &in, err);
}

DocxStyle docx_style(const DocxStyles *styles, Str id)
{
    DocxStyle found = {.list_level = SIZE_MAX};
    const Entry *entry = map_get(&styles->styles, id);
    if (!entry) found.heading = level_of_name(id);
    for (size_t i = 0; entry && i < MOST_ANCESTORS; i++) {
        if (!found.heading) found.heading = entry->own.heading;
        if (!found.list.size) found.list = entry->own.list;
        if (found.list_level == SIZE_MAX)
            found.list_level = entry->own.list_level;
        entry = map_get(&styles->styles, entry->based_on);
    }
    return found;
}
