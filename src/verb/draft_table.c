/* draft table: drafts side by side, clause by clause or, where no text is
 * held, point by point as accounts tell it; with where the point stands, who
 * proposed the words, and what each party says. */
#include "bridge/draft_table.h"
#include "verb/arguments.h"
#include "verb/draft_sheet.h"
#include "verb/draft_show.h"
#include "verb/draft_voices.h"
#include "verb/report.h"
#include "verb/text_file.h"

enum { MOST_DRAFTS = 16 };

typedef struct {
    Report report;
    Redliner redliner;
    RoomDraft drafts[MOST_DRAFTS];
    Alignment alignments[MOST_DRAFTS];
    size_t count;
    Map points; /* key -> PointView */
    Map voices; /* key -> Voices of the points told so far */
    DraftTable table;
    Sheet sheet;
    Node *rows;
    Column columns[MOST_DRAFTS];
} Side; /* drafts side by side */

/* --- cells --- */

static const TableCell *cell_before(
    const Side *side, const TableRow *row, size_t k)
{
    while (k-- > 0)
        if (side->drafts[k].draft.count) return &row->cells[k];
    return NULL;
}

static const Clause *clause_of(const Side *side, size_t k, size_t clause)
{
    return &side->drafts[k].draft.items[clause];
}

static Edits edits_of(Side *side, const TableRow *row, size_t k)
{
    const TableCell *cell = &row->cells[k], *before = cell_before(side, row, k);
    if (cell->change == CHANGE_COUNT) {
        Edits whole = {0};
        Str text = clause_of(side, k, cell->clause)->text;
        vec_push(side->report.arena, &whole, ((Edit){EDIT_SAME, text}));
        return whole;
    }
    size_t old_clause = before ? before->clause : NO_CLAUSE;
    Lineage lineage = {.old_clause = old_clause,
        .new_clause = cell->clause,
        .change = cell->change};
    if (cell->change == CHANGE_MERGED) lineage.change = CHANGE_DELETED;
    if (cell->change == CHANGE_SPLIT) lineage.change = CHANGE_ADDED;
    return draft_lineage_edits(&side->redliner, &side->alignments[k], &lineage);
}

/* "Guaranteed (Sule, reported)", one a line. */
static Str accounts_words(const Side *side, const TableRow *row, size_t k)
{
    const Model *model = side->report.model;
    Arena *arena = side->report.arena;
    const RecordList *accounts = &row->cells[k].accounts;
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < accounts->count; i++) {
        const Record *account = accounts->items[i];
        Str option = record_text(account, S("option"));
        Str value = record_text(account, S("value"));
        Str said =
            option.size ? model_option_name(model, row->point, option) : value;
        if (!said.size) said = describe_words(arena, account);
        if (i) strbuf_char(&buf, '\n');
        message_add(&buf, MSG_TABLE_ACCOUNT,
            ARGS(said, describe_speaker(model, account),
                describe_grade(account->grade)));
    }
    return strbuf_str(&buf);
}

static Str record_option(const Side *side, const TableRow *row, size_t k)
{
    const Record *draft = side->drafts[k].record;
    Str option = row->point.size
                     ? node_get_text(record_get(draft, S("says")), row->point)
                     : S("");
    return option.size
               ? model_option_name(side->report.model, row->point, option)
               : S("");
}

/* What one draft says in one row. */
static Cell cell_of(Side *side, const TableRow *row, size_t k)
{
    const TableCell *cell = &row->cells[k];
    Arena *arena = side->report.arena;
    if (cell->accounts.count) return CELL(accounts_words(side, row, k));
    if (!side->drafts[k].draft.count) return CELL(record_option(side, row, k));
    if (cell->change == CHANGE_DELETED || cell->change == CHANGE_MERGED) {
        size_t old_clause = cell_before(side, row, k)->clause;
        for (size_t j = k; j-- > 0;)
            if (row->cells[j].clause == old_clause &&
                side->drafts[j].draft.count) {
                Str number = clause_of(side, j, old_clause)->number;
                return TONED(
                    message_format(arena,
                        number.size ? MSG_TABLE_GONE_NUMBER : MSG_TABLE_GONE,
                        ARGS(number)),
                    TONE_DELETED);
            }
    }
    if (cell->clause == NO_CLAUSE) return CELL(S(""));
    if (cell->change == CHANGE_UNCHANGED)
        return TONED(message_text(MSG_TABLE_SAME), TONE_MUTED);
    Edits edits = edits_of(side, row, k);
    edits = draft_edits_shown(arena, &edits,
        side->drafts[k].draft.marked ||
            (k && side->drafts[k - 1].draft.marked));
    return text_edits_cell(arena, &edits, true);
}

