/* The rows of sealed preferences in the access file. */
#include "store/access_seal.h"

#include "store/access_inner.h"

Status access_seal(
    Access *access, Str party, AccessSeal *seal, bool *found, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "SELECT party, wrapped, made FROM seal WHERE party = ?", TEXTS(party),
        &query, err));
    *found = query_next(&query);
    if (*found)
        *seal = (AccessSeal){access_text(&query, 0), access_text(&query, 1),
            get_int(&query, 2)};
    return sql_drop(&query, err);
}

Status access_put_seal(Access *access, const AccessSeal *seal, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "INSERT OR REPLACE INTO seal(party, wrapped, made) VALUES(?, ?, ?)",
        TEXTS(seal->party, seal->wrapped), &query, err));
    bind_int(&query, seal->made);
    return access_finish(&query, err);
}

/* --- runs --- */

#define RUN_SQL                                                                \
    "SELECT no, time, user, address, verb, parties, answer FROM run "

static AccessRun run_at(const Query *query)
{
    return (AccessRun){get_int(query, 0), get_int(query, 1),
        access_text(query, 2), access_text(query, 3), access_text(query, 4),
        access_text(query, 5), access_text(query, 6)};
}

Status access_put_run(Access *access, AccessRun *run, Err *err)
{
    Query query;
    TRY(access_ask(access,
        "INSERT INTO run(user, address, verb, parties, answer, time) "
        "VALUES(?, ?, ?, ?, '', ?)",
        TEXTS(run->user, run->address, run->verb, run->parties), &query, err));
    bind_int(&query, run->when);
    TRY(access_finish(&query, err));
    run->no = sqlite3_last_insert_rowid(access->store.db);
    return STATUS_OK;
}

Status access_end_run(Access *access, int64_t no, Str answer, Err *err)
{
    Query query;
    TRY(access_ask(access, "UPDATE run SET answer = ? WHERE no = ?",
        TEXTS(answer), &query, err));
    bind_int(&query, no);
    return access_finish(&query, err);
}

Status access_run(
    Access *access, int64_t no, AccessRun *run, bool *found, Err *err)
{
    Query query;
    TRY(access_ask(access, RUN_SQL "WHERE no = ?", NULL, 0, &query, err));
    bind_int(&query, no);
    *found = query_next(&query);
    if (*found) *run = run_at(&query);
    return sql_drop(&query, err);
}

Status access_runs(
    Access *access, Str party, Instant after, AccessRuns *runs, Err *err)
{
    Query query;
    *runs = (AccessRuns){0};
    TRY(access_ask(access,
        RUN_SQL "WHERE instr('|' || parties || '|', '|' || ? || '|') "
                "AND time > ? ORDER BY no DESC",
        TEXTS(party), &query, err));
    bind_int(&query, after);
    while (query_next(&query))
        vec_push(access->store.arena, runs, run_at(&query));
    return sql_drop(&query, err);
}
