/* A room's file that was damaged: the input is a list of patches, five bytes
 * each (where, four bytes; what to add, one), or else where to cut the file
 * off. Whatever it is, verifying and reading it ends with an answer. */
#include "test/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "include/travaux.h"

enum { PATCH = 5 };

static const char *const BRIEF =
    "room: r\ntitle: R\naudience: public\ndate: 2026-03-01\nconsent: [AL]\n"
    "parties:\n  AL: {name: A, role: party, people: {rin: {name: Rin}}}\n"
    "points: {dam: {title: Dam, options: [go, stop]}}\n"
    "sources: {news: {publisher: N, date: 2026-03-01}}\n"
    "statements: {s: {by: rin, words: the dam goes on, about: [dam], "
    "source: news}}\n"
    "positions: [{party: AL, point: dam, stances: {go: demands}, "
    "basis: [s]}]\n";

static char folder[64], room[80];
static Arena *kept;
static Str template;

static trv_status ask(const char *verb, const char *name, const char *value)
{
    const trv_argument arguments[] = {
        {strcmp(verb, "new") ? "room" : "file", room}, {name, value}};
    trv_answer *answer;
    trv_status status = trv_call(verb, arguments, name ? 2 : 1, &answer);
    require(status != TRV_USAGE || !strcmp(verb, "history"));
    require(status <= TRV_NO || (answer && trv_error(answer)[0]));
    trv_free(answer);
    return status;
}

static void write_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "wb");
    require(file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
    fclose(file);
}

static void remove_room(void)
{
    static const char *const ENDS[] = {"", "-wal", "-shm", "-journal"};
    char path[96];
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s%s", room, ENDS[i]);
        unlink(path);
    }
}

static void end(void)
{
    remove_room();
    rmdir(folder);
    arena_free(kept);
}

static void start(void)
{
    char brief[96];
    Err err = {0};
    const char *base = getenv("TMPDIR");
    snprintf(
        folder, sizeof folder, "%.40s/travaux-XXXXXX", base ? base : "/tmp");
    require(mkdtemp(folder) != NULL);
    snprintf(room, sizeof room, "%s/a.room", folder);
    snprintf(brief, sizeof brief, "%s/a.yaml", folder);
    setenv("TRAVAUX_NOW", "2026-03-05T00:00:00Z", 1);
    setenv("TRAVAUX_SEED", "room", 1);
    write_file(brief, str_of(BRIEF));
    require(ask("new", "file", brief) == TRV_OK);
    unlink(brief);
    kept = arena_new(0);
    require(!file_read(kept, room, 1 << 24, &template, &err));
    atexit(end);
}

static void damage(char *bytes, size_t *size, Str changes)
{
    const uint8_t *data = (const uint8_t *)changes.data;
    size_t count = changes.size;
    for (; count >= PATCH; data += PATCH, count -= PATCH) {
        size_t at = (size_t)data[0] | (size_t)data[1] << 8 |
                    (size_t)data[2] << 16 | (size_t)data[3] << 24;
        bytes[at % template.size] = (char)(bytes[at % template.size] + data[4]);
    }
    if (count == 2) *size = ((size_t)data[0] << 8 | data[1]) * 4;
    if (*size > template.size) *size = template.size;
}

void fuzz(Arena *arena, Str text)
{
    if (!kept) start();
    size_t left = template.size;
    char *bytes = arena_alloc(arena, template.size);
    memcpy(bytes, template.data, template.size);
    damage(bytes, &left, text);
    remove_room();
    write_file(room, (Str){bytes, left});
    ask("verify", NULL, NULL);
    ask("state", NULL, NULL);
    ask("statements", "search", "dam");
    ask("export", NULL, NULL);
}
