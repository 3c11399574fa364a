/* draft import: a file becomes a draft of a room: its bytes are kept under
 * their hash, its clauses become records. All is entered as one brief would
 * be, in one commit. What is there already with the same words is left as it
 * is, so that what a person corrected stays when a file is read again. */
#include <string.h>

#include "base/yaml.h"
#include "bridge/points.h"
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/draft_text.h"
#include "verb/draft_untracked.h"
#include "verb/target.h"
#include "verb/text_file.h"
#include "verb/uploads.h"

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    Str key;          /* of the draft */
    const char *path; /* of the file */
    Str bytes;        /* of the file */
    Draft draft;
    const Record *record; /* what the room has of the draft; NULL */
    RoomDraft there;      /* its clauses in the room */
    Node *audience;       /* NULL: the room's default */
    const Str *keys;      /* [draft.count] of the clauses */
    PointLink *links;     /* [draft.count] */
    size_t counts[LINK_COUNT];
    Node *brief;
} Import;

/* --- the draft itself --- */

static Str file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_of(slash ? slash + 1 : path);
}

static Str title_of(const Import *in)
{
    if (verb_has(in->call, "title")) return verb_value(in->call, "title");
    for (size_t i = 0; i < in->draft.count; i++)
        if (in->draft.items[i].heading.size && in->draft.items[i].titled)
            return in->draft.items[i].heading;
    return file_name(in->path);
}

/* True if the room holds these very bytes as this draft's. */
static bool holds_file(const Import *in)
{
    Str held = node_get_text(record_get(in->record, S("file")), S("sha256"));
    Hash hash = hash_of(in->bytes);
    return str_equal(held, hash_hex(in->arena, &hash));
}

static Node *keys_node(const Import *in, const char *argument)
{
    Node *list = node_list(in->arena);
    Str key;
    for (size_t i = 0; verb_nth(in->call, argument, i, &key); i++)
        node_push(in->arena, list, node_text(in->arena, key));
    return list;
}

static void put_given(const Import *in, Node *entry)
{
    if (verb_has(in->call, "title") || !node_get(entry, S("title")))
        put_text(in->arena, entry, S("title"), title_of(in));
    if (verb_has(in->call, "date"))
        put_text(in->arena, entry, S("date"), verb_value(in->call, "date"));
    if (verb_has(in->call, "author"))
        put(in->arena, entry, S("by"), keys_node(in, "author"));
    if (verb_has(in->call, "base"))
        put(in->arena, entry, S("from"), keys_node(in, "base"));
    if (in->audience) put(in->arena, entry, S("audience"), in->audience);
}

/* A draft of which no text was held gets it now. */
static Status add_draft(Import *in, Err *err)
{
    Arena *arena = in->arena;
    Node *drafts = node_map(arena), *entry = node_map(arena);
    if (in->record && holds_file(in)) return STATUS_OK;
    if (in->record && record_get(in->record, S("file")))
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_DRAFT_OTHER_FILE,
            ARGS(in->key, file_name(in->path)));
    if (in->record) TRY(target_entry(in->room, in->record, &entry, err));
    put_given(in, entry);
    put_text(arena, entry, S("text"), S("held"));
    put_text(arena, entry, S("file"), file_name(in->path));
    put(arena, drafts, in->key, entry);
    put(arena, in->brief, S("drafts"), drafts);
    return STATUS_OK;
}

/* --- its clauses --- */

static bool same_field(const Record *record, const Node *body, Str name)
{
    return str_equal(record_text(record, name), node_get_text(body, name));
}

/* The room has this clause: only its point may be another by now. */
static bool is_there(const Record *record, const Node *body)
{
    static const char *const fields[] = {
        "draft", "parent", "number", "heading", "words", "id", "place"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!same_field(record, body, str_of(fields[i]))) return false;
    return true;
}

static bool is_linked(const Record *record, const PointLink *link)
{
    return str_equal(record_text(record, S("point")), link->point) &&
           str_equal(record_text(record, S("option")), link->option);
}

static const Record *find_there(const Import *in, Str key)
{
    size_t *index = in->record ? map_get(&in->there.by_key, key) : NULL;
    return index ? in->there.clauses[*index] : NULL;
}

