/* Rooms on the command line: by path, by name, or left out. */
#include "cli/room_arg.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/vec.h"
#include "verb/room_view.h"

enum { LISTED_MAX = 8 };

typedef VEC(Str) Names;

bool room_is_written(Str word)
{
    return word.size > 5 && str_ends(word, S(".room"));
}

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool file_is_written(Arena *arena, Str word)
{
    return str_ends(word, S(".yaml")) || str_ends(word, S(".yml")) ||
           str_ends(word, S(".json")) || is_file(str_c(arena, word));
}

bool room_find(Arena *arena, Str word, Str *path)
{
    Str with_ending = str_printf(arena, "%.*s.room", STR_ARGS(word));
    if (room_is_written(word) || room_view_is_room(str_c(arena, word)))
        *path = word;
    else if (word.size && is_file(with_ending.data))
        *path = with_ending;
    else
        return false;
    return true;
}

static void close_folder(void *folder)
{
    closedir(folder);
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* The rooms in this folder, sorted. */
static Names list_rooms(Arena *arena)
{
    Names names = {0};
    DIR *folder = opendir(".");
    if (!folder) return names;
    arena_defer(arena, close_folder, folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        Str name = str_of(entry->d_name);
        if (room_is_written(name) && is_file(entry->d_name))
            vec_push(arena, &names, str_copy(arena, name));
    }
    if (names.count)
        qsort(names.items, names.count, sizeof(Str), compare_names);
    return names;
}

/* "a.room, b.room"; of many the first. */
static Str name_rooms(Arena *arena, const Names *names)
{
    if (names->count <= LISTED_MAX)
        return str_join(arena, names->items, names->count, S(", "));
    Str some = str_join(arena, names->items, LISTED_MAX, S(", "));
    return str_printf(arena, "%.*s, ...", STR_ARGS(some));
}

Status room_default(Arena *arena, Str *path, Err *err)
{
    Str named = str_of(getenv("TRAVAUX_ROOM"));
    if (named.size) {
        if (!room_find(arena, named, path)) *path = named;
        return STATUS_OK;
    }
    Names names = list_rooms(arena);
    if (names.count == 0)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROOM_NONE, NO_ARGS);
    if (names.count > 1)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROOM_SEVERAL,
            ARGS(str_int(arena, (int64_t)names.count),
                name_rooms(arena, &names)));
    *path = names.items[0];
    return STATUS_OK;
}

Status room_refuse(Arena *arena, Str word, Err *err)
{
    Names names = list_rooms(arena);
    if (names.count == 0)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROOM_NOT, ARGS(word));
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROOM_NOT_THESE,
        ARGS(word, name_rooms(arena, &names)));
}
