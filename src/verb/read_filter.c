/* read -: a filter over lines of JSON. The main thread cuts the input into
 * lines and hands them out in a ring of slots; workers read one article each,
 * in an arena of its own; the main thread writes the answers in the order of
 * the input. So the order is kept, all processors work, and memory is bounded
 * by the ring. A line that is too long is passed over as it comes. What
 * cannot be read is told in its place, as a line of its own. */
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/utf8.h"
#include "verb/describe.h"
#include "verb/host.h"
#include "verb/read.h"

enum {
    LINE_MAX_BYTES = 4 << 20,
    INPUT_BYTES = 1 << 16,
    SLOTS_EACH = 3, /* a worker: one in work, one waiting, one done */
    JOBS_MOST = 64
};

typedef enum { SLOT_FREE, SLOT_WAITING, SLOT_DONE } SlotState;

typedef struct {
    Arena *arena; /* of the line and its answer */
    Str line, answer;
    uint32_t number; /* of the line, from 1 */
    bool is_long;
    bool refused; /* the answer says why */
    SlotState state;
} Slot;

typedef struct {
    VerbCall *call;
    const Host *host;
    const Reader *reader;
    Slot *slots; /* [slot_count]: a ring */
    size_t slot_count;
    size_t filled, taken, written; /* lines so far; slots are these modulo */
    bool closed;                   /* no more lines will come */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t workers[JOBS_MOST]; /* [job_count] that run */
    size_t job_count;
    char *buffer; /* [LINE_MAX_BYTES + INPUT_BYTES] input not yet cut */
    size_t begin, end;
    bool ended, passing_over;
    uint32_t line_number;
    Str after; /* the id to pass, or "" */
    size_t refused;
    Err *err;
} Filter;

/* --- one article, in a worker --- */

static void add_line(Slot *slot, StrBuf *buf, Node *line)
{
    json_write(buf, line);
    strbuf_char(buf, '\n');
    slot->answer = strbuf_str(buf);
}

static void refuse(Slot *slot, Str id, Str why)
{
    StrBuf buf = strbuf_new(slot->arena);
    Node *line = node_map(slot->arena);
    slot->refused = true;
    put_text(slot->arena, line, S("article"),
        id.size ? id : str_int(slot->arena, slot->number));
    put_text(slot->arena, line, S("error"), why);
    add_line(slot, &buf, line);
}

static void tell_language(Slot *slot, StrBuf *buf, Str id, Str lang)
{
    Node *line = node_map(slot->arena);
    put_text(slot->arena, line, S("article"), id);
    put_text(slot->arena, line, S("lang"), lang);
    add_line(slot, buf, line);
}

static void read_text(const Filter *in, Slot *slot, Str id, Str text)
{
    StrBuf buf = strbuf_new(slot->arena);
    Reading reading;
    reader_read(slot->arena, in->reader, text, &reading);
    if (!str_equal(reading.lang, S("en")))
        tell_language(slot, &buf, id, reading.lang);
    for (size_t i = 0; i < reading.statements.count; i++) {
        Node *line = read_statement_data(
            slot->arena, text, &reading.statements.items[i]);
        put_text(slot->arena, line, S("article"), id);
        add_line(slot, &buf, line);
    }
}

static Status read_article(const Filter *in, Slot *slot, Str *id, Err *err)
{
    Node *article;
    Place place = {NULL, slot->number, 0};
    if (slot->is_long)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_READ_LONG,
            ARGS(str_int(slot->arena, slot->number),
                str_int(slot->arena, LINE_MAX_BYTES)));
    TRY(utf8_check(slot->line, NULL, err));
    TRY(json_read(slot->arena, slot->line, NULL, &article, err));
    *id = node_get_text(article, S("id"));
    Str text = node_get_text(article, S("text"));
    if (!id->size) *id = str_int(slot->arena, slot->number);
    if (!text.size)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_READ_LINE_TEXT, NO_ARGS);
    TRY(read_extract(slot->arena, text, place, &text, err));
    read_text(in, slot, *id, text);
    return STATUS_OK;
}

