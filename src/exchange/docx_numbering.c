/* Numbers of lists in Word documents. A paragraph says its list and level; a
 * list is of a type, which says how each level is numbered, and may replace
 * levels or restart them. Numbers are counted through the text: one at a level
 * begins those below it anew. ECMA-376 part 1, sections 17.9.1 to 17.9.25.
 * Not read: links of lists to styles of numbering (17.9.21, 17.9.27), levels
 * that restart after others than the one above (17.9.10). Linear. */
#include "exchange/docx_numbering.h"

#include <string.h>

#include "exchange/docx.h"

static const char NUMBERING_PART[] = "word/numbering.xml";
enum { MOST_TEXT = 64, MOST_START = 99999 };

/* --- reading --- */

typedef struct {
    DocxNumbering *numbering;
    DocxListType *type;  /* being read; NULL */
    DocxList *list;      /* being read; NULL */
    size_t overridden;   /* level of the list that is being replaced */
    DocxLevel *level;    /* being read; NULL */
    size_t types, lists; /* read so far */
} Reading;

static const struct {
    const char *name;
    CountStyle style;
    bool unnumbered;
} FORMATS[] = {
    {"bullet", COUNT_DIGITS, true},
    {"lowerLetter", COUNT_LETTERS, false},
    {"lowerRoman", COUNT_ROMAN, false},
    {"none", COUNT_DIGITS, true},
    {"upperLetter", COUNT_CAPITALS, false},
    {"upperRoman", COUNT_ROMAN_CAPITALS, false},
};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

static void set_format(DocxLevel *level, Str name)
{
    level->style = COUNT_DIGITS;
    level->unnumbered = false;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (!str_equal(name, str_of(FORMATS[i].name))) continue;
        level->style = FORMATS[i].style;
        level->unnumbered = FORMATS[i].unnumbered;
    }
}

static void enter_type(Reading *in, DocxPart *part)
{
    Map *types = &in->numbering->types;
    if (++in->types > DOCX_MOST_LISTS) return;
    in->type = arena_alloc(part->arena, sizeof *in->type);
    in->type->index = types->count;
    map_put(types, docx_attribute(part, "w:abstractNumId"), in->type);
}

static void enter_list(Reading *in, DocxPart *part)
{
    Map *lists = &in->numbering->lists;
    if (++in->lists > DOCX_MOST_LISTS) return;
    in->list = arena_alloc(part->arena, sizeof *in->list);
    in->list->index = lists->count;
    map_put(lists, docx_attribute(part, "w:numId"), in->list);
}

static DocxListOwn *own_of(Reading *in, DocxPart *part)
{
    if (!in->list->own)
        in->list->own = arena_alloc(part->arena, sizeof *in->list->own);
    return in->list->own;
}

static void enter_level(Reading *in, DocxPart *part)
{
    enum { NO_LEVEL = DOCX_LEVELS };
    size_t i = (size_t)docx_number(part, "w:ilvl", DOCX_LEVELS - 1, NO_LEVEL);
    if (i == NO_LEVEL) return;
    if (in->type) in->level = &in->type->levels[i];
    if (in->list) {
        own_of(in, part)->has_level[i] = true;
        in->level = &in->list->own->levels[i];
    }
    if (in->level) *in->level = (DocxLevel){.start = 1};
}

static void enter_restart(Reading *in, DocxPart *part)
{
    DocxListOwn *own = own_of(in, part);
    own->restarts[in->overridden] = true;
    own->start[in->overridden] =
        (size_t)docx_number(part, "w:val", MOST_START, 1);
}

/* An element within a level. */
static void read_level(DocxLevel *level, DocxPart *part, const char *name)
{
    if (!strcmp(name, "w:start"))
        level->start = (size_t)docx_number(part, "w:val", MOST_START, 1);
    else if (!strcmp(name, "w:numFmt"))
        set_format(level, docx_attribute(part, "w:val"));
    else if (!strcmp(name, "w:lvlText"))
        level->text = docx_attribute(part, "w:val");
    else if (!strcmp(name, "w:pStyle"))
        level->of_style = docx_attribute(part, "w:val");
    else if (!strcmp(name, "w:isLgl"))
        level->legal = true;
}