static Node *cell_node(Side *side, const TableRow *row, size_t k, Str shown)
{
    Arena *arena = side->report.arena;
    const TableCell *cell = &row->cells[k];
    Node *map = node_map(arena), *told = node_list(arena);
    bool held = cell->clause != NO_CLAUSE;
    put_text(arena, map, S("draft"), side->drafts[k].name);
    put(arena, map, S("clause"),
        held ? node_text(arena, clause_of(side, k, cell->clause)->id)
             : node_null(arena));
    put(arena, map, S("number"),
        held ? node_text(arena, clause_of(side, k, cell->clause)->number)
             : node_null(arena));
    put(arena, map, S("change"),
        cell->change == CHANGE_COUNT
            ? node_null(arena)
            : node_textc(arena, CHANGE_KEYS[cell->change]));
    put(arena, map, S("words"),
        held ? node_text(arena, clause_of(side, k, cell->clause)->text)
             : node_null(arena));
    put_text(arena, map, S("shown"), shown);
    for (size_t i = 0; i < cell->accounts.count; i++)
        node_push(arena, told, node_text(arena, cell->accounts.items[i]->key));
    put(arena, map, S("accounts"), told);
    return map;
}

/* --- beside the drafts --- */

/* Who wrote the draft in which the words last changed. */
static const Node *proposers(const Side *side, const TableRow *row)
{
    if (row->changed == side->count) return NULL;
    return record_get(side->drafts[row->changed].record, S("by"));
}

static Str proposer_words(const Side *side, const TableRow *row)
{
    const Node *by = proposers(side, row);
    return by ? model_names(side->report.model, by) : S("");
}

/* What the parties say of the row's point; told once for each point. */
static Status voices_of(
    Side *side, const TableRow *row, bool *first, Voices **voices, Err *err)
{
    *voices = map_get(&side->voices, row->point);
    *first = !*voices;
    if (*voices) return STATUS_OK;
    *voices = arena_alloc(side->report.arena, sizeof **voices);
    map_put(&side->voices, row->point, *voices);
    return draft_voices(
        &side->report, map_get(&side->points, row->point), *voices, err);
}

static Str label_of(const Side *side, const TableRow *row)
{
    if (row->point.size)
        return model_key_name(side->report.model, KIND_POINT, row->point);
    for (size_t k = side->count; k-- > 0;)
        if (row->cells[k].clause != NO_CLAUSE)
            return draft_clause_label(
                side->report.arena, clause_of(side, k, row->cells[k].clause));
    return S("");
}

/* --- rows --- */

/* All that one row tells. */
typedef struct {
    const TableRow *row;
    const PointView *point; /* NULL: about none */
    const Voices *voices;
    bool first; /* of its point: the voices are shown */
    Str label, status, proposer;
    Cell cells[MOST_DRAFTS];
} Telling;

static void show_row(Side *side, const Telling *told)
{
    Screen *screen = side->report.screen;
    screen_heading(screen, told->label, told->status);
    Block *table = screen_table(screen, side->columns, side->count);
    screen_row(screen, table, told->cells);
    if (told->proposer.size)
        screen_text(screen,
            message_format(
                side->report.arena, MSG_TABLE_PROPOSED, ARGS(told->proposer)),
            TONE_MUTED);
    for (size_t i = 0; told->first && i < told->voices->lines.count; i++)
        screen_item(screen, told->voices->lines.items[i], TONE_PLAIN);
}

static void put_row(Side *side, const Telling *told)
{
    Arena *arena = side->report.arena;
    const PointView *point = told->point;
    const TableRow *row = told->row;
    Node *map = node_push(arena, side->rows, node_map(arena));
    Node *cells = node_list(arena);
    for (size_t k = 0; k < side->count; k++)
        node_push(arena, cells, cell_node(side, row, k, told->cells[k].text));
    put_text(arena, map, S("label"), told->label);
    put(arena, map, S("point"),
        row->point.size ? node_text(arena, row->point) : node_null(arena));
    put(arena, map, S("status"),
        point ? node_text(arena, status_name(point->status))
              : node_null(arena));
    put(arena, map, S("proposed_by"),
        describe_refs(arena, proposers(side, row)));
    put(arena, map, S("cells"), cells);
    put(arena, map, S("parties"),
        point ? describe_stances(arena, point->stances, point->stance_count,
                    stance_is_number(point->point))
              : node_map(arena));
    put(arena, map, S("said"),
        describe_statements(side->report.model, &told->voices->statements));
}

static void add_to_sheet(Side *side, const Telling *told)
{
    Str texts[MOST_DRAFTS + 4];
    const Voices *voices = told->voices;
    texts[0] = told->label;
    for (size_t k = 0; k < side->count; k++) texts[k + 1] = told->cells[k].text;
    texts[side->count + 1] = told->status;
    texts[side->count + 2] = told->proposer;
    texts[side->count + 3] =
        told->first ? str_join(side->report.arena, voices->lines.items,
                          voices->lines.count, S("; "))
                    : S("");
    sheet_add(&side->sheet, texts);
}

static Status tell_row(Side *side, const TableRow *row, Err *err)
{
    Telling told = {.row = row, .point = map_get(&side->points, row->point)};
    Voices *voices;
    TRY(voices_of(side, row, &told.first, &voices, err));
    told.voices = voices;
    told.label = label_of(side, row);
    told.status = told.point ? describe_status(told.point->status) : S("");
    told.proposer = proposer_words(side, row);
    for (size_t k = 0; k < side->count; k++)
        told.cells[k] = cell_of(side, row, k);
    show_row(side, &told);
    put_row(side, &told);
    add_to_sheet(side, &told);
    return STATUS_OK;
}

