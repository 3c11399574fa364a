/* deal released: packages that the mediator has let others see. */
#include "verb/arguments.h"
#include "verb/deal_approval.h"
#include "verb/describe.h"

static bool is_deal(const Record *release)
{
    const Node *entry = record_get(release, S("entry"));
    return str_equal(record_text(release, S("what")), S("deal")) &&
           node_is(node_get(entry, S("packages")), NODE_LIST);
}

static void show_release(VerbCall *call, const Record *release)
{
    Arena *arena = call->arena;
    const Node *entry = record_get(release, S("entry"));
    const Node *packages = node_get(entry, S("packages"));
    Node *node =
        node_push(arena, node_get(call->data, S("released")), node_map(arena));
    put_text(arena, node, S("key"), release->key);
    put_text(arena, node, S("since"), release->since);
    put(arena, node, S("deal"), node_copy(arena, entry, false));
    screen_heading(call->screen,
        message_format(arena, MSG_RELEASED_HEAD,
            ARGS(release->key, node_get_text(entry, S("rule")))),
        date_words(arena, release->since, 0));
    deal_show_rules(call, node_get(entry, S("approval")));
    for (size_t i = 0; i < packages->count; i++)
        if (node_is(packages->items[i], NODE_MAP))
            screen_item(call->screen,
                deal_choices_words(arena, packages->items[i]), TONE_PLAIN);
}

static Status run_deal_released(VerbCall *call, Err *err)
{
    RoomView *room;
    size_t shown = 0;
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(room_view_load(room, KIND_BIT(KIND_RELEASE), err));
    const RecordList *all = &room->model.heads[KIND_RELEASE];
    put(call->arena, call->data, S("view"), room_view_node(room));
    put(call->arena, call->data, S("released"), node_list(call->arena));
    screen_title(call->screen, room_view_title(room), room_view_words(room));
    for (size_t i = 0; i < all->count; i++) {
        if (!is_deal(all->items[i])) continue;
        show_release(call, all->items[i]);
        shown++;
    }
    screen_text(call->screen,
        message_text(shown ? MSG_RELEASED_ABOUT : MSG_RELEASED_NONE),
        TONE_MUTED);
    call->answer = shown ? STATUS_OK : STATUS_NO;
    return STATUS_OK;
}

static const Arg ARGS_DEAL_RELEASED[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_deal_released = {.name = "deal released",
    .summary = MSG_DEAL_RELEASED,
    .help = MSG_DEAL_RELEASED_ABOUT,
    .example = "deal released wage.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_DEAL_RELEASED,
    .takes_view = true,
    .run = run_deal_released};
