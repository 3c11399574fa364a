/* read --room: dispatches become proposals. The source is kept whole, as it
 * came (a page also as the text in which spans count), under its hash: bytes
 * that the room has already are the same source. What was proposed or
 * recorded before, and even what was taken back, is not proposed again, so
 * that reading a file twice stores nothing. All files are one commit each. */
#include "base/charset.h"
#include "base/file.h"
#include "base/utf8.h"
#include "bridge/proposal.h"
#include "bridge/slug.h"
#include "read/html.h"
#include "read/when.h"
#include "verb/append.h"
#include "verb/describe.h"
#include "verb/read.h"
#include "verb/target.h"
#include "verb/uploads.h"

enum { SOURCE_KEY_LONGEST = 40, TITLE_COLUMNS = 100, FILES_MOST = 2 };

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    Reader *reader;
    const RoomTables *tables;
    const char *path;
    Str file, bytes, text, charset;
    Str title; /* of the source; "": none */
    Reading reading;
    Node *brief;
    Upload files[FILES_MOST]; /* [file_count] that the brief names */
    size_t file_count;
    ReadSource source;
    Str date;            /* of the source, EDTF */
    RecordList recorded; /* statements of the source */
    size_t standing;     /* read statements that the room has in some way */
    Status fault;        /* of the store */
    Appended appended;
    Err *err;
} RoomReading;

/* --- the source --- */

/* The source of the room that holds TEXT, or NULL. */
static const Record *find_source(const RoomReading *in)
{
    const RecordList *sources = &in->room->model.heads[KIND_SOURCE];
    Hash hash = hash_of(in->text);
    Str hex = hash_hex(in->arena, &hash);
    for (size_t i = 0; i < sources->count; i++) {
        const Node *file = record_get(sources->items[i], S("file"));
        if (str_equal(node_get_text(file, S("sha256")), hex))
            return sources->items[i];
    }
    return NULL;
}

static Str free_source_key(const RoomReading *in, Str key)
{
    Str name = key;
    for (int64_t n = 2; model_find(&in->room->model, KIND_SOURCE, name); n++)
        name =
            str_join(in->arena, (Str[]){key, str_int(in->arena, n)}, 2, S("-"));
    return name;
}

static Str publisher_of(const RoomReading *in)
{
    Str given = verb_value(in->call, "publisher");
    return given.size ? given : message_text(MSG_READ_UNTOLD);
}

/* One entry of section `sources`, with BYTES as its file. */
static Node *add_source(RoomReading *in, Node *sources, Str key, Str bytes)
{
    Node *entry = node_map(in->arena);
    Str name = str_join(in->arena, (Str[]){key, S(".txt")}, 2, S(""));
    put_text(in->arena, entry, S("publisher"), publisher_of(in));
    put_text(in->arena, entry, S("title"), in->title);
    put_text(in->arena, entry, S("url"), verb_value(in->call, "url"));
    put_text(in->arena, entry, S("date"), in->date);
    put_text(in->arena, entry, S("file"), name);
    put_text(in->arena, entry, S("lang"), in->source.lang);
    put(in->arena, sources, key, entry);
    in->files[in->file_count++] = (Upload){name, bytes};
    return entry;
}

/* A page is kept as it came too, and its text as a copy of it: the two are
 * one source. */
static void add_sources(RoomReading *in)
{
    Node *sources = node_map(in->arena);
    Str key = in->source.key;
    put(in->arena, in->brief, S("sources"), sources);
    if (str_equal(in->bytes, in->text)) {
        add_source(in, sources, key, in->text);
        return;
    }
    Str raw = free_source_key(
        in, str_join(in->arena, (Str[]){key, S("as-it-came")}, 2, S("-")));
    add_source(in, sources, raw, in->bytes);
    Node *entry = add_source(in, sources, key, in->text);
    put_text(in->arena, entry, S("copies-of"), raw);
}

