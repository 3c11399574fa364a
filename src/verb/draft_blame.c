/* draft blame: since which draft, and by whom, each phrase of a draft stands
 * in it. */
#include "bridge/blame.h"
#include "verb/arguments.h"
#include "verb/draft_show.h"
#include "verb/report.h"

enum { MOST_DRAFTS = 64 };

typedef struct {
    Report report;
    Redliner redliner;
    RoomDraft drafts[MOST_DRAFTS]; /* the earliest first */
    Alignment alignments[MOST_DRAFTS];
    size_t count;
} Blame;

/* --- who proposed the words --- */

/* An amendment to one of the drafts whose new words have the phrase. */
static const Record *amendment_with(const Blame *blame, Str phrase)
{
    const RecordList *list = &blame->report.model->heads[KIND_AMENDMENT];
    for (size_t i = 0; i < list->count; i++)
        if (str_find(record_text(list->items[i], S("new")), phrase, 0) !=
            SIZE_MAX)
            return list->items[i];
    return NULL;
}

/* Of words that were there from the first draft on, who wrote that; of later
 * ones who proposed them, if an amendment has them word for word, else who
 * wrote the draft. */
static const Record *author_record(const Blame *blame, const Phrase *phrase)
{
    Str words = str_trim(phrase->text);
    const Record *amendment =
        phrase->draft && words.size ? amendment_with(blame, words) : NULL;
    return amendment ? amendment : blame->drafts[phrase->draft].record;
}

/* Who is named: the proposer, whom the file names, who wrote the draft. */
static Str shown_author(
    const Blame *blame, const Phrase *phrase, const Record *author)
{
    const Node *by = record_get(author, S("by"));
    bool proposed = author != blame->drafts[phrase->draft].record;
    if (phrase->author.size && !proposed) return phrase->author;
    return by ? model_names(blame->report.model, by) : S("");
}

/* --- telling it --- */

static void tell_phrase(
    const Blame *blame, const Phrase *phrase, Node *list, Block *table)
{
    const Report *report = &blame->report;
    Arena *arena = report->arena;
    const Record *draft = blame->drafts[phrase->draft].record;
    const Record *author = author_record(blame, phrase);
    const Node *by = record_get(author, S("by"));
    Node *map = node_push(arena, list, node_map(arena));
    put_text(arena, map, S("text"), phrase->text);
    put_text(arena, map, S("since"), draft->key);
    put(arena, map, S("by"), describe_refs(arena, by));
    put(arena, map, S("tracked"),
        phrase->author.size ? node_text(arena, phrase->author)
                            : node_null(arena));
    put(arena, map, S("amendment"),
        author == draft ? node_null(arena) : node_text(arena, author->key));
    bool marked = blame->drafts[blame->count - 1].draft.marked;
    Str shown = draft_words_shown(arena, phrase->text, marked);
    if (!shown.size) return;
    screen_row(report->screen, table,
        (Cell[]){CELL(draft->key), CELL(shown_author(blame, phrase, author)),
            TONED(
                report_date(report, record_date(draft, S("date"))), TONE_MUTED),
            CELL(shown)});
}

static void tell_clause(
    const Blame *blame, size_t i, const Phrases *phrases, Node *list)
{
    static const Column columns[] = {{.least = 8, .shrink = 1},
        {.least = 8, .shrink = 1}, {.least = 6, .shrink = 1},
        {.least = 20, .shrink = 3}};
    Arena *arena = blame->report.arena;
    const Clause *clause = &blame->drafts[blame->count - 1].draft.items[i];
    Node *map = node_push(arena, list, node_map(arena));
    Node *parts = node_list(arena);
    put_text(arena, map, S("clause"), clause->id);
    put(arena, map, S("phrases"), parts);
    screen_heading(
        blame->report.screen, draft_clause_label(arena, clause), S(""));
    Block *table = screen_table(blame->report.screen, columns, 4);
    for (size_t k = 0; k < phrases->count; k++)
        tell_phrase(blame, &phrases->items[k], parts, table);
}

