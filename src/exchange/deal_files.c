/* Lists folders, reads files, and hands them to the reader of their kind. */
#include "exchange/deal_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "exchange/genius.h"
#include "exchange/geniusweb.h"

typedef VEC(const char *) Paths;

static int wanted(const struct dirent *entry)
{
    Str name = str_of(entry->d_name);
    return str_ends(name, S(".xml")) || str_ends(name, S(".json"));
}

/* The order of names is that of their bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static Status list_folder(
    Arena *arena, const char *folder, Paths *paths, Err *err)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, wanted, by_name);
    if (count < 0)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_GENIUS_FOLDER,
            ARGS(str_of(folder), str_of(strerror(errno))));
    for (int i = 0; i < count; i++) {
        Str path = str_printf(arena, "%s/%s", folder, entries[i]->d_name);
        vec_push(arena, paths, path.data);
        free(entries[i]);
    }
    free(entries);
    return STATUS_OK;
}

static Status list_paths(
    Arena *arena, const Str *given, size_t count, Paths *paths, Err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct stat about;
        const char *path = str_c(arena, given[i]);
        if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
            TRY(list_folder(arena, path, paths, err));
        else
            vec_push(arena, paths, path);
    }
    return STATUS_OK;
}

static bool is_json(Str text)
{
    Str trimmed = str_trim(text);
    if (str_starts(trimmed, S("\xEF\xBB\xBF")))
        trimmed = str_trim(str_slice(trimmed, 3, trimmed.size));
    return str_starts(trimmed, S("{")) || str_starts(trimmed, S("["));
}

Status deal_read_files(Arena *arena, const Str *paths, size_t count,
    DealProblem *problem, Err *err)
{
    Paths all = {0};
    VEC(GeniusFile) xml = {0};
    VEC(GeniusWebFile) json = {0};
    TRY(list_paths(arena, paths, count, &all, err));
    for (size_t i = 0; i < all.count; i++) {
        Str text;
        TRY(file_read(arena, all.items[i], DEAL_FILE_MAX, &text, err));
        if (is_json(text))
            vec_push(arena, &json, ((GeniusWebFile){all.items[i], text}));
        else
            vec_push(arena, &xml,
                ((GeniusFile){.path = all.items[i], .text = text}));
    }
    if (json.count && xml.count)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_DEAL_MIXED,
            ARGS(str_of(xml.items[0].path), str_of(json.items[0].path)));
    if (json.count)
        return geniusweb_read(arena, json.items, json.count, problem, err);
    return genius_read(arena, xml.items, xml.count, problem, err);
}
