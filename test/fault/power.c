#include "test/fault/power.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/hash.h"
#include "base/vec.h"
#include "test/fault/calls.h"
#include "test/random.h"

typedef enum {
    DATA_WRITE,
    DATA_CUT,
    DATA_SYNC,
    NAME_MADE,
    NAME_GONE,
    NAME_MOVED,
    NAMES_SYNC
} StepType;

typedef struct {
    StepType type;
    size_t file; /* number of the file, whatever its name */
    size_t offset, size;
    const char *bytes; /* [size] of a write */
    char name[CALL_NAME], to[CALL_NAME];
} Step;

typedef struct {
    char *bytes;
    size_t size, capacity;
} Content;

/* Names and what they name: a folder at one moment. */
typedef struct {
    char name[CALL_NAME];
    size_t file;
} Entry;

typedef VEC(Entry) Entries;
typedef VEC(Content) Contents;

static Arena *arena;
static VEC(Step) steps;
static Contents start; /* of each file when recording began */
static Entries start_names, names_now;
static VEC(Hash) seen;
static bool lying; /* nothing is synced, whatever the disk says */

/* --- a folder's names --- */

static Entry *find_name(Entries *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->items[i].name, name)) return &names->items[i];
    return NULL;
}

static void drop_name(Entries *names, const char *name)
{
    Entry *entry = find_name(names, name);
    if (entry) *entry = names->items[--names->count];
}

static void add_name(Arena *of, Entries *names, const char *name, size_t file)
{
    Entry entry = {.file = file};
    drop_name(names, name);
    snprintf(entry.name, CALL_NAME, "%s", name);
    vec_push(of, names, entry);
}

static void apply_name(Arena *of, Entries *names, const Step *step)
{
    if (step->type == NAME_MADE) add_name(of, names, step->name, step->file);
    if (step->type == NAME_GONE) drop_name(names, step->name);
    if (step->type != NAME_MOVED) return;
    drop_name(names, step->name);
    add_name(of, names, step->to, step->file);
}

/* --- a file's bytes --- */

static void grow(Arena *of, Content *content, size_t size)
{
    if (size > content->capacity) {
        size_t capacity = size + size / 2 + 4096;
        char *bytes = arena_array(of, capacity, 1);
        if (content->size) memcpy(bytes, content->bytes, content->size);
        content->bytes = bytes;
        content->capacity = capacity;
    }
    if (size > content->size)
        memset(content->bytes + content->size, 0, size - content->size);
    if (size > content->size) content->size = size;
}

static void write_part(
    Arena *of, Content *content, const Step *step, size_t from, size_t size)
{
    grow(of, content, step->offset + from + size);
    memcpy(content->bytes + step->offset + from, step->bytes + from, size);
}

/* Some blocks of a write. */
static void write_torn(
    Arena *of, Content *content, const Step *step, size_t block)
{
    for (size_t at = 0; at < step->size; at += block) {
        size_t size = step->size - at < block ? step->size - at : block;
        if (random_below(2)) write_part(of, content, step, at, size);
    }
}

static void cut(Arena *of, Content *content, size_t size)
{
    if (size < content->size)
        content->size = size;
    else
        grow(of, content, size);
}

static void apply_data(Arena *of, Content *content, const Step *step)
{
    if (step->type == DATA_CUT) cut(of, content, step->size);
    if (step->type == DATA_WRITE) write_part(of, content, step, 0, step->size);
}

/* What of a step that was not synced comes to the disk. */
static void apply_loss(
    Arena *of, Content *content, const Step *step, PowerLoss loss)
{
    bool some = loss == POWER_SOME_512 || loss == POWER_SOME_4096;
    size_t block = loss == POWER_SOME_512 ? 512 : 4096;
    if (loss == POWER_ALL || loss == POWER_DATA_ONLY)
        apply_data(of, content, step);
    if (!some || random_below(3) == 0) return;
    if (step->type == DATA_WRITE && random_below(2))
        write_torn(of, content, step, block);
    else
        apply_data(of, content, step);
}

/* --- recording --- */

static void add_step(Step step, const Call *call)
{
    snprintf(step.name, CALL_NAME, "%s", call->name);
    snprintf(step.to, CALL_NAME, "%s", call->to ? call->to : "");
    vec_push(arena, &steps, step);
    if (step.type >= NAME_MADE && step.type < NAMES_SYNC)
        apply_name(arena, &names_now, &steps.items[steps.count - 1]);
}

static void note_open(const Call *call)
{
    if (find_name(&names_now, call->name) || !call->makes) return;
    Step step = {.type = NAME_MADE, .file = start.count};
    vec_push(arena, &start, (Content){0});
    add_step(step, call);
}

/* SQLite's shared memory is made anew after a loss of power. */
static bool is_memory(const char *name)
{
    size_t size = strlen(name);
    return size > 4 && !strcmp(name + size - 4, "-shm");
}

static void note(const Call *call)
{
    const Entry *entry = find_name(&names_now, call->name);
    Step step = {.file = entry ? entry->file : 0,
        .offset = call->offset,
        .size = call->size};
    if (is_memory(call->name)) return;
    if (call->type == CALL_SYNC) {
        step.type = !strcmp(call->name, ".") ? NAMES_SYNC : DATA_SYNC;
        add_step(step, call);
    }
    if (call->type == CALL_OPEN) note_open(call);
    if (!entry) return;
    if (call->type == CALL_WRITE) {
        char *bytes = arena_array(arena, call->size, 1);
        memcpy(bytes, call->bytes, call->size);
        step.type = DATA_WRITE;
        step.bytes = bytes;
        add_step(step, call);
    }
    step.type = call->type == CALL_TRUNCATE ? DATA_CUT
                : call->type == CALL_UNLINK ? NAME_GONE
                                            : NAME_MOVED;
    if (call->type == CALL_TRUNCATE || call->type == CALL_UNLINK ||
        call->type == CALL_RENAME)
        add_step(step, call);
}

