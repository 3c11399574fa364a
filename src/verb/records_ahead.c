/* Reading ahead: one thread takes lines apart, checks and hashes them while
 * another stores what was read, so that both cores work. What is read goes
 * through a ring of chunks, each with an arena of its own (a bounded buffer:
 * Dijkstra, "Cooperating sequential processes", 1965); the reader waits where
 * all are full. A short text is read in the calling thread: it is the same
 * code, and starting a thread would cost more.
 * Cost: a few microseconds a line; memory for CHUNKS times CHUNK_LINES. */
#include "verb/records_ahead.h"

#include <pthread.h>

enum {
    CHUNK_LINES = 256,
    CHUNKS = 8,
    LEAST_SIZE = 1 << 18 /* bytes of text that are worth a thread */
};

typedef struct {
    Arena *arena;
    AheadLine lines[CHUNK_LINES];
    size_t count;
    bool no_memory, last;
} Chunk;

struct RecordsAhead {
    Str rest;
    uint32_t number;
    Chunk chunks[CHUNKS];
    size_t filled, emptied; /* chunks so far; the ring has their difference */
    size_t at;              /* in the chunk being emptied */
    bool threaded, stopping;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static void read_line(RecordsAhead *ahead, Chunk *chunk, Str line)
{
    LineType type = line_type(line);
    ahead->number++;
    if (type == LINE_BLOB || type == LINE_COMMIT) return;
    AheadLine *read = &chunk->lines[chunk->count];
    *read = (AheadLine){.number = ahead->number, .type = type};
    if (type == LINE_RECORD)
        read->good = line_read_record(chunk->arena, line, &read->record);
    chunk->count++;
}

static void read_lines(RecordsAhead *ahead, Chunk *chunk)
{
    Str line;
    while (chunk->count < CHUNK_LINES) {
        chunk->last = !str_next(&ahead->rest, '\n', &line);
        if (chunk->last) return;
        read_line(ahead, chunk, line);
    }
}

static void fill(RecordsAhead *ahead, Chunk *chunk)
{
    arena_free(chunk->arena);
    chunk->count = 0;
    chunk->arena = arena_new(0);
    chunk->no_memory = !chunk->arena || ARENA_GUARD(chunk->arena);
    if (!chunk->no_memory) read_lines(ahead, chunk);
}

/* --- the ring --- */

static bool is_over(const Chunk *chunk)
{
    return chunk->last || chunk->no_memory;
}

/* A chunk to fill; NULL where nobody wants more. */
static Chunk *wait_for_space(RecordsAhead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    while (ahead->filled - ahead->emptied == CHUNKS && !ahead->stopping)
        pthread_cond_wait(&ahead->changed, &ahead->lock);
    bool stopping = ahead->stopping;
    pthread_mutex_unlock(&ahead->lock);
    return stopping ? NULL : &ahead->chunks[ahead->filled % CHUNKS];
}

static void tell(RecordsAhead *ahead, size_t *count)
{
    pthread_mutex_lock(&ahead->lock);
    ++*count;
    pthread_cond_signal(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
}

static void *read_all(void *state)
{
    RecordsAhead *ahead = state;
    Chunk *chunk;
    bool over = false;
    while (!over && (chunk = wait_for_space(ahead))) {
        fill(ahead, chunk);
        over = is_over(chunk);
        tell(ahead, &ahead->filled);
    }
    return NULL;
}

static void wait_for_chunk(RecordsAhead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    while (ahead->filled == ahead->emptied)
        pthread_cond_wait(&ahead->changed, &ahead->lock);
    pthread_mutex_unlock(&ahead->lock);
}

/* The chunk to be emptied, filled. */
static Chunk *full_chunk(RecordsAhead *ahead)
{
    Chunk *chunk = &ahead->chunks[ahead->emptied % CHUNKS];
    if (ahead->threaded) {
        wait_for_chunk(ahead);
    } else if (ahead->filled == ahead->emptied) {
        fill(ahead, chunk);
        ahead->filled++;
    }
    return chunk;
}

/* --- from outside --- */

static void stop(void *state)
{
    RecordsAhead *ahead = state;
    if (ahead->threaded) {
        pthread_mutex_lock(&ahead->lock);
        ahead->stopping = true;
        pthread_cond_signal(&ahead->changed);
        pthread_mutex_unlock(&ahead->lock);
        pthread_join(ahead->thread, NULL);
    }
    for (size_t i = 0; i < CHUNKS; i++) arena_free(ahead->chunks[i].arena);
    pthread_cond_destroy(&ahead->changed);
    pthread_mutex_destroy(&ahead->lock);
}

RecordsAhead *records_ahead_start(Arena *arena, Str text)
{
    RecordsAhead *ahead = arena_alloc(arena, sizeof *ahead);
    ahead->rest = text;
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->changed, NULL);
    arena_defer(arena, stop, ahead);
    if (text.size >= LEAST_SIZE)
        ahead->threaded =
            pthread_create(&ahead->thread, NULL, read_all, ahead) == 0;
    return ahead;
}

Status records_ahead_next(RecordsAhead *ahead, const AheadLine **line, Err *err)
{
    Chunk *chunk = full_chunk(ahead);
    while (ahead->at == chunk->count && !is_over(chunk)) {
        ahead->at = 0;
        tell(ahead, &ahead->emptied);
        chunk = full_chunk(ahead);
    }
    *line = NULL;
    if (chunk->no_memory)
        return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    if (ahead->at < chunk->count) *line = &chunk->lines[ahead->at++];
    return STATUS_OK;
}