static void add_clause(Import *in, Node *list, size_t i)
{
    Arena *arena = in->arena;
    const PointLink *link = &in->links[i];
    const Record *there = find_there(in, in->keys[i]);
    Node *body = draft_clause_body(arena, in->key, &in->draft, in->keys, i);
    bool mapped = link->reason == LINK_MAP;
    if (there && is_there(there, body) && (!mapped || is_linked(there, link)))
        return;
    in->counts[link->reason]++;
    put_text(arena, body, S("key"), in->keys[i]);
    if (link->point.size) put_text(arena, body, S("point"), link->point);
    if (link->option.size) put_text(arena, body, S("option"), link->option);
    if (in->audience) put(arena, body, S("audience"), in->audience);
    node_push(arena, list, body);
}

/* CLAUSE=POINT or CLAUSE=POINT/OPTION; a clause by its id or its key. */
static Status map_clause(Import *in, Str word, Err *err)
{
    size_t equal = str_find(word, S("="), 0);
    if (equal == SIZE_MAX)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_MAP_SHAPE, ARGS(word));
    Str id = str_slice(word, 0, equal);
    size_t i = draft_find(&in->draft, id);
    for (size_t k = 0; i == NO_CLAUSE && k < in->draft.count; k++)
        if (str_equal(id, in->keys[k])) i = k;
    if (i == NO_CLAUSE)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_MAP_NO_CLAUSE, ARGS(id));
    Str point = str_slice(word, equal + 1, word.size);
    size_t slash = str_find(point, S("/"), 0);
    Str option =
        slash == SIZE_MAX ? S("") : str_slice(point, slash + 1, point.size);
    in->links[i] = (PointLink){str_slice(point, 0, slash), option, LINK_MAP};
    return STATUS_OK;
}

static Audience readers_of(const Import *in)
{
    const Record *own = model_room(&in->room->model);
    const Node *node = in->audience;
    if (!node && own) node = record_get(own, S("audience"));
    Audience readers = {.type = AUDIENCE_PUBLIC};
    if (node && !audience_read(in->arena, node, &readers))
        readers = (Audience){.type = AUDIENCE_PUBLIC};
    return readers;
}

static Status add_clauses(Import *in, Err *err)
{
    Node *list = node_list(in->arena);
    Audience readers = readers_of(in);
    Str word;
    in->keys = draft_clause_keys(in->arena, in->key, &in->draft);
    in->links = draft_points(&in->room->model, &in->draft, &readers);
    for (size_t i = 0; verb_nth(in->call, "map", i, &word); i++)
        TRY(map_clause(in, word, err));
    for (size_t i = 0; i < in->draft.count; i++) add_clause(in, list, i);
    if (list->count) put(in->arena, in->brief, S("clauses"), list);
    return STATUS_OK;
}

/* --- all of it --- */

/* Since when the text holds: its date, else today. */
static Str begin_of(const Import *in)
{
    Str date = verb_value(in->call, "date");
    if (!date.size && in->record) date = record_date(in->record, S("date"));
    return date.size && !str_equal(date, S("unknown")) ? date
                                                       : target_today(in->room);
}

/* Who may read the draft: as the draft's record says, else as asked. */
static Status find_audience(Import *in, Err *err)
{
    Str word = verb_value(in->call, "audience");
    if (in->record && word.size)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DRAFT_AUDIENCE_KEPT, ARGS(in->key));
    if (in->record)
        in->audience = audience_node(in->arena, &in->record->audience);
    else if (word.size)
        TRY(yaml_read(in->arena, word, NULL, &in->audience, err));
    return STATUS_OK;
}

static Status read_file(Import *in, Err *err)
{
    in->path = str_c(in->arena, verb_value(in->call, "file"));
    TRY(upload_read(in->call, in->path, SOURCE_MAX_SIZE, &in->bytes, err));
    TRY(text_draft_of(in->arena, in->bytes, in->path, &in->draft, err));
    if (in->draft.count) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, (Place){in->path, 0, 0}, MSG_DRAFT_EMPTY, NO_ARGS);
}

static Status write_brief(Import *in, Err *err)
{
    in->key = verb_value(in->call, "draft");
    in->record = model_find(&in->room->model, KIND_DRAFT, in->key);
    if (in->record) in->there = draft_of_record(&in->room->model, in->record);
    TRY(find_audience(in, err));
    in->brief = node_map(in->arena);
    put_text(in->arena, in->brief, S("date"), begin_of(in));
    TRY(add_draft(in, err));
    return add_clauses(in, err);
}

