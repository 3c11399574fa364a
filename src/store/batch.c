/* One batch of records is one transaction, and mostly one commit. Where
 * anything in it fails, the batch is broken: it can only be rolled back, so
 * nothing is ever half done. */
#include "store/commit.h"
#include "store/derive.h"
#include "store/ident.h"
#include "store/member.h"
#include "store/read.h"
#include "store/slot.h"
#include "store/waiting.h"
#include "store/words.h"

enum { MOST_RECORDS_LOG2 = 32 }; /* a place has 32 bits for the number */

static Status check_begun(Store *store, Err *err)
{
    if (store->in_batch && !store->broken) return STATUS_OK;
    return err_set(err, STATUS_STORAGE, NOWHERE,
        store->in_batch ? MSG_STORE_BROKEN : MSG_STORE_NOT_BEGUN,
        ARGS(store->path));
}

static Status read_last_rec(Store *store, Err *err)
{
    Query query = query_of(store, SQL_LAST_REC);
    store->last_rec = query_next(&query) ? get_int(&query, 0) : 0;
    return query_end(&query, err);
}

Status store_begin(Store *store, Err *err)
{
    if (store->mode != STORE_WRITE || store->in_batch)
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_NOT_BEGUN,
            ARGS(store->path));
    Query begin = query_of(store, SQL_BEGIN_WRITE);
    TRY(query_run(&begin, err));
    store->in_batch = true;
    store->broken = store->looked = false;
    store->kept = store->kept_until = 0;
    ident_forget(store);
    Status status = read_last_rec(store, err);
    if (status == STATUS_OK)
        status = store_last_recorded(store, &store->last_recorded, err);
    if (status != STATUS_OK) store_rollback(store);
    return status;
}

void store_rollback(Store *store)
{
    if (!store->in_batch) return;
    for (size_t i = 0; i < SQL_COUNT; i++) sqlite3_reset(store->statements[i]);
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->in_batch = store->broken = store->erasing = false;
    words_forget(store);
    waiting_forget(store);
    slot_forget(store);
    store_forget(store);
}

/* Writes the line, unless a record with this id is there. */
static Status add_line(
    Store *store, const Record *record, bool *added, Err *err)
{
    int64_t rec;
    TRY(ident_find(store, &record->id, &rec, err));
    *added = rec == 0;
    if (rec) return STATUS_OK;
    Query query = query_of(store, SQL_ADD_RECORD);
    bind_int(&query, store->last_rec + 1);
    bind_hash(&query, &record->id);
    bind_int(&query, record->recorded);
    bind_text(&query, record_text(record, S("source")));
    bind_text(&query, record->line);
    TRY(query_run(&query, err));
    ident_append(store, &record->id);
    return STATUS_OK;
}

static Status add_record(
    Store *store, const Record *record, bool *added, Err *err)
{
    if ((store->last_rec + 1) >> MOST_RECORDS_LOG2)
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_TOO_MANY,
            ARGS(store->path));
    TRY(add_line(store, record, added, err));
    if (!*added) return STATUS_OK;
    TRY(derive_record(store, store->last_rec, record, err));
    if (record->recorded > store->last_recorded)
        store->last_recorded = record->recorded;
    return STATUS_OK;
}

/* A purged record goes on its own; what is left is hashed, as its id no
 * longer proves it. */
static Status keep_purged(
    Store *store, int64_t rec, const Record *left, Err *err)
{
    Hash hash = hash_of(left->line);
    Query query = query_of(store, SQL_ADD_PURGED);
    bind_int(&query, rec);
    bind_hash(&query, &hash);
    return query_run(&query, err);
}

static Status rewrite_line(
    Store *store, int64_t rec, const Record *left, Err *err)
{
    store->erasing = true;
    Query query = query_of(store, SQL_PURGE_RECORD);
    bind_text(&query, left->line);
    bind_int(&query, rec);
    Status status = query_run(&query, err);
    store->erasing = false;
    return status;
}

static Status erase_blob(Store *store, const Record *source, Err *err)
{
    Hash hash;
    Str hex = node_get_text(record_get(source, S("file")), S("sha256"));
    bool shared = false;
    if (!hash_parse(hex, &hash)) return STATUS_OK;
    Query query = query_of(store, SQL_NAMES_BLOB);
    bind_text(&query, hex);
    shared = query_next(&query);
    TRY(query_end(&query, err));
    if (shared) return STATUS_OK;
    store->erasing = true;
    query = query_of(store, SQL_DROP_BLOB);
    bind_hash(&query, &hash);
    Status status = query_run(&query, err);
    store->erasing = false;
    return status;
}

/* The text index drops words for good only when it is merged. */
static Status forget_words(Store *store, Err *err)
{
    Query terms = query_of(store, SQL_DROP_TERMS);
    TRY(query_run(&terms, err));
    store->terms = map_new(store->arena);
    Query words = query_of(store, SQL_MERGE_WORDS);
    return query_run(&words, err);
}

