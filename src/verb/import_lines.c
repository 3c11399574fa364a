/* Canonical JSON lines into a room. The lines are gone through three times,
 * for records, files and commits, so that each finds what it names; records
 * are read ahead, of the others each line into memory of its own. Of every
 * record the id is worked out from its bytes, of every file its hash, and a
 * commit must find its records and parents. Cost: that of appending; reading a
 * line takes a few microseconds. */
#include "verb/import_lines.h"

#include <string.h>
#include "verb/records_ahead.h"

typedef struct {
    Arrivals *arrivals;
    Str room_key; /* "" until the room's own record came */
    const char *path;
    uint32_t number; /* of the line, from 1 */
    Arena *line;     /* what reading it takes */
    Err *err;
} Importing;

typedef Status TakeLine(Importing *in, Str line);

static void free_line(void *state)
{
    Importing *in = state;
    arena_free(in->line);
    in->line = NULL;
}

static Place place_of(const Importing *in)
{
    return (Place){in->path, in->number, 1};
}

static Status refuse(const Importing *in, MessageId id)
{
    return err_set(in->err, STATUS_INPUT, place_of(in), id, NO_ARGS);
}

/* A room's file holds one room. */
static Status check_room(Importing *in, const Record *record)
{
    if (record->kind != KIND_ROOM) return STATUS_OK;
    if (!in->room_key.size)
        in->room_key = str_copy(in->arrivals->arena, record->key);
    if (str_equal(in->room_key, record->key)) return STATUS_OK;
    return err_set(in->err, STATUS_INPUT, place_of(in), MSG_IMPORT_OTHER_ROOM,
        ARGS(record->key, in->room_key));
}

static Status take_record(Importing *in, const AheadLine *line)
{
    in->number = line->number;
    if (line->type == LINE_OTHER) return refuse(in, MSG_IMPORT_BAD_LINE);
    if (!line->good) return refuse(in, MSG_IMPORT_BAD_RECORD);
    TRY(check_room(in, &line->record));
    return arrivals_record(in->arrivals, &line->record, in->err);
}

/* These are most of the lines, and are read ahead. */
static Status take_records(Importing *in, Str text)
{
    const AheadLine *line;
    RecordsAhead *ahead = records_ahead_start(in->arrivals->arena, text);
    for (;;) {
        TRY(records_ahead_next(ahead, &line, in->err));
        if (!line) return STATUS_OK;
        TRY(take_record(in, line));
    }
}

static Status take_blob(Importing *in, Str line)
{
    Hash hash;
    Str bytes, there;
    if (!line_read_blob(in->line, line, &hash, &bytes))
        return refuse(in, MSG_IMPORT_BAD_BLOB);
    Status status = store_blob(in->arrivals->store, &hash, &there, in->err);
    if (status != STATUS_NO) return status;
    return arrivals_blob(in->arrivals, &hash, bytes, in->err);
}

/* What is wrong with a commit the store tells, but not in which line. */
static Status take_commit(Importing *in, Str line)
{
    Status status = arrivals_commit(in->arrivals, line, in->err);
    if (status != STATUS_INPUT || !in->err) return status;
    Str why = str_copy(in->arrivals->arena, str_of(in->err->text));
    return err_set(
        in->err, status, place_of(in), MSG_IMPORT_BAD_COMMIT, ARGS(why));
}

/* With memory that is given back after the line. */
static Status take_apart(Importing *in, TakeLine *take, Str line)
{
    free_line(in);
    in->line = arena_new(0);
    if (!in->line || ARENA_GUARD(in->line))
        return err_set(in->err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    return take(in, line);
}

/* The lines of one type. */
static Status take_lines(Importing *in, Str text, LineType type, TakeLine *take)
{
    Str line;
    in->number = 0;
    while (str_next(&text, '\n', &line)) {
        in->number++;
        if (line_type(line) == type) TRY(take_apart(in, take, line));
    }
    return STATUS_OK;
}

Status import_lines(
    Arrivals *arrivals, Str text, const char *path, Str room_key, Err *err)
{
    Importing *in = arena_alloc(arrivals->arena, sizeof *in);
    *in = (Importing){arrivals, room_key, path, 0, NULL, err};
    arena_defer(arrivals->arena, free_line, in);
    if (str_ends(text, S("\n"))) text.size--;
    TRY(take_records(in, text));
    TRY(take_lines(in, text, LINE_BLOB, take_blob));
    TRY(take_lines(in, text, LINE_COMMIT, take_commit));
    if (in->room_key.size) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, (Place){path, 0, 0}, MSG_IMPORT_NO_ROOM, NO_ARGS);
}
