/* Amendments to a draft, wherever they are written down. */
#include "verb/draft_filed.h"

#include <math.h>

#include "base/json.h"
#include "base/utf8.h"
#include "exchange/amendments.h"
#include "text/likest.h"
#include "verb/describe.h"
#include "verb/draft_show.h"
#include "verb/uploads.h"

enum { MOST_BYTES = 64 << 20, MOST_NEAREST = 3 };

Filed filed_to_clause(Arena *arena, const Node *list, const Clause *clause)
{
    Filed filed = {.provision = {.text = clause->text}};
    size_t most = list->count;
    filed.nodes = arena_array(arena, most, sizeof *filed.nodes);
    filed.places = arena_array(arena, most, sizeof *filed.places);
    filed.provision.amendments =
        arena_array(arena, most, sizeof *filed.provision.amendments);
    for (size_t i = 0; i < most; i++) {
        const Node *node = list->items[i];
        if (!str_equal(node_get_text(node, S("provision")), clause->id))
            continue;
        size_t at = filed.provision.count++;
        filed.nodes[at] = node;
        filed.places[at] = i + 1;
        filed.provision.amendments[at] =
            (Amendment){.old_text = node_get_text(node, S("old")),
                .new_text = node_get_text(node, S("new"))};
    }
    filed.chosen = arena_array(arena, filed.provision.count, 1);
    provision_match(arena, &filed.provision);
    filed.certain = provision_largest(arena, &filed.provision, filed.chosen);
    return filed;
}

/* The first clause that has the words OLD_TEXT, or NO_CLAUSE. */
static size_t first_with(Arena *arena, const Draft *draft, Str old_text)
{
    for (size_t i = 0; old_text.size && i < draft->count; i++) {
        Amendment amendment = {.old_text = old_text, .new_text = old_text};
        Provision provision = {
            .text = draft->items[i].text, .amendments = &amendment, .count = 1};
        provision_match(arena, &provision);
        if (amendment.found) return i;
    }
    return NO_CLAUSE;
}

/* --- from a file --- */

static Status read_docx(
    Arena *arena, Str bytes, const char *path, Node **list, Err *err)
{
    Docx docx;
    TRY(docx_read(arena, bytes, path, &docx, err));
    *list = amendments_of_docx(arena, &docx);
    return STATUS_OK;
}

static Status read_markdown(
    Arena *arena, Str bytes, const char *path, Node **list, Err *err)
{
    TRY(utf8_check(bytes, path, err));
    return amendments_of_markdown(arena, bytes, path, list, err);
}

/* By the ending of the file; else JSON. */
static const struct {
    const char *ending;
    Status (*read)(Arena *, Str bytes, const char *path, Node **, Err *);
} READERS[] = {{".docx", read_docx}, {".md", read_markdown}, {"", json_read}};

Status filed_read(const VerbCall *call, const char *argument,
    const Draft *draft, Node **list, Err *err)
{
    Str bytes;
    const char *path = str_c(call->arena, verb_value(call, argument));
    size_t kind = 0;
    TRY(upload_read(call, path, MOST_BYTES, &bytes, err));
    while (!str_ends(str_of(path), str_of(READERS[kind].ending))) kind++;
    TRY(READERS[kind].read(call->arena, bytes, path, list, err));
    if (!node_is(*list, NODE_LIST))
        return err_set(err, STATUS_INPUT, node_place(*list, path),
            MSG_AMEND_NO_LIST, NO_ARGS);
    for (size_t i = 0; i < (*list)->count; i++) {
        Node *amendment = (*list)->items[i];
        if (!node_is(amendment, NODE_MAP))
            return err_set(err, STATUS_INPUT, node_place(amendment, path),
                MSG_AMEND_NO_LIST, NO_ARGS);
        Str named = node_get_text(amendment, S("provision"));
        size_t clause = named.size ? draft_find(draft, named)
                                   : first_with(call->arena, draft,
                                         node_get_text(amendment, S("old")));
        if (clause != NO_CLAUSE)
            put_text(call->arena, amendment, S("provision"),
                draft->items[clause].id);
    }
    return STATUS_OK;
}

/* --- from a room --- */

/* The clause that the amendment names, else the first with its old words. */
static size_t clause_of(
    Arena *arena, const RoomDraft *draft, const Record *record)
{
    Str clause = record_text(record, S("clause"));
    if (clause.size)
        return draft->clauses ? draft_find_clause(draft, clause) : NO_CLAUSE;
    return first_with(arena, &draft->draft, record_text(record, S("old")));
}

