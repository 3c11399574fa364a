/* What is known of the terminal, and writing to it. */
#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, NARROWEST = 20, WIDEST = 160 };

size_t terminal_width(size_t asked, int file)
{
    struct winsize size;
    int64_t width = 0;
    if (asked) return asked;
    if (ioctl(file, TIOCGWINSZ, &size) == 0) width = size.ws_col;
    if (width <= 0 && !str_to_int(str_of(getenv("COLUMNS")), &width)) width = 0;
    if (width <= 0) width = USUAL_WIDTH;
    if (width < NARROWEST) width = NARROWEST;
    return width > WIDEST ? WIDEST : (size_t)width;
}

bool terminal_colour(When when, int file)
{
    if (when != WHEN_AUTO) return when == WHEN_ALWAYS;
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    if (no_color && *no_color) return false;
    return term && *term && strcmp(term, "dumb") != 0 && isatty(file);
}

void terminal_keep_standard_files(void)
{
    int file;
    do file = open("/dev/null", O_RDWR);
    while (file >= 0 && file <= STDERR_FILENO);
    if (file >= 0) close(file);
}

bool terminal_write(int file, Str text)
{
    while (text.size) {
        ssize_t written = write(file, text.data, text.size);
        if (written < 0 && errno == EPIPE) return true;
        if (written < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){.fd = file, .events = POLLOUT}, 1, -1);
            continue;
        }
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) text = str_slice(text, (size_t)written, text.size);
    }
    return true;
}
