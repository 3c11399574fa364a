/* Reading texts that are named on the command line, and telling edits. */
#include "verb/text_file.h"

#include "base/utf8.h"
#include "exchange/docx.h"
#include "verb/uploads.h"

Status text_file_read(
    const VerbCall *call, const char *argument, Str *text, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, argument));
    TRY(upload_read(call, path, TEXT_FILE_MOST_BYTES, text, err));
    return utf8_check(*text, path, err);
}

static Status read_docx(
    const VerbCall *call, const char *path, Draft *draft, Err *err)
{
    Str bytes;
    Docx docx;
    TRY(upload_read(call, path, DOCX_MOST_BYTES, &bytes, err));
    TRY(docx_read(call->arena, bytes, path, &docx, err));
    *draft = docx_draft(call->arena, &docx, true);
    return STATUS_OK;
}

Status text_file_draft(
    const VerbCall *call, const char *argument, Draft *draft, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, argument));
    Str text;
    if (str_ends(str_of(path), S(".docx")))
        return read_docx(call, path, draft, err);
    TRY(text_file_read(call, argument, &text, err));
    return draft_read(call->arena, text, path, draft, err);
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
