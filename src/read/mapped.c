/* Files of numbers, mapped into memory and used where they lie. */
#include "read/mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

uint64_t mapped_checksum(Str bytes)
{
    uint64_t sum = 0xcbf29ce484222325u, word;
    for (size_t at = MAPPED_CHECKED; at + 8 <= bytes.size; at += 8) {
        memcpy(&word, bytes.data + at, 8);
        sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
        sum ^= sum >> 29;
    }
    return sum;
}

typedef struct {
    void *data;
    size_t size;
} Mapping;

static void unmap(void *thing)
{
    Mapping *mapping = thing;
    munmap(mapping->data, mapping->size);
}

static Status refuse_open(const char *path, Err *err)
{
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_FILE_OPEN,
        ARGS(str_of(path), str_of(strerror(errno))));
}

static void *map_file(const char *path, size_t *size)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return MAP_FAILED;
    void *data = MAP_FAILED;
    errno = EINVAL;
    if (!fstat(fd, &info) && S_ISREG(info.st_mode) && info.st_size > 0) {
        *size = (size_t)info.st_size;
        data = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    close(fd);
    return data;
}

Status mapped_open(Arena *arena, const char *path, Str *bytes, Err *err)
{
    Mapping *mapping = arena_alloc(arena, sizeof *mapping);
    mapping->data = map_file(path, &mapping->size);
    if (mapping->data == MAP_FAILED) return refuse_open(path, err);
    arena_defer(arena, unmap, mapping);
    *bytes = (Str){mapping->data, mapping->size};
    return STATUS_OK;
}
