/* SIGINT ends the program by the signal itself, as "Proper handling of
 * SIGINT/SIGQUIT" (Cracauer) explains. Rooms stand it at any moment: what was
 * being written is rolled back when the room is next opened. */
#include "cli/interrupt.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double PATIENCE = 0.5; /* seconds before the share is drawn */
static const double REFRESH = 0.1;  /* seconds between two drawings */

static volatile sig_atomic_t asked_to_stop, verb_listens, share_drawn;

/* Writes a constant; safe in a signal handler. */
static void write_constant(int file, const char *text)
{
    ssize_t ignored = write(file, text, strlen(text));
    (void)ignored;
}

void interrupt_end(void)
{
    if (share_drawn) write_constant(STDERR_FILENO, "\r\033[K");
    if (isatty(STDOUT_FILENO)) write_constant(STDOUT_FILENO, "\033[0m");
    signal(SIGINT, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGINT);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    for (;;) raise(SIGINT);
}

static void on_interrupt(int number)
{
    (void)number;
    if (!verb_listens || asked_to_stop) interrupt_end();
    asked_to_stop = 1;
}

void interrupt_prepare(void)
{
    struct sigaction action = {.sa_handler = on_interrupt};
    struct sigaction before;
    sigemptyset(&action.sa_mask);
    signal(SIGPIPE, SIG_IGN);
    /* Started in the background of a script, SIGINT stays ignored. */
    if (sigaction(SIGINT, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void draw_share(double done)
{
    static double begun, drawn;
    double now = seconds();
    if (!begun) begun = now;
    if (now - begun < PATIENCE || now - drawn < REFRESH) return;
    drawn = now;
    share_drawn = 1;
    fprintf(stderr, "\r%3.0f %%", done * 100);
}

bool interrupt_progress(void *unused, double done)
{
    (void)unused;
    verb_listens = 1;
    if (isatty(STDERR_FILENO)) draw_share(done);
    return !asked_to_stop;
}

void interrupt_clear_progress(void)
{
    if (share_drawn) fputs("\r\033[K", stderr);
    share_drawn = 0;
}
