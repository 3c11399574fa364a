/* source: one source as it is held, what was taken from it and what was
 * proposed from it, in the order of its text; or the source of one statement
 * or proposal. Linear in the text and in the proposals of the room. */
#include <limits.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "verb/arguments.h"
#include "verb/proposal.h"
#include "verb/report.h"
#include "verb/statement_table.h"

enum { STATEMENTS_SHOWN = 500 };

typedef struct {
    Report report;
    const Record *source;
    const Record *asked;   /* the statement that was asked for; NULL: none */
    const Record *decided; /* a proposal that was; may be decided by now */
    RecordList statements, proposals;
    size_t total;
    Str text;
    bool held;
} SourceReport;

/* The statement that WORD names, in TOLD->asked. */
static Status find_statement(SourceReport *told, Str word, Err *err)
{
    RoomView *room = told->report.room;
    RecordList heads = {0};
    TRY(store_heads_of(room->store, &room->model.view, KIND_STATEMENT,
        ref_key(word), &heads, err));
    if (heads.count) told->asked = heads.items[0];
    if (told->asked) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_ROOM_DEAL_NO_SUCH, ARGS(word));
}

/* The proposal that WORD names, also one that was decided. */
static Status find_proposal(SourceReport *told, Str word, Err *err)
{
    RoomView *room = told->report.room;
    Candidate *items;
    size_t count;
    TRY(store_history(room->store, &room->model.view, KIND_PROPOSAL,
        ref_key(word), &items, &count, err));
    if (!count)
        return err_set(
            err, STATUS_NO, NOWHERE, MSG_ROOM_DEAL_NO_SUCH, ARGS(word));
    told->decided = items[count - 1].record;
    return STATUS_OK;
}

static Status find_source(SourceReport *told, Str word, Err *err)
{
    const Model *model = told->report.model;
    Str key = ref_kind(word) == KIND_SOURCE ? ref_key(word) : word;
    if (ref_kind(word) == KIND_PROPOSAL) {
        TRY(find_proposal(told, word, err));
        key = record_text(told->decided, S("source"));
    }
    if (ref_kind(word) == KIND_STATEMENT) {
        TRY(find_statement(told, word, err));
        key = record_text(told->asked, S("source"));
    }
    told->source = model_find(model, KIND_SOURCE, key);
    if (told->source) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_NO_SUCH_SOURCE,
        ARGS(word, model_hint(model, KIND_BIT(KIND_SOURCE), word)));
}

/* Its bytes, where they are held and are UTF-8. */
static Status read_text(SourceReport *told, Err *err)
{
    Hash hash;
    const Node *file = record_get(told->source, S("file"));
    if (!hash_parse(node_get_text(file, S("sha256")), &hash)) return STATUS_OK;
    Status status =
        store_blob(told->report.room->store, &hash, &told->text, err);
    told->held = status == STATUS_OK && utf8_find_bad(told->text) == SIZE_MAX;
    return status == STATUS_NO ? STATUS_OK : status;
}

/* Where the first passage of STATEMENT begins, in bytes of the text. */
static long long place_of(const Record *statement)
{
    const Node *spans = record_get(statement, S("spans"));
    if (!node_is(spans, NODE_LIST) || !spans->count) return LLONG_MAX;
    const Node *first = spans->items[0];
    if (!node_is(first, NODE_LIST) || !first->count) return LLONG_MAX;
    return strtoll(first->items[0]->text.data, NULL, 10);
}

static int by_place(const void *left, const void *right)
{
    const Record *a = *(const Record *const *)left;
    const Record *b = *(const Record *const *)right;
    long long first = place_of(a), second = place_of(b);
    if (first != second) return first < second ? -1 : 1;
    return str_compare(a->key, b->key);
}

static Status read_statements(SourceReport *told, Err *err)
{
    const Report *report = &told->report;
    StatementQuery query = {.source = &told->source->key,
        .source_count = 1,
        .from = DAY_MIN,
        .to = DAY_MAX,
        .limit = STATEMENTS_SHOWN};
    TRY(store_statements(report->room->store, &report->model->view, &query,
        &told->statements, &told->total, err));
    if (told->statements.count)
        qsort(told->statements.items, told->statements.count,
            sizeof *told->statements.items, by_place);
    return STATUS_OK;
}

