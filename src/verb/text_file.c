/* Reading texts that are named on the command line, and telling edits. */
#include "verb/text_file.h"

#include "base/utf8.h"
#include "exchange/docx.h"
#include "verb/uploads.h"

typedef VEC(Span) SpanList;

Status text_file_read(
    const VerbCall *call, const char *argument, Str *text, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, argument));
    TRY(upload_read(call, path, TEXT_FILE_MOST_BYTES, text, err));
    return utf8_check(*text, path, err);
}

Status text_draft_of(
    Arena *arena, Str bytes, const char *name, Draft *draft, Err *err)
{
    Docx docx;
    if (!str_ends(str_of(name), S(".docx"))) {
        TRY(utf8_check(bytes, name, err));
        return draft_read(arena, bytes, name, draft, err);
    }
    TRY(docx_read(arena, bytes, name, &docx, err));
    *draft = docx_draft(arena, &docx, true);
    return STATUS_OK;
}

Status text_file_draft(
    const VerbCall *call, const char *argument, Draft *draft, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, argument));
    Str bytes;
    TRY(upload_read(call, path, TEXT_FILE_MOST_BYTES, &bytes, err));
    return text_draft_of(call->arena, bytes, path, draft, err);
}

static Str trim_end(Str text)
{
    return str_slice(text, 0,
        (size_t)(str_trim(text).data - text.data) + str_trim(text).size);
}

static Str trim_begin(Str text)
{
    return str_slice(
        text, (size_t)(str_trim(text).data - text.data), text.size);
}

static void add_marked(
    Arena *arena, StrBuf *buf, SpanList *spans, const Edit *edit)
{
    Edits one = {.items = (Edit *)(uintptr_t)edit, .count = 1, .capacity = 1};
    Span span = {.begin = buf->size,
        .tone = edit->op == EDIT_INSERT ? TONE_INSERTED : TONE_DELETED};
    strbuf_add(buf, redline_write(arena, &one));
    span.end = buf->size;
    if (edit->op != EDIT_SAME) vec_push(arena, spans, span);
}

Cell text_edits_cell(Arena *arena, const Edits *edits, bool trim)
{
    StrBuf buf = strbuf_new(arena);
    SpanList spans = {0};
    for (size_t i = 0; i < edits->count; i++) {
        Edit edit = edits->items[i];
        bool alone = edits->count == 1;
        if (trim && i == 0 && (alone || edit.op == EDIT_SAME))
            edit.text = trim_begin(edit.text);
        if (trim && i + 1 == edits->count && (alone || edit.op == EDIT_SAME))
            edit.text = trim_end(edit.text);
        add_marked(arena, &buf, &spans, &edit);
    }
    return (Cell){
        .text = strbuf_str(&buf), .spans = {spans.items, spans.count}};
}

void text_show_edits(Screen *screen, const Edits *edits)
{
    Cell cell = text_edits_cell(screen->arena, edits, true);
    screen_flowing(screen, cell.text, cell.spans);
}

Node *text_edits_node(Arena *arena, const Edits *edits)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < edits->count; i++) {
        Node *pair = node_push(arena, list, node_list(arena));
        char op = (char)edits->items[i].op;
        node_push(
            arena, pair, node_text(arena, str_copy(arena, (Str){&op, 1})));
        node_push(arena, pair, node_text(arena, edits->items[i].text));
    }
    return list;
}