static Status find_date(RoomReading *in, const Record *known)
{
    in->date = known ? record_date(known, S("date")) : S("");
    if (!in->date.size || date_of(in->date).unknown)
        in->date = verb_value(in->call, "date");
    if (!in->date.size) in->date = when_of_text(in->arena, &in->reading.tokens);
    if (!in->date.size)
        return err_set(in->err, STATUS_INPUT, (Place){in->path, 0, 0},
            MSG_READ_NO_DATE, NO_ARGS);
    in->source.day = date_of(in->date).latest;
    return STATUS_OK;
}

/* The beginning of LINE that fits into a title, in whole words. */
static Str first_words(Arena *arena, Str line)
{
    Str words = utf8_fit(line, TITLE_COLUMNS);
    if (words.size == line.size) return line;
    size_t end = words.size;
    while (end && words.data[end] != ' ') end--;
    words = str_slice(words, 0, end ? end : words.size);
    return str_join(arena, (Str[]){words, S("…")}, 2, S(""));
}

/* The title given. What was pasted has no file's name either: of it the first
 * line that has words. */
static Str title_of(const RoomReading *in)
{
    Str rest = in->text, line, title = verb_value(in->call, "title");
    if (!upload_is_pasted(in->call, "file", in->file)) return title;
    while (!title.size && str_next(&rest, '\n', &line))
        title = first_words(in->arena, str_trim(line));
    return title;
}

static Status name_source(RoomReading *in)
{
    const Record *known = find_source(in);
    TRY(find_date(in, known));
    put_text(in->arena, in->brief, S("date"), in->date);
    if (known) {
        in->source.key = known->key;
        return STATUS_OK;
    }
    in->title = title_of(in);
    in->source.key = free_source_key(
        in, slug_of(in->arena, in->title.size ? in->title : path_stem(in->file),
                SOURCE_KEY_LONGEST));
    add_sources(in);
    return STATUS_OK;
}

/* --- what stands in the room already --- */

static int64_t number_of(const Node *node)
{
    int64_t number = 0;
    (void)str_to_int(node->text, &number);
    return number;
}

static bool meets(const Node *span, const ByteSpans *content)
{
    for (size_t i = 0; i < content->count; i++)
        if (number_of(span->items[0]) < content->items[i].end &&
            content->items[i].begin < number_of(span->items[1]))
            return true;
    return false;
}

/* Whether a statement that is recorded has words in common with CONTENT. */
static bool was_recorded(const RoomReading *in, const ByteSpans *content)
{
    for (size_t i = 0; i < in->recorded.count; i++) {
        const Node *spans = record_get(in->recorded.items[i], S("spans"));
        for (size_t j = 0; node_is(spans, NODE_LIST) && j < spans->count; j++)
            if (meets(spans->items[j], content)) return true;
    }
    return false;
}

/* For ReadSource. A fault of the store is kept for later. */
static bool has(void *state, Str key, const ByteSpans *content)
{
    RoomReading *in = state;
    Candidate *items;
    size_t count = 0;
    if (in->fault == STATUS_OK)
        in->fault = store_history(in->room->store, &in->room->model.view,
            KIND_PROPOSAL, key, &items, &count, in->err);
    bool found = count > 0 || (content && was_recorded(in, content));
    in->standing += found && content;
    return found;
}

static Status find_recorded(RoomReading *in)
{
    const StatementQuery query = {.source = &in->source.key,
        .source_count = 1,
        .from = DAY_MIN,
        .to = DAY_MAX,
        .limit = SIZE_MAX};
    return store_statements(in->room->store, &in->room->model.view, &query,
        &in->recorded, NULL, in->err);
}

/* --- one file --- */

static Status load(RoomReading *in)
{
    TRY(upload_read(in->call, in->path, READ_FILE_MAX, &in->bytes, in->err));
    TRY(charset_to_utf8(in->arena, in->bytes, READ_FILE_MAX, in->path,
        &in->text, &in->charset, in->err));
    TRY(read_extract(
        in->arena, in->text, (Place){in->path, 0, 0}, &in->text, in->err));
    reader_read(in->arena, in->reader, in->text, &in->reading);
    in->source.lang = in->reading.lang;
    return STATUS_OK;
}

