/* draft revisions: who tracked which change in a Word document, and what
 * changed since another draft without being tracked. */
#include "verb/arguments.h"
#include "verb/draft_text.h"
#include "verb/draft_untracked.h"
#include "verb/uploads.h"

static const Column COLUMNS[] = {
    {.shrink = 1, .least = 8}, {.shrink = 0}, {.shrink = 2, .least = 20}};

static Str kind_of(const DocxRun *run)
{
    if (run->moved)
        return message_text(run->op == EDIT_INSERT ? MSG_REVISION_MOVED_HERE
                                                   : MSG_REVISION_MOVED_AWAY);
    return message_text(
        run->op == EDIT_INSERT ? MSG_REVISION_INSERTED : MSG_REVISION_DELETED);
}

static void show_run(
    VerbCall *call, Node *list, Block *table, size_t place, const DocxRun *run)
{
    Arena *arena = call->arena;
    char op = (char)run->op;
    Node *map = node_push(arena, list, node_map(arena));
    node_set(arena, map, S("paragraph"), node_int(arena, (int64_t)place));
    node_set(
        arena, map, S("op"), node_text(arena, str_copy(arena, (Str){&op, 1})));
    node_set(arena, map, S("moved"), node_bool(arena, run->moved));
    node_set(arena, map, S("author"), node_text(arena, run->author));
    node_set(arena, map, S("date"), node_text(arena, run->date));
    node_set(arena, map, S("text"), node_text(arena, run->text));
    screen_row(call->screen, table,
        (Cell[]){CELL(run->author), CELL(kind_of(run)),
            TONED(run->text,
                run->op == EDIT_INSERT ? TONE_INSERTED : TONE_DELETED)});
}

static void show_tracked(VerbCall *call, const Docx *docx)
{
    Arena *arena = call->arena;
    Block *table = screen_table(call->screen, COLUMNS, 3);
    Node *list = node_set(arena, call->data, S("revisions"), node_list(arena));
    for (size_t i = 0; i < docx->paragraphs.count; i++) {
        const DocxParagraph *paragraph = &docx->paragraphs.items[i];
        for (size_t k = 0; k < paragraph->runs.count; k++)
            if (paragraph->runs.items[k].op != EDIT_SAME)
                show_run(call, list, table, i + 1, &paragraph->runs.items[k]);
    }
}

static void show_comments(VerbCall *call, const Docx *docx)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("comments"), node_list(arena));
    for (size_t i = 0; i < docx->comments.count; i++) {
        const DocxComment *comment = &docx->comments.items[i];
        Node *map = node_push(arena, list, node_map(arena));
        node_set(arena, map, S("author"), node_text(arena, comment->author));
        node_set(arena, map, S("date"), node_text(arena, comment->date));
        node_set(arena, map, S("text"), node_text(arena, comment->text));
        screen_item(call->screen,
            message_format(arena, MSG_REVISION_COMMENT,
                ARGS(comment->author, comment->text)),
            TONE_PLAIN);
    }
}

static Status show_untracked(VerbCall *call, const Docx *docx, Err *err)
{
    Arena *arena = call->arena;
    RoomView *room;
    RoomDraft old_draft;
    Node *list = node_set(arena, call->data, S("untracked"), node_list(arena));
    if (!verb_has(call, "since")) return STATUS_OK;
    TRY(draft_room(call, &room, err));
    TRY(draft_asked(call, room, "since", &old_draft, err));
    draft_untracked(call->screen, docx, &old_draft.draft, list);
    call->answer = list->count ? STATUS_NO : STATUS_OK;
    screen_text(call->screen,
        message_format(arena, MSG_REVISION_UNTRACKED,
            ARGS(str_int(arena, (int64_t)list->count))),
        list->count ? TONE_WARNING : TONE_PLAIN);
    return STATUS_OK;
}

static Status run_draft_revisions(VerbCall *call, Err *err)
{
    Str bytes;
    Docx docx;
    const char *path = str_c(call->arena, verb_value(call, "file"));
    TRY(upload_read(call, path, DOCX_MOST_BYTES, &bytes, err));
    TRY(docx_read(call->arena, bytes, path, &docx, err));
    show_tracked(call, &docx);
    show_comments(call, &docx);
    return show_untracked(call, &docx, err);
}

static const Arg ARGS_DRAFT_REVISIONS[] = {{.name = "file",
                                               .type = ARG_UPLOAD,
                                               .positional = true,
                                               .required = true,
                                               .help = MSG_REVISION_FILE},
    {.name = "since", .type = ARG_UPLOAD, .help = MSG_REVISION_SINCE},
    DRAFT_ROOM_ARG, {.name = NULL}};

const Verb verb_draft_revisions = {.name = "draft revisions",
    .summary = MSG_REVISIONS,
    .help = MSG_REVISIONS_ABOUT,
    .example = "draft revisions wage/text-2.docx --since wage/text-1.md",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_DRAFT_REVISIONS,
    .takes_view = true,
    .run = run_draft_revisions};
