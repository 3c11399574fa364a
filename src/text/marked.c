/* Redlines as marked text, out and in. */
#include "text/redline.h"

static const struct {
    EditOp op;
    Str begin, end;
} MARKS[] = {
    {EDIT_DELETE, {"[-", 2}, {"-]", 2}},
    {EDIT_INSERT, {"{+", 2}, {"+}", 2}},
};
enum { MARK_COUNT = sizeof MARKS / sizeof *MARKS };

static bool stands_at(Str text, size_t at, Str mark)
{
    return text.size - at >= mark.size &&
           str_equal(str_slice(text, at, at + mark.size), mark);
}

static bool any_mark_at(Str text, size_t at)
{
    for (size_t i = 0; i < MARK_COUNT; i++)
        if (stands_at(text, at, MARKS[i].begin) ||
            stands_at(text, at, MARKS[i].end))
            return true;
    return false;
}

static void add_escaped(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\\' || any_mark_at(text, i))
            strbuf_char(buf, '\\');
        strbuf_char(buf, text.data[i]);
    }
}

Str redline_write(Arena *arena, const Edits *edits)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < edits->count; i++) {
        const Edit *edit = &edits->items[i];
        Str begin = S(""), end = S("");
        for (size_t m = 0; m < MARK_COUNT; m++) {
            if (MARKS[m].op != edit->op) continue;
            begin = MARKS[m].begin;
            end = MARKS[m].end;
        }
        strbuf_add(&buf, begin);
        add_escaped(&buf, edit->text);
        strbuf_add(&buf, end);
    }
    return strbuf_str(&buf);
}

/* Reads up to the END mark (any begin of one, if END is "") or the end of the
 * text; *AT moves there. */
static Str read_escaped(Arena *arena, Str text, size_t *at, Str end)
{
    StrBuf buf = strbuf_new(arena);
    for (; *at < text.size; ++*at) {
        if (end.size ? stands_at(text, *at, end)
                     : stands_at(text, *at, MARKS[0].begin) ||
                           stands_at(text, *at, MARKS[1].begin))
            break;
        if (text.data[*at] == '\\' && *at + 1 < text.size) ++*at;
        strbuf_char(&buf, text.data[*at]);
    }
    return strbuf_str(&buf);
}

bool redline_read(Arena *arena, Str text, Edits *edits)
{
    for (size_t at = 0; at < text.size;) {
        size_t m = 0;
        while (m < MARK_COUNT && !stands_at(text, at, MARKS[m].begin)) m++;
        EditOp op = m < MARK_COUNT ? MARKS[m].op : EDIT_SAME;
        Str end = m < MARK_COUNT ? MARKS[m].end : S("");
        at += end.size;
        Edit edit = {op, read_escaped(arena, text, &at, end)};
        if (end.size && at >= text.size) return false;
        at += end.size;
        vec_push(arena, edits, edit);
    }
    return true;
}
