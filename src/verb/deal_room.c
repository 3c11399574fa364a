/* Deals of a room: the view, what is recorded, whose utility is shown, and
 * what the answer ends with. */
#include "verb/deal_room.h"

#include "base/file.h"
#include "base/yaml.h"
#include "verb/footer.h"

enum { MAPPING_FILE_MAX = 1 << 16 };

/* -- opening
 * --------------------------------------------------------------------- */

static Status read_mapping(VerbCall *call, StanceMapping *mapping, Err *err)
{
    Str text;
    Node *root;
    *mapping = STANCE_MAPPING;
    if (!verb_has(call, "mapping")) return STATUS_OK;
    const char *path = str_c(call->arena, verb_value(call, "mapping"));
    TRY(file_read(call->arena, path, MAPPING_FILE_MAX, &text, err));
    TRY(yaml_read(call->arena, text, path, &root, err));
    return mapping_read(call->arena, root, path, mapping, err);
}

/* The viewer's party in the problem, or DEAL_NOT_SHOWN. */
static size_t own_party(const DealCall *deal)
{
    Str seat = deal->room->model.view.viewer.seat;
    for (size_t p = 0; p < deal->problem.party_count; p++)
        if (str_equal(deal->problem.parties[p].key, seat)) return p;
    return DEAL_NOT_SHOWN;
}

/* "No recorded preferences: nothing computed", and of whom. */
static Status answer_nothing(VerbCall *call, DealCall *deal, Err *err)
{
    const RoomDeal *of = &deal->of_room;
    screen_title(
        call->screen, room_view_title(deal->room), room_view_words(deal->room));
    screen_text(call->screen, message_text(MSG_NO_PREFERENCES), TONE_SILENT);
    for (size_t i = 0; i < of->missing.count; i++)
        screen_item(call->screen, of->missing.items[i], TONE_MUTED);
    node_set(
        call->arena, call->data, S("computed"), node_bool(call->arena, false));
    node_set(call->arena, call->data, S("missing"),
        node_texts(call->arena, of->missing.items, of->missing.count));
    call->answer = STATUS_NO;
    return deal_call_close(call, deal, err);
}

Status deal_room_open(VerbCall *call, RoomDealMode mode, const Str *packages,
    size_t package_count, DealCall *deal, bool *ready, Err *err)
{
    RoomDealOptions options = {.mode = mode,
        .exercise = verb_has(call, "exercise"),
        .estimates = verb_value(call, "estimates"),
        .mapping = &deal->mapping,
        .packages = packages,
        .package_count = package_count};
    deal->exercise = options.exercise;
    deal->mapped = options.exercise || mode == ROOM_DEAL_INTERVALS;
    if (options.exercise && mode == ROOM_DEAL_RECORDED)
        options.mode = ROOM_DEAL_EXERCISE;
    TRY(read_mapping(call, &deal->mapping, err));
    TRY(room_view_open(call, STORE_READ, &deal->room, err));
    TRY(room_view_load(deal->room,
        ROOM_FRAME | KIND_BIT(KIND_POSITION) | KIND_BIT(KIND_CLAUSE), err));
    TRY(room_deal_read(&deal->room->model, &options, &deal->of_room, err));
    *ready = deal->of_room.computed;
    deal->problem = deal->of_room.problem;
    deal->own = own_party(deal);
    return *ready ? STATUS_OK : answer_nothing(call, deal, err);
}

/* -- ending
 * ---------------------------------------------------------------------- */

static Str marked(Arena *arena, Str text)
{
    if (!text.size) return text;
    return message_format(arena, MSG_DEAL_MARKED, ARGS(text));
}

static void mark_rows(Arena *arena, Block *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        Cell *cells = arena_array(arena, table->column_count, sizeof *cells);
        for (size_t k = 0; k < table->column_count; k++)
            cells[k] = table->rows[i][k];
        cells[0].text =
            message_format(arena, MSG_DEAL_MARKED, ARGS(cells[0].text));
        table->rows[i] = cells;
    }
}

/* Every line of an exercise is headed as one (DESIGN section 5). */
static void mark_exercise(Arena *arena, Screen *screen)
{
    for (Block *block = screen->first; block; block = block->next) {
        block->text = marked(arena, block->text);
        if (block->type == BLOCK_TABLE) mark_rows(arena, block);
    }
}

static void close_data(VerbCall *call, const DealCall *deal)
{
    Arena *arena = call->arena;
    const RoomDeal *of = &deal->of_room;
    Node *data = call->data;
    node_set(
        arena, data, S("room"), node_text(arena, room_view_key(deal->room)));
    node_set(arena, data, S("view"), room_view_node(deal->room));
    node_set(
        arena, data, S("model_exercise"), node_bool(arena, deal->exercise));
    node_set(arena, data, S("notes"),
        node_texts(arena, of->notes.items, of->notes.count));
    if (deal->mapped)
        node_set(
            arena, data, S("mapping"), mapping_node(arena, &deal->mapping));
}

Status deal_call_close(VerbCall *call, DealCall *deal, Err *err)
{
    Footer footer;
    const RoomDeal *of = &deal->of_room;
    if (!deal->room) return STATUS_OK;
    close_data(call, deal);
    if (of->computed && of->notes.count)
        screen_heading(call->screen, message_text(MSG_DEAL_RESTS_ON), S(""));
    for (size_t i = 0; of->computed && i < of->notes.count; i++)
        screen_item(call->screen, of->notes.items[i], TONE_MUTED);
    if (deal->exercise) mark_exercise(call->arena, call->screen);
    TRY(footer_read(deal->room, &footer, err));
    footer.consent_assumed = of->consent_assumed;
    footer_show(deal->room, &footer, call->screen);
    return STATUS_OK;
}
