/* Rooms on the command line: by path, by name, or left out. */
#include "cli/room_arg.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/vec.h"

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

/* Every SQLite file begins so (sqlite.org/fileformat.html, 1.3). */
static bool is_sqlite(const char *path)
{
    static const char MAGIC[16] = "SQLite format 3";
    char begin[sizeof MAGIC];
    if (!is_file(path)) return false;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    ssize_t size = read(file, begin, sizeof begin);
    close(file);
    return size == sizeof begin && !memcmp(begin, MAGIC, sizeof begin);
}

bool room_find(Arena *arena, Str word, Str *path)
{
    Str with_ending = str_printf(arena, "%.*s.room", STR_ARGS(word));
    if (room_is_written(word) || is_sqlite(str_c(arena, word)))
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