static Status read_proposals(SourceReport *told, Err *err)
{
    RecordList pending = {0};
    TRY(proposals_pending(told->report.room, &pending, err));
    for (size_t i = 0; i < pending.count; i++)
        if (str_equal(
                record_text(pending.items[i], S("source")), told->source->key))
            vec_push(told->report.arena, &told->proposals, pending.items[i]);
    if (told->proposals.count)
        qsort(told->proposals.items, told->proposals.count,
            sizeof *told->proposals.items, by_place);
    return STATUS_OK;
}

/* The proposal that was asked for; once it is decided, the next one in the
 * text that waits, or else the first. NULL where none waits. */
static const Record *asked_proposal(const SourceReport *told)
{
    const RecordList *waiting = &told->proposals;
    for (size_t i = 0; told->decided && i < waiting->count; i++)
        if (by_place(&waiting->items[i], &told->decided) >= 0)
            return waiting->items[i];
    return waiting->count ? waiting->items[0] : NULL;
}

static void tell_proposals(const SourceReport *told)
{
    Arena *arena = told->report.arena;
    Node *data = told->report.data;
    const Record *asked = told->decided ? asked_proposal(told) : NULL;
    Node *list = node_list(arena);
    put(arena, data, S("proposals"), list);
    for (size_t i = 0; i < told->proposals.count; i++)
        node_push(arena, list, proposal_node(arena, told->proposals.items[i]));
    put(arena, data, S("asked_proposal"),
        asked ? node_text(arena, asked->key) : node_null(arena));
}

static void tell_data(const SourceReport *told)
{
    static const char *const fields[] = {"publisher", "title", "author", "date",
        "lang", "url", "reliability", "quality", "copies-of"};
    const Report *report = &told->report;
    Arena *arena = report->arena;
    Node *data = report->data;
    put_text(arena, data, S("key"), told->source->key);
    put(arena, data, S("asked"),
        told->asked ? node_text(arena, told->asked->key) : node_null(arena));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(arena, data, str_of(fields[i]),
            describe_field(arena, told->source, str_of(fields[i])));
    put(arena, data, S("text"),
        told->held ? node_text(arena, told->text) : node_null(arena));
    put(arena, data, S("names"), describe_names(report->model));
    put(arena, data, S("statements"),
        describe_statements(report->model, &told->statements));
    put_int(arena, data, S("statements_total"), told->total);
    tell_proposals(told);
}

static void tell_screen(const SourceReport *told)
{
    const Report *report = &told->report;
    Screen *screen = report->screen;
    Str title = record_text(told->source, S("title"));
    if (title.size) screen_text(screen, title, TONE_STRONG);
    screen_text(
        screen, report_source_name(report, told->source->key), TONE_MUTED);
    screen_heading(screen, message_text(MSG_STATEMENTS_HEADING),
        message_format(report->arena, MSG_SHOWN_OF_TEXT,
            ARGS(report_count(report, told->statements.count),
                report_count(report, told->total))));
    statement_table(report->model, &told->statements, report->year, screen);
    if (told->proposals.count)
        screen_text(screen,
            message_format(report->arena, MSG_SOURCE_WAITING,
                ARGS(report_count(report, told->proposals.count))),
            TONE_MUTED);
    screen_heading(screen, message_text(MSG_SOURCE_TEXT), S(""));
    if (told->held)
        screen_verbatim(screen, told->text);
    else
        screen_text(screen, message_text(MSG_SOURCE_NOT_HELD), TONE_MUTED);
}

static Status run_source(VerbCall *call, Err *err)
{
    SourceReport told = {.asked = NULL};
    TRY(report_open(call, ROOM_FRAME, MSG_SOURCE_TITLE, &told.report, err));
    Status found = find_source(&told, verb_value(call, "source"), err);
    if (found != STATUS_OK) *call->screen = (Screen){.arena = call->arena};
    TRY(found);
    TRY(read_text(&told, err));
    TRY(read_statements(&told, err));
    TRY(read_proposals(&told, err));
    tell_data(&told);
    tell_screen(&told);
    return report_close(&told.report, err);
}

static const Arg ARGS_SOURCE[] = {ROOM_ARG,
    {.name = "source",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_ONE_SOURCE},
    {.name = NULL}};

const Verb verb_source = {.name = "source",
    .summary = MSG_SOURCE_VERB,
    .help = MSG_SOURCE_ABOUT,
    .example = "source varda.room herald-1",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_SOURCE,
    .takes_view = true,
    .run = run_source};
