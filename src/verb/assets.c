/* assets: what there is to divide, who holds it, and proposed uses of it. */
#include "verb/arguments.h"
#include "verb/report.h"

static Str amount_words(const Report *report, const Record *record, Str unit)
{
    Str amount =
        describe_amount(report->arena, record_get(record, S("amount")));
    if (!amount.size || !unit.size) return amount;
    return message_format(report->arena, MSG_ASSET_AMOUNT, ARGS(amount, unit));
}

static Node *use_node(const Report *report, const Record *use, Node *list)
{
    static const char *const fields[] = {"for", "amount", "draft"};
    Arena *arena = report->arena;
    Node *map = report_record(report, list, use);
    put(arena, map, S("by"), describe_refs(arena, record_get(use, S("by"))));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(arena, map, str_of(fields[i]),
            describe_field(arena, use, str_of(fields[i])));
    return map;
}

static void show_use(
    const Report *report, const Record *use, Str unit, Block *table)
{
    Str draft = record_text(use, S("draft"));
    bool nobody = record_lists(use, S("by"), S("unknown"));
    const Cell cells[] = {
        CELL(nobody ? message_text(MSG_UNKNOWN_VOICE)
                    : model_names(report->model, record_get(use, S("by")))),
        CELL(record_text(use, S("for"))), CELL(amount_words(report, use, unit)),
        CELL(draft.size ? model_key_name(report->model, KIND_DRAFT, draft)
                        : S("")),
        TONED(describe_grade(use->grade), TONE_MUTED),
        TONED(report_note_marks(report, use), TONE_MUTED)};
    screen_row(report->screen, table, cells);
}

static void tell_uses(const Report *report, const Record *asset, Node *list)
{
    static const Column columns[] = {{.least = 10, .shrink = 1},
        {.least = 14, .shrink = 2}, {.least = 8, .shrink = 1},
        {.least = 10, .shrink = 1}, {.least = 8, .shrink = 1}, {.least = 3}};
    const RecordList *uses = &report->model->heads[KIND_USE];
    Block *table = NULL;
    for (size_t i = 0; i < uses->count; i++) {
        const Record *use = uses->items[i];
        if (!str_equal(record_text(use, S("asset")), asset->key)) continue;
        use_node(report, use, list);
        if (!table) {
            screen_heading(report->screen,
                message_format(report->arena, MSG_ASSET_USES,
                    ARGS(record_text(asset, S("title")))),
                S(""));
            table = screen_table(report->screen, columns, 6);
        }
        show_use(report, use, record_text(asset, S("unit")), table);
    }
}

static void show_asset(const Report *report, const Record *asset)
{
    Arena *arena = report->arena;
    const Node *holders = record_get(asset, S("held-by"));
    const Node *constraints = record_get(asset, S("constraints"));
    Str amount = amount_words(report, asset, record_text(asset, S("unit")));
    screen_heading(report->screen, record_text(asset, S("title")), amount);
    if (holders)
        screen_item(report->screen,
            message_format(arena, MSG_ASSET_HELD_BY,
                ARGS(model_names(report->model, holders))),
            TONE_PLAIN);
    for (size_t i = 0;
         node_is(constraints, NODE_LIST) && i < constraints->count; i++)
        screen_item(report->screen,
            message_format(
                arena, MSG_ASSET_CONSTRAINT, ARGS(constraints->items[i]->text)),
            TONE_PLAIN);
}

static void tell_asset(const Report *report, const Record *asset, Node *list)
{
    static const char *const fields[] = {
        "title", "amount", "unit", "place", "constraints"};
    Arena *arena = report->arena;
    Node *map = report_record(report, list, asset);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(arena, map, str_of(fields[i]),
            describe_field(arena, asset, str_of(fields[i])));
    put(arena, map, S("held_by"),
        describe_refs(arena, record_get(asset, S("held-by"))));
    Node *uses = node_list(arena);
    put(arena, map, S("uses"), uses);
    show_asset(report, asset);
    tell_uses(report, asset, uses);
}

static Status run_assets(VerbCall *call, Err *err)
{
    Report report;
    TRY(report_open(call, ROOM_FRAME, MSG_ASSETS_TITLE, &report, err));
    const RecordList *assets = &report.model->heads[KIND_ASSET];
    Node *list = report_list(&report, S("assets"));
    for (size_t i = 0; i < assets->count; i++)
        tell_asset(&report, assets->items[i], list);
    if (!assets->count)
        screen_text(report.screen, message_text(MSG_RECORD_NONE), TONE_PLAIN);
    call->answer = assets->count ? STATUS_OK : STATUS_NO;
    return report_close(&report, err);
}

static const Arg ARGS_ASSETS[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_assets = {.name = "assets",
    .summary = MSG_ASSETS,
    .help = MSG_ASSETS_ABOUT,
    .example = "assets varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_ASSETS,
    .takes_view = true,
    .run = run_assets};
