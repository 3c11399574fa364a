/* merge: brings together copies of a room that grew apart. Set union of
 * records, files and commits: no commit is made, what either copy has erased
 * is erased, and merging in any order, any number of times, gives the same
 * room. Cost: two walks over ids, and appending what is new. */
#include "verb/arguments.h"
#include "verb/arrivals.h"

typedef struct {
    Arrivals arrivals;
    Store *other;
    RoomView *own, *theirs; /* all that the mediator may see */
} Merge;

/* Copies of one room share its first record of kind room. */
static Status check_copies(Merge *merge, VerbCall *call, Err *err)
{
    RoomView *own = merge->own, *theirs = merge->theirs;
    Str key = room_view_key(theirs);
    Candidate *items;
    size_t count;
    TRY(store_history(theirs->store, &theirs->model.view, KIND_ROOM, key,
        &items, &count, err));
    for (size_t i = 0; i < count; i++) {
        Record *shared;
        TRY(store_find(
            own->store, &own->model.view, &items[i].record->id, &shared, err));
        if (shared) return STATUS_OK;
    }
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_MERGE_NO_COPY,
        ARGS(verb_value(call, "other"), verb_value(call, "room")));
}

static Status take_record(void *state, const Record *record, Err *err)
{
    return arrivals_record(state, record, err);
}

static Status take_blobs(Merge *merge, Err *err)
{
    const Hash *own, *theirs;
    size_t own_count, count;
    TRY(store_blobs(merge->arrivals.store, &own, &own_count, err));
    TRY(store_blobs(merge->other, &theirs, &count, err));
    for (size_t i = 0, j = 0; i < count; i++) {
        Str bytes;
        while (j < own_count && hash_compare(&own[j], &theirs[i]) < 0) j++;
        if (j < own_count && hash_equal(&own[j], &theirs[i])) continue;
        TRY(store_blob(merge->other, &theirs[i], &bytes, err));
        TRY(arrivals_blob(&merge->arrivals, &theirs[i], bytes, err));
    }
    return STATUS_OK;
}

static Status take_commit(void *state, Str line, Err *err)
{
    return arrivals_commit(state, line, err);
}

static Status take_all(Merge *merge, Err *err)
{
    Arrivals *arrivals = &merge->arrivals;
    TRY(store_each_lacking(
        arrivals->store, merge->other, take_record, arrivals, err));
    TRY(take_blobs(merge, err));
    TRY(store_each_commit_lacking(
        arrivals->store, merge->other, take_commit, arrivals, err));
    return arrivals_end(arrivals, err);
}

static Status open_both(VerbCall *call, Merge *merge, Err *err)
{
    Arena *arena = call->arena;
    const char *room = str_c(arena, verb_value(call, "room"));
    const char *other = str_c(arena, verb_value(call, "other"));
    Store *store;
    /* In this order they may even be the same file. */
    TRY(store_open(arena, room, STORE_WRITE, &store, err));
    TRY(store_open(arena, other, STORE_READ, &merge->other, err));
    TRY(room_view_frame(arena, store, &merge->own, err));
    TRY(room_view_frame(arena, merge->other, &merge->theirs, err));
    return check_copies(merge, call, err);
}

static Status run_merge(VerbCall *call, Err *err)
{
    Merge merge = {0};
    TRY(open_both(call, &merge, err));
    Store *store = merge.own->store;
    TRY(arrivals_begin(call->arena, store, &merge.arrivals, err));
    Status status = take_all(&merge, err);
    if (status != STATUS_OK) store_rollback(store);
    TRY(status);
    return arrivals_show(call, &merge.arrivals, merge.own,
        verb_value(call, "room"), verb_value(call, "other"), err);
}

static const Arg ARGS_MERGE[] = {ROOM_ARG,
    {.name = "other",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .help = MSG_ARG_OTHER},
    {.name = NULL}};

const Verb verb_merge = {.name = "merge",
    .summary = MSG_MERGE,
    .help = MSG_MERGE_ABOUT,
    .example = "merge varda.room other.room",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_MERGE,
    .run = run_merge};