static Content read_content(const char *name)
{
    Content content = {0};
    FILE *file = fopen(name, "rb");
    char block[4096];
    size_t got;
    while (file && (got = fread(block, 1, sizeof block, file)) > 0) {
        size_t at = content.size;
        grow(arena, &content, at + got);
        memcpy(content.bytes + at, block, got);
    }
    if (file) fclose(file);
    return content;
}

void power_forget(void)
{
    arena_free(arena);
    arena = NULL;
    memset(&steps, 0, sizeof steps);
    memset(&start, 0, sizeof start);
    memset(&seen, 0, sizeof seen);
    start_names = names_now = (Entries){0};
}

void power_record(void)
{
    power_forget();
    arena = arena_new(0);
    DIR *folder = opendir(".");
    if (!arena || !folder) abort();
    for (struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        if (entry->d_name[0] == '.') continue;
        add_name(arena, &start_names, entry->d_name, start.count);
        add_name(arena, &names_now, entry->d_name, start.count);
        vec_push(arena, &start, read_content(entry->d_name));
    }
    closedir(folder);
    calls.watch = note;
}

void power_stop(void)
{
    calls.watch = NULL;
}

size_t power_steps(void)
{
    return steps.count;
}

bool power_is_sync(size_t step)
{
    StepType type = steps.items[step].type;
    return type == DATA_SYNC || type == NAMES_SYNC;
}

/* --- failing --- */

/* The step before END after which all of the same is synced: the first that
 * may be lost. */
static size_t first_unsynced(size_t end, const Step *of)
{
    bool name = of->type >= NAME_MADE;
    if (lying) return 0;
    for (size_t i = end; i-- > 0;) {
        const Step *step = &steps.items[i];
        if (name && step->type == NAMES_SYNC) return i;
        if (!name && step->type == DATA_SYNC && step->file == of->file)
            return i;
    }
    return 0;
}

static Contents data_after(Arena *of, size_t end, PowerLoss loss)
{
    Contents files = {0};
    for (size_t i = 0; i < start.count; i++) {
        Content content = {0};
        grow(of, &content, start.items[i].size);
        if (content.size)
            memcpy(content.bytes, start.items[i].bytes, content.size);
        vec_push(of, &files, content);
    }
    for (size_t i = 0; i < end; i++) {
        const Step *step = &steps.items[i];
        if (step->type > DATA_CUT) continue;
        if (i < first_unsynced(end, step))
            apply_data(of, &files.items[step->file], step);
        else
            apply_loss(of, &files.items[step->file], step, loss);
    }
    return files;
}

/* Names change in order, so what is lost of them is the end. */
static Entries names_after(Arena *of, size_t end, PowerLoss loss)
{
    Entries names = {0};
    size_t synced = first_unsynced(end, &(Step){.type = NAME_MADE});
    size_t kept = end - synced;
    if (loss == POWER_NOTHING || loss == POWER_DATA_ONLY) kept = 0;
    if (loss == POWER_SOME_512 || loss == POWER_SOME_4096)
        kept = random_below(kept + 1);
    for (size_t i = 0; i < start_names.count; i++)
        vec_push(of, &names, start_names.items[i]);
    for (size_t i = 0; i < synced + kept; i++)
        apply_name(of, &names, &steps.items[i]);
    return names;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Entry *)a)->name, ((const Entry *)b)->name);
}

static Hash hash_of_state(
    Arena *of, const Entries *names, const Contents *files)
{
    StrBuf buf = strbuf_new(of);
    for (size_t i = 0; i < names->count; i++) {
        const Content *content = &files->items[names->items[i].file];
        strbuf_printf(&buf, "%s %zu ", names->items[i].name, content->size);
        strbuf_add(&buf, (Str){content->bytes, content->size});
    }
    return hash_of(strbuf_str(&buf));
}

static bool is_new(const Hash *hash)
{
    for (size_t i = 0; i < seen.count; i++)
        if (hash_equal(&seen.items[i], hash)) return false;
    vec_push(arena, &seen, *hash);
    return true;
}

static void remove_all(void)
{
    DIR *folder = opendir(".");
    if (!folder) abort();
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (entry->d_name[0] != '.') unlink(entry->d_name);
    closedir(folder);
}

static void write_state(const Entries *names, const Contents *files)
{
    remove_all();
    for (size_t i = 0; i < names->count; i++) {
        const Content *content = &files->items[names->items[i].file];
        FILE *file = fopen(names->items[i].name, "wb");
        if (!file) abort();
        if (content->size &&
            fwrite(content->bytes, 1, content->size, file) != content->size)
            abort();
        fclose(file);
    }
}

bool power_fail(size_t end, PowerLoss loss)
{
    Arena *of = arena_new(0);
    if (!of) abort();
    Contents files = data_after(of, end, loss);
    Entries names = names_after(of, end, loss);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    Hash hash = hash_of_state(of, &names, &files);
    bool fresh = is_new(&hash);
    if (fresh) write_state(&names, &files);
    arena_free(of);
    return fresh;
}

bool power_fail_lying(size_t end, PowerLoss loss)
{
    lying = true;
    bool fresh = power_fail(end, loss);
    lying = false;
    return fresh;
}
