/* What is asked of the terminal, writing to files that fail, and Ctrl-C. */
#include "test/unit.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cli/interrupt.h"
#include "cli/terminal.h"

/* A terminal of COLUMNS columns that nobody looks at. */
static int open_terminal(unsigned short columns, int *other)
{
    struct winsize size = {.ws_col = columns, .ws_row = 24};
    int file;
    if (openpty(other, &file, NULL, NULL, &size) != 0) {
        print_message("skipped: this machine has no terminals to open\n");
        skip();
    }
    return file;
}

static void width_comes_from_the_terminal(void **state)
{
    static const struct {
        unsigned short columns;
        size_t width;
    } CASES[] = {{100, 100}, {10, 20}, {500, 160}, {0, 80}};
    (void)state;
    setenv("COLUMNS", "", 1);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        int other, file = open_terminal(CASES[i].columns, &other);
        assert_int_equal(terminal_width(0, file), CASES[i].width);
        assert_int_equal(terminal_width(300, file), 300);
        close(file);
        close(other);
    }
}

static void width_comes_from_columns_elsewhere(void **state)
{
    static const struct {
        const char *columns;
        size_t width;
    } CASES[] = {{"120", 120}, {"-3", 80}, {"many", 80}, {"9999", 160}};
    (void)state;
    int file = open("/dev/null", O_WRONLY);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        setenv("COLUMNS", CASES[i].columns, 1);
        assert_int_equal(terminal_width(0, file), CASES[i].width);
    }
    close(file);
}

static void colours_are_for_terminals(void **state)
{
    (void)state;
    int other, file = open_terminal(80, &other);
    int nowhere = open("/dev/null", O_WRONLY);
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    assert_true(terminal_colour(WHEN_AUTO, file));
    assert_false(terminal_colour(WHEN_AUTO, nowhere));
    assert_true(terminal_colour(WHEN_ALWAYS, nowhere));
    assert_false(terminal_colour(WHEN_NEVER, file));
    setenv("TERM", "dumb", 1);
    assert_false(terminal_colour(WHEN_AUTO, file));
    setenv("TERM", "xterm", 1);
    setenv("NO_COLOR", "1", 1);
    assert_false(terminal_colour(WHEN_AUTO, file));
    assert_true(terminal_colour(WHEN_ALWAYS, file));
    close(file);
    close(other);
    close(nowhere);
}

static void a_reader_that_left_is_no_fault(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    interrupt_prepare();
    assert_true(terminal_write(ends[1], S("read")));
    close(ends[0]);
    assert_true(terminal_write(ends[1], S("nobody reads this")));
    close(ends[1]);
    assert_false(terminal_write(ends[1], S("closed")));
}

static void a_full_disk_is_a_fault(void **state)
{
    (void)state;
    int file = open("/dev/full", O_WRONLY);
    assert_false(terminal_write(file, S("text")));
    close(file);
}

/* More than a pipe holds, to a reader that is late, without blocking. */
static void what_does_not_fit_is_waited_for(void **state)
{
    enum { MUCH = 300000 };
    (void)state;
    int ends[2];
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    pid_t child = fork();
    if (child == 0) {
        Str much = {calloc(MUCH, 1), MUCH};
        close(ends[0]);
        _exit(terminal_write(ends[1], much) ? 0 : 1);
    }
    close(ends[1]);
    char bytes[4096];
    size_t total = 0;
    for (ssize_t size; (size = read(ends[0], bytes, sizeof bytes)) != 0;)
        if (size > 0)
            total += (size_t)size;
        else
            usleep(1000);
    int result;
    waitpid(child, &result, 0);
    assert_int_equal(result, 0);
    assert_int_equal(total, MUCH);
    close(ends[0]);
}

/* Runs WORK in a process of its own, sends it SIGINT once it says that it is
 * ready, and returns how it ended. */
static int interrupted(void (*work)(int ready))
{
    int ends[2], result;
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        interrupt_prepare();
        work(ends[1]);
        _exit(0);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    kill(child, SIGINT);
    waitpid(child, &result, 0);
    close(ends[0]);
    close(ends[1]);
    return result;
}

static void say_ready(int ready)
{
    if (write(ready, "r", 1) != 1) _exit(1);
}

static void work_without_listening(int ready)
{
    say_ready(ready);
    for (;;) pause();
}

static void work_that_listens(int ready)
{
    bool on = interrupt_progress(NULL, 0);
    say_ready(ready);
    while (on) {
        usleep(1000);
        on = interrupt_progress(NULL, 0.5);
    }
}

static void work_that_listens_and_ends(int ready)
{
    work_that_listens(ready);
    interrupt_end();
}

static void an_interrupt_stops_or_ends(void **state)
{
    (void)state;
    int result = interrupted(work_without_listening);
    assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGINT);
    result = interrupted(work_that_listens);
    assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
    result = interrupted(work_that_listens_and_ends);
    assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGINT);
}

static void closed_files_are_opened(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        close(STDIN_FILENO);
        close(STDERR_FILENO);
        terminal_keep_standard_files();
        int next = open("/dev/null", O_RDONLY);
        _exit(next > STDERR_FILENO ? 0 : 1);
    }
    int result;
    waitpid(child, &result, 0);
    assert_int_equal(result, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(width_comes_from_the_terminal),
        UNIT(width_comes_from_columns_elsewhere),
        UNIT(colours_are_for_terminals),
        UNIT(a_reader_that_left_is_no_fault),
        UNIT(a_full_disk_is_a_fault),
        UNIT(what_does_not_fit_is_waited_for),
        UNIT(an_interrupt_stops_or_ends),
        UNIT(closed_files_are_opened),
    };
    return UNIT_RUN(tests);
}
