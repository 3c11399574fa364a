/* Annotations in brat's standoff format (Stenetorp et al. 2012), as the
 * corpus PolNeAR (Newell et al. 2018) uses it:
 *     T3<TAB>Content 120 211;215 230<TAB>words
 *     E1<TAB>Attribution:T4 Content:T3 Cue:T2 Source:T1
 * Words of a span may run over lines, so whatever is no such line is passed
 * over. */
#include "read/attribution.h"

#include "base/map.h"
#include "base/utf8.h"

typedef struct {
    Arena *arena;
    uint32_t *byte_of; /* [characters + 1] */
    size_t characters;
    Map spans; /* "T3" -> ByteSpans */
} Brat;

static void count_characters(Brat *brat, Str text)
{
    brat->byte_of =
        arena_array(brat->arena, text.size + 1, sizeof *brat->byte_of);
    for (size_t at = 0; at < text.size;) {
        brat->byte_of[brat->characters++] = (uint32_t)at;
        utf8_next(text, &at);
    }
    brat->byte_of[brat->characters] = (uint32_t)text.size;
}

static bool read_fragment(const Brat *brat, Str text, ByteSpan *span)
{
    Str first;
    int64_t begin, end;
    if (!str_next(&text, ' ', &first) || !str_to_int(first, &begin) ||
        !str_to_int(text, &end))
        return false;
    if (begin < 0 || end <= begin || (size_t)end > brat->characters)
        return false;
    *span = (ByteSpan){brat->byte_of[begin], brat->byte_of[end]};
    return true;
}

/* "Content 120 211;215 230" */
static void read_spans(Brat *brat, Str key, Str text)
{
    ByteSpans *spans = arena_alloc(brat->arena, sizeof *spans);
    Str sort, fragment;
    ByteSpan span;
    if (!str_next(&text, ' ', &sort)) return;
    while (str_next(&text, ';', &fragment))
        if (read_fragment(brat, fragment, &span))
            vec_push(brat->arena, spans, span);
    map_put(&brat->spans, key, spans);
}

static int sort_of_role(Str role)
{
    static const char *NAMES[] = {"Source", "Cue", "Content"};
    for (int sort = 0; sort < SPAN_SORTS; sort++)
        if (str_starts(role, str_of(NAMES[sort]))) return sort;
    return -1;
}

static void sort_spans(ByteSpans *spans)
{
    for (size_t i = 1; i < spans->count; i++)
        for (size_t j = i;
             j && spans->items[j].begin < spans->items[j - 1].begin; j--) {
            ByteSpan span = spans->items[j];
            spans->items[j] = spans->items[j - 1];
            spans->items[j - 1] = span;
        }
}

/* "Attribution:T4 Content:T3 Content2:T9 Cue:T2 Source:T1" */
static void read_event(const Brat *brat, Str text, Attributions *out)
{
    Attribution attribution = {0};
    Str role, part;
    while (str_next(&text, ' ', &part)) {
        if (!str_next(&part, ':', &role)) continue;
        int sort = sort_of_role(role);
        const ByteSpans *spans = map_get(&brat->spans, part);
        for (size_t i = 0; sort >= 0 && spans && i < spans->count; i++)
            vec_push(brat->arena, &attribution.spans[sort], spans->items[i]);
    }
    for (int sort = 0; sort < SPAN_SORTS; sort++)
        sort_spans(&attribution.spans[sort]);
    vec_push(brat->arena, out, attribution);
}

void attributions_read_brat(
    Arena *arena, Str text, Str standoff, Attributions *out)
{
    Brat brat = {.arena = arena, .spans = map_new(arena)};
    Str rest = standoff, line, key;
    count_characters(&brat, text);
    while (str_next(&rest, '\n', &line))
        if (str_starts(line, S("T")) && str_next(&line, '\t', &key))
            read_spans(&brat, key,
                (Str){line.data, str_find(line, S("\t"), 0) == SIZE_MAX
                                     ? line.size
                                     : str_find(line, S("\t"), 0)});
    rest = standoff;
    while (str_next(&rest, '\n', &line))
        if (str_starts(line, S("E")) && str_next(&line, '\t', &key))
            read_event(&brat, str_trim(line), out);
}
