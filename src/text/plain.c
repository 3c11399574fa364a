/* Drafts in plain text. An empty line ends a paragraph; a line that begins
 * with a printed number begins a clause. Depth follows from the styles of
 * numbers: a style that is open already closes what is deeper, a new one
 * opens one level. What has no number stands below the last clause whose
 * number has a word ("Article 5"). Linear. */
#include "text/formats.h"

enum { MOST_TITLE = 120 };

typedef struct {
    Str word;
    char style, close;
    size_t parts;
    char last; /* last letter of the value, to tell (h), (i) from (i), (ii) */
} Level;

typedef struct {
    Arena *arena;
    DraftBuilder builder;
    VEC(Level) levels; /* open ones, from the top */
    size_t base;       /* how many of them up to the last with a word */
    Str text;
    size_t begin; /* of the clause being read */
    size_t depth;
    Printed printed;
    bool numbered;
} Reading;

static bool is_blank(Str line)
{
    return str_trim(line).size == 0;
}

static bool same_level(const Level *level, const Printed *printed)
{
    return str_equal(level->word, printed->word) &&
           level->style == printed->style && level->close == printed->close &&
           level->parts == printed->parts;
}

/* A lone letter that follows the one before in its list is no roman number:
 * after (h) comes (i). */
static void settle_roman(const Reading *reading, Printed *printed)
{
    if (printed->style != 'i' || printed->value.size != 1) return;
    for (size_t i = reading->levels.count; i-- > 0;) {
        const Level *level = &reading->levels.items[i];
        if (level->style == 'a' && level->last + 1 == printed->value.data[0])
            printed->style = 'a';
    }
}

/* The depth of a clause with this number; closes deeper levels. */
static size_t depth_of(Reading *reading, const Printed *printed)
{
    size_t depth = reading->levels.count;
    for (size_t i = reading->levels.count; i-- > 0;)
        if (same_level(&reading->levels.items[i], printed)) depth = i;
    if (printed->word.size && depth == reading->levels.count)
        while (depth && !reading->levels.items[depth - 1].word.size) depth--;
    reading->levels.count = depth;
    Level level = {printed->word, printed->style, printed->close,
        printed->parts, printed->value.data[printed->value.size - 1]};
    vec_push(reading->arena, &reading->levels, level);
    if (printed->word.size) reading->base = depth + 1;
    if (reading->base > reading->levels.count)
        reading->base = reading->levels.count;
    return depth;
}

/* The title that stands beside a number with a word, or in the line below. */
static Str title_of(Str text, Str number)
{
    size_t end = (size_t)(number.data - text.data) + number.size;
    Str rest = str_slice(text, end, text.size), line;
    while (str_next(&rest, '\n', &line)) {
        while (line.size && (line.data[0] == ':' || line.data[0] == '.'))
            line = str_slice(line, 1, line.size);
        line = str_trim(line);
        if (!line.size) continue;
        return line.size < MOST_TITLE && !str_ends(line, S(".")) ? line : S("");
    }
    return S("");
}

static void close_clause(Reading *reading, size_t end)
{
    Str text = str_slice(reading->text, reading->begin, end);
    if (!text.size) return;
    bool titled = reading->numbered && reading->printed.word.size > 0;
    draft_add(&reading->builder, reading->depth,
        reading->numbered ? &reading->printed : NULL, titled,
        titled ? title_of(text, reading->printed.text) : S(""), text);
    reading->begin = end;
}

static void open_clause(Reading *reading, size_t begin, const Printed *printed)
{
    close_clause(reading, begin);
    reading->numbered = printed != NULL;
    if (printed) {
        reading->printed = *printed;
        settle_roman(reading, &reading->printed);
        reading->depth = depth_of(reading, &reading->printed);
    } else {
        reading->depth = reading->base;
    }
}

Status plain_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err)
{
    Reading reading = {
        .arena = arena, .builder = draft_builder(arena), .text = text};
    Str rest = text, line;
    bool fresh = true, words = false;
    (void)file, (void)err;
    while (text.size && str_next(&rest, '\n', &line)) {
        Printed printed;
        size_t begin = (size_t)(line.data - text.data);
        if (is_blank(line)) {
            fresh = true;
            continue;
        }
        bool numbered = printed_read(arena, line, false, &printed);
        if (words && (fresh || numbered))
            open_clause(&reading, begin, numbered ? &printed : NULL);
        else if (!words && numbered)
            open_clause(&reading, 0, &printed);
        words = true;
        fresh = false;
    }
    close_clause(&reading, text.size);
    *draft = draft_finish(&reading.builder, text);
    return STATUS_OK;
}
