/* read: who says what in dispatches, as proposals. */
#include "verb/read.h"

#include <string.h>
#include <unistd.h>

#include "base/charset.h"
#include "base/json.h"
#include "read/html.h"
#include "verb/describe.h"
#include "verb/uploads.h"

enum { PATH_SIZE = 4096, COLUMNS = 5 };

/* FOLDER/REST where FOLDER is the program's own. */
static const char *beside_program(Arena *arena, const char *rest)
{
    char path[PATH_SIZE];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) return NULL;
    path[size] = 0;
    char *slash = strrchr(path, '/');
    if (slash) *slash = 0;
    return str_c(arena, str_printf(arena, "%s/%s", path, rest));
}

/* Where NAME of models/ stands, NULL if nowhere. */
static const char *find_model(Arena *arena, Str name)
{
    static const char *PLACES[] = {
        "../models", "../share/travaux", "../../models", NULL};
    for (size_t i = 0; PLACES[i]; i++) {
        const char *path = beside_program(arena,
            str_c(arena,
                str_printf(arena, "%s/%.*s", PLACES[i], STR_ARGS(name))));
        if (path && access(path, R_OK) == 0) return path;
    }
    return NULL;
}

static Status open_model(VerbCall *call, Reader *reader, Err *err)
{
    const char *path = verb_has(call, "model")
                           ? str_c(call->arena, verb_value(call, "model"))
                           : find_model(call->arena, S("en.model"));
    if (path) return reader_open(call->arena, path, reader, err);
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_READ_NO_MODEL, NO_ARGS);
}

static Status open_careful(VerbCall *call, Reader *reader, Err *err)
{
    const char *path = find_model(call->arena, S("en-careful.model"));
    if (path) return reader_open_careful(call->arena, path, reader, err);
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_READ_NO_CAREFUL, NO_ARGS);
}

Status read_open_reader(VerbCall *call, Reader *reader, Err *err)
{
    TRY(open_model(call, reader, err));
    if (verb_has(call, "careful")) TRY(open_careful(call, reader, err));
    return verb_has(call, "tables") ? read_use_tables(call, reader, err)
                                    : STATUS_OK;
}

static Str speaker_words(Arena *arena, const Speaker *speaker)
{
    if (!speaker->name.size)
        return message_format(arena, MSG_UNKNOWN_VOICE, NO_ARGS);
    if (speaker->named) return speaker->name;
    return message_format(arena, MSG_READ_UNNAMED, ARGS(speaker->name));
}

/* The content as the source has it, with [...] where it is split. */
static Str content_words(Arena *arena, Str text, const ByteSpans *content)
{
    Str *parts = arena_array(arena, content->count, sizeof *parts);
    for (size_t i = 0; i < content->count; i++)
        parts[i] =
            str_slice(text, content->items[i].begin, content->items[i].end);
    return str_join(arena, parts, content->count, S(" [...] "));
}

static void show_row(
    VerbCall *call, Block *table, Str text, const Statement *statement)
{
    Arena *arena = call->arena;
    const ByteSpans *spans = statement->attribution.spans;
    const Speaker *speaker = &statement->speaker;
    Str cue = spans[SPAN_CUE].count
                  ? str_slice(text, spans[SPAN_CUE].items[0].begin,
                        spans[SPAN_CUE].items[0].end)
                  : S("");
    screen_row(call->screen, table,
        (Cell[]){TONED(str_int(arena, spans[SPAN_CONTENT].items[0].begin),
                     TONE_MUTED),
            TONED(speaker_words(arena, speaker), TONE_STRONG),
            CELL(str_join(
                arena, speaker->parties, speaker->party_count, S(" "))),
            CELL(cue), CELL(content_words(arena, text, &spans[SPAN_CONTENT]))});
}

Str read_language_name(Str code)
{
    Str rest = message_text(MSG_READ_LANGUAGES), entry, name = S("");
    while (str_next(&rest, '|', &entry)) {
        name = str_slice(entry, str_find(entry, S(" "), 0) + 1, entry.size);
        if (str_starts(entry, code)) return name;
    }
    return name;
}

void read_show(VerbCall *call, Str file, const Reading *reading)
{
    static const Column WIDTHS[] = {{.align = ALIGN_RIGHT},
        {.least = 8, .shrink = 2}, {.least = 2}, {.least = 6, .shrink = 1},
        {.least = 20, .shrink = 3}};
    static const MessageId HEADS[] = {MSG_READ_LINE, MSG_READ_WHO,
        MSG_READ_PARTY, MSG_READ_CUE, MSG_READ_WORDS};
    Arena *arena = call->arena;
    size_t count = reading->statements.count;
    if (!str_equal(reading->lang, S("en"))) {
        screen_title(call->screen, file, reading->lang);
        screen_text(call->screen,
            message_format(arena, MSG_READ_LANGUAGE,
                ARGS(read_language_name(reading->lang))),
            TONE_WARNING);
        return;
    }
    screen_title(call->screen, file,
        message_format(
            arena, MSG_READ_COUNT, ARGS(str_int(arena, (int64_t)count))));
    if (!count) {
        screen_text(call->screen, message_text(MSG_READ_NONE), TONE_PLAIN);
        return;
    }
    Column *columns = arena_array(arena, COLUMNS, sizeof *columns);
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = WIDTHS[i];
        columns[i].heading = message_text(HEADS[i]);
    }
    Block *table = screen_table(call->screen, columns, COLUMNS);
    for (size_t i = 0; i < count; i++)
        show_row(
            call, table, reading->tokens.text, &reading->statements.items[i]);
    screen_text(call->screen, message_text(MSG_READ_PROPOSED), TONE_MUTED);
}

