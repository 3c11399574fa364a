/* sights: who saw which text, and of which party no sight is on record. */
#include <stdlib.h>

#include "verb/arguments.h"
#include "verb/report.h"

static const Column COLUMNS[] = {{.least = 14, .shrink = 1},
    {.least = 8, .shrink = 1}, {.least = 8, .shrink = 1},
    {.least = 12, .shrink = 2}, {.least = 8, .shrink = 1}, {.least = 3}};

/* True if a voice of the list FIELD is PARTY or speaks for it. */
static bool is_by_party(
    const Report *report, const Record *record, const Record *party)
{
    const Node *by = record_get(record, S("by"));
    for (size_t i = 0; node_is(by, NODE_LIST) && i < by->count; i++)
        if (str_equal(
                model_party_of(report->model, by->items[i]->text), party->key))
            return true;
    return false;
}

/* How PARTY knows DRAFT: "wrote", "saw", "" where no sight is on record. */
static Str sight_of(
    const Report *report, const Record *draft, const Record *party)
{
    const RecordList *sights = &report->model->heads[KIND_SIGHT];
    if (is_by_party(report, draft, party)) return S("wrote");
    for (size_t i = 0; i < sights->count; i++)
        if (str_equal(record_text(sights->items[i], S("draft")), draft->key) &&
            is_by_party(report, sights->items[i], party))
            return S("saw");
    return S("");
}

static int by_key(const void *a, const void *b)
{
    const Record *left = *(Record *const *)a, *right = *(Record *const *)b;
    return str_compare(left->key, right->key);
}

/* Each party once, by key. */
static RecordList parties_of(const Report *report)
{
    const RecordList *heads = &report->model->heads[KIND_PARTY];
    RecordList parties = {0};
    for (size_t i = 0; i < heads->count; i++)
        if (model_find(report->model, KIND_PARTY, heads->items[i]->key) ==
            heads->items[i])
            vec_push(report->arena, &parties, heads->items[i]);
    if (parties.count)
        qsort(parties.items, parties.count, sizeof *parties.items, by_key);
    return parties;
}

static void show_row(
    const Report *report, const Record *record, MessageId how, Block *table)
{
    const Cell cells[] = {
        CELL(model_names(report->model, record_get(record, S("by")))),
        CELL(message_text(how)),
        TONED(report_date(report, report_when(record)), TONE_MUTED),
        CELL(record_text(record, S("how"))),
        TONED(describe_grade(record->grade), TONE_MUTED),
        TONED(report_note_marks(report, record), TONE_MUTED)};
    screen_row(report->screen, table, cells);
}

static void tell_sights(const Report *report, const Record *draft, Node *list)
{
    const RecordList *sights = &report->model->heads[KIND_SIGHT];
    Arena *arena = report->arena;
    Block *table = screen_table(report->screen, COLUMNS, 6);
    const Node *by = record_get(draft, S("by"));
    if (by && !record_lists(draft, S("by"), S("unknown")))
        show_row(report, draft, MSG_SIGHT_WROTE, table);
    for (size_t i = 0; i < sights->count; i++) {
        const Record *sight = sights->items[i];
        if (!str_equal(record_text(sight, S("draft")), draft->key)) continue;
        Node *map = report_record(report, list, sight);
        put(arena, map, S("by"),
            describe_refs(arena, record_get(sight, S("by"))));
        put_text(arena, map, S("date"), report_when(sight));
        put(arena, map, S("how"), describe_field(arena, sight, S("how")));
        show_row(report, sight, MSG_SIGHT_SAW, table);
    }
}

/* Every party with its sight of DRAFT; OTHERS: those that have none. */
static void tell_parties(
    const Report *report, const Record *draft, Node *list, Node *others)
{
    Arena *arena = report->arena;
    RecordList parties = parties_of(report);
    Str *names = arena_array(arena, parties.count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < parties.count; i++) {
        const Record *party = parties.items[i];
        Str name = record_text(party, S("name"));
        Str sight = sight_of(report, draft, party);
        Node *map = node_push(arena, list, node_map(arena));
        put_text(arena, map, S("party"), party->key);
        put_text(arena, map, S("name"), name);
        put(arena, map, S("sight"),
            sight.size ? node_text(arena, sight) : node_null(arena));
        if (sight.size) continue;
        names[count++] = name;
        node_push(arena, others, node_text(arena, party->key));
    }
    Str joined = str_join(arena, names, count, S(", "));
    screen_text(report->screen,
        count ? message_format(arena, MSG_SIGHT_NONE, ARGS(joined))
              : message_text(MSG_SIGHT_ALL),
        TONE_PLAIN);
}

static void tell_draft(const Report *report, const Record *draft, Node *list)
{
    Arena *arena = report->arena;
    Str text = record_text(draft, S("text"));
    Node *map = report_record(report, list, draft);
    Node *sights = node_list(arena), *others = node_list(arena);
    Node *parties = node_list(arena);
    put(arena, map, S("title"), describe_field(arena, draft, S("title")));
    put(arena, map, S("text"), describe_field(arena, draft, S("text")));
    put(arena, map, S("by"), describe_refs(arena, record_get(draft, S("by"))));
    put(arena, map, S("sights"), sights);
    put(arena, map, S("parties"), parties);
    put(arena, map, S("no_sight"), others);
    screen_heading(report->screen, record_text(draft, S("title")),
        str_equal(text, S("not-held")) ? message_text(MSG_SOURCE_NOT_HELD)
                                       : text);
    tell_sights(report, draft, sights);
    tell_parties(report, draft, parties, others);
}

static Status run_sights(VerbCall *call, Err *err)
{
    Report report;
    KindSet kinds = ROOM_FRAME | KIND_BIT(KIND_SIGHT);
    TRY(report_open(call, kinds, MSG_SIGHTS_TITLE, &report, err));
    const RecordList *drafts = &report.model->heads[KIND_DRAFT];
    Node *list = report_list(&report, S("drafts"));
    for (size_t i = 0; i < drafts->count; i++)
        tell_draft(&report, drafts->items[i], list);
    if (!drafts->count)
        screen_text(report.screen, message_text(MSG_RECORD_NONE), TONE_PLAIN);
    call->answer = drafts->count ? STATUS_OK : STATUS_NO;
    return report_close(&report, err);
}

static const Arg ARGS_SIGHTS[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_sights = {.name = "sights",
    .summary = MSG_SIGHTS,
    .help = MSG_SIGHTS_ABOUT,
    .example = "sights varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_SIGHTS,
    .takes_view = true,
    .run = run_sights};
