/* A room as canonical JSON lines. No order depends on how a copy came by its
 * records, so copies that hold the same write the same bytes. */
#include "verb/export_lines.h"

#include <stdlib.h>
#include <string.h>
#include "base/map.h"
#include "verb/describe.h"
#include "verb/exchange_line.h"

typedef struct {
    Arena *arena;
    ExportSink *sink;
    Map seen; /* hash bytes of files that a record names */
    VEC(Hash) files;
    size_t records, blobs, commits;
    Node *data; /* NULL: lines are not kept */
} Lines;

/* Writes a line, and keeps it under LIST with its ID. */
static void add_line(Lines *lines, Str list, Str name, const Hash *id, Str line)
{
    sink_add(lines->sink, line);
    sink_add(lines->sink, S("\n"));
    if (!lines->data) return;
    Node *map = node_map(lines->arena);
    put_text(lines->arena, map, name, hash_hex(lines->arena, id));
    put_text(lines->arena, map, S("line"), str_copy(lines->arena, line));
    node_push(lines->arena, node_get(lines->data, list), map);
}

static void note_file(Lines *lines, const Record *record)
{
    Hash hash;
    if (!record->body || !line_file(record, &hash)) return;
    Str bytes =
        str_copy(lines->arena, (Str){(const char *)hash.bytes, HASH_SIZE});
    if (map_put(&lines->seen, bytes, lines)) return;
    vec_push(lines->arena, &lines->files, hash);
}

static Status add_record(void *state, const Record *record, Err *err)
{
    Lines *lines = state;
    (void)err;
    StrBuf buf = {0};
    Str line = record->line;
    lines->records++;
    note_file(lines, record);
    if (!record->body) {
        buf = strbuf_new(lines->arena);
        line_write_record(&buf, record);
        line = strbuf_str(&buf);
    }
    add_line(lines, S("records"), S("id"), &record->id, line);
    return STATUS_OK;
}

static int by_hash(const void *a, const void *b)
{
    return hash_compare(a, b);
}

static Status add_blobs(Lines *lines, Store *store, Err *err)
{
    if (lines->files.count)
        qsort(lines->files.items, lines->files.count, sizeof(Hash), by_hash);
    for (size_t i = 0; i < lines->files.count; i++) {
        const Hash *hash = &lines->files.items[i];
        StrBuf buf = strbuf_new(lines->arena);
        Str bytes;
        Status status = store_blob(store, hash, &bytes, err);
        if (status == STATUS_NO) continue;
        TRY(status);
        line_write_blob(&buf, lines->arena, bytes);
        add_line(lines, S("blobs"), S("sha256"), hash, strbuf_str(&buf));
        lines->blobs++;
    }
    return STATUS_OK;
}

/* A commit is recorded after its parents, so this order suits an import. */
static int by_recorded(const void *a, const void *b)
{
    const CommitInfo *x = a, *y = b;
    if (x->recorded != y->recorded) return x->recorded < y->recorded ? -1 : 1;
    return hash_compare(&x->id, &y->id);
}

static Status add_commits(Lines *lines, Store *store, Err *err)
{
    CommitInfo *commits;
    TRY(store_commits(store, &commits, &lines->commits, err));
    if (lines->commits)
        qsort(commits, lines->commits, sizeof *commits, by_recorded);
    for (size_t i = 0; i < lines->commits; i++) {
        Str line;
        TRY(store_commit_line(store, &commits[i].id, &line, err));
        add_line(lines, S("commits"), S("id"), &commits[i].id, line);
    }
    return STATUS_OK;
}

Status export_lines(
    RoomView *room, bool commits, ExportSink *sink, Node *data, Err *err)
{
    Arena *arena = room->arena;
    Lines lines = {.arena = arena,
        .sink = sink,
        .seen = map_new(arena),
        .data = sink->file ? NULL : data};
    static const char *const lists[] = {"records", "blobs", "commits"};
    for (size_t i = 0; lines.data && i < 3; i++)
        put(arena, data, str_of(lists[i]), node_list(arena));
    TRY(store_each(
        room->store, &room->model.view.viewer, add_record, &lines, err));
    TRY(add_blobs(&lines, room->store, err));
    if (commits) TRY(add_commits(&lines, room->store, err));
    put_int(arena, data, S("records_total"), lines.records);
    put_int(arena, data, S("blobs_total"), lines.blobs);
    put_int(arena, data, S("commits_total"), lines.commits);
    return STATUS_OK;
}
