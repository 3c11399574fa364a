/* draft align: what became of each clause of one draft in another, recorded.
 * What is worked out is of the weakest grade, `inferred`, so that what a
 * person confirms or corrects hides it, and is not hidden when the drafts are
 * aligned again. */
#include "verb/draft_align.h"

#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/draft_show.h"
#include "verb/target.h"

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    RoomDraft old_draft, new_draft;
    RoomLineage lineage; /* that the room has */
    Alignment alignment;
    Map keys; /* of the records that hold now */
} Aligning;

Node *draft_lineage_entry(Arena *arena, Node *list, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage, double confidence)
{
    Node *entry = lineage_body(arena, old_draft, new_draft, lineage);
    Audience readers = draft_shared_audience(
        arena, &old_draft->record->audience, &new_draft->record->audience);
    put_text(arena, entry, S("key"),
        lineage_key(arena, old_draft, new_draft, lineage));
    put(arena, entry, S("audience"), audience_node(arena, &readers));
    if (confidence >= 0) {
        Node *inferred = node_map(arena);
        put_text(arena, inferred, S("by"), S("unknown"));
        put_text(arena, inferred, S("why"), message_text(MSG_ALIGN_WHY));
        put(arena, entry, S("inferred"), inferred);
        put_text(arena, entry, S("confidence"),
            str_printf(arena, "%.2f", confidence));
    }
    return node_push(arena, list, entry);
}

/* The head of a lineage record between the two drafts with this KEY. */
static const Record *head_of(const Aligning *in, Str key)
{
    return model_find(&in->room->model, KIND_LINEAGE, key);
}

static bool says_same(const Record *record, const Node *entry)
{
    static const char *const lists[] = {"drafts", "from", "to"};
    if (!str_equal(
            record_text(record, S("how")), node_get_text(entry, S("how"))))
        return false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const Node *a = record_get(record, str_of(lists[i]));
        const Node *b = node_get(entry, str_of(lists[i]));
        if (!a != !b || (a && !node_equal(a, b))) return false;
    }
    return true;
}

/* What the room says already, or a person says, is not written again. */
static void add_entry(Aligning *in, Node *list, const Lineage *lineage)
{
    Node *scratch = node_list(in->arena);
    Node *entry = draft_lineage_entry(in->arena, scratch, &in->old_draft,
        &in->new_draft, lineage, lineage->confidence);
    Str key = node_get_text(entry, S("key"));
    const Record *head = head_of(in, key);
    map_put(&in->keys, key, entry);
    if (head && (head->grade != GRADE_INFERRED || says_same(head, entry)))
        return;
    node_push(in->arena, list, entry);
}

/* What was worked out before and no longer holds is taken back. */
static void add_retractions(Aligning *in, Node *list)
{
    Str seat = in->room->model.view.viewer.seat;
    for (size_t i = in->lineage.by_people; i < in->lineage.records.count; i++) {
        const Record *record = in->lineage.records.items[i];
        bool may =
            str_equal(seat, S("mediator")) || str_equal(seat, record->author);
        if (map_get(&in->keys, record->key) || !may) continue;
        Node *entry = node_push(in->arena, list, node_map(in->arena));
        put_text(in->arena, entry, S("of"), hash_hex(in->arena, &record->id));
        put_text(in->arena, entry, S("why"), message_text(MSG_ALIGN_AGAIN));
    }
}

static Node *write_brief(Aligning *in)
{
    Arena *arena = in->arena;
    Node *brief = node_map(arena);
    Node *list = node_list(arena), *taken_back = node_list(arena);
    put_text(arena, brief, S("date"), target_today(in->room));
    for (size_t i = 0; i < in->alignment.lineages.count; i++)
        add_entry(in, list, &in->alignment.lineages.items[i]);
    add_retractions(in, taken_back);
    if (list->count) put(arena, brief, S("lineage"), list);
    if (taken_back->count) put(arena, brief, S("retractions"), taken_back);
    return brief;
}

/* --- telling it --- */

static bool said_by_person(const Aligning *in, const Lineage *lineage)
{
    Str key = lineage_key(in->arena, &in->old_draft, &in->new_draft, lineage);
    const Record *head = head_of(in, key);
    return head && head->grade != GRADE_INFERRED;
}

static void show(Aligning *in)
{
    static const Column columns[] = {{.shrink = 2, .least = 16},
        {.shrink = 1, .least = 12}, {.shrink = 1, .least = 8}};
    VerbCall *call = in->call;
    Node *list = node_list(in->arena);
    Block *table = screen_table(call->screen, columns, 3);
    put(in->arena, call->data, S("lineage"), list);
    for (size_t i = 0; i < in->alignment.lineages.count; i++) {
        const Lineage *lineage = &in->alignment.lineages.items[i];
        bool person = said_by_person(in, lineage);
        Node *map = draft_lineage_node(
            in->arena, &in->old_draft, &in->new_draft, lineage);
        put_bool(in->arena, map, S("confirmed"), person);
        node_push(in->arena, list, map);
        if (lineage->change == CHANGE_UNCHANGED) continue;
        screen_row(call->screen, table,
            (Cell[]){
                CELL(draft_lineage_place(in->arena, &in->alignment, lineage)),
                CELL(draft_change_words(in->arena, lineage)),
                TONED(person ? message_text(MSG_ALIGN_CONFIRMED) : S(""),
                    TONE_MUTED)});
    }
    ChangeCounts counts = draft_count_changes(&in->alignment);
    draft_show_counts(call, &counts);
}

/* --- the verb --- */

/* Only what persons said is settled before aligning again. */
static void align(Aligning *in)
{
    Redliner redliner = redliner_new(in->arena);
    in->lineage =
        lineage_of_drafts(&in->room->model, &in->old_draft, &in->new_draft);
    in->alignment = draft_align_settled(in->arena, &redliner.lexicon,
        &in->old_draft.draft, &in->new_draft.draft, in->lineage.settled.items,
        in->lineage.by_people);
}

static Status run_draft_align(VerbCall *call, Err *err)
{
    Aligning in = {
        .call = call, .arena = call->arena, .keys = map_new(call->arena)};
    Appended appended = {0};
    bool sees_all;
    TRY(target_open(call, &in.room, err));
    TRY(room_view_load(in.room, DRAFT_KINDS, err));
    TRY(draft_imported(in.room, verb_value(call, "old"), &in.old_draft, err));
    TRY(draft_imported(in.room, verb_value(call, "new"), &in.new_draft, err));
    align(&in);
    Store *store = in.room->store;
    const Viewer *viewer = &in.room->model.view.viewer;
    TRY(append_brief(
        call, store, viewer->seat, write_brief(&in), "", &appended, err));
    TRY(store_sees_all(store, viewer, &sees_all, err));
    append_show(call, in.room->path, &appended, sees_all);
    show(&in);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_ALIGN[] = {ROOM_ARG,
    OLD_ARG(ARG_KEY, MSG_ARG_OLD_DRAFT), NEW_ARG(ARG_KEY, MSG_ARG_NEW_DRAFT),
    BY_ARG, {.name = NULL}};

const Verb verb_draft_align = {.name = "draft align",
    .summary = MSG_DRAFT_ALIGN,
    .help = MSG_DRAFT_ALIGN_ABOUT,
    .example = "draft align varda.room aldova-1 aldova-2",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_DRAFT_ALIGN,
    .run = run_draft_align};
