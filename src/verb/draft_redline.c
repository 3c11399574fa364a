/* draft redline: writes what changed between two drafts as a document. */
#include "base/file.h"
#include "exchange/docx.h"
#include "exchange/redline_html.h"
#include "verb/arguments.h"
#include "verb/draft_sheet.h"
#include "verb/draft_text.h"

static Status make_bytes(
    VerbCall *call, const Page *page, Str path, Str *bytes, Err *err)
{
    Str author = verb_has(call, "author") ? verb_value(call, "author")
                                          : message_text(MSG_REDLINE_NOBODY);
    if (str_ends(path, S(".docx")))
        return docx_write(call->arena, page, author, bytes, err);
    if (!str_ends(path, S(".html")))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_REDLINE_ENDING, ARGS(path));
    *bytes =
        redline_html(call->arena, page, path_name(verb_value(call, "new")));
    return STATUS_OK;
}

static Status run_draft_redline(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    Redliner redliner = redliner_new(arena);
    RoomView *room;
    RoomDraft old_draft, new_draft;
    Str bytes, path = verb_value(call, "file");
    TRY(draft_room(call, &room, err));
    TRY(draft_asked(call, room, "old", &old_draft, err));
    TRY(draft_asked(call, room, "new", &new_draft, err));
    Alignment alignment =
        draft_alignment(room, &redliner, &old_draft, &new_draft, NULL);
    Page page = page_of(&redliner, &alignment);
    TRY(make_bytes(call, &page, path, &bytes, err));
    TRY(draft_write_file(call, path, bytes, err));
    node_set(arena, call->data, S("paragraphs"),
        node_int(arena, (int64_t)page.count));
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_REDLINE[] = {OLD_ARG(ARG_UPLOAD, MSG_DRAFT_OLD),
    NEW_ARG(ARG_UPLOAD, MSG_DRAFT_NEW),
    {.name = "file",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .help = MSG_REDLINE_FILE},
    {.name = "author", .type = ARG_TEXT, .help = MSG_REDLINE_AUTHOR},
    DRAFT_ROOM_ARG, {.name = NULL}};

const Verb verb_draft_redline = {.name = "draft redline",
    .summary = MSG_REDLINE,
    .help = MSG_REDLINE_ABOUT,
    .example = "draft redline wage/claim.md wage/offer.md redline.docx",
    .capability = "read",
    .effect = EFFECT_CREATES,
    .args = ARGS_DRAFT_REDLINE,
    .takes_view = true,
    .run = run_draft_redline};
