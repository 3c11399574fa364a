/* sources: how good they are, which are one source told again, what several
 * independent ones tell, and what only one tells. Texts that are held are
 * compared by shingles (room/shingle.h), each with each: quadratic in their
 * number, linear in their length. */
#include "base/vec.h"
#include "room/provenance.h"
#include "room/shingle.h"
#include "verb/arguments.h"
#include "verb/happening.h"

/* Two held texts of which one says the same as the other. */
typedef struct {
    size_t first, second; /* places in the list of sources */
    Likeness likeness;
} Alike;

typedef struct {
    Report report;
    const RecordList *sources;
    size_t *statements; /* [sources->count] how many come from it */
    bool *held;         /* [sources->count] */
    struct {
        Alike *items;
        size_t count, capacity;
    } alike;
    Provenance provenance;
    Told *told;
    size_t told_count;
} Sources;

static Status count_statements(Sources *all, Err *err)
{
    const Report *report = &all->report;
    for (size_t i = 0; i < all->sources->count; i++) {
        Str key = all->sources->items[i]->key;
        StatementQuery query = {.source = &key,
            .source_count = 1,
            .from = DAY_MIN,
            .to = DAY_MAX,
            .limit = 0};
        RecordList none = {0};
        TRY(store_statements(report->room->store, &report->model->view, &query,
            &none, &all->statements[i], err));
    }
    return STATUS_OK;
}

/* The bytes that a source names; *HELD is false where they are not here. */
static Status read_text(
    Sources *all, const Record *source, Str *text, bool *held, Err *err)
{
    Hash hash;
    const Node *file = record_get(source, S("file"));
    *held = hash_parse(node_get_text(file, S("sha256")), &hash);
    if (!*held) return STATUS_OK;
    Status status = store_blob(all->report.room->store, &hash, text, err);
    *held = status == STATUS_OK;
    return status == STATUS_NO ? STATUS_OK : status;
}

static Status compare_texts(Sources *all, Err *err)
{
    Arena *arena = all->report.arena;
    size_t count = all->sources->count;
    Shingles *shingles = arena_array(arena, count + 1, sizeof *shingles);
    for (size_t i = 0; i < count; i++) {
        Str text;
        TRY(read_text(all, all->sources->items[i], &text, &all->held[i], err));
        if (all->held[i]) shingles[i] = shingles_of(arena, text);
        for (size_t j = 0; j < i; j++) {
            if (!shingles_is_copy(&shingles[i], &shingles[j])) continue;
            Alike alike = {j, i, shingles_compare(&shingles[i], &shingles[j])};
            vec_push(arena, &all->alike, alike);
            provenance_join(&all->provenance, i, j);
        }
    }
    return STATUS_OK;
}

/* --- words and data --- */

/* A line for each source that is told again elsewhere. */
static void show_copies(const Sources *all, size_t index)
{
    const Report *report = &all->report;
    const Record *source = all->sources->items[index];
    const Node *copies = record_get(source, S("copies-of"));
    Str name = report_source_name(&all->report, source->key);
    for (size_t i = 0; node_is(copies, NODE_LIST) && i < copies->count; i++)
        screen_item(report->screen,
            message_format(report->arena, MSG_SOURCE_COPY,
                ARGS(name,
                    report_source_name(&all->report, copies->items[i]->text))),
            TONE_PLAIN);
    for (size_t i = 0; i < all->alike.count; i++) {
        const Alike *alike = &all->alike.items[i];
        if (alike->second != index) continue;
        const Record *first = all->sources->items[alike->first];
        screen_item(report->screen,
            message_format(report->arena, MSG_SOURCE_FOUND,
                ARGS(name, report_source_name(&all->report, first->key),
                    report_count(report, alike->likeness.containment))),
            TONE_PLAIN);
    }
}

static void show_source(const Sources *all, size_t index, Block *table)
{
    const Report *report = &all->report;
    const Record *source = all->sources->items[index];
    Str reliability = record_text(source, S("reliability"));
    Str mark = str_printf(
        report->arena, "[%zu]", report_source_note(report, source->key));
    const Cell cells[] = {TONED(mark, TONE_MUTED),
        LINKED(source->key, describe_link(report->arena, source)),
        CELL(report_source_name(&all->report, source->key)),
        reliability.size
            ? CELL(reliability)
            : TONED(message_text(MSG_SOURCE_NOT_RATED), TONE_MUTED),
        CELL(report_count(report, all->statements[index])),
        TONED(message_text(
                  all->held[index] ? MSG_SOURCE_HELD : MSG_SOURCE_NOT_HELD),
            TONE_MUTED)};
    screen_row(report->screen, table, cells);
}

static Node *alike_node(const Sources *all, size_t index)
{
    Arena *arena = all->report.arena;
    Node *list = node_list(arena);
    for (size_t i = 0; i < all->alike.count; i++) {
        const Alike *alike = &all->alike.items[i];
        if (alike->first != index && alike->second != index) continue;
        size_t other = alike->first == index ? alike->second : alike->first;
        Node *map = node_push(arena, list, node_map(arena));
        put_text(arena, map, S("source"), all->sources->items[other]->key);
        put_int(arena, map, S("containment"), alike->likeness.containment);
        put_int(arena, map, S("resemblance"), alike->likeness.resemblance);
    }
    return list;
}

