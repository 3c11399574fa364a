/* Counting the runs on sealed preferences. */
#include "verb/sealed_run.h"

static const Instant HOURS = (Instant)SEALED_HOURS * 3600 * 1000000;

static Status check_cap(VerbCall *call, Access *access, Str party, Instant now,
    Err *err)
{
    AccessRuns runs;
    TRY(access_runs(access, party, now - HOURS, &runs, err));
    if (runs.count < SEALED_RUNS_MOST) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_SEALED_CAP,
        ARGS(party, str_int(call->arena, SEALED_RUNS_MOST),
            str_int(call->arena, SEALED_HOURS)));
}

static Status put_note(Access *access, const AccessRun *run, Str answer,
    Err *err)
{
    AccessNote note = {run->when, run->user, run->address, run->verb, answer};
    return access_note(access, &note, err);
}

Status sealed_run_begin(VerbCall *call, Access *access, const Str *parties,
    size_t count, AccessRun *run, Err *err)
{
    *run = (AccessRun){.when = instant_now(),
        .user = call->caller ? call->caller->user : S("owner"),
        .address = call->caller ? call->caller->address : S("command line"),
        .verb = str_of(call->verb->name),
        .parties = str_join(call->arena, parties, count, S("|"))};
    TRY(access_begin(access, err));
    for (size_t i = 0; i < count; i++)
        TRY(check_cap(call, access, parties[i], run->when, err));
    TRY(access_put_run(access, run, err));
    Str words = str_join(call->arena, parties, count, S(", "));
    TRY(put_note(access, run,
        message_format(call->arena, MSG_SEALED_AUDIT, ARGS(words)), err));
    return access_commit(access, err);
}

Status sealed_run_end(
    Access *access, const AccessRun *run, Str packages, Err *err)
{
    TRY(access_begin(access, err));
    TRY(access_end_run(access, run->no, packages, err));
    return access_commit(access, err);
}
