/* Commits: which records came together, after which commits. Their canonical
 * form is
 *   {"author","kind":"commit","parents":[hex],"recorded","records":[hex],
 *   "v":"1"}
 * with both lists in rising order; a commit's id is its SHA-256. Numbers rise
 * along the chain: a commit is written after its parents. */
#include "store/commit.h"

#include "base/json.h"
#include "store/member.h"
#include "store/sql.h"

/* --- the canonical form --- */

static void write_hashes(
    StrBuf *buf, const char *name, const Hash *hashes, size_t count)
{
    strbuf_printf(buf, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        char hex[HASH_HEX_SIZE];
        for (size_t j = 0; j < HASH_SIZE; j++) {
            hex[2 * j] = "0123456789abcdef"[hashes[i].bytes[j] >> 4];
            hex[2 * j + 1] = "0123456789abcdef"[hashes[i].bytes[j] & 15];
        }
        strbuf_add(buf, i ? S(",\"") : S("\""));
        strbuf_add(buf, (Str){hex, HASH_HEX_SIZE});
        strbuf_char(buf, '"');
    }
    strbuf_char(buf, ']');
}

Str commit_line(Arena *arena, const Commit *commit)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, S("{\"author\":"));
    json_write_text(&buf, commit->author);
    strbuf_add(&buf, S(",\"kind\":\"commit\""));
    write_hashes(&buf, "parents", commit->parents, commit->parent_count);
    strbuf_add(&buf, S(",\"recorded\":"));
    json_write_text(&buf, instant_text(arena, commit->recorded));
    write_hashes(&buf, "records", commit->records, commit->record_count);
    strbuf_add(&buf, S(",\"v\":\"1\"}"));
    return strbuf_str(&buf);
}

static bool read_hashes(
    Arena *arena, const Node *list, const Hash **out, size_t *count)
{
    if (!node_is(list, NODE_LIST)) return false;
    Hash *hashes = arena_array(arena, list->count, sizeof *hashes);
    for (size_t i = 0; i < list->count; i++) {
        if (!hash_parse(list->items[i]->text, &hashes[i])) return false;
        if (i && hash_compare(&hashes[i - 1], &hashes[i]) >= 0) return false;
    }
    *out = hashes;
    *count = list->count;
    return true;
}

bool commit_read(Arena *arena, Str line, Commit *commit)
{
    Node *map;
    if (!json_read_canonical(arena, line, &map)) return false;
    if (!node_is(map, NODE_MAP) || map->count != 6) return false;
    commit->id = hash_of(line);
    commit->author = node_get_text(map, S("author"));
    return commit->author.size &&
           str_equal(node_get_text(map, S("kind")), S("commit")) &&
           str_equal(node_get_text(map, S("v")), S("1")) &&
           instant_parse(
               node_get_text(map, S("recorded")), &commit->recorded) &&
           read_hashes(arena, node_get(map, S("parents")), &commit->parents,
               &commit->parent_count) &&
           read_hashes(arena, node_get(map, S("records")), &commit->records,
               &commit->record_count);
}

/* --- what follows from a commit --- */

static Status run_with(Store *store, SqlId id, int64_t a, int64_t b, Err *err)
{
    Query query = query_of(store, id);
    bind_int(&query, a);
    if (id != SQL_ADD_TIP && id != SQL_DROP_TIP) bind_int(&query, b);
    return query_run(&query, err);
}

static Status number_of(Store *store, const Hash *id, int64_t *no, Err *err)
{
    Query query = query_of(store, SQL_FIND_COMMIT);
    bind_hash(&query, id);
    *no = query_next(&query) ? get_int(&query, 0) : 0;
    return query_end(&query, err);
}

static Status derive_parents(
    Store *store, int64_t no, const Commit *commit, Err *err)
{
    for (size_t i = 0; i < commit->parent_count; i++) {
        int64_t parent;
        TRY(number_of(store, &commit->parents[i], &parent, err));
        if (!parent)
            return err_set(err, STATUS_INPUT, NOWHERE, MSG_STORE_NO_PARENT,
                ARGS(hash_hex(store->scratch, &commit->parents[i])));
        TRY(run_with(store, SQL_ADD_PARENT, no, parent, err));
        TRY(run_with(store, SQL_DROP_TIP, parent, 0, err));
    }
    return run_with(store, SQL_ADD_TIP, no, 0, err);
}

Status commit_derive(Store *store, int64_t no, const Commit *commit, Err *err)
{
    TRY(member_add(store, no, commit, err));
    if (commit->recorded > store->last_recorded)
        store->last_recorded = commit->recorded;
    return derive_parents(store, no, commit, err);
}

