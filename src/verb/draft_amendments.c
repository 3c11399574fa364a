/* draft amendments: amendments as people wrote them become records of a room.
 * An entry's key is made of what it says, so that the same file again adds
 * nothing. What is to no clause, or by somebody the room does not know, is
 * told and left out; all else goes in, in one commit. */
#include "base/date.h"
#include "bridge/names.h"
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/draft_filed.h"
#include "verb/target.h"

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    RoomDraft draft;
    Map voices;    /* folded name -> Str *, a reference */
    Node *unknown; /* names that are nobody's, each once */
    Node *audience;
} Filing;

/* --- who --- */

/* NAME=KEY: a name as the file has it, and whose it is. */
static Status add_said(Filing *in, Str word, Err *err)
{
    size_t equal = str_find(word, S("="), 0);
    if (equal == SIZE_MAX)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_WHO_SHAPE, ARGS(word));
    Str *ref = arena_alloc(in->arena, sizeof *ref);
    *ref = str_trim(str_slice(word, equal + 1, word.size));
    map_put(&in->voices, name_fold(in->arena, str_slice(word, 0, equal)), ref);
    return STATUS_OK;
}

/* Keys are names too, where nobody else bears them. */
static void add_keys(Filing *in)
{
    static const Kind voices[] = {
        KIND_PARTY, KIND_PERSON, KIND_COALITION, KIND_BODY};
    for (size_t k = 0; k < sizeof voices / sizeof *voices; k++) {
        const RecordList *heads = &in->room->model.heads[voices[k]];
        for (size_t i = 0; i < heads->count; i++)
            names_add_voice(&in->voices, heads->items[i], heads->items[i]->key);
    }
}

/* The reference of who is called NAME; "" for nobody. */
static Str voice_of(const Filing *in, Str name)
{
    const Str *ref = map_get(&in->voices, name_fold(in->arena, name));
    return ref ? *ref : S("");
}

static void note_unknown(Filing *in, Str name)
{
    for (size_t i = 0; i < in->unknown->count; i++)
        if (str_equal(in->unknown->items[i]->text, name)) return;
    node_push(in->arena, in->unknown, node_text(in->arena, name));
    screen_item(in->call->screen,
        message_format(in->arena, MSG_WHO_UNKNOWN, ARGS(name)), TONE_WARNING);
}

/* The references of NAMES, a list of names or one; false if one is nobody's.
 */
static bool put_voices(Filing *in, Node *entry, Str field, const Node *names)
{
    Node *refs = node_list(in->arena);
    bool list = node_is(names, NODE_LIST), known = true;
    for (size_t i = 0; names && i < (list ? names->count : 1); i++) {
        Str name = list ? names->items[i]->text : names->text;
        Str ref = voice_of(in, name);
        if (!name.size) continue;
        if (!ref.size) note_unknown(in, name);
        known &= ref.size > 0;
        node_push(in->arena, refs, node_text(in->arena, ref));
    }
    if (refs->count) put(in->arena, entry, field, refs);
    return known;
}

/* --- what --- */

static const Str *clause_key(const Filing *in, const Node *amendment)
{
    Str id = node_get_text(amendment, S("provision"));
    return &in->draft.clauses[draft_find(&in->draft.draft, id)]->key;
}

/* The same for the same words by the same to the same clause. */
static Str entry_key(const Filing *in, const Node *entry)
{
    StrBuf buf = strbuf_new(in->arena);
    const Node *by = node_get(entry, S("by"));
    strbuf_add(&buf, node_get_text(entry, S("clause")));
    strbuf_printf(&buf, "\n%.*s\n%.*s",
        STR_ARGS(node_get_text(entry, S("old"))),
        STR_ARGS(node_get_text(entry, S("new"))));
    for (size_t i = 0; node_is(by, NODE_LIST) && i < by->count; i++)
        strbuf_printf(&buf, "\n%.*s", STR_ARGS(by->items[i]->text));
    Hash hash = hash_of(strbuf_str(&buf));
    return str_printf(in->arena, "%.*s-%.10s", STR_ARGS(in->draft.name),
        hash_hex(in->arena, &hash).data);
}

/* The day that the file tells, if it is one. */
static void put_date(Filing *in, Node *entry, const Node *amendment)
{
    Date date;
    Str day = str_slice(node_get_text(amendment, S("date")), 0, 10);
    if (day.size && date_parse(day, NOWHERE, &date, NULL) == STATUS_OK)
        put_text(in->arena, entry, S("date"), day);
}

