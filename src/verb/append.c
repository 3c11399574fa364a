/* Adding the entries of a brief. All happens inside one batch, so that what
 * an entry is checked against is what it is added to.
 *
 * `replaces` is filled with the heads of the same key as they stood on the
 * new record's own date: news that arrives late does not replace what came
 * after it. See doc/adr/0003-late-news.md. */
#include "verb/append.h"

#include <string.h>
#include "base/file.h"
#include "base/json.h"
#include "base/yaml.h"
#include "verb/uploads.h"

typedef struct {
    const VerbCall *call;
    Arena *arena;
    Store *store;
    RoomView *room;  /* all that the author may see */
    RoomView *frame; /* the mediator's, for who is admitted */
    const char *path;
    Str seat;
    bool from_files; /* that somebody wrote; else what a verb means to add */
    Instant last;
    const Brief *brief;
    Record **made;         /* [brief->count] the record of each entry */
    Map known[KIND_COUNT]; /* bodies of keyless heads -> record */
    bool known_loaded[KIND_COUNT];
    Appended *out;
    Status fault; /* of a lookup, which cannot tell it itself */
    Err fault_err;
    Err *err;
} Appending;

Status append_read(
    const VerbCall *call, const char *path, Node **tree, Err *err)
{
    Arena *arena = call->arena;
    Str bytes;
    TRY(upload_read(call, path, BRIEF_MAX_SIZE, &bytes, err));
    if (str_ends(str_of(path), S(".json")))
        return json_read(arena, bytes, path, tree, err);
    return yaml_read(arena, bytes, path, tree, err);
}

/* --- what the brief asks of the room --- */

/* True if a lookup could be done; else it is told once it is over. */
static bool is_done(Appending *in, Status status)
{
    if (status != STATUS_OK && in->fault == STATUS_OK) in->fault = status;
    return status == STATUS_OK;
}

/* An Err to fill for a lookup: the first fault is kept. */
static Err *lookup_err(Appending *in)
{
    return in->fault == STATUS_OK ? &in->fault_err : NULL;
}

static Status check_lookups(const Appending *in)
{
    if (in->fault != STATUS_OK && in->err) *in->err = in->fault_err;
    return in->fault;
}

static size_t lookup_heads(
    void *state, Kind kind, Str key, const Record *const **records)
{
    Appending *in = state;
    RecordList heads = {0};
    if (!is_done(in, store_heads_of(in->store, &in->room->model.view, kind, key,
                         &heads, lookup_err(in))))
        return 0;
    *records = (const Record *const *)heads.items;
    return heads.count;
}

static const Record *lookup_record(void *state, Str id)
{
    Appending *in = state;
    Record *record = NULL;
    Hash hash;
    if (!hash_parse(id, &hash)) return NULL;
    if (!is_done(in, store_find(in->store, &in->room->model.view, &hash,
                         &record, lookup_err(in))))
        return NULL;
    return record;
}

static bool names_blob(const RecordList *heads, Str sha256)
{
    for (size_t i = 0; i < heads->count; i++)
        if (str_equal(
                sha256, node_get_text(record_get(heads->items[i], S("file")),
                            S("sha256"))))
            return true;
    return false;
}

/* Only bytes that a source or draft of the author's view names: whether the
 * room holds others is not told. */
static bool lookup_blob(void *state, Str sha256, Str *bytes)
{
    Appending *in = state;
    const View *view = &in->room->model.view;
    RecordList heads = {0};
    Hash hash;
    if (!hash_parse(sha256, &hash) ||
        !is_done(in, store_heads(in->store, view, KIND_SOURCE, NULL, NULL,
                         &heads, lookup_err(in))) ||
        !is_done(in, store_heads(in->store, view, KIND_DRAFT, NULL, NULL,
                         &heads, lookup_err(in))) ||
        !names_blob(&heads, sha256))
        return false;
    Status status = store_blob(in->store, &hash, bytes, lookup_err(in));
    return status != STATUS_NO && is_done(in, status);
}

/* The keys of a kind; of statements, which may be many, none. */
static size_t lookup_keys(void *state, Kind kind, const Str **keys)
{
    Appending *in = state;
    RecordList heads = {0};
    if (kind == KIND_STATEMENT ||
        !is_done(in, store_heads(in->store, &in->room->model.view, kind, NULL,
                         NULL, &heads, lookup_err(in))))
        return 0;
    Str *list = arena_array(in->arena, heads.count, sizeof *list);
    for (size_t i = 0; i < heads.count; i++) list[i] = heads.items[i]->key;
    *keys = list;
    return heads.count;
}

