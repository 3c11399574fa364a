/* The last lines of a screen: what it rests on. */
#include "verb/footer.h"

Status footer_read(RoomView *room, Footer *footer, Err *err)
{
    const RecordList *sources = &room->model.heads[KIND_SOURCE];
    *footer = (Footer){.sources = sources->count};
    for (size_t i = 0; i < sources->count; i++) {
        const Node *copies = record_get(sources->items[i], S("copies-of"));
        if (!node_is(copies, NODE_LIST) || !copies->count)
            footer->independent++;
    }
    StatementQuery query = {
        .garbled = true, .from = DAY_MIN, .to = DAY_MAX, .limit = 0};
    RecordList none = {0};
    return store_statements(
        room->store, &room->model.view, &query, &none, &footer->garbled, err);
}

static void show_assumptions(
    const RoomView *room, bool consent_assumed, Screen *screen)
{
    const Record *own = model_room(&room->model);
    const Node *assumed = own ? record_get(own, S("assumptions")) : NULL;
    size_t count = node_is(assumed, NODE_LIST) ? assumed->count : 0;
    if (!count && !consent_assumed) return;
    screen_text(screen, message_text(MSG_ASSUMED), TONE_MUTED);
    for (size_t i = 0; i < count; i++)
        screen_item(screen, assumed->items[i]->text, TONE_MUTED);
    if (consent_assumed)
        screen_item(screen, message_text(MSG_CONSENT_ASSUMED), TONE_MUTED);
}

void footer_show(const RoomView *room, const Footer *footer, Screen *screen)
{
    Arena *arena = room->arena;
    screen_heading(screen, message_text(MSG_SOURCES), S(""));
    if (footer->notes) notes_show(footer->notes, screen);
    screen_text(screen,
        message_format(arena,
            footer->garbled ? MSG_SOURCES_LINE : MSG_SOURCES_CLEAN,
            ARGS(str_int(arena, (int64_t)footer->sources),
                str_int(arena, (int64_t)footer->independent),
                str_int(arena, (int64_t)footer->garbled))),
        TONE_MUTED);
    show_assumptions(room, footer->consent_assumed, screen);
}
