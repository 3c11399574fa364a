/* The calls that take files, each before the C library's own: those about
 * the watched folder are counted, may fail, and are shown. Everything else
 * passes through. A write that the process dies in is half done. */
#include "test/fault/calls.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 1024 };

Calls calls = {.bytes_left = SIZE_MAX};

static char names[MOST_FILES][CALL_NAME]; /* by descriptor; "": not ours */

/* The C library's function of that name. With files of 64 bits, open() is
 * open64() to whoever calls it; so with the others. */
#define REAL(NAME)                                                             \
    static __typeof__(&NAME) real;                                             \
    if (!real) real = (__typeof__(&NAME))dlsym(RTLD_NEXT, #NAME)

void calls_arm(size_t nth, int error, bool stays_broken)
{
    calls.count = 0;
    calls.fail_at = nth;
    calls.error = error;
    calls.stays_broken = stays_broken;
    calls.kill_at = 0;
    calls.bytes_left = SIZE_MAX;
    calls.failed[0] = '\0';
    calls.armed = true;
}

void calls_disarm(void)
{
    calls.armed = false;
}

size_t calls_open_files(void)
{
    size_t count = 0;
    DIR *folder = opendir("/proc/self/fd");
    if (!folder) return 0;
    while (readdir(folder)) count++;
    closedir(folder);
    return count;
}

/* --- which calls count --- */

/* The name within the folder, or NULL. */
static const char *own_name(const char *path)
{
    size_t size = calls.folder ? strlen(calls.folder) : 0;
    if (!calls.armed || !size || !path) return NULL;
    if (path[0] == '/') {
        if (strncmp(path, calls.folder, size) != 0) return NULL;
        if (!path[size]) return ".";
        if (path[size] != '/') return NULL;
        path += size + 1;
    }
    while (path[0] == '.' && path[1] == '/') path += 2;
    return path[0] ? path : ".";
}

static const char *name_of(int fd)
{
    bool ours = calls.armed && fd >= 0 && fd < MOST_FILES && names[fd][0];
    return ours ? names[fd] : NULL;
}

static void keep_name(int fd, const char *name)
{
    if (fd < 0 || fd >= MOST_FILES) return;
    snprintf(names[fd], CALL_NAME, "%s", name ? name : "");
}

/* Counts a call about NAME (NULL: not ours); true if it has to fail. */
static bool fails(CallType type, const char *name)
{
    if (!name) return false;
    size_t at = ++calls.count;
    if (calls.kill_at && at == calls.kill_at) kill(getpid(), SIGKILL);
    bool now = calls.fail_at &&
               (calls.stays_broken ? at >= calls.fail_at : at == calls.fail_at);
    if (!now) return false;
    if (!calls.failed[0]) {
        snprintf(calls.failed, CALL_NAME, "%s", name);
        calls.failed_type = type;
    }
    errno = calls.error;
    return true;
}

static void show(Call call)
{
    int error = errno;
    if (call.name && calls.watch) calls.watch(&call);
    errno = error;
}

/* --- names --- */

static mode_t mode_of(int flags, va_list list)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

static int done_open(int fd, const char *name, int flags)
{
    keep_name(fd, fd >= 0 ? name : NULL);
    if (fd >= 0)
        show((Call){.type = CALL_OPEN,
            .name = name,
            .makes = (flags & O_CREAT) != 0,
            .empties = (flags & O_TRUNC) != 0});
    return fd;
}

int open64(const char *path, int flags, ...)
{
    REAL(open64);
    va_list list;
    va_start(list, flags);
    mode_t mode = mode_of(flags, list);
    va_end(list);
    const char *name = own_name(path);
    if (fails(CALL_OPEN, name)) return -1;
    return done_open(real(path, flags, mode), name, flags);
}

int close(int fd)
{
    REAL(close);
    keep_name(fd, NULL);
    return real(fd);
}

int unlink(const char *path)
{
    REAL(unlink);
    const char *name = own_name(path);
    if (fails(CALL_UNLINK, name)) return -1;
    int result = real(path);
    if (result == 0) show((Call){.type = CALL_UNLINK, .name = name});
    return result;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to,
    unsigned flags)
{
    REAL(renameat2);
    const char *name = own_name(from);
    if (fails(CALL_RENAME, name)) return -1;
    int result = real(from_folder, from, to_folder, to, flags);
    if (result == 0)
        show((Call){.type = CALL_RENAME, .name = name, .to = own_name(to)});
    return result;
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    const char *name = own_name(path);
    if (fails(CALL_MAKE_FOLDER, name)) return -1;
    int result = real(path, mode);
    if (result == 0) show((Call){.type = CALL_MAKE_FOLDER, .name = name});
    return result;
}

/* --- bytes --- */

ssize_t read(int fd, void *to, size_t size)
{
    REAL(read);
    return fails(CALL_READ, name_of(fd)) ? -1 : real(fd, to, size);
}

ssize_t pread64(int fd, void *to, size_t size, off64_t offset)
{
    REAL(pread64);
    return fails(CALL_READ, name_of(fd)) ? -1 : real(fd, to, size, offset);
}

static size_t size_of(int fd)
{
    struct stat info;
    return fstat(fd, &info) == 0 ? (size_t)info.st_size : 0;
}

/* True if the file may grow to END bytes. */
static bool has_space(int fd, size_t end)
{
    if (calls.bytes_left == SIZE_MAX) return true;
    size_t size = size_of(fd), more = end > size ? end - size : 0;
    if (more > calls.bytes_left) {
        errno = ENOSPC;
        return false;
    }
    calls.bytes_left -= more;
    return true;
}

/* How much of a write is done: all, or half if the process is to die. */
static size_t share(size_t size)
{
    bool dies = calls.kill_at && calls.count + 1 == calls.kill_at;
    return dies ? size / 2 : size;
}

static ssize_t write_at(
    int fd, const void *from, size_t size, size_t offset, bool placed)
{
    REAL(pwrite64);
    static __typeof__(&write) real_write;
    if (!real_write) real_write = (__typeof__(&write))dlsym(RTLD_NEXT, "write");
    const char *name = name_of(fd);
    size_t part = name ? share(size) : size;
    if (part < size) (void)!real(fd, from, part, (off64_t)offset);
    if (fails(CALL_WRITE, name)) return -1;
    if (name && !has_space(fd, offset + size)) return -1;
    ssize_t done = placed ? real(fd, from, size, (off64_t)offset)
                          : real_write(fd, from, size);
    if (done > 0)
        show((Call){.type = CALL_WRITE,
            .name = name,
            .bytes = from,
            .offset = offset,
            .size = (size_t)done});
    return done;
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t offset)
{
    return write_at(fd, from, size, (size_t)offset, true);
}

ssize_t write(int fd, const void *from, size_t size)
{
    off_t offset = name_of(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    return write_at(fd, from, size, (size_t)offset, false);
}

int ftruncate64(int fd, off64_t size)
{
    REAL(ftruncate64);
    const char *name = name_of(fd);
    if (fails(CALL_TRUNCATE, name)) return -1;
    if (name && !has_space(fd, (size_t)size)) return -1;
    int result = real(fd, size);
    if (result == 0)
        show((Call){.type = CALL_TRUNCATE, .name = name, .size = (size_t)size});
    return result;
}

/* Nothing is really synced: no power is lost during a test. */
static int sync_file(int fd)
{
    const char *name = name_of(fd);
    if (fails(CALL_SYNC, name)) return -1;
    show((Call){.type = CALL_SYNC, .name = name});
    return 0;
}

int fsync(int fd)
{
    return sync_file(fd);
}

int fdatasync(int fd)
{
    return sync_file(fd);
}

/* --- the rest --- */

int fcntl64(int fd, int command, ...)
{
    REAL(fcntl64);
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    /* SQLite takes a lock that fails for one that others hold, and waits. */
    bool counts = command == F_SETLK && !calls.stays_broken;
    if (fails(CALL_OTHER, counts ? name_of(fd) : NULL)) return -1;
    return real(fd, command, argument);
}

int fstat64(int fd, struct stat64 *info)
{
    REAL(fstat64);
    if (fails(CALL_OTHER, name_of(fd))) return -1;
    return real(fd, info);
}

void *mmap64(
    void *at, size_t size, int protection, int flags, int fd, off64_t offset)
{
    REAL(mmap64);
    if (fails(CALL_OTHER, name_of(fd))) return MAP_FAILED;
    return real(at, size, protection, flags, fd, offset);
}