static void enter(void *state, DocxPart *part, const char *name)
{
    Reading *in = state;
    if (!strcmp(name, "w:abstractNum"))
        enter_type(in, part);
    else if (!strcmp(name, "w:num"))
        enter_list(in, part);
    else if (!strcmp(name, "w:lvl"))
        enter_level(in, part);
    else if (in->level)
        read_level(in->level, part, name);
    else if (in->list && !strcmp(name, "w:abstractNumId"))
        in->list->type =
            map_get(&in->numbering->types, docx_attribute(part, "w:val"));
    else if (in->list && !strcmp(name, "w:lvlOverride"))
        in->overridden =
            (size_t)docx_number(part, "w:ilvl", DOCX_LEVELS - 1, 0);
    else if (in->list && !strcmp(name, "w:startOverride"))
        enter_restart(in, part);
}

static void leave(void *state, DocxPart *part, const char *name)
{
    Reading *in = state;
    (void)part;
    if (!strcmp(name, "w:lvl")) in->level = NULL;
    if (!strcmp(name, "w:abstractNum")) in->type = NULL;
    if (!strcmp(name, "w:num")) in->list = NULL;
}

Status docx_read_numbering(
    const DocxArchive *archive, DocxNumbering *numbering, Err *err)
{
    static const DocxReader READER = {enter, leave, NULL};
    Reading in = {.numbering = numbering};
    *numbering =
        (DocxNumbering){map_new(archive->arena), map_new(archive->arena)};
    TRY(docx_read_part(archive, NUMBERING_PART, &READER, &in, err));
    if (in.types <= DOCX_MOST_LISTS && in.lists <= DOCX_MOST_LISTS)
        return STATUS_OK;
    return err_set(err, STATUS_INPUT, (Place){archive->file, 0, 0},
        MSG_DOCX_LARGE, NO_ARGS);
}

/* --- counting --- */

static const DocxLevel *level_at(const DocxList *list, size_t level)
{
    bool own = list->own && list->own->has_level[level];
    return own ? &list->own->levels[level] : &list->type->levels[level];
}

size_t docx_level_of_style(const DocxList *list, Str style)
{
    for (size_t i = 0; list->type && i < DOCX_LEVELS; i++)
        if (str_equal(level_at(list, i)->of_style, style)) return i;
    return 0;
}

static size_t start_of(const DocxList *list, size_t level)
{
    bool restarts = list->own && list->own->restarts[level];
    return restarts ? list->own->start[level] : level_at(list, level)->start;
}

DocxCounter docx_counter(Arena *arena, const DocxNumbering *numbering)
{
    size_t types = numbering->types.count, lists = numbering->lists.count;
    DocxCounter counter = {.arena = arena};
    counter.last = arena_array(arena, types + 1, sizeof *counter.last);
    counter.begun = arena_array(arena, lists + 1, sizeof *counter.begun);
    return counter;
}

/* A list that restarts does so where it is met first. */
static void begin_list(DocxCounter *counter, const DocxList *list)
{
    if (counter->begun[list->index]) return;
    counter->begun[list->index] = true;
    for (size_t i = 0; list->own && i < DOCX_LEVELS; i++)
        if (list->own->restarts[i]) counter->last[list->type->index][i] = 0;
}

Str docx_count(DocxCounter *counter, const DocxList *list, size_t level)
{
    if (!list->type || level >= DOCX_LEVELS) return S("");
    begin_list(counter, list);
    size_t *last = counter->last[list->type->index];
    const DocxLevel *own = level_at(list, level);
    last[level] = 1 + (last[level] ? last[level] : start_of(list, level));
    for (size_t i = level + 1; i < DOCX_LEVELS; i++) last[i] = 0;
    StrBuf buf = strbuf_new(counter->arena);
    if (own->unnumbered || own->text.size > MOST_TEXT) return S("");
    for (size_t i = 0; i < own->text.size; i++) {
        char c = own->text.data[i];
        char next = i + 1 < own->text.size ? own->text.data[i + 1] : 0;
        if (c != '%' || next < '1' || next > '9') {
            strbuf_char(&buf, c);
            continue;
        }
        size_t k = (size_t)(next - '1');
        size_t number = last[k] ? last[k] - 1 : start_of(list, k);
        strbuf_add(
            &buf, counted(counter->arena, number,
                      own->legal ? COUNT_DIGITS : level_at(list, k)->style));
        i++;
    }
    return str_trim(strbuf_str(&buf));
}
