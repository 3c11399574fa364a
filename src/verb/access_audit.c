/* access audit: who did what over the pages, newest first. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"

enum { USUAL = 100, MOST = 100000 };

static Status read_limit(VerbCall *call, int64_t *limit, Err *err)
{
    Str text = verb_value(call, "limit");
    *limit = USUAL;
    if (!text.size || (str_to_int(text, limit) && *limit > 0 && *limit <= MOST))
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ACCESS_LIMIT,
        ARGS(text, str_int(call->arena, MOST)));
}

static void tell(VerbCall *call, Block *table, const AccessNote *note)
{
    Arena *arena = call->arena;
    Str when = instant_text(arena, note->when);
    Node *map = node_push(arena, call->data, node_map(arena));
    put_text(arena, map, S("when"), when);
    put_text(arena, map, S("user"), note->user);
    put_text(arena, map, S("address"), note->address);
    put_text(arena, map, S("what"), note->what);
    put_text(arena, map, S("answer"), note->answer);
    screen_row(call->screen, table,
        (Cell[]){CELL(describe_moment(arena, note->when)), CELL(note->user),
            CELL(note->address), CELL(note->what), CELL(note->answer)});
}

static Status run_access_audit(VerbCall *call, Err *err)
{
    static const MessageId HEADS[] = {MSG_ACCESS_HEAD_WHEN,
        MSG_ACCESS_HEAD_USER, MSG_ACCESS_HEAD_ADDRESS, MSG_ACCESS_HEAD_WHAT,
        MSG_ACCESS_HEAD_ANSWER};
    Column *columns = arena_array(call->arena, 5, sizeof *columns);
    Access *access;
    AccessNotes notes;
    int64_t limit;
    for (size_t i = 0; i < 5; i++)
        columns[i] = (Column){
            .heading = message_text(HEADS[i]), .least = 6, .shrink = 1};
    TRY(read_limit(call, &limit, err));
    TRY(access_call_open(call, false, &access, err));
    TRY(access_notes(access, limit, &notes, err));
    access_close(access);
    call->data = node_list(call->arena);
    screen_title(call->screen, message_text(MSG_ACCESS_AUDIT_TITLE), S(""));
    Block *table = screen_table(call->screen, columns, 5);
    for (size_t i = 0; i < notes.count; i++) tell(call, table, &notes.items[i]);
    call->answer = notes.count ? STATUS_OK : STATUS_NO;
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_AUDIT[] = {ROOM_ARG,
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_ARG_AUDIT_LIMIT},
    {.name = NULL}};

const Verb verb_access_audit = {.name = "access audit",
    .summary = MSG_ACCESS_AUDIT,
    .help = MSG_ACCESS_AUDIT_ABOUT,
    .example = "access audit varda.room",
    .capability = "access",
    .effect = EFFECT_READS,
    .args = ARGS_ACCESS_AUDIT,
    .run = run_access_audit};
