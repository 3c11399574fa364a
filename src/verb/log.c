/* log: the commits of a room, the latest first, and what each added. Only for
 * who may read the whole room: a commit's id covers what others may not see. */
#include "base/json.h"
#include "base/map.h"
#include "verb/arguments.h"
#include "verb/report.h"

enum { DEFAULT_LIMIT = 50, SHORT_ID = 8 };

typedef struct {
    const CommitInfo *info;
    const Node *records; /* ids in hexadecimal */
    size_t counts[KIND_COUNT];
} Entry;

typedef struct {
    Report report;
    CommitInfo *commits; /* [count] each after its parents */
    size_t count;
    size_t limit;
    Map wanted; /* ids: `at` and its ancestors; used where at is given */
} Log;

static Status refuse_others(const RoomView *room, Err *err)
{
    bool all;
    TRY(store_sees_all(room->store, &room->model.view.viewer, &all, err));
    if (all) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_LOG_NOT_SEEN, NO_ARGS);
}

static Status read_commit(
    const Log *log, const CommitInfo *info, Node **commit, Err *err)
{
    Str line;
    TRY(store_commit_line(log->report.room->store, &info->id, &line, err));
    return json_read(
        log->report.arena, line, log->report.room->path, commit, err);
}

static Str id_text(const Log *log, const CommitInfo *info)
{
    return hash_hex(log->report.arena, &info->id);
}

/* Marks `at` and its ancestors, walking from the latest: each commit stands
 * after its parents. */
static Status mark_ancestors(Log *log, Err *err)
{
    static char there;
    const Hash *at = log->report.model->view.at;
    log->wanted = map_new(log->report.arena);
    if (!at) return STATUS_OK;
    map_put(&log->wanted, hash_hex(log->report.arena, at), &there);
    for (size_t i = log->count; i-- > 0;) {
        Node *commit;
        if (!map_get(&log->wanted, id_text(log, &log->commits[i]))) continue;
        TRY(read_commit(log, &log->commits[i], &commit, err));
        const Node *parents = node_get(commit, S("parents"));
        for (size_t j = 0; node_is(parents, NODE_LIST) && j < parents->count;
             j++)
            map_put(&log->wanted, parents->items[j]->text, &there);
    }
    return STATUS_OK;
}

static bool is_wanted(const Log *log, const CommitInfo *info)
{
    const View *view = &log->report.model->view;
    if (info->recorded > view->known) return false;
    return !view->at || map_get(&log->wanted, id_text(log, info)) != NULL;
}

static Status count_kinds(const Log *log, Entry *entry, Err *err)
{
    const View *view = &log->report.model->view;
    for (size_t i = 0; i < entry->records->count; i++) {
        Record *record;
        Hash id;
        if (!hash_parse(entry->records->items[i]->text, &id)) continue;
        TRY(store_find(log->report.room->store, view, &id, &record, err));
        if (record) entry->counts[record->kind]++;
    }
    return STATUS_OK;
}

/* "1 source, 3 statements" */
static Str counts_words(const Log *log, const Entry *entry)
{
    StrBuf buf = strbuf_new(log->report.arena);
    for (Kind kind = KIND_UNKNOWN; kind < KIND_COUNT; kind++) {
        size_t count = entry->counts[kind];
        if (!count) continue;
        if (buf.size) strbuf_add(&buf, S(", "));
        strbuf_printf(&buf, "%zu %.*s", count,
            STR_ARGS(kind == KIND_UNKNOWN ? S("unknown")
                                          : kind_plural(kind, count)));
    }
    return strbuf_str(&buf);
}

static void put_entry(const Log *log, const Entry *entry, Node *list)
{
    Arena *arena = log->report.arena;
    Node *map = node_push(arena, list, node_map(arena));
    Node *kinds = node_map(arena);
    put_text(arena, map, S("id"), id_text(log, entry->info));
    put_text(
        arena, map, S("recorded"), instant_text(arena, entry->info->recorded));
    put_text(arena, map, S("author"), entry->info->author);
    put_int(arena, map, S("records"), entry->info->records);
    put(arena, map, S("kinds"), kinds);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if (entry->counts[kind])
            put_int(arena, kinds, kind_name(kind), entry->counts[kind]);
}

static Status tell_entry(
    const Log *log, const CommitInfo *info, Node *list, Block *table, Err *err)
{
    Arena *arena = log->report.arena;
    Entry entry = {.info = info};
    Node *commit;
    TRY(read_commit(log, info, &commit, err));
    entry.records = node_get(commit, S("records"));
    if (!node_is(entry.records, NODE_LIST)) entry.records = node_list(arena);
    TRY(count_kinds(log, &entry, err));
    put_entry(log, &entry, list);
    const Cell cells[] = {
        TONED(str_slice(id_text(log, info), 0, SHORT_ID), TONE_STRONG),
        CELL(describe_moment(arena, info->recorded)), CELL(info->author),
        CELL(counts_words(log, &entry))};
    screen_row(log->report.screen, table, cells);
    return STATUS_OK;
}

static Status tell(Log *log, Err *err)
{
    static const Column columns[] = {{.least = 8}, {.least = 12, .shrink = 1},
        {.least = 8, .shrink = 1}, {.least = 20, .shrink = 3}};
    Report *report = &log->report;
    Node *list = report_list(report, S("commits"));
    Block *table = screen_table(report->screen, columns, 4);
    size_t total = 0;
    for (size_t i = log->count; i-- > 0;) {
        if (!is_wanted(log, &log->commits[i])) continue;
        if (total++ < log->limit)
            TRY(tell_entry(log, &log->commits[i], list, table, err));
    }
    put_int(report->arena, report->data, S("total"), total);
    Str text = message_format(report->arena,
        total ? MSG_LOG_SHOWN : MSG_LOG_NONE,
        ARGS(report_count(report, list->count), report_count(report, total)));
    screen_text(report->screen, text, TONE_MUTED);
    report->call->answer = total ? STATUS_OK : STATUS_NO;
    return STATUS_OK;
}

static Status run_log(VerbCall *call, Err *err)
{
    RoomView *room;
    Log log = {.limit = DEFAULT_LIMIT};
    TRY(report_limit(call, &log.limit, err));
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(refuse_others(room, err));
    TRY(report_begin(call, room, ROOM_FRAME, MSG_LOG_TITLE, &log.report, err));
    TRY(store_commits(room->store, &log.commits, &log.count, err));
    TRY(mark_ancestors(&log, err));
    TRY(tell(&log, err));
    return report_close(&log.report, err);
}

static const Arg ARGS_LOG[] = {ROOM_ARG,
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_ARG_LOG_LIMIT},
    {.name = NULL}};

const Verb verb_log = {.name = "log",
    .summary = MSG_LOG,
    .help = MSG_LOG_ABOUT,
    .example = "log varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_LOG,
    .takes_view = true,
    .run = run_log};