/* The brief is entered like any other, with the files at hand. */
static Status enter(RoomReading *in)
{
    VerbCall inner = *in->call;
    const Uploads uploads = {in->files, in->file_count};
    inner.uploads = &uploads;
    return append_brief(&inner, in->room->store,
        in->room->model.view.viewer.seat, in->brief, "", &in->appended,
        in->err);
}

/* How many of the recorded statements some statement that was read meets. */
static size_t count_supported(const RoomReading *in)
{
    size_t count = 0;
    for (size_t i = 0; i < in->recorded.count; i++) {
        const Node *spans = record_get(in->recorded.items[i], S("spans"));
        bool found = false;
        for (size_t j = 0; node_is(spans, NODE_LIST) && j < spans->count; j++)
            for (size_t k = 0; k < in->reading.statements.count; k++)
                found = found || meets(spans->items[j],
                                     &in->reading.statements.items[k]
                                          .attribution.spans[SPAN_CONTENT]);
        count += found;
    }
    return count;
}

static void show_file(RoomReading *in, size_t proposals)
{
    Arena *arena = in->arena;
    Screen *screen = in->call->screen;
    for (size_t i = 0; i < in->reading.statements.count; i++)
        node_push(arena, in->call->data,
            read_statement_data(
                arena, in->text, &in->reading.statements.items[i]));
    read_show(in->call, in->file, &in->reading);
    read_tell_charset(in->call, in->charset);
    screen_text(screen,
        message_format(arena, MSG_READ_STORED,
            ARGS(str_of(in->room->path), str_int(arena, (int64_t)proposals),
                in->source.key, str_of(in->room->path))),
        TONE_PLAIN);
    if (in->recorded.count)
        screen_text(screen,
            message_format(arena, MSG_READ_SUPPORTS,
                ARGS(str_int(arena, (int64_t)in->recorded.count),
                    in->source.key,
                    str_int(arena, (int64_t)count_supported(in)))),
            TONE_PLAIN);
    if (in->standing)
        screen_text(screen,
            message_format(arena, MSG_READ_STANDING,
                ARGS(str_int(arena, (int64_t)in->standing))),
            TONE_MUTED);
}

static Status read_file(RoomReading *in)
{
    Node *proposals = node_list(in->arena);
    in->brief = node_map(in->arena);
    TRY(load(in));
    TRY(name_source(in));
    TRY(find_recorded(in));
    proposals_write(
        in->arena, in->tables, &in->source, &in->reading, proposals);
    TRY(in->fault);
    put(in->arena, in->brief, S("proposals"), proposals);
    TRY(enter(in));
    show_file(in, proposals->count);
    return STATUS_OK;
}

/* A view with what the files before have brought. */
static Status open_view(RoomReading *in, Store *store)
{
    Str by = verb_value(in->call, "by");
    TRY(room_view_of_seat(
        in->arena, store, by.size ? by : S("mediator"), &in->room, in->err));
    in->room->path = str_c(in->arena, verb_value(in->call, "room"));
    TRY(room_view_load(
        in->room, READING_KINDS | KIND_BIT(KIND_SOURCE), in->err));
    return STATUS_OK;
}

Status read_into_room(VerbCall *call, Reader *reader, Str *source, Err *err)
{
    const RoomTables *tables = NULL;
    Store *store;
    Str file;
    TRY(store_open(call->arena, str_c(call->arena, verb_value(call, "room")),
        STORE_WRITE, &store, err));
    call->data = node_list(call->arena);
    for (size_t i = 0; verb_nth(call, "file", i, &file); i++) {
        RoomReading *in = arena_alloc(call->arena, sizeof *in);
        *in = (RoomReading){.call = call,
            .arena = call->arena,
            .reader = reader,
            .path = str_c(call->arena, file),
            .file = file,
            .err = err,
            .source = {.has = has, .state = in}};
        TRY(open_view(in, store));
        if (!tables)
            tables = reading_use_room(call->arena, &in->room->model, reader);
        in->tables = tables;
        TRY(read_file(in));
        *source = in->source.key;
    }
    return STATUS_OK;
}