static void add_recorded(
    Arena *arena, const RoomDraft *draft, const Record *record, Node *list)
{
    Str named = record_text(record, S("draft"));
    if (named.size && !str_equal(named, draft->name)) return;
    size_t clause = clause_of(arena, draft, record);
    if (clause == NO_CLAUSE && !named.size) return; /* to another draft */
    Node *map = node_push(arena, list, node_map(arena));
    if (clause != NO_CLAUSE)
        put_text(arena, map, S("provision"), draft->draft.items[clause].id);
    put_text(arena, map, S("old"), record_text(record, S("old")));
    put_text(arena, map, S("new"), record_text(record, S("new")));
    put(arena, map, S("by"), describe_refs(arena, record_get(record, S("by"))));
    put(arena, map, S("supporters"),
        describe_refs(arena, record_get(record, S("supporters"))));
    put(arena, map, S("justification"),
        describe_field(arena, record, S("why")));
    put_text(arena, map, S("key"), record->key);
}

Status filed_list(const VerbCall *call, const RoomView *room,
    const RoomDraft *draft, Node **list, Err *err)
{
    RecordList heads = {0};
    *list = node_list(call->arena);
    if (verb_has(call, "amendments"))
        TRY(filed_read(call, "amendments", &draft->draft, list, err));
    else if (!room)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_AMEND_WHERE, NO_ARGS);
    if (!room) return STATUS_OK;
    TRY(store_heads(room->store, &room->model.view, KIND_AMENDMENT, NULL, NULL,
        &heads, err));
    for (size_t i = 0; i < heads.count; i++)
        add_recorded(call->arena, draft, heads.items[i], *list);
    return STATUS_OK;
}

/* --- what no clause has --- */

/* The clauses that an amendment was probably meant for. */
static Node *nearest_node(
    Arena *arena, const Draft *draft, const Likeness *likest)
{
    Node *list = node_list(arena);
    for (size_t k = 0; k < MOST_NEAREST; k++) {
        if (likest[k].clause == NO_CLAUSE) break;
        Node *map = node_push(arena, list, node_map(arena));
        put_text(arena, map, S("clause"), draft->items[likest[k].clause].id);
        node_set(arena, map, S("alike"),
            node_number(arena, round(likest[k].alike * 100) / 100));
    }
    return list;
}

static Str nearest_words(
    Arena *arena, const Draft *draft, const Likeness *likest)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t k = 0; k < MOST_NEAREST; k++) {
        if (likest[k].clause == NO_CLAUSE) break;
        if (k) strbuf_add(&buf, S(", "));
        message_add(&buf, MSG_AMEND_NEAR,
            ARGS(draft->items[likest[k].clause].id,
                str_int(arena, lround(likest[k].alike * 100))));
    }
    if (!buf.size) return message_text(MSG_AMEND_NONE_NEAR);
    return message_format(arena, MSG_AMEND_NEAREST, ARGS(strbuf_str(&buf)));
}

static void tell_unmatched(VerbCall *call, const Draft *draft,
    const Node *amendment, size_t place, const Likeness *likest)
{
    Arena *arena = call->arena;
    Str number = str_int(arena, (int64_t)place);
    Str named = node_get_text(amendment, S("provision"));
    Str old_text = node_get_text(amendment, S("old"));
    Str near = nearest_words(arena, draft, likest);
    Node *map =
        node_push(arena, node_get(call->data, S("unmatched")), node_map(arena));
    put_int(arena, map, S("place"), place);
    put_text(arena, map, S("old"), old_text);
    put(arena, map, S("nearest"), nearest_node(arena, draft, likest));
    Str told =
        named.size
            ? message_format(
                  arena, MSG_AMEND_NO_CLAUSE, ARGS(number, named, near))
            : message_format(arena, MSG_AMEND_NOWHERE,
                  ARGS(number, draft_text_opening(arena, old_text), near));
    screen_item(call->screen, told, TONE_WARNING);
}

bool filed_has_clause(const Draft *draft, const Node *amendment)
{
    Str id = node_get_text(amendment, S("provision"));
    return id.size && draft_find(draft, id) != NO_CLAUSE;
}

void filed_tell_unmatched(VerbCall *call, const Draft *draft, const Node *list)
{
    Arena *arena = call->arena;
    VEC(size_t) places = {0};
    VEC(Str) texts = {0};
    for (size_t i = 0; i < list->count; i++) {
        if (filed_has_clause(draft, list->items[i])) continue;
        vec_push(arena, &places, i + 1);
        vec_push(arena, &texts, node_get_text(list->items[i], S("old")));
    }
    const Likeness *likest =
        draft_likest(arena, draft, texts.items, texts.count, MOST_NEAREST);
    put(arena, call->data, S("unmatched"), node_list(arena));
    for (size_t i = 0; i < places.count; i++)
        tell_unmatched(call, draft, list->items[places.items[i] - 1],
            places.items[i], &likest[i * MOST_NEAREST]);
    if (places.count) call->answer = STATUS_NO;
}
