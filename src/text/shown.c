/* Taking Markdown's marks out of a redline. What is strong is followed in the
 * old text and in the new one, as a mark may be in one of them only. Linear. */
#include "text/shown.h"

#include <string.h>

typedef struct {
    Arena *arena;
    ShownRuns runs;
    StrBuf buf;      /* of the run being made */
    EditOp op;       /* its */
    bool strong[2];  /* at this place of the old text, of the new one */
    bool plain;      /* strong words are not told from others */
    bool line_begin; /* at the beginning of a line */
} Showing;

/* Space alone is laid out anew: it is neither deleted nor inserted. */
static void end_run(Showing *in)
{
    Str text = strbuf_str(&in->buf);
    bool blank = !str_trim(text).size;
    ShownRun run = {
        blank ? EDIT_SAME : in->op, in->strong[in->op != EDIT_DELETE], text};
    in->buf = strbuf_new(in->arena);
    if (!text.size || (blank && in->op == EDIT_DELETE)) return;
    vec_push(in->arena, &in->runs, run);
}

static void turn_strong(Showing *in)
{
    if (in->plain) return;
    end_run(in);
    if (in->op != EDIT_INSERT) in->strong[0] = !in->strong[0];
    if (in->op != EDIT_DELETE) in->strong[1] = !in->strong[1];
}

/* Words begin so; what is laid out in lines does not, nor, if INDENTED, items
 * with numbers. */
static bool begins_words(char c, bool indented)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80 ||
           (!indented && c && (strchr("([\"", c) || (c >= '0' && c <= '9')));
}

/* How many bytes from the end of a line at AT on stand between words that are
 * one line when shown; 0: it ends there. LAST: no words after TEXT. */
static size_t joined_bytes(Str text, size_t at, bool last)
{
    size_t next = at + 1;
    if (at && strchr("\n\\", text.data[at - 1])) return 0;
    if (at > 1 && text.data[at - 1] == ' ' && text.data[at - 2] == ' ')
        return 0;
    while (next < text.size && text.data[next] == ' ') next++;
    bool joined = next < text.size
                      ? begins_words(text.data[next], next > at + 1)
                      : !last && next == at + 1;
    return joined ? next - at : 0;
}

static void show_edit(Showing *in, Str text, bool last)
{
    for (size_t i = 0, run; i < text.size; i += run) {
        char c = text.data[i];
        bool heading = c == '#' && in->line_begin;
        in->line_begin = c == '\n';
        for (run = 1; i + run < text.size && text.data[i + run] == c;) run++;
        if (heading && i + run < text.size && text.data[i + run] == ' ')
            run++;
        else if (run > 1 && (c == '*' || c == '_'))
            turn_strong(in);
        else if (run == 1 && c == '\n' && joined_bytes(text, i, last)) {
            strbuf_char(&in->buf, ' ');
            run = joined_bytes(text, i, last);
        } else if (!heading)
            strbuf_add(&in->buf, str_slice(text, i, i + run));
    }
}

static ShownRuns runs_as_they_are(Arena *arena, const Edits *edits)
{
    ShownRuns runs = {0};
    for (size_t i = 0; i < edits->count; i++)
        if (edits->items[i].text.size)
            vec_push(arena, &runs,
                ((ShownRun){edits->items[i].op, false, edits->items[i].text}));
    return runs;
}

static ShownRuns runs_of(Arena *arena, const Edits *edits, bool plain)
{
    Showing in = {.arena = arena,
        .buf = strbuf_new(arena),
        .plain = plain,
        .line_begin = true};
    for (size_t i = 0; i < edits->count; i++) {
        in.op = edits->items[i].op;
        show_edit(&in, edits->items[i].text, i + 1 == edits->count);
        end_run(&in);
    }
    return in.runs;
}

ShownRuns shown_runs(Arena *arena, const Edits *edits, bool marked)
{
    return marked ? runs_of(arena, edits, false)
                  : runs_as_they_are(arena, edits);
}

Edits shown_edits(Arena *arena, const Edits *edits, bool marked)
{
    Edits shown = {0};
    if (!marked) return *edits;
    ShownRuns runs = runs_of(arena, edits, true);
    for (size_t i = 0; i < runs.count; i++)
        vec_push(arena, &shown, ((Edit){runs.items[i].op, runs.items[i].text}));
    return shown;
}