/* --- which drafts --- */

/* A single draft brings those it was made from. */
static Status read_ancestors(Blame *blame, Err *err)
{
    RoomDraft chain[MOST_DRAFTS];
    size_t count = 0;
    Str key = verb_value(blame->report.call, "draft");
    while (key.size && count < MOST_DRAFTS) {
        TRY(draft_known(blame->report.room, key, &chain[count], err));
        if (!chain[count].draft.count && count) break;
        const Node *from = record_get(chain[count].record, S("from"));
        for (size_t i = 0; i < count; i++)
            if (chain[i].record == chain[count].record) from = NULL;
        count++;
        key = node_is(from, NODE_LIST) ? from->items[0]->text : S("");
    }
    for (size_t i = 0; i < count; i++) blame->drafts[i] = chain[count - 1 - i];
    blame->count = count;
    return STATUS_OK;
}

static Status read_drafts(Blame *blame, Err *err)
{
    VerbCall *call = blame->report.call;
    Str key;
    if (!verb_nth(call, "draft", 1, &key)) return read_ancestors(blame, err);
    for (size_t k = 0; verb_nth(call, "draft", k, &key); k++) {
        if (k == MOST_DRAFTS)
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_TABLE_MANY,
                ARGS(str_int(call->arena, MOST_DRAFTS)));
        TRY(draft_held(blame->report.room, key, &blame->drafts[k], err));
        blame->count = k + 1;
    }
    return STATUS_OK;
}

static Status run_draft_blame(VerbCall *call, Err *err)
{
    Blame *blame = arena_alloc(call->arena, sizeof *blame);
    KindSet kinds = ROOM_FRAME | DRAFT_KINDS | KIND_BIT(KIND_AMENDMENT);
    TRY(report_open(call, kinds, MSG_BLAME_TITLE, &blame->report, err));
    Status status = read_drafts(blame, err);
    if (status != STATUS_OK) return report_refuse(call, status);
    if (!blame->drafts[blame->count - 1].draft.count)
        return report_refuse(
            call, err_set(err, STATUS_NO, NOWHERE, MSG_DRAFT_NOT_HELD,
                      ARGS(blame->drafts[blame->count - 1].name)));
    for (size_t k = 0; k < blame->count; k++)
        TRY(draft_owners(blame->report.room, &blame->drafts[k], err));
    blame->redliner = redliner_new(call->arena);
    for (size_t k = 1; k < blame->count; k++)
        blame->alignments[k] = draft_alignment(blame->report.room,
            &blame->redliner, &blame->drafts[k - 1], &blame->drafts[k], NULL);
    Phrases *phrases = draft_blame(
        &blame->redliner, blame->drafts, blame->alignments, blame->count);
    const Draft *last = &blame->drafts[blame->count - 1].draft;
    Node *list = report_list(&blame->report, S("clauses"));
    Str wanted = verb_value(call, "clause");
    size_t only = draft_find_clause(&blame->drafts[blame->count - 1], wanted);
    for (size_t i = 0; i < last->count; i++)
        if (!wanted.size || i == only) tell_clause(blame, i, &phrases[i], list);
    if (wanted.size && only == NO_CLAUSE)
        return report_refuse(call,
            err_set(err, STATUS_NO, NOWHERE, MSG_MAP_NO_CLAUSE, ARGS(wanted)));
    return report_close(&blame->report, err);
}

static const Arg ARGS_BLAME[] = {ROOM_ARG,
    {.name = "draft",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .repeated = true,
        .help = MSG_ARG_BLAME_DRAFT},
    {.name = "clause", .type = ARG_TEXT, .help = MSG_ARG_BLAME_CLAUSE},
    {.name = NULL}};

const Verb verb_draft_blame = {.name = "draft blame",
    .summary = MSG_BLAME,
    .help = MSG_BLAME_ABOUT,
    .example = "draft blame varda.room aldova-1 aldova-2",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_BLAME,
    .takes_view = true,
    .run = run_draft_blame};
