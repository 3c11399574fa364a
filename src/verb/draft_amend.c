/* draft amend: which amendments to a draft go together, and how it would read
 * with the most of them. */
#include "text/shown.h"
#include "verb/arguments.h"
#include "verb/draft_filed.h"
#include "verb/text_file.h"
#include "verb/uploads.h"

static void put_copy(Arena *arena, Node *map, const Node *from, Str key)
{
    const Node *value = node_get(from, key);
    node_set(arena, map, key,
        value ? node_copy(arena, value, false) : node_null(arena));
}

static Node *amendment_node(Arena *arena, const Filed *filed, size_t i)
{
    Node *map = node_map(arena);
    const Amendment *amendment = &filed->provision.amendments[i];
    node_set(
        arena, map, S("place"), node_int(arena, (int64_t)filed->places[i]));
    put_copy(arena, map, filed->nodes[i], S("by"));
    put_copy(arena, map, filed->nodes[i], S("supporters"));
    put_copy(arena, map, filed->nodes[i], S("justification"));
    node_set(arena, map, S("found"), node_bool(arena, amendment->found));
    node_set(arena, map, S("chosen"), node_bool(arena, filed->chosen[i]));
    return map;
}

/* The pairs of one kind, by their places in the file. */
static Node *pairs_node(Arena *arena, const Filed *filed, PairKind kind)
{
    Node *list = node_list(arena);
    const Provision *provision = &filed->provision;
    for (size_t a = 0; a < provision->count; a++)
        for (size_t b = a + 1; b < provision->count; b++) {
            if (!provision->amendments[a].found ||
                !provision->amendments[b].found ||
                provision_pair(provision, a, b) != kind)
                continue;
            Node *pair = node_push(arena, list, node_list(arena));
            node_push(arena, pair, node_int(arena, (int64_t)filed->places[a]));
            node_push(arena, pair, node_int(arena, (int64_t)filed->places[b]));
        }
    return list;
}

/* Adds the places of the amendments that are KIND to amendment I. */
static void add_paired(
    StrBuf *buf, const Filed *filed, size_t i, PairKind kind, MessageId id)
{
    const Provision *provision = &filed->provision;
    StrBuf places = strbuf_new(buf->arena);
    for (size_t k = 0; k < provision->count; k++)
        if (k != i && provision->amendments[k].found &&
            provision_pair(provision, i, k) == kind)
            strbuf_printf(
                &places, places.size ? ", %zu" : "%zu", filed->places[k]);
    if (places.size) message_add(buf, id, ARGS(strbuf_str(&places)));
}

static Str names_of(Arena *arena, const Node *amendment, Str field)
{
    const Node *list = node_get(amendment, field);
    StrBuf buf = strbuf_new(arena);
    if (node_is(list, NODE_TEXT)) return list->text;
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (buf.size) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, list->items[i]->text);
    }
    return strbuf_str(&buf);
}

/* "2 by unions, supported by drivers: made; clashes with 3. Prices rose." */
static Str amendment_words(Arena *arena, const Filed *filed, size_t i)
{
    static const struct {
        const char *field;
        MessageId id;
    } whose[] = {{"by", MSG_AMEND_BY}, {"supporters", MSG_AMEND_SUPPORTED}};
    const Node *node = filed->nodes[i];
    Str why = node_get_text(node, S("justification"));
    StrBuf buf = strbuf_new(arena);
    strbuf_printf(&buf, "%zu", filed->places[i]);
    for (size_t k = 0; k < sizeof whose / sizeof *whose; k++) {
        Str names = names_of(arena, node, str_of(whose[k].field));
        if (names.size) message_add(&buf, whose[k].id, ARGS(names));
    }
    message_add(
        &buf, filed->chosen[i] ? MSG_AMEND_MADE : MSG_AMEND_LEFT_OUT, NO_ARGS);
    add_paired(&buf, filed, i, PAIR_IDENTICAL, MSG_AMEND_SAME_AS);
    add_paired(&buf, filed, i, PAIR_CLASHING, MSG_AMEND_CLASHES_WITH);
    if (why.size) message_add(&buf, MSG_AMEND_WHY, ARGS(str_trim(why)));
    return strbuf_str(&buf);
}