static void work_on(const Filter *in, Slot *slot)
{
    Err err = {0};
    Str id = S("");
    if (ARENA_GUARD(slot->arena)) {
        slot->refused = true;
        slot->answer = S("");
        return;
    }
    if (read_article(in, slot, &id, &err) != STATUS_OK)
        refuse(slot, id, str_of(err.text));
}

/* The next slot that waits; NULL when no more will come. */
static Slot *take(Filter *in)
{
    while (in->taken == in->filled && !in->closed)
        pthread_cond_wait(&in->changed, &in->lock);
    if (in->taken == in->filled) return NULL;
    return &in->slots[in->taken++ % in->slot_count];
}

static void *work(void *state)
{
    Filter *in = state;
    Slot *slot;
    pthread_mutex_lock(&in->lock);
    while ((slot = take(in)) != NULL) {
        pthread_mutex_unlock(&in->lock);
        work_on(in, slot);
        pthread_mutex_lock(&in->lock);
        slot->state = SLOT_DONE;
        pthread_cond_broadcast(&in->changed);
    }
    pthread_mutex_unlock(&in->lock);
    return NULL;
}

/* --- writing, in order --- */

/* In the slot's arena, whose guard was the worker's. */
static Status write_answer(Filter *in, Slot *slot)
{
    if (ARENA_GUARD(slot->arena)) return verb_no_memory(in->err);
    return in->host->answer(slot->arena, slot->answer, in->err);
}

/* Writes the oldest slot if it is done, or, if WAIT, when it is. */
static Status write_oldest(Filter *in, bool wait, bool *wrote)
{
    Slot *slot = &in->slots[in->written % in->slot_count];
    pthread_mutex_lock(&in->lock);
    while (wait && slot->state == SLOT_WAITING)
        pthread_cond_wait(&in->changed, &in->lock);
    *wrote = in->written < in->filled && slot->state == SLOT_DONE;
    pthread_mutex_unlock(&in->lock);
    if (!*wrote) return STATUS_OK;
    in->refused += slot->refused;
    Status status = slot->answer.size ? write_answer(in, slot) : STATUS_OK;
    arena_free(slot->arena);
    *slot = (Slot){0};
    in->written++;
    return status;
}

static Status write_done(Filter *in)
{
    bool wrote = true;
    while (wrote) TRY(write_oldest(in, false, &wrote));
    return STATUS_OK;
}

/* --- lines --- */

/* A slot with a copy of LINE; STATUS_MEMORY where there is none. */
static Status fill(Filter *in, Slot *slot, Str line, bool is_long)
{
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return verb_no_memory(in->err);
    }
    *slot = (Slot){.arena = arena,
        .line = str_copy(arena, line),
        .number = in->line_number,
        .is_long = is_long,
        .state = SLOT_WAITING};
    return STATUS_OK;
}

/* Whether LINE is still to be passed over for --after. */
static bool is_passed(Filter *in, Str line)
{
    Node *article;
    Err err;
    if (!in->after.size) return false;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return true;
    }
    Str id = json_read(arena, line, NULL, &article, &err) == STATUS_OK
                 ? node_get_text(article, S("id"))
                 : S("");
    if (!id.size) id = str_int(arena, in->line_number);
    if (str_equal(id, in->after)) in->after = S("");
    arena_free(arena);
    return true;
}

static Status hand_out(Filter *in, Str line, bool is_long)
{
    bool wrote;
    in->line_number++;
    if ((!is_long && !str_trim(line).size) || is_passed(in, line))
        return STATUS_OK;
    if (in->filled - in->written == in->slot_count)
        TRY(write_oldest(in, true, &wrote));
    TRY(fill(in, &in->slots[in->filled % in->slot_count], line, is_long));
    pthread_mutex_lock(&in->lock);
    in->filled++;
    pthread_cond_broadcast(&in->changed);
    pthread_mutex_unlock(&in->lock);
    return STATUS_OK;
}

