/* verify: checks that a room's file is what it was. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/room_view.h"

enum { MOST_SHOWN = 100 };

typedef struct {
    VerbCall *call;
    Node *found;
    size_t count;
} Finding;

static void report(void *state, MessageId id, MessageArgs args)
{
    Finding *finding = state;
    Arena *arena = finding->call->arena;
    if (finding->count++ >= MOST_SHOWN) return;
    Str text = message_format(arena, id, args);
    screen_item(finding->call->screen, text, TONE_WARNING);
    node_push(arena, finding->found, node_text(arena, text));
}

static Status run_verify(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    const char *path = str_c(arena, verb_value(call, "room"));
    Finding finding = {call, node_list(arena), 0};
    VerifyCounts counts = {0};
    Store *store;
    TRY(store_open(arena, path, STORE_READ, &store, err));
    Status status = store_verify(store, report, &finding, &counts, err);
    if (status != STATUS_OK && status != STATUS_NO) return status;
    call->data = node_map(arena);
    put_text(arena, call->data, S("file"), str_of(path));
    put_bool(arena, call->data, S("whole"), finding.count == 0);
    put_int(arena, call->data, S("records"), counts.records);
    put_int(arena, call->data, S("commits"), counts.commits);
    put_int(arena, call->data, S("blobs"), counts.blobs);
    put_int(arena, call->data, S("purged"), counts.purged);
    put_int(arena, call->data, S("found_total"), finding.count);
    put(arena, call->data, S("found"), finding.found);
    call->answer = finding.count ? STATUS_NO : STATUS_OK;
    screen_text(call->screen,
        message_format(arena, finding.count ? MSG_VERIFY_BAD : MSG_VERIFY_GOOD,
            ARGS(str_of(path), str_int(arena, (int64_t)counts.records),
                str_int(arena, (int64_t)counts.commits),
                str_int(arena, (int64_t)counts.blobs),
                str_int(arena, (int64_t)finding.count))),
        finding.count ? TONE_WARNING : TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_VERIFY[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_verify = {.name = "verify",
    .summary = MSG_VERIFY,
    .help = MSG_VERIFY_ABOUT,
    .example = "verify varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_VERIFY,
    .run = run_verify};