Status read_extract(Arena *arena, Str bytes, Place place, Str *text, Err *err)
{
    *text = html_is(bytes) ? html_text(arena, bytes) : bytes;
    if (text->size <= READ_MAX_BYTES) return STATUS_OK;
    return err_set(err, STATUS_INPUT, place, MSG_TOO_LARGE,
        ARGS(str_int(arena, READ_MAX_BYTES)));
}

/* Reads one text; ARTICLE names it in the JSON of many, else "". */
static Status read_text(VerbCall *call, const Reader *reader, Str title,
    Str text, Str article, Place place, Err *err)
{
    Arena *arena = call->arena;
    Reading reading;
    TRY(read_extract(arena, text, place, &text, err));
    reader_read(arena, reader, text, &reading);
    for (size_t i = 0; i < reading.statements.count; i++) {
        Node *data =
            read_statement_data(arena, text, &reading.statements.items[i]);
        if (article.size) put_text(arena, data, S("article"), article);
        node_push(arena, call->data, data);
    }
    read_show(call, title, &reading);
    return STATUS_OK;
}

/* One article: an object with a text, and maybe an id. */
static Status read_line(
    VerbCall *call, const Reader *reader, Str line, Place place, Err *err)
{
    Arena *arena = call->arena;
    Node *article;
    Err inner;
    if (json_read(arena, line, place.file, &article, &inner) != STATUS_OK)
        return err_set(err, STATUS_INPUT, place, MSG_READ_LINE_BAD,
            ARGS(str_of(inner.text)));
    Str text = node_get_text(article, S("text"));
    Str id = node_get_text(article, S("id"));
    if (!text.size)
        return err_set(err, STATUS_INPUT, place, MSG_READ_LINE_TEXT, NO_ARGS);
    if (!id.size) id = str_int(arena, place.line);
    return read_text(call, reader, id, text, id, place, err);
}

static Status read_lines(
    VerbCall *call, const Reader *reader, const char *path, Str lines, Err *err)
{
    Place place = {path, 0, 0};
    Str line;
    while (str_next(&lines, '\n', &line)) {
        place.line++;
        if (str_trim(line).size) TRY(read_line(call, reader, line, place, err));
    }
    return STATUS_OK;
}

void read_tell_charset(VerbCall *call, Str charset)
{
    if (str_equal(charset, S("UTF-8"))) return;
    screen_text(call->screen,
        message_format(call->arena, MSG_READ_CHARSET, ARGS(charset)),
        TONE_WARNING);
}

static Status read_one(VerbCall *call, const Reader *reader, Str file, Err *err)
{
    const char *path = str_c(call->arena, file);
    Str bytes, text, charset;
    TRY(upload_read(call, path, READ_FILE_MAX, &bytes, err));
    TRY(charset_to_utf8(
        call->arena, bytes, READ_FILE_MAX, path, &text, &charset, err));
    if (str_ends(file, S(".jsonl")) || str_ends(file, S(".ndjson")))
        return read_lines(call, reader, path, text, err);
    TRY(read_text(call, reader, file, text, S(""), (Place){path, 0, 0}, err));
    read_tell_charset(call, charset);
    return STATUS_OK;
}

static Status run(VerbCall *call, Err *err)
{
    Reader reader;
    Str file, source = S("");
    TRY(read_open_reader(call, &reader, err));
    if (verb_has(call, "score")) return read_score(call, &reader, err);
    if (verb_has(call, "room"))
        return read_into_room(call, &reader, &source, err);
    call->data = node_list(call->arena);
    if (!verb_has(call, "file"))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_READ_NEEDS_FILE, NO_ARGS);
    if (str_equal(verb_value(call, "file"), S("-")))
        return read_filter(call, &reader, err);
    for (size_t i = 0; verb_nth(call, "file", i, &file); i++) {
        Status status = read_one(call, &reader, file, err);
        if (status == STATUS_OK) continue;
        call->screen = screen_new(call->arena);
        return status;
    }
    return STATUS_OK;
}

static const Arg ARGS_READ[] = {{.name = "file",
                                    .type = ARG_PATH,
                                    .positional = true,
                                    .repeated = true,
                                    .help = MSG_READ_FILE},
    {.name = "room", .type = ARG_PATH, .help = MSG_READ_ROOM},
    {.name = "date", .type = ARG_DATE, .help = MSG_READ_DATE},
    {.name = "publisher", .type = ARG_TEXT, .help = MSG_READ_PUBLISHER},
    {.name = "by", .type = ARG_PARTY, .help = MSG_ARG_BY},
    {.name = "after", .type = ARG_TEXT, .help = MSG_READ_AFTER},
    {.name = "jobs", .type = ARG_NUMBER, .help = MSG_READ_JOBS},
    {.name = "score", .type = ARG_PATH, .help = MSG_READ_SCORE}, READER_ARGS,
    {.name = NULL}};

const Verb verb_read = {.name = "read",
    .summary = MSG_READ,
    .help = MSG_READ_ABOUT,
    .example = "read herald-1.txt",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_READ,
    .run = run};