static Status erase(Store *store, int64_t rec, const Record *record, Err *err)
{
    Record left;
    Str line = record_purged_line(store->scratch, record);
    if (!record_read(store->scratch, line, &left))
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_STORE_BAD_RECORD,
            ARGS(str_int(store->scratch, rec), store->path));
    left.id = record->id;
    TRY(rewrite_line(store, rec, &left, err));
    TRY(keep_purged(store, rec, &left, err));
    TRY(erase_blob(store, record, err));
    TRY(derive_purged(store, rec, record, &left, err));
    return forget_words(store, err);
}

/* Erases the record ID, if it is there and whole. */
static Status erase_id(Store *store, const Hash *id, Err *err)
{
    int64_t rec;
    Record record;
    TRY(read_id(store, store->scratch, id, &rec, &record, err));
    if (!rec || !record.body) return STATUS_OK;
    return erase(store, rec, &record, err);
}

/* --- what may be asked of an open batch --- */

/* One entry of a batch: what it is about and where its answers go. */
typedef struct {
    const Record *record;
    const Hash *id;
    Str text; /* a blob, a commit's line, or the author of a commit */
    Instant recorded;
    bool *added;
    Hash *hash;
} Job;

typedef Status (*Work)(Store *store, const Job *job, Err *err);

static Status append(Store *store, const Job *job, Err *err)
{
    const Record *record = job->record;
    bool added = false;
    TRY(add_record(store, record, &added, err));
    if (job->added) *job->added = added;
    if (record->body) return STATUS_OK;
    return added ? keep_purged(store, store->last_rec, record, err)
                 : erase_id(store, &record->id, err);
}

static Status purge(Store *store, const Job *job, Err *err)
{
    return erase_id(store, job->id, err);
}

static Status put_blob(Store *store, const Job *job, Err *err)
{
    *job->hash = hash_of(job->text);
    Query query = query_of(store, SQL_ADD_BLOB);
    bind_hash(&query, job->hash);
    bind_blob(&query, job->text);
    return query_run(&query, err);
}

static Status keep_commit(Store *store, const Job *job, Err *err)
{
    bool added;
    TRY(commit_keep(store, job->text, &added, err));
    if (job->added) *job->added = added;
    return STATUS_OK;
}

static Status close_commit(Store *store, const Job *job, Err *err)
{
    if (store->appended.count == store->kept) return STATUS_OK;
    TRY(commit_add(store, job->text, job->recorded, job->hash, err));
    member_keep_all(store);
    return STATUS_OK;
}

static Status end_batch(Store *store, const Job *job, Err *err)
{
    TRY(close_commit(store, job, err));
    TRY(commit_keep_last(store, err));
    TRY(words_flush(store, err));
    TRY(waiting_flush(store, err));
    TRY(ident_flush(store, err));
    Query query = query_of(store, SQL_COMMIT);
    TRY(query_run(&query, err));
    store->in_batch = false;
    waiting_forget(store);
    slot_forget(store);
    return STATUS_OK;
}

/* Does WORK with a fresh scratch arena; any fault breaks the batch. */
static Status in_batch(Store *store, Work work, const Job *job, Err *err)
{
    TRY(check_begun(store, err));
    store->broken = true;
    if (!store_scratch(store)) return store_no_memory(err);
    if (ARENA_GUARD(store->scratch)) return store_no_memory(err);
    TRY(work(store, job, err));
    store->broken = false;
    return STATUS_OK;
}

Status store_append(Store *store, const Record *record, bool *added, Err *err)
{
    Job job = {.record = record, .added = added};
    return in_batch(store, append, &job, err);
}

Status store_purge(Store *store, const Hash *id, Err *err)
{
    Job job = {.id = id};
    return in_batch(store, purge, &job, err);
}

Status store_put_blob(Store *store, Str bytes, Hash *hash, Err *err)
{
    Job job = {.text = bytes, .hash = hash};
    return in_batch(store, put_blob, &job, err);
}

Status store_keep_commit(Store *store, Str line, bool *added, Err *err)
{
    Job job = {.text = line, .added = added};
    return in_batch(store, keep_commit, &job, err);
}

Status store_close_commit(
    Store *store, Str author, Instant recorded, Hash *commit, Err *err)
{
    Job job = {.text = author, .recorded = recorded, .hash = commit};
    return in_batch(store, close_commit, &job, err);
}

Status store_commit(
    Store *store, Str author, Instant recorded, Hash *commit, Err *err)
{
    Job job = {.text = author, .recorded = recorded, .hash = commit};
    bool empty = store->appended.count == store->kept;
    Status status = in_batch(store, end_batch, &job, err);
    if (status == STATUS_OK) return empty ? STATUS_NO : STATUS_OK;
    store_rollback(store);
    return status;
}