static void show(VerbCall *call, const Draft *draft, size_t clause,
    const Filed *filed, const Node *clashing, Str text)
{
    Arena *arena = call->arena;
    const Provision *provision = &filed->provision;
    size_t chosen = 0;
    for (size_t i = 0; i < provision->count; i++) chosen += filed->chosen[i];
    screen_heading(call->screen, draft_short_id(draft, clause),
        message_format(arena, MSG_AMEND_CHOSEN,
            ARGS(str_int(arena, (int64_t)chosen),
                str_int(arena, (int64_t)provision->count),
                str_int(arena, (int64_t)clashing->count))));
    Redliner redliner = redliner_new(arena);
    Edits edits = redline_texts(&redliner, provision->text, text);
    edits = shown_edits(arena, &edits, draft->marked);
    text_show_edits(call->screen, &edits);
    for (size_t i = 0; i < provision->count; i++)
        if (provision->amendments[i].found) {
            screen_item(
                call->screen, amendment_words(arena, filed, i), TONE_PLAIN);
        } else {
            call->answer = STATUS_NO;
            screen_item(call->screen,
                message_format(arena, MSG_AMEND_NOT_FOUND,
                    ARGS(str_int(arena, (int64_t)filed->places[i]),
                        provision->amendments[i].old_text)),
                TONE_WARNING);
        }
    if (!filed->certain)
        screen_item(
            call->screen, message_text(MSG_AMEND_UNCERTAIN), TONE_WARNING);
}

static void put_provision(
    VerbCall *call, Node *list, const Draft *draft, size_t clause, Filed *filed)
{
    Arena *arena = call->arena;
    Provision *provision = &filed->provision;
    Str text = provision_apply(arena, provision, filed->chosen);
    Node *map = node_push(arena, list, node_map(arena));
    node_set(
        arena, map, S("provision"), node_text(arena, draft->items[clause].id));
    Node *amendments = node_set(arena, map, S("amendments"), node_list(arena));
    for (size_t i = 0; i < provision->count; i++)
        node_push(arena, amendments, amendment_node(arena, filed, i));
    node_set(
        arena, map, S("identical"), pairs_node(arena, filed, PAIR_IDENTICAL));
    Node *clashing = node_set(
        arena, map, S("clashing"), pairs_node(arena, filed, PAIR_CLASHING));
    node_set(
        arena, map, S("composable"), pairs_node(arena, filed, PAIR_COMPOSABLE));
    node_set(arena, map, S("certain"), node_bool(arena, filed->certain));
    node_set(arena, map, S("text"), node_text(arena, text));
    show(call, draft, clause, filed, clashing, text);
}

static Status run_draft_amend(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    RoomView *room;
    RoomDraft asked;
    Node *list;
    TRY(draft_room(call, &room, err));
    TRY(draft_asked(call, room, "file", &asked, err));
    TRY(filed_list(call, room, &asked, &list, err));
    const Draft *draft = &asked.draft;
    Node *provisions =
        node_set(arena, call->data, S("provisions"), node_list(arena));
    Map named = map_new(arena);
    for (size_t i = 0; i < list->count; i++)
        map_put(&named, node_get_text(list->items[i], S("provision")), list);
    for (size_t i = 0; i < draft->count; i++) {
        if (!map_get(&named, draft->items[i].id)) continue;
        Filed filed = filed_to_clause(arena, list, &draft->items[i]);
        put_provision(call, provisions, draft, i, &filed);
    }
    filed_tell_unmatched(call, draft, list);
    if (!list->count)
        screen_text(call->screen, message_text(MSG_AMEND_NONE), TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_AMEND[] = {{.name = "file",
                                           .type = ARG_UPLOAD,
                                           .positional = true,
                                           .required = true,
                                           .help = MSG_BRACKETS_FILE},
    {.name = "amendments",
        .type = ARG_UPLOAD,
        .positional = true,
        .help = MSG_AMEND_FILE},
    DRAFT_ROOM_ARG, {.name = NULL}};

const Verb verb_draft_amend = {.name = "draft amend",
    .summary = MSG_AMEND,
    .help = MSG_AMEND_ABOUT,
    .example = "draft amend wage/text-1.md wage/amendments.json",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_DRAFT_AMEND,
    .takes_view = true,
    .run = run_draft_amend};