/* --- writing --- */

static Status next_number(Store *store, int64_t *no, Err *err)
{
    Query query = query_of(store, SQL_NEXT_COMMIT);
    *no = query_next(&query) ? get_int(&query, 0) : 0;
    if (*no < 1) *no = 1;
    return query_end(&query, err);
}

static Status add_line(
    Store *store, const Hash *id, Str line, int64_t *no, Err *err)
{
    TRY(next_number(store, no, err));
    Query query = query_of(store, SQL_ADD_COMMIT);
    bind_int(&query, *no);
    bind_hash(&query, id);
    bind_text(&query, line);
    return query_run(&query, err);
}

/* Members are known by number here, which saves looking each id up. */
static Status derive_own(
    Store *store, int64_t no, const Commit *commit, Err *err)
{
    TRY(member_add_loose(store, no, err));
    if (commit->recorded > store->last_recorded)
        store->last_recorded = commit->recorded;
    return derive_parents(store, no, commit, err);
}

Status commit_add(
    Store *store, Str author, Instant recorded, Hash *id, Err *err)
{
    int64_t no;
    Commit commit = {.author = author, .recorded = recorded};
    TRY(store_commit_heads(store, &commit.parents, &commit.parent_count, err));
    commit.records = member_loose(store, &commit.record_count);
    Str line = commit_line(store->scratch, &commit);
    commit.id = hash_of(line);
    if (id) *id = commit.id;
    TRY(add_line(store, &commit.id, line, &no, err));
    return derive_own(store, no, &commit, err);
}

Status commit_keep(Store *store, Str line, bool *added, Err *err)
{
    Commit commit;
    int64_t no;
    if (!commit_read(store->scratch, line, &commit))
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_STORE_BAD_COMMIT, NO_ARGS);
    TRY(number_of(store, &commit.id, &no, err));
    *added = no == 0;
    if (!no) {
        TRY(add_line(store, &commit.id, line, &no, err));
        TRY(commit_derive(store, no, &commit, err));
    }
    return STATUS_OK;
}

Status commit_keep_last(Store *store, Err *err)
{
    if (store->last_recorded == INT64_MIN) return STATUS_OK;
    Query query = query_of(store, SQL_SET_SUMMARY);
    bind_text(&query, S("last_recorded"));
    bind_int(&query, store->last_recorded);
    return query_run(&query, err);
}

/* --- reading --- */

Status store_last_recorded(Store *store, Instant *recorded, Err *err)
{
    Query query = query_of(store, SQL_GET_SUMMARY);
    bind_text(&query, S("last_recorded"));
    *recorded = query_next(&query) ? get_int(&query, 0) : INT64_MIN;
    return query_end(&query, err);
}

Status store_commit_heads(
    Store *store, const Hash **ids, size_t *count, Err *err)
{
    VEC(Hash) heads = {0};
    Hash id;
    Query query = query_of(store, SQL_COMMIT_HEADS);
    while (query_next(&query))
        if (get_hash(&query, 0, &id)) vec_push(store->arena, &heads, id);
    *ids = heads.items;
    *count = heads.count;
    return query_end(&query, err);
}

/* From its beginning alone, as the list of records may be long. */
static CommitInfo info_of(Arena *arena, const Query *query)
{
    CommitInfo info = {.records = (size_t)get_int(query, 2)};
    Commit commit = {.author = S("")};
    Str parts[] = {get_bytes(query, 1), S("\"records\":[],\"v\":\"1\"}")};
    Str line = str_join(arena, parts, 2, S(""));
    if (!commit_read(arena, line, &commit)) commit.author = S("");
    get_hash(query, 0, &info.id);
    info.author = commit.author;
    info.recorded = commit.recorded;
    return info;
}

Status store_commits(
    Store *store, CommitInfo **commits, size_t *count, Err *err)
{
    VEC(CommitInfo) list = {0};
    Query query = query_of(store, SQL_COMMIT_LOG);
    while (query_next(&query))
        vec_push(store->arena, &list, info_of(store->arena, &query));
    *commits = list.items;
    *count = list.count;
    return query_end(&query, err);
}

Status store_commit_line(Store *store, const Hash *id, Str *line, Err *err)
{
    Query query = query_of(store, SQL_COMMIT_LINE);
    bind_hash(&query, id);
    bool found = query_next(&query);
    if (found) *line = copy_bytes(&query, 0, store->arena);
    TRY(query_end(&query, err));
    return found ? STATUS_OK : STATUS_NO;
}
