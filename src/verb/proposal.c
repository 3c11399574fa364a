/* What `proposals`, `confirm`, `reject` and `review` share. */
#include "verb/proposal.h"

#include "verb/describe.h"
#include "verb/entry_edit.h"
#include "verb/target.h"

Kind proposal_kind(const Record *proposal)
{
    return kind_parse(record_text(proposal, S("of")));
}

const Node *proposal_entry(const Record *proposal)
{
    return record_get(proposal, S("entry"));
}

Status proposals_pending(RoomView *room, RecordList *found, Err *err)
{
    RecordList heads = {0};
    TRY(store_heads(room->store, &room->model.view, KIND_PROPOSAL, NULL, NULL,
        &heads, err));
    for (size_t i = 0; i < heads.count; i++)
        if (proposal_kind(heads.items[i]) != KIND_UNKNOWN &&
            node_is(proposal_entry(heads.items[i]), NODE_MAP))
            vec_push(room->arena, found, heads.items[i]);
    return STATUS_OK;
}

static const Record *find_of(const RecordList *pending, Kind of, Str key)
{
    for (size_t i = 0; i < pending->count; i++)
        if (str_equal(pending->items[i]->key, key) &&
            (of == KIND_UNKNOWN || proposal_kind(pending->items[i]) == of))
            return pending->items[i];
    return NULL;
}

Status proposals_find(
    const RecordList *pending, Str key, const Record **proposal, Err *err)
{
    if (ref_kind(key) == KIND_PROPOSAL) key = ref_key(key);
    *proposal = find_of(pending, KIND_UNKNOWN, key);
    if (*proposal) return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_PROPOSAL_NONE, ARGS(key));
}

/* --- deciding --- */

static bool is_decided(const Decisions *decisions, const Record *proposal)
{
    for (size_t i = 0; i < decisions->count; i++)
        if (decisions->items[i].proposal == proposal) return true;
    return false;
}

/* Confirms what VALUE names: a reference, or a list of them. */
static void confirm_named(Arena *arena, Decisions *decisions,
    const RecordList *pending, const Node *value)
{
    if (node_is(value, NODE_LIST)) {
        for (size_t i = 0; i < value->count; i++)
            confirm_named(arena, decisions, pending, value->items[i]);
        return;
    }
    if (!node_is(value, NODE_TEXT) || ref_kind(value->text) == KIND_UNKNOWN)
        return;
    const Record *named =
        find_of(pending, ref_kind(value->text), ref_key(value->text));
    if (named && !is_decided(decisions, named))
        decisions_confirm(
            arena, decisions, pending, named, proposal_entry(named));
}

void decisions_confirm(Arena *arena, Decisions *decisions,
    const RecordList *pending, const Record *proposal, const Node *entry)
{
    static const char *const NAMING[] = {"by", "via", "basis", "nested-in"};
    if (is_decided(decisions, proposal)) return;
    for (size_t i = 0; i < sizeof NAMING / sizeof *NAMING; i++)
        confirm_named(
            arena, decisions, pending, node_get(entry, str_of(NAMING[i])));
    Decision decision = {proposal, true, entry, S("")};
    vec_push(arena, decisions, decision);
}

static Str reason(Arena *arena, const Decision *decision)
{
    if (decision->confirmed)
        return message_format(arena, MSG_PROPOSAL_CONFIRMED,
            ARGS(record_text(decision->proposal, S("of")),
                decision->proposal->key));
    return decision->why.size ? decision->why
                              : message_text(MSG_PROPOSAL_REJECTED);
}

static void take_back(Arena *arena, Node *retractions, const Decision *decision)
{
    Node *entry = node_push(arena, retractions, node_map(arena));
    put_text(arena, entry, S("key"), decision->proposal->key);
    put_text(arena, entry, S("of"), hash_hex(arena, &decision->proposal->id));
    put_text(arena, entry, S("why"), reason(arena, decision));
}

/* The readers of what is confirmed are those of the proposal. */
static Node *entry_to_record(Arena *arena, const Decision *decision)
{
    Node *entry = node_copy(arena, decision->entry, false);
    const Record *proposal = decision->proposal;
    put(arena, entry, S("audience"), audience_node(arena, &proposal->audience));
    return entry;
}

Status proposals_decide(VerbCall *call, RoomView *room,
    const Decisions *decisions, Appended *appended, Err *err)
{
    Arena *arena = call->arena;
    Node *tree = node_map(arena), *retractions = node_list(arena);
    put_text(arena, tree, S("date"), target_today(room));
    for (size_t i = 0; i < decisions->count; i++) {
        const Decision *decision = &decisions->items[i];
        Kind kind = proposal_kind(decision->proposal);
        take_back(arena, retractions, decision);
        if (decision->confirmed &&
            !entry_put(arena, tree, kind, decision->proposal->key,
                entry_to_record(arena, decision)))
            return err_set(err, STATUS_INPUT, NOWHERE, MSG_PROPOSAL_KIND,
                ARGS(decision->proposal->key, kind_name(kind)));
    }
    put(arena, tree, S("retractions"), retractions);
    Status status = append_brief(call, room->store,
        room->model.view.viewer.seat, tree, "", appended, err);
    if (err) err->line = 0; /* there is no file that the user could look at */
    return status;
}

/* --- telling --- */

Str proposal_words(Arena *arena, const Record *proposal)
{
    static const char *const FIELDS[] = {
        "words", "name", "title", "stance", "event"};
    const Node *entry = proposal_entry(proposal);
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        Str text = node_get_text(entry, str_of(FIELDS[i]));
        if (!text.size) continue;
        if (proposal_kind(proposal) != KIND_POSITION) return text;
        Str target = node_get_text(entry, S("point"));
        if (!target.size) target = node_get_text(entry, S("draft"));
        return message_format(arena, MSG_PROPOSAL_STANCE,
            ARGS(node_get_text(entry, S("party")), text, target,
                node_get_text(entry, S("option"))));
    }
    return proposal->key;
}

Node *proposal_node(Arena *arena, const Record *proposal)
{
    Node *map = node_map(arena);
    put_text(arena, map, S("key"), proposal->key);
    put_text(arena, map, S("of"), record_text(proposal, S("of")));
    put_text(arena, map, S("source"), record_text(proposal, S("source")));
    put(arena, map, S("confidence"),
        describe_number(arena, record_text(proposal, S("confidence"))));
    put(arena, map, S("spans"), describe_field(arena, proposal, S("spans")));
    put_text(arena, map, S("words"), proposal_words(arena, proposal));
    put(arena, map, S("entry"),
        node_copy(arena, proposal_entry(proposal), false));
    return map;
}
