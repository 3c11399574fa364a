/* draft redline: writes what changed between two drafts as a document. */
#include "exchange/docx.h"
#include "exchange/redline_html.h"
#include "verb/fresh_file.h"
#include "verb/text_file.h"

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
    *bytes = redline_html(call->arena, page, verb_value(call, "new"), S(""));
    return STATUS_OK;
}

static Status run_draft_redline(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    Redliner redliner = redliner_new(arena);
    Draft old_draft, new_draft;
    Str bytes, path = verb_value(call, "file");
    TRY(text_file_draft(call, "old", &old_draft, err));
    TRY(text_file_draft(call, "new", &new_draft, err));
    Alignment alignment =
        draft_align(arena, &redliner.lexicon, &old_draft, &new_draft);
    Page page = page_of(&redliner, &alignment);
    TRY(make_bytes(call, &page, path, &bytes, err));
    TRY(fresh_write(arena, str_c(arena, path), bytes, err));
    node_set(arena, call->data, S("file"), node_text(arena, path));
    node_set(arena, call->data, S("paragraphs"),
        node_int(arena, (int64_t)page.count));
    screen_text(call->screen,
        message_format(arena, MSG_REDLINE_WRITTEN,
            ARGS(path, str_int(arena, (int64_t)page.count))),
        TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_REDLINE[] = {{.name = "old",
                                             .type = ARG_PATH,
                                             .positional = true,
                                             .required = true,
                                             .help = MSG_DRAFT_OLD},
    {.name = "new",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .help = MSG_DRAFT_NEW},
    {.name = "file",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .help = MSG_REDLINE_FILE},
    {.name = "author", .type = ARG_TEXT, .help = MSG_REDLINE_AUTHOR},
    {.name = NULL}};

const Verb verb_draft_redline = {.name = "draft redline",
    .summary = MSG_REDLINE,
    .help = MSG_REDLINE_ABOUT,
    .example = "draft redline wage/claim.md wage/offer.md redline.docx",
    .capability = "read",
    .effect = EFFECT_CREATES,
    .args = ARGS_DRAFT_REDLINE,
    .run = run_draft_redline};