/* The alarm for what a Word document changed in its base without tracking
 * it. */
static Status warn_untracked(const Import *in, Err *err)
{
    Arena *arena = in->arena;
    Str base = verb_value(in->call, "base");
    Docx docx;
    RoomDraft old_draft;
    Node *list = node_list(arena);
    Screen *places = screen_new(arena);
    if (!str_ends(str_of(in->path), S(".docx"))) return STATUS_OK;
    TRY(draft_held(in->room, base, &old_draft, err));
    TRY(docx_read(arena, in->bytes, in->path, &docx, err));
    draft_untracked(places, &docx, &old_draft.draft, list);
    put(arena, in->call->data, S("untracked"), list);
    if (!list->count) return STATUS_OK;
    screen_text(in->call->screen,
        message_format(arena, MSG_DRAFT_UNTRACKED,
            ARGS(base, str_int(arena, (int64_t)list->count))),
        TONE_WARNING);
    screen_append(in->call->screen, places);
    return STATUS_OK;
}

static void show_links(Import *in)
{
    Arena *arena = in->arena;
    Str numbers[LINK_COUNT];
    Node *map = node_map(arena);
    for (size_t i = 0; i < LINK_COUNT; i++) {
        numbers[i] = str_int(arena, (int64_t)in->counts[i]);
        put_int(arena, map, str_of(LINK_KEYS[i]), in->counts[i]);
    }
    put_text(arena, in->call->data, S("draft"), in->key);
    put_int(arena, in->call->data, S("clauses"), in->draft.count);
    put(arena, in->call->data, S("linked"), map);
    screen_text(in->call->screen,
        message_format(
            arena, MSG_DRAFT_LINKED, (MessageArgs){numbers, LINK_COUNT}),
        TONE_MUTED);
}

static Status run_draft_import(VerbCall *call, Err *err)
{
    Import in = {.call = call, .arena = call->arena};
    Appended appended = {0};
    bool sees_all;
    TRY(read_file(&in, err));
    TRY(target_open(call, &in.room, err));
    TRY(room_view_load(in.room, DRAFT_KINDS, err));
    TRY(write_brief(&in, err));
    const Viewer *viewer = &in.room->model.view.viewer;
    Status status = append_brief(
        call, in.room->store, viewer->seat, in.brief, in.path, &appended, err);
    if (err) err->line = 0; /* no line of the file is meant */
    TRY(status);
    TRY(store_sees_all(in.room->store, viewer, &sees_all, err));
    append_show(call, in.room->path, &appended, sees_all);
    if (appended.records.count)
        show_links(&in);
    else
        screen_text(
            call->screen, message_text(MSG_DRAFT_NOTHING_NEW), TONE_PLAIN);
    if (!verb_has(call, "base")) return STATUS_OK;
    TRY(warn_untracked(&in, err));
    screen_text(call->screen,
        message_format(call->arena, MSG_DRAFT_ALIGN_NEXT,
            ARGS(verb_value(call, "base"), in.key)),
        TONE_MUTED);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_IMPORT[] = {ROOM_ARG,
    {.name = "file",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .help = MSG_ARG_DRAFT_FILE},
    {.name = "draft",
        .type = ARG_KEY,
        .required = true,
        .help = MSG_ARG_DRAFT_KEY},
    {.name = "title", .type = ARG_TEXT, .help = MSG_ARG_DRAFT_TITLE},
    {.name = "date", .type = ARG_DATE, .help = MSG_ARG_DRAFT_DATE},
    {.name = "author",
        .type = ARG_KEY,
        .repeated = true,
        .help = MSG_ARG_DRAFT_AUTHOR},
    {.name = "base", .type = ARG_KEY, .help = MSG_ARG_DRAFT_BASE},
    {.name = "map",
        .type = ARG_TEXT,
        .repeated = true,
        .help = MSG_ARG_DRAFT_MAP},
    {.name = "audience", .type = ARG_TEXT, .help = MSG_ARG_DRAFT_AUDIENCE},
    BY_ARG, {.name = NULL}};

const Verb verb_draft_import = {.name = "draft import",
    .summary = MSG_DRAFT_IMPORT,
    .help = MSG_DRAFT_IMPORT_ABOUT,
    .example = "draft import varda.room aldova-1.md --draft aldova-1",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_DRAFT_IMPORT,
    .run = run_draft_import};
