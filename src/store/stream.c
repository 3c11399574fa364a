/* Falling sequences of places, and their unions and intersections.
 *
 * An intersection leaps: it asks each part in turn for the first place at or
 * below the lowest seen so far, until all agree (Veldhuizen, "Leapfrog
 * triejoin", 2014, for one variable). A part steps on while the place is
 * near, and looks it up anew where it is far; so a rare word or speaker costs
 * what is rare, whatever it is joined with.
 * Cost: about the smallest part times the number of parts. */
#include "store/stream.h"

#include "store/waiting.h"

enum { STEPS_BEFORE_LOOKUP = 8 };

typedef enum { STREAM_ROWS, STREAM_ANY, STREAM_ALL } StreamType;

struct Stream {
    StreamType type;
    Query query;    /* of rows */
    int64_t term;   /* of rows of `mention` */
    Instant from;   /* since when these are known */
    Str words;      /* of rows of `search` */
    Stream **parts; /* [count] of the others */
    size_t count;
    Mentioned now;
    bool started, done;
};

static Status new_rows(Store *store, const char *sql, Stream **out, Err *err)
{
    Stream *stream = arena_alloc(store->arena, sizeof *stream);
    *out = stream;
    return sql_prepare(store, sql, &stream->query, err);
}

Status stream_term(
    Store *store, int64_t term, Instant from, Stream **stream, Err *err)
{
    TRY(waiting_flush(store, err));
    TRY(new_rows(store,
        "SELECT place, known, audience, contested FROM mention "
        "WHERE term = ? AND place <= ? AND known >= ? ORDER BY place DESC",
        stream, err));
    (*stream)->term = term;
    (*stream)->from = from;
    return STATUS_OK;
}

Status stream_words(Store *store, Str words, Stream **stream, Err *err)
{
    TRY(new_rows(store,
        "SELECT rowid FROM search "
        "WHERE search MATCH ? AND rowid <= ? ORDER BY rowid DESC",
        stream, err));
    (*stream)->words = words;
    return STATUS_OK;
}

static Stream *new_join(
    Arena *arena, StreamType type, Stream **streams, size_t count)
{
    Stream *stream = arena_alloc(arena, sizeof *stream);
    stream->type = type;
    stream->parts = arena_grow(arena, streams, count, count, sizeof *streams);
    stream->count = count;
    return stream;
}

Stream *stream_any(Arena *arena, Stream **streams, size_t count)
{
    return count == 1 ? streams[0]
                      : new_join(arena, STREAM_ANY, streams, count);
}

Stream *stream_all(Arena *arena, Stream **streams, size_t count)
{
    return count == 1 ? streams[0]
                      : new_join(arena, STREAM_ALL, streams, count);
}

/* --- rows --- */

static void look_up(Stream *stream, int64_t place)
{
    Query *query = &stream->query;
    if (query->result != SQLITE_OK) return;
    sqlite3_reset(query->statement);
    query->bound = 0;
    if (stream->term)
        bind_int(query, stream->term);
    else
        bind_text(query, stream->words);
    bind_int(query, place);
    if (stream->term) bind_int(query, stream->from);
    stream->started = true;
}

static bool step(Stream *stream)
{
    Query *query = &stream->query;
    if (stream->done || !query_next(query)) {
        stream->done = true;
        return false;
    }
    stream->now = (Mentioned){.place = get_int(query, 0)};
    if (!stream->term) return true;
    stream->now.known = get_int(query, 1);
    stream->now.audience = get_int(query, 2);
    stream->now.contested = get_int(query, 3) != 0;
    return true;
}

static bool seek_rows(Stream *stream, int64_t place)
{
    if (stream->started && stream->now.place <= place) return !stream->done;
    for (int i = 0; stream->started && i < STEPS_BEFORE_LOOKUP; i++) {
        if (!step(stream)) return false;
        if (stream->now.place <= place) return true;
    }
    look_up(stream, place);
    return step(stream);
}

/* --- joins --- */

/* An answer that says who may see the place is the better one. */
static void merge(Mentioned *found, const Mentioned *other)
{
    if (!found->audience) *found = *other;
}

static bool seek_any(Stream *stream, int64_t place)
{
    bool found = false;
    for (size_t i = 0; i < stream->count; i++) {
        Mentioned part;
        if (!stream_seek(stream->parts[i], place, &part)) continue;
        if (!found || part.place > stream->now.place) stream->now = part;
        found = true;
    }
    return found;
}

static bool seek_all(Stream *stream, int64_t place)
{
    size_t agreeing = 0;
    for (size_t i = 0; agreeing < stream->count; i = (i + 1) % stream->count) {
        Mentioned part;
        if (!stream_seek(stream->parts[i], place, &part)) return false;
        if (agreeing == 0 || part.place < place) {
            stream->now = part;
            place = part.place;
            agreeing = 1;
        } else {
            merge(&stream->now, &part);
            agreeing++;
        }
    }
    return true;
}

bool stream_seek(Stream *stream, int64_t place, Mentioned *found)
{
    bool any = false;
    switch (stream->type) {
    case STREAM_ROWS: any = seek_rows(stream, place); break;
    case STREAM_ANY: any = seek_any(stream, place); break;
    case STREAM_ALL: any = seek_all(stream, place); break;
    }
    *found = stream->now;
    return any;
}

Status stream_end(Stream *stream, Err *err)
{
    Status status = STATUS_OK;
    if (stream->type == STREAM_ROWS) return sql_drop(&stream->query, err);
    for (size_t i = 0; i < stream->count; i++) {
        Status part = stream_end(stream->parts[i], err);
        if (status == STATUS_OK) status = part;
    }
    return status;
}
