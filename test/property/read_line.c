/* A line of any length is passed over as it comes, and told in its place: the
 * program's memory stays bounded. 20 million bytes; test-long: a thousand
 * million. */
#include "test/unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, MEMORY_MAX_KIB = 256 << 10 };

static const char ARTICLE[] =
    "\n{\"id\": \"last\", \"text\": \"Rin said that Borsk was late.\"}\n";

static void write_all(int to, const char *bytes, size_t size)
{
    while (size) {
        ssize_t wrote = write(to, bytes, size);
        assert_true(wrote > 0);
        bytes += wrote;
        size -= (size_t)wrote;
    }
}

/* A line of COUNT chunks without an end, then an article. */
static void write_lines(int to, size_t count)
{
    static char chunk[CHUNK];
    memset(chunk, 'a', sizeof chunk);
    while (count--) write_all(to, chunk, sizeof chunk);
    write_all(to, ARTICLE, sizeof ARTICLE - 1);
}

/* travaux read -, from IN into OUT. */
static pid_t start_reading(int in[2], FILE *out)
{
    pid_t child = fork();
    if (child) return child;
    dup2(in[0], STDIN_FILENO);
    dup2(fileno(out), STDOUT_FILENO);
    close(in[0]);
    close(in[1]);
    execlp("travaux", "travaux", "read", "-", "--jobs", "1", (char *)NULL);
    _exit(127);
}

static void a_long_line(void **state)
{
    (void)state;
    char line[4096];
    size_t bytes = unit_long() ? 1000000000 : 20000000;
    struct rusage usage;
    int in[2], code;
    FILE *out = tmpfile();
    assert_non_null(out);
    assert_int_equal(pipe(in), 0);
    pid_t child = start_reading(in, out);
    close(in[0]);
    write_lines(in[1], bytes / CHUNK);
    close(in[1]);
    assert_int_equal(wait4(child, &code, 0, &usage), child);
    assert_true(WIFEXITED(code) && WEXITSTATUS(code) == 3);
    assert_true(usage.ru_maxrss < MEMORY_MAX_KIB);
    rewind(out);
    assert_non_null(fgets(line, sizeof line, out));
    assert_non_null(
        strstr(line, "\"article\":\"1\",\"error\":\"line 1 is long"));
    assert_non_null(fgets(line, sizeof line, out));
    assert_non_null(strstr(line, "that Borsk was late"));
    assert_null(fgets(line, sizeof line, out));
    fclose(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(a_long_line)};
    return UNIT_RUN(tests);
}