/* True if the row is asked for: of the point --point, or, with --changed, one
 * that is not the same in all drafts. */
static bool is_asked(const Side *side, const TableRow *row)
{
    const VerbCall *call = side->report.call;
    if (verb_has(call, "point"))
        return str_equal(row->point, ref_key(verb_value(call, "point")));
    if (!verb_has(call, "changed")) return true;
    for (size_t k = 0; k < side->count; k++)
        if (row->cells[k].accounts.count ||
            (row->cells[k].change != CHANGE_COUNT &&
                row->cells[k].change != CHANGE_UNCHANGED))
            return true;
    return false;
}

/* --- the verb --- */

static Status read_drafts(Side *side, Err *err)
{
    VerbCall *call = side->report.call;
    const RoomView *room = side->report.room;
    Str key;
    const RoomDraft *last = NULL;
    for (size_t k = 0; verb_nth(call, "draft", k, &key); k++) {
        if (k == MOST_DRAFTS)
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_TABLE_MANY,
                ARGS(str_int(call->arena, MOST_DRAFTS)));
        RoomDraft *draft = &side->drafts[k];
        TRY(draft_known(room, key, draft, err));
        side->count = k + 1;
        if (!draft->draft.count) continue;
        if (last)
            side->alignments[k] =
                draft_alignment(room, &side->redliner, last, draft, NULL);
        last = draft;
    }
    return STATUS_OK;
}

static void read_points(Side *side)
{
    size_t count;
    PointView *points = status_of_points(side->report.model, &count);
    side->points = map_new(side->report.arena);
    for (size_t i = 0; i < count; i++)
        if (!map_get(&side->points, points[i].point->key))
            map_put(&side->points, points[i].point->key, &points[i]);
}

static void begin(Side *side)
{
    Arena *arena = side->report.arena;
    Str *headings = arena_array(arena, side->count + 4, sizeof *headings);
    Cell cells[MOST_DRAFTS];
    headings[0] = message_text(MSG_SHEET_CLAUSE);
    for (size_t k = 0; k < side->count; k++) {
        Str title = record_text(side->drafts[k].record, S("title"));
        headings[k + 1] = title.size ? title : side->drafts[k].name;
        cells[k] = TONED(headings[k + 1], TONE_STRONG);
        side->columns[k] = (Column){.shrink = 1, .least = 12, .even = true};
    }
    headings[side->count + 1] = message_text(MSG_SHEET_STATUS);
    headings[side->count + 2] = message_text(MSG_SHEET_PROPOSER);
    headings[side->count + 3] = message_text(MSG_SHEET_PARTIES);
    side->sheet = (Sheet){.arena = arena,
        .title = message_text(MSG_TABLE_TITLE),
        .headings = headings,
        .columns = side->count + 4};
    Block *table =
        screen_table(side->report.screen, side->columns, side->count);
    screen_row(side->report.screen, table, cells);
}

static Status run_draft_table(VerbCall *call, Err *err)
{
    Side *side = arena_alloc(call->arena, sizeof *side);
    KindSet kinds = ROOM_FRAME | DRAFT_KINDS | KIND_BIT(KIND_POSITION);
    TRY(draft_sheet_check(call, err));
    TRY(report_open(call, kinds, MSG_TABLE_TITLE, &side->report, err));
    side->redliner = redliner_new(call->arena);
    side->rows = report_list(&side->report, S("rows"));
    Status status = read_drafts(side, err);
    if (status != STATUS_OK) return report_refuse(call, status);
    read_points(side);
    side->voices = map_new(call->arena);
    side->table = draft_table(
        side->report.model, side->drafts, side->alignments, side->count);
    begin(side);
    for (size_t i = 0; i < side->table.row_count; i++)
        if (is_asked(side, side->table.rows[i]))
            TRY(tell_row(side, side->table.rows[i], err));
    if (!side->rows->count)
        screen_text(
            side->report.screen, message_text(MSG_TABLE_NOTHING), TONE_PLAIN);
    call->answer = side->rows->count ? STATUS_OK : STATUS_NO;
    TRY(draft_sheet_write(call, &side->sheet, err));
    return report_close(&side->report, err);
}

static const Arg ARGS_TABLE[] = {ROOM_ARG,
    {.name = "draft",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .repeated = true,
        .help = MSG_ARG_TABLE_DRAFT},
    {.name = "point", .type = ARG_KEY, .help = MSG_ARG_TABLE_POINT},
    {.name = "changed", .type = ARG_FLAG, .help = MSG_ARG_TABLE_CHANGED},
    SHEET_ARG, {.name = NULL}};

const Verb verb_draft_table = {.name = "draft table",
    .summary = MSG_TABLE,
    .help = MSG_TABLE_ABOUT,
    .example = "draft table varda.room aldova-1 aldova-2 cerana-1",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_TABLE,
    .takes_view = true,
    .run = run_draft_table};
