/* new --from: a brief proposed from a dispatch, to be corrected by a person
 * and then made a room of. The room comes from the brief, never from here. */
#include "verb/new_from.h"

#include <stdlib.h>

#include "base/charset.h"
#include "base/file.h"
#include "bridge/cold_start.h"
#include "bridge/slug.h"
#include "read/when.h"
#include "verb/brief_yaml.h"
#include "verb/describe.h"
#include "verb/export_sink.h"
#include "verb/fresh_file.h"
#include "verb/read.h"
#include "verb/uploads.h"

enum { ROOM_KEY_BYTES = 40, TITLE_BYTES = 160 };

typedef struct {
    VerbCall *call;
    Arena *arena;
    Str dispatch;    /* the path, as given */
    Str bytes, text; /* as it came, and in which spans count */
    Str folder, key; /* of the room to be: "work/", "varda" */
    ColdSource source;
    Node *tree;
    Err *err;
} FromDispatch;

static void name_room(FromDispatch *in)
{
    Str room = verb_value(in->call, "file");
    in->folder = path_folder(room);
    if (!room.size) room = in->dispatch;
    in->key = slug_of(in->arena, path_stem(room), ROOM_KEY_BYTES);
    in->source.key =
        slug_of(in->arena, path_stem(in->dispatch), ROOM_KEY_BYTES);
}

static Status load(FromDispatch *in, Reader *reader)
{
    const char *path = str_c(in->arena, in->dispatch);
    Str charset;
    Reading reading;
    TRY(upload_read(in->call, path, READ_FILE_MAX, &in->bytes, in->err));
    TRY(charset_to_utf8(in->arena, in->bytes, READ_FILE_MAX, path, &in->text,
        &charset, in->err));
    TRY(read_extract(
        in->arena, in->text, (Place){path, 0, 0}, &in->text, in->err));
    reader_read(in->arena, reader, in->text, &reading);
    if (!str_equal(reading.lang, S("en")))
        return err_set(in->err, STATUS_INPUT, (Place){path, 0, 0},
            MSG_FROM_NO_ENGLISH, ARGS(read_language_name(reading.lang)));
    in->source.date = verb_value(in->call, "date");
    if (!in->source.date.size)
        in->source.date = when_of_text(in->arena, &reading.tokens);
    if (in->source.date.size) return STATUS_OK;
    return err_set(
        in->err, STATUS_INPUT, (Place){path, 0, 0}, MSG_READ_NO_DATE, NO_ARGS);
}

/* The first line of the text. */
static Str headline(const FromDispatch *in)
{
    Str rest = in->text, line = S("");
    while (str_next(&rest, '\n', &line) && !str_trim(line).size) continue;
    line = str_trim(line);
    size_t end = TITLE_BYTES;
    if (line.size <= end) return line;
    while (end && line.data[end] != ' ') end--;
    return str_slice(line, 0, end);
}

/* Files in a brief are named from its folder. */
static Str file_name(const FromDispatch *in)
{
    Str folder = path_folder(in->dispatch);
    if (str_equal(folder, in->folder))
        return str_slice(in->dispatch, folder.size, in->dispatch.size);
    if (!in->folder.size || str_starts(in->dispatch, S("/")))
        return in->dispatch;
    char *whole = realpath(str_c(in->arena, in->dispatch), NULL);
    Str path = whole ? str_copy(in->arena, str_of(whole)) : in->dispatch;
    free(whole);
    return path;
}

static bool came_as_text(const FromDispatch *in)
{
    return str_equal(in->bytes, in->text);
}

static Str text_name(const FromDispatch *in)
{
    return came_as_text(in)
               ? file_name(in)
               : str_join(in->arena, (Str[]){in->source.key, S(".read.txt")}, 2,
                     S(""));
}

static void add_source(
    FromDispatch *in, Node *sources, Str key, Str file, Str copies)
{
    Node *entry = node_map(in->arena);
    Str publisher = verb_value(in->call, "publisher");
    put_text(in->arena, entry, S("publisher"),
        publisher.size ? publisher : message_text(MSG_READ_UNTOLD));
    put_text(in->arena, entry, S("title"), headline(in));
    put_text(in->arena, entry, S("date"), in->source.date);
    put_text(in->arena, entry, S("lang"), S("en"));
    put_text(in->arena, entry, S("file"), file);
    if (copies.size) put_text(in->arena, entry, S("copies-of"), copies);
    put(in->arena, sources, key, entry);
}