/* Paths in a brief are relative to the brief. */
static Status lookup_file(void *state, Str path, Str *bytes, Err *err)
{
    Appending *in = state;
    bool beside = path.size && path.data[0] != '/';
    Str folder = beside ? path_folder(str_of(in->path)) : S("");
    const Str parts[] = {folder, path};
    return upload_read(in->call, str_join(in->arena, parts, 2, S("")).data,
        SOURCE_MAX_SIZE, bytes, err);
}

/* --- one entry --- */

/* recorded = max(now, last + 1 microsecond) */
static Instant next_instant(Appending *in)
{
    Instant now = instant_now();
    in->last = now > in->last ? now : in->last + 1;
    return in->last;
}

static void add_basis(Appending *in, const BriefBasis *basis, Record *record)
{
    Hash *ids = (Hash *)record->basis;
    const Record *const *heads;
    if (basis->entry != BRIEF_IN_ROOM) {
        ids[record->basis_count++] = in->made[basis->entry]->id;
        return;
    }
    size_t count = lookup_heads(in, basis->kind, basis->key, &heads);
    ids = arena_grow(in->arena, ids, record->basis_count,
        record->basis_count + count + 1, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[record->basis_count++] = heads[i]->id;
    record->basis = ids;
}

static Record *start_record(Appending *in, const BriefEntry *entry)
{
    Record *record = arena_alloc(in->arena, sizeof *record);
    *record = (Record){.kind = entry->kind,
        .kind_name = kind_name(entry->kind),
        .key = entry->key,
        .since = entry->since,
        .since_date = entry->since_date,
        .author = in->seat,
        .audience = entry->audience,
        .grade = entry->grade,
        .body = entry->body};
    record->basis =
        arena_array(in->arena, entry->basis_count + 1, sizeof(Hash));
    for (size_t i = 0; i < entry->basis_count; i++)
        add_basis(in, &entry->basis[i], record);
    return record;
}

/* True if the two say the same, whenever and under whichever key. */
static bool says_same(const Record *a, const Record *b)
{
    return a->grade == b->grade && str_equal(a->since, b->since) &&
           audience_equal(&a->audience, &b->audience) &&
           a->basis_count == b->basis_count && a->body && b->body &&
           node_equal(a->body, b->body);
}

static Str body_text(Appending *in, const Record *record)
{
    StrBuf buf = strbuf_new(in->arena);
    json_write_canonical(&buf, record->body);
    return strbuf_str(&buf);
}

/* The bodies of all heads of a kind, to find an entry without a key again. */
static Status load_known(Appending *in, Kind kind)
{
    RecordList heads = {0};
    if (in->known_loaded[kind]) return STATUS_OK;
    TRY(store_heads(
        in->store, &in->room->model.view, kind, NULL, NULL, &heads, in->err));
    in->known[kind] = map_new(in->arena);
    in->known_loaded[kind] = true;
    for (size_t i = 0; i < heads.count; i++)
        map_put(
            &in->known[kind], body_text(in, heads.items[i]), heads.items[i]);
    return STATUS_OK;
}

/* What the room has already: *SAME, or NULL. */
static Status find_same(
    Appending *in, const Record *record, const RecordList *heads, Record **same)
{
    *same = NULL;
    if (!record->key.size) {
        TRY(load_known(in, record->kind));
        Record *found =
            map_get(&in->known[record->kind], body_text(in, record));
        if (found && says_same(found, record)) *same = found;
        return STATUS_OK;
    }
    for (size_t i = 0; i < heads->count && !*same; i++)
        if (says_same(heads->items[i], record)) *same = heads->items[i];
    return STATUS_OK;
}

/* True if whoever may read NARROW may read WIDE, as things stand today: seats
 * of admitted parties may read what is for `parties`. */
static bool readers_include(
    const Appending *in, const Audience *wide, const Audience *narrow)
{
    if (audience_within(narrow, wide)) return true;
    if (wide->type != AUDIENCE_PARTIES || narrow->type != AUDIENCE_SEATS)
        return false;
    for (size_t i = 0; i < narrow->count; i++) {
        Viewer viewer;
        if (room_view_seat(in->frame, narrow->seats[i], &viewer, NULL) ||
            !viewer.admitted)
            return false;
    }
    return true;
}

/* Fills `replaces` from HEADS: of the record's key on its own date, or what
 * leave_unseen() made of them. */
static void fill_replaces(
    Appending *in, const RecordList *heads, Record *record)
{
    Hash *ids = arena_array(in->arena, heads->count, sizeof *ids);
    bool beside = false;
    for (size_t i = 0; i < heads->count; i++) {
        const Record *head = heads->items[i];
        if (head->grade < record->grade) continue;
        if (readers_include(in, &head->audience, &record->audience))
            ids[record->replaces_count++] = head->id;
        else
            beside = true;
    }
    record->replaces = ids;
    if (beside) vec_push(in->arena, &in->out->beside, record);
}

/* Who changes what holds no longer has not seen what does: in the place of
 * HEADS comes what was changed, so that both stand, as if they had been entered
 * in two copies. */
static void leave_unseen(Appending *in, RecordList *heads)
{
    Record *changed = in->out->changed;
    if (!changed) return;
    for (size_t i = 0; i < heads->count; i++)
        if (hash_equal(&heads->items[i]->id, &changed->id)) return;
    *heads = (RecordList){0};
    vec_push(in->arena, heads, changed);
    in->out->split = true;
}

static void finish_record(Appending *in, Record *record)
{
    record->recorded = next_instant(in);
    Str context = str_printf(in->arena, "%.*s %.*s",
        STR_ARGS(instant_text(in->arena, record->recorded)),
        STR_ARGS(record->kind_name));
    record->salt = random_salt(in->arena, context);
    if (!record->key.size) record->key = str_slice(record->salt, 0, 8);
    record_seal(in->arena, record);
}

/* What only the mediator may enter. */
static Status check_right(const Appending *in, const BriefEntry *entry)
{
    const KindSet reserved = KIND_BIT(KIND_ROOM) | KIND_BIT(KIND_GRANT) |
                             KIND_BIT(KIND_PURGE) | KIND_BIT(KIND_RELEASE);
    if (str_equal(in->seat, S("mediator")) ||
        !(reserved & KIND_BIT(entry->kind)))
        return STATUS_OK;
    return err_set(in->err, STATUS_INPUT, entry->place, MSG_MEDIATOR_ONLY,
        ARGS(kind_name(entry->kind), in->seat));
}

static Status append_entry(Appending *in, size_t index)
{
    const BriefEntry *entry = &in->brief->entries[index];
    Record *record = start_record(in, entry), *same;
    View then = in->room->model.view;
    RecordList heads = {0};
    bool added;
    Hash hash;
    TRY(check_lookups(in));
    TRY(check_right(in, entry));
    then.on = entry->since_date.latest;
    if (record->key.size)
        TRY(store_heads_of(
            in->store, &then, record->kind, record->key, &heads, in->err));
    TRY(find_same(in, record, &heads, &same));
    if (same) {
        in->made[index] = same;
        in->out->same++;
        return STATUS_OK;
    }
    leave_unseen(in, &heads);
    fill_replaces(in, &heads, record);
    finish_record(in, record);
    if (entry->has_blob)
        TRY(store_put_blob(in->store, entry->blob, &hash, in->err));
    TRY(store_append(in->store, record, &added, in->err));
    in->made[index] = record;
    vec_push(in->arena, &in->out->records, record);
    return STATUS_OK;
}

/* --- the whole brief --- */

static void show_errors(Appending *in, const Brief *brief, Screen *screen)
{
    for (size_t i = 1; i < brief->error_count; i++)
        screen_text(
            screen, err_describe(in->arena, &brief->errors[i]), TONE_WARNING);
    if (brief->errors_missed)
        screen_text(screen,
            message_format(in->arena, MSG_MORE_ERRORS,
                ARGS(str_int(in->arena, (int64_t)brief->errors_missed))),
            TONE_WARNING);
}

static Status read_brief(Appending *in, const Node *tree, Screen *screen)
{
    const BriefLookup lookup = {
        lookup_heads, lookup_record, lookup_blob, lookup_file, in, lookup_keys};
    const BriefOptions options = {
        in->seat, model_room(&in->room->model), in->from_files};
    Brief *brief = arena_alloc(in->arena, sizeof *brief);
    Status status = brief_read(
        in->arena, tree, in->path, &lookup, &options, brief, in->err);
    in->brief = brief;
    TRY(check_lookups(in));
    if (status != STATUS_OK) show_errors(in, brief, screen);
    return status;
}

/* The entries of one brief, as one commit where it says anything new. */
static Status append_entries(Appending *in, const Node *tree, Screen *screen)
{
    size_t before = in->out->records.count;
    TRY(read_brief(in, tree, screen));
    in->made = arena_array(in->arena, in->brief->count, sizeof *in->made);
    for (size_t i = 0; i < in->brief->count; i++) TRY(append_entry(in, i));
    if (in->out->records.count == before) return STATUS_OK;
    in->out->committed = true;
    return store_close_commit(
        in->store, in->seat, next_instant(in), &in->out->commit, in->err);
}

/* A brief as it was read, and from where. */
typedef struct {
    const Node *tree;
    const char *path;
} BriefFile;

/* All that one call adds. */
typedef struct {
    const VerbCall *call;
    Store *store;
    Str seat;
    bool from_files; /* not what a verb wrote */
    VEC(BriefFile) files;
    Instant last; /* recorded */
    Appended *out;
} Addition;

/* Sees what the author may see in a room that has the earlier briefs. */
static Status look(
    const Addition *all, const char *path, Appending **out, Err *err)
{
    Arena *arena = all->call->arena;
    Appending *in = *out = arena_alloc(arena, sizeof *in);
    in->call = all->call;
    in->arena = arena;
    in->store = all->store;
    in->path = path;
    in->from_files = all->from_files;
    in->last = all->last;
    in->out = all->out;
    in->err = err;
    TRY(room_view_frame(arena, all->store, &in->frame, err));
    TRY(room_view_of_seat(arena, all->store, all->seat, &in->room, err));
    in->seat = in->room->model.view.viewer.seat;
    return STATUS_OK;
}

static Status append_one(Addition *all, const BriefFile *file, Err *err)
{
    Appending *in;
    TRY(look(all, file->path, &in, err));
    TRY(append_entries(in, file->tree, all->call->screen));
    all->last = in->last;
    return STATUS_OK;
}

static Status append_all(Addition *all, Err *err)
{
    TRY(store_last_recorded(all->store, &all->last, err));
    for (size_t i = 0; i < all->files.count; i++)
        TRY(append_one(all, &all->files.items[i], err));
    if (!all->out->committed) {
        store_rollback(all->store);
        return STATUS_OK;
    }
    Status status = store_commit(all->store, all->seat, all->last, NULL, err);
    return status == STATUS_NO ? STATUS_OK : status; /* nothing was left */
}

static Status append_in_batch(Addition *all, Err *err)
{
    TRY(store_begin(all->store, err));
    Status status = append_all(all, err);
    if (status != STATUS_OK) store_rollback(all->store);
    return status;
}

Status append_brief(const VerbCall *call, Store *store, Str seat,
    const Node *tree, const char *path, Appended *appended, Err *err)
{
    Addition all = {
        .call = call, .store = store, .seat = seat, .out = appended};
    vec_push(call->arena, &all.files, ((BriefFile){tree, path}));
    return append_in_batch(&all, err);
}

Status append_check(const VerbCall *call, Store *store, Str seat,
    const Node *tree, const char *path, const Brief **brief, Err *err)
{
    Addition all = {.call = call, .store = store, .seat = seat};
    Appending *in;
    *brief = NULL;
    TRY(store_begin(store, err));
    Status status = look(&all, path, &in, err);
    if (status == STATUS_OK) status = read_brief(in, tree, call->screen);
    store_rollback(store);
    *brief = in->brief;
    return status;
}

static Status append_read_all(
    Addition *all, const char *name, size_t first, Err *err)
{
    Str file;
    for (size_t i = first; verb_nth(all->call, name, i, &file); i++) {
        Node *tree;
        const char *path = str_c(all->call->arena, file);
        TRY(append_read(all->call, path, &tree, err));
        vec_push(all->call->arena, &all->files, ((BriefFile){tree, path}));
    }
    return STATUS_OK;
}

Status append_files(VerbCall *call, Store *store, Str seat, const char *name,
    size_t first, Appended *appended, Err *err)
{
    Str second;
    Addition all = {.call = call,
        .store = store,
        .seat = seat,
        .from_files = true,
        .out = appended};
    Status status = append_read_all(&all, name, first, err);
    if (status == STATUS_OK) status = append_in_batch(&all, err);
    if (status != STATUS_OK && verb_nth(call, name, first + 1, &second))
        screen_text(call->screen, message_text(MSG_ADD_NONE), TONE_WARNING);
    return status;
}