/* An entry of a brief; NULL if who proposes or supports it is not known. */
static Node *read_entry(Filing *in, const Node *amendment)
{
    Arena *arena = in->arena;
    Node *entry = node_map(arena);
    Str why = node_get_text(amendment, S("justification"));
    put_text(arena, entry, S("draft"), in->draft.name);
    put_text(arena, entry, S("clause"), *clause_key(in, amendment));
    put_text(arena, entry, S("old"), node_get_text(amendment, S("old")));
    put_text(arena, entry, S("new"), node_get_text(amendment, S("new")));
    if (why.size) put_text(arena, entry, S("why"), why);
    put_date(in, entry, amendment);
    bool known = put_voices(in, entry, S("by"), node_get(amendment, S("by")));
    known &= put_voices(
        in, entry, S("supporters"), node_get(amendment, S("supporters")));
    if (!known) return NULL;
    if (!node_get(entry, S("by")))
        put_text(arena, entry, S("by"), S("unknown"));
    put_text(arena, entry, S("key"), entry_key(in, entry));
    put(arena, entry, S("audience"), in->audience);
    return entry;
}

static Node *write_brief(Filing *in, const Node *list)
{
    Arena *arena = in->arena;
    Node *brief = node_map(arena), *entries = node_list(arena);
    Map seen = map_new(arena); /* what the file says twice is said once */
    put_text(arena, brief, S("date"), target_today(in->room));
    for (size_t i = 0; i < list->count; i++) {
        if (!filed_has_clause(&in->draft.draft, list->items[i])) continue;
        Node *entry = read_entry(in, list->items[i]);
        if (entry && !map_put(&seen, node_get_text(entry, S("key")), entry))
            node_push(arena, entries, entry);
    }
    if (entries->count) put(arena, brief, S("amendments"), entries);
    return brief;
}

static Status open_draft(Filing *in, Err *err)
{
    Str word;
    TRY(target_open(in->call, &in->room, err));
    TRY(room_view_load(in->room, DRAFT_KINDS | KIND_BIT(KIND_NAME), err));
    TRY(draft_imported(
        in->room, verb_value(in->call, "draft"), &in->draft, err));
    in->voices = names_of_voices(in->arena, &in->room->model);
    add_keys(in);
    for (size_t i = 0; verb_nth(in->call, "who", i, &word); i++)
        TRY(add_said(in, word, err));
    in->unknown = node_list(in->arena);
    in->audience = audience_node(in->arena, &in->draft.record->audience);
    return STATUS_OK;
}

static Status run_draft_amendments(VerbCall *call, Err *err)
{
    Filing in = {.call = call, .arena = call->arena};
    Appended appended = {0};
    Screen *told = call->screen, *left_out = screen_new(call->arena);
    Node *list;
    bool sees_all;
    TRY(open_draft(&in, err));
    TRY(filed_read(call, "file", &in.draft.draft, &list, err));
    const Viewer *viewer = &in.room->model.view.viewer;
    call->screen = left_out;
    Node *brief = write_brief(&in, list);
    call->screen = told;
    TRY(append_brief(
        call, in.room->store, viewer->seat, brief, "", &appended, err));
    TRY(store_sees_all(in.room->store, viewer, &sees_all, err));
    append_show(call, in.room->path, &appended, sees_all);
    screen_append(call->screen, left_out);
    filed_tell_unmatched(call, &in.draft.draft, list);
    put(call->arena, call->data, S("unknown"), in.unknown);
    if (in.unknown->count) call->answer = STATUS_NO;
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_AMENDMENTS[] = {ROOM_ARG,
    {.name = "draft",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_AMENDED_DRAFT},
    {.name = "file",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .help = MSG_ARG_AMENDMENTS_FILE},
    {.name = "who",
        .type = ARG_TEXT,
        .repeated = true,
        .help = MSG_ARG_AMENDMENTS_WHO},
    BY_ARG, {.name = NULL}};

const Verb verb_draft_amendments = {.name = "draft amendments",
    .summary = MSG_AMENDMENTS,
    .help = MSG_AMENDMENTS_ABOUT,
    .example = "draft amendments varda.room aldova-1 amendments.md",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_DRAFT_AMENDMENTS,
    .run = run_draft_amendments};