static void tell_sources(Sources *all)
{
    static const MessageId headings[] = {MSG_SOURCES_HEAD_NUMBER,
        MSG_SOURCES_HEAD_KEY, MSG_SOURCES_HEAD_OF, MSG_SOURCES_HEAD_GOOD,
        MSG_SOURCES_HEAD_COUNT, MSG_SOURCES_HEAD_TEXT};
    static const Column columns[] = {{.least = 3}, {.least = 6, .shrink = 1},
        {.least = 14, .shrink = 2}, {.least = 12, .shrink = 1},
        {.least = 10, .align = ALIGN_RIGHT}, {.least = 8, .shrink = 1}};
    static const char *const fields[] = {"publisher", "title", "author", "date",
        "lang", "url", "reliability", "quality", "copies-of"};
    Report *report = &all->report;
    Arena *arena = report->arena;
    Node *list = report_list(report, S("sources"));
    Block *table = report_table(report, headings, columns, 6);
    for (size_t i = 0; i < all->sources->count; i++) {
        const Record *source = all->sources->items[i];
        Node *map = report_record(report, list, source);
        for (size_t j = 0; j < sizeof fields / sizeof *fields; j++)
            put(arena, map, str_of(fields[j]),
                describe_field(arena, source, str_of(fields[j])));
        put_int(arena, map, S("statements"), all->statements[i]);
        put_bool(arena, map, S("held"), all->held[i]);
        put(arena, map, S("same_text_as"), alike_node(all, i));
        show_source(all, i, table);
    }
    for (size_t i = 0; i < all->sources->count; i++) show_copies(all, i);
    put_int(arena, report->data, S("independent"),
        provenance_independent(&all->provenance));
}

static void put_told(Sources *all, Node *list, const Told *told)
{
    Arena *arena = all->report.arena;
    Node *map = report_record(&all->report, list, told->record);
    Node *keys = node_list(arena);
    for (size_t i = 0; i < told->source_count; i++)
        node_push(arena, keys, node_text(arena, told->sources[i]));
    put_text(
        arena, map, S("what"), happening_words(&all->report, told->record));
    put(arena, map, S("sources"), keys);
    put_int(arena, map, S("independent"), told->independent);
}

/* What several independent sources tell, or what only one does. */
static void tell_told(Sources *all, bool several, MessageId heading, Str name)
{
    static const MessageId headings[] = {MSG_SOURCES_HEAD_SORT,
        MSG_SOURCES_HEAD_WHO, MSG_SOURCES_HEAD_WHAT, MSG_SOURCES_HEAD_FROM};
    static const Column columns[] = {{.least = 10, .shrink = 1},
        {.least = 10, .shrink = 1}, {.least = 26, .shrink = 3}, {.least = 3}};
    Report *report = &all->report;
    Node *list = report_list(report, name);
    Block *table = NULL;
    for (size_t i = 0; i < all->told_count; i++) {
        const Told *told = &all->told[i];
        if ((told->independent > 1) != several) continue;
        put_told(all, list, told);
        if (!table) {
            screen_heading(report->screen, message_text(heading), S(""));
            table = report_table(report, headings, columns, 4);
        }
        const Cell cells[] = {
            TONED(happening_sort(report, told->record), TONE_MUTED),
            CELL(happening_who(report, told->record)),
            CELL(happening_words(report, told->record)),
            TONED(report_source_marks(
                      &all->report, told->sources, told->source_count),
                TONE_MUTED)};
        screen_row(report->screen, table, cells);
    }
}

/* The footer, with the copies that were found counted as one. */
static Status close_sources(Sources *all, Err *err)
{
    Footer footer;
    TRY(footer_read(all->report.room, &footer, err));
    footer.independent = provenance_independent(&all->provenance);
    footer_show(all->report.room, &footer, all->report.screen);
    return STATUS_OK;
}

static Status run_sources(VerbCall *call, Err *err)
{
    Sources all = {.told_count = 0};
    KindSet kinds = ROOM_FRAME | KIND_BIT(KIND_POSITION);
    TRY(report_open(call, kinds, MSG_SOURCES_TITLE, &all.report, err));
    all.sources = &all.report.model->heads[KIND_SOURCE];
    size_t count = all.sources->count;
    all.statements = arena_array(call->arena, count + 1, sizeof(size_t));
    all.held = arena_array(call->arena, count + 1, sizeof(bool));
    all.provenance = provenance_of(all.report.model);
    TRY(count_statements(&all, err));
    TRY(compare_texts(&all, err));
    all.told_count = provenance_told(&all.provenance, &all.told);
    tell_sources(&all);
    tell_told(&all, true, MSG_SOURCES_SEVERAL, S("told_by_several"));
    tell_told(&all, false, MSG_SOURCES_ONE, S("told_by_one"));
    call->answer = count ? STATUS_OK : STATUS_NO;
    return close_sources(&all, err);
}

static const Arg ARGS_SOURCES[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_sources = {.name = "sources",
    .summary = MSG_SOURCES_VERB,
    .help = MSG_SOURCES_ABOUT,
    .example = "sources varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_SOURCES,
    .takes_view = true,
    .run = run_sources};
