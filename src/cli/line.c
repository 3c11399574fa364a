/* Lines of a terminal. Colours are those of ECMA-48 (SGR), the eight that a
 * user's palette sets; each colour goes with a word, so that nothing is lost
 * without it. */
#include "cli/line.h"

#include "base/utf8.h"

static const char *const COLOURS[] = {
    [TONE_PLAIN] = "",
    [TONE_STRONG] = "1",
    [TONE_MUTED] = "2",
    [TONE_AGREED] = "1;32",
    [TONE_ACCEPTED] = "32",
    [TONE_CONDITIONAL] = "36",
    [TONE_OPEN] = "33",
    [TONE_DEADLOCKED] = "31",
    [TONE_SILENT] = "2",
    [TONE_DIFFER] = "35",
    [TONE_INSERTED] = "4;32",
    [TONE_DELETED] = "9;31",
    [TONE_WARNING] = "1;33",
};

LineBuf line_new(Arena *arena, DrawStyle style)
{
    return (LineBuf){.text = strbuf_new(arena),
        .limit = style.width,
        .colour = style.colour};
}

static void pad_to(LineBuf *line, size_t column)
{
    if (column <= line->width) return;
    strbuf_repeat(&line->text, S(" "), column - line->width);
    line->width = column;
}

void line_put(LineBuf *line, size_t column, Str text, Tone tone)
{
    if (column < line->width) column = line->width;
    if (column >= line->limit) return;
    text = utf8_fit(text, line->limit - column);
    if (!text.size) return;
    pad_to(line, column);
    bool coloured = line->colour && *COLOURS[tone];
    if (coloured) strbuf_printf(&line->text, "\033[%sm", COLOURS[tone]);
    strbuf_add(&line->text, text);
    if (coloured) strbuf_add(&line->text, S("\033[0m"));
    line->width += utf8_width(text);
}

/* True if the bytes of PIECE are among those of WHOLE. */
static bool is_part(Str piece, Str whole)
{
    uintptr_t begin = (uintptr_t)whole.data, at = (uintptr_t)piece.data;
    return at >= begin && at + piece.size <= begin + whole.size;
}

void line_put_spans(
    LineBuf *line, size_t column, Str piece, Str whole, Spans spans, Tone tone)
{
    if (!spans.count || !is_part(piece, whole)) {
        line_put(line, column, piece, tone);
        return;
    }
    size_t at = (size_t)(piece.data - whole.data), end = at + piece.size;
    pad_to(line, column < line->limit ? column : line->width);
    for (size_t i = 0; i < spans.count && at < end; i++) {
        const Span *span = &spans.items[i];
        if (span->end <= at) continue;
        size_t begin = span->begin < end ? span->begin : end;
        if (begin > at)
            line_put(line, 0, str_slice(whole, at, begin), tone);
        else
            begin = at;
        size_t until = span->end < end ? span->end : end;
        line_put(line, 0, str_slice(whole, begin, until), span->tone);
        at = until > begin ? until : begin;
    }
    line_put(line, 0, str_slice(whole, at, end), tone);
}

void line_put_line(LineBuf *line, size_t column, Line drawn)
{
    if (!drawn.text.size) return;
    pad_to(line, column);
    strbuf_add(&line->text, drawn.text);
    line->width += drawn.width;
}

Line line_done(const LineBuf *line)
{
    return (Line){strbuf_str(&line->text), line->width};
}