static void add_sources(FromDispatch *in)
{
    Node *sources = node_map(in->arena);
    Str raw = str_join(
        in->arena, (Str[]){in->source.key, S("as-it-came")}, 2, S("-"));
    put(in->arena, in->tree, S("sources"), sources);
    if (!came_as_text(in)) add_source(in, sources, raw, file_name(in), S(""));
    add_source(in, sources, in->source.key, text_name(in),
        came_as_text(in) ? S("") : raw);
}

static void add_head(FromDispatch *in)
{
    in->tree = node_map(in->arena);
    put_text(in->arena, in->tree, S("room"), in->key);
    put_text(in->arena, in->tree, S("title"), headline(in));
    put_text(in->arena, in->tree, S("date"), in->source.date);
    put_text(in->arena, in->tree, S("until-all"), S("yes"));
    put_text(in->arena, in->tree, S("zone"), S("UTC"));
    put_text(in->arena, in->tree, S("audience"), S("public"));
    put_text(in->arena, in->tree, S("owner"), S("analyst"));
    add_sources(in);
}

static size_t entries_of(const FromDispatch *in, const char *section)
{
    const Node *map = node_get(in->tree, str_of(section));
    return map ? map->count : 0;
}

static size_t people_of(const FromDispatch *in)
{
    const Node *parties = node_get(in->tree, S("parties"));
    size_t count = entries_of(in, "outsiders");
    for (size_t i = 0; parties && i < parties->count; i++) {
        const Node *people = node_get(parties->entries[i].value, S("people"));
        count += people ? people->count : 0;
    }
    return count;
}

static Status write_file(FromDispatch *in, const char *path, Str bytes)
{
    const char *unfinished = fresh_name(in->arena, path);
    ExportSink sink;
    TRY(fresh_refuse(path, in->err));
    TRY(sink_open(in->arena, unfinished, &sink, in->err));
    sink_add(&sink, bytes);
    TRY(sink_end(&sink, in->err));
    return fresh_keep(in->arena, unfinished, path, in->err);
}

static const char *beside(const FromDispatch *in, Str name)
{
    return str_join(in->arena, (Str[]){in->folder, name}, 2, S("")).data;
}

static Status write_brief(FromDispatch *in, const char *path)
{
    StrBuf buf = strbuf_new(in->arena);
    brief_yaml_comment(&buf, message_format(in->arena, MSG_FROM_HEAD,
                                 ARGS(in->dispatch, str_of(path))));
    brief_yaml_add(&buf, in->tree, in->text);
    if (!came_as_text(in))
        TRY(write_file(in, beside(in, text_name(in)), in->text));
    return write_file(in, path, strbuf_str(&buf));
}

static void show(FromDispatch *in, const char *path)
{
    static const char *const SECTIONS[] = {"parties", "meetings", "points",
        "drafts", "accounts", "events", "statements"};
    Arena *arena = in->arena;
    put_text(arena, in->call->data, S("brief"), str_of(path));
    put_int(arena, in->call->data, S("people"), people_of(in));
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
        put_int(arena, in->call->data, str_of(SECTIONS[i]),
            entries_of(in, SECTIONS[i]));
    screen_text(in->call->screen,
        message_format(arena, MSG_FROM_WRITTEN,
            ARGS(str_of(path),
                str_int(arena, (int64_t)entries_of(in, "parties")),
                str_int(arena, (int64_t)people_of(in)),
                str_int(arena, (int64_t)entries_of(in, "points")),
                str_int(arena, (int64_t)entries_of(in, "statements")),
                in->dispatch)),
        TONE_PLAIN);
    screen_text(in->call->screen,
        message_format(arena, MSG_FROM_NEXT, ARGS(str_of(path))), TONE_MUTED);
}

Status new_from_dispatch(VerbCall *call, Err *err)
{
    FromDispatch in = {.call = call, .arena = call->arena, .err = err};
    Reader reader;
    Str second;
    if (verb_nth(call, "file", 1, &second))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_FROM_ONE, NO_ARGS);
    in.dispatch = verb_value(call, "from");
    TRY(read_open_reader(call, &reader, err));
    name_room(&in);
    TRY(load(&in, &reader));
    add_head(&in);
    cold_start(call->arena, &reader, &in.source, in.text, in.tree);
    const char *path = beside(
        &in, str_join(call->arena, (Str[]){in.key, S(".yaml")}, 2, S("")));
    TRY(write_brief(&in, path));
    show(&in, path);
    return STATUS_OK;
}