/* Cuts whole lines off the buffer; at the end of the input, the rest. */
static Status cut_lines(Filter *in)
{
    for (;;) {
        char *from = in->buffer + in->begin;
        size_t size = in->end - in->begin;
        char *line_end = size ? memchr(from, '\n', size) : NULL;
        if (!line_end && size > LINE_MAX_BYTES) {
            in->passing_over = true;
            in->begin = in->end;
            return STATUS_OK;
        }
        if (!line_end && !(in->ended && (size || in->passing_over)))
            return STATUS_OK;
        Str line = {from, line_end ? (size_t)(line_end - from) : size};
        bool is_long = in->passing_over || line.size > LINE_MAX_BYTES;
        in->begin += line.size + (line_end != NULL);
        in->passing_over = false;
        TRY(hand_out(in, is_long ? S("") : line, is_long));
    }
}

static Status read_input(Filter *in)
{
    while (!in->ended) {
        size_t got;
        memmove(in->buffer, in->buffer + in->begin, in->end - in->begin);
        in->end -= in->begin;
        in->begin = 0;
        TRY(write_done(in));
        TRY(in->host->receive(
            in->host->state, in->buffer + in->end, INPUT_BYTES, &got, in->err));
        in->end += got;
        in->ended = got == 0;
        TRY(cut_lines(in));
    }
    return STATUS_OK;
}

/* --- the whole --- */

static void stop(void *state)
{
    Filter *in = state;
    pthread_mutex_lock(&in->lock);
    in->closed = true;
    pthread_cond_broadcast(&in->changed);
    pthread_mutex_unlock(&in->lock);
    for (size_t i = 0; i < in->job_count; i++)
        pthread_join(in->workers[i], NULL);
    in->job_count = 0;
    for (size_t i = 0; i < in->slot_count; i++) arena_free(in->slots[i].arena);
    in->slot_count = 0;
}

static Status count_jobs(VerbCall *call, size_t *jobs, Err *err)
{
    int64_t number = sysconf(_SC_NPROCESSORS_ONLN);
    Str given = verb_value(call, "jobs");
    if (number > JOBS_MOST) number = JOBS_MOST;
    if (number < 1) number = 1;
    if (given.size &&
        (!str_to_int(given, &number) || number < 1 || number > JOBS_MOST))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_READ_JOBS_BAD,
            ARGS(given, str_int(call->arena, JOBS_MOST)));
    *jobs = (size_t)number;
    return STATUS_OK;
}

static Status start(Filter *in)
{
    size_t jobs = 0;
    Arena *arena = in->call->arena;
    TRY(count_jobs(in->call, &jobs, in->err));
    in->buffer = arena_alloc(arena, LINE_MAX_BYTES + 2 * INPUT_BYTES);
    in->slots = arena_array(arena, jobs * SLOTS_EACH, sizeof *in->slots);
    in->slot_count = jobs * SLOTS_EACH;
    pthread_mutex_init(&in->lock, NULL);
    pthread_cond_init(&in->changed, NULL);
    arena_defer(arena, stop, in);
    for (size_t i = 0; i < jobs; i++) {
        if (pthread_create(&in->workers[i], NULL, work, in)) break;
        in->job_count++;
    }
    return in->job_count ? STATUS_OK : verb_no_memory(in->err);
}

static Status finish(Filter *in)
{
    bool wrote;
    while (in->written < in->filled) TRY(write_oldest(in, true, &wrote));
    if (in->after.size)
        return err_set(in->err, STATUS_INPUT, NOWHERE, MSG_READ_AFTER_NONE,
            ARGS(in->after));
    if (!in->refused) return STATUS_OK;
    return err_set(in->err, STATUS_INPUT, NOWHERE, MSG_READ_REFUSED,
        ARGS(str_int(in->call->arena, (int64_t)in->refused),
            str_int(in->call->arena, (int64_t)in->filled)));
}

Status read_filter(VerbCall *call, const Reader *reader, Err *err)
{
    Filter *in = arena_alloc(call->arena, sizeof *in);
    *in = (Filter){.call = call,
        .reader = reader,
        .after = verb_value(call, "after"),
        .err = err};
    TRY(host_of(call, &in->host, err));
    TRY(start(in));
    TRY(read_input(in));
    Status status = finish(in);
    stop(in);
    return status;
}
