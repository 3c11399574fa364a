/* The whole time of a request (the "Slowloris" attack, 2009; the rule is that
 * of Apache's mod_reqtimeout: some seconds, and one more for each so many
 * bytes). The HTTP library only closes connections that are silent.
 *
 * A table of all sockets is looked through once a second, O(connections). One
 * that is late is shut down, not closed: the library sees its end and closes
 * it itself. It leaves the table, under the same lock, before that, so no
 * socket of somebody else is ever shut down. */
#include "serve/deadline.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include "serve/limits.h"

struct Deadline {
    int socket; /* -1: free */
    int64_t since;
    size_t bytes;
    bool held;
    Deadline *next; /* of the free ones */
};

struct Deadlines {
    pthread_mutex_t lock;
    pthread_cond_t stopping;
    pthread_t thread;
    unsigned seconds;
    size_t open;
    bool stop;
    Deadline *free;
    Deadline all[LIMIT_CONNECTIONS];
};

static int64_t now_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

int64_t deadline_seconds(unsigned seconds, size_t bytes, bool crowded)
{
    if (crowded && seconds > LIMIT_CROWDED_SECONDS)
        seconds = LIMIT_CROWDED_SECONDS;
    return seconds + (int64_t)(bytes / LIMIT_RATE);
}

/* --- the watch --- */

static void shut_late(Deadlines *deadlines)
{
    int64_t now = now_seconds();
    bool crowded = deadlines->open > LIMIT_CONNECTIONS / 2;
    for (size_t i = 0; i < LIMIT_CONNECTIONS; i++) {
        Deadline *one = &deadlines->all[i];
        if (one->socket < 0 || one->held) continue;
        int64_t most =
            deadline_seconds(deadlines->seconds, one->bytes, crowded);
        if (now - one->since <= most) continue;
        shutdown(one->socket, SHUT_RDWR);
        one->held = true;
    }
}

static void *watch(void *state)
{
    Deadlines *deadlines = state;
    pthread_mutex_lock(&deadlines->lock);
    while (!deadlines->stop) {
        struct timespec next;
        clock_gettime(CLOCK_MONOTONIC, &next);
        next.tv_sec++;
        pthread_cond_timedwait(&deadlines->stopping, &deadlines->lock, &next);
        shut_late(deadlines);
    }
    pthread_mutex_unlock(&deadlines->lock);
    return NULL;
}

static void make_lock(Deadlines *deadlines)
{
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&deadlines->lock, NULL);
    pthread_cond_init(&deadlines->stopping, &clock);
    pthread_condattr_destroy(&clock);
}

static void drop(Deadlines *deadlines)
{
    pthread_cond_destroy(&deadlines->stopping);
    pthread_mutex_destroy(&deadlines->lock);
    free(deadlines);
}

Deadlines *deadlines_new(unsigned seconds)
{
    Deadlines *deadlines = calloc(1, sizeof *deadlines);
    if (!deadlines) return NULL;
    deadlines->seconds = seconds ? seconds : LIMIT_REQUEST_SECONDS;
    for (size_t i = 0; i < LIMIT_CONNECTIONS; i++) {
        deadlines->all[i] = (Deadline){.socket = -1, .next = deadlines->free};
        deadlines->free = &deadlines->all[i];
    }
    make_lock(deadlines);
    if (!pthread_create(&deadlines->thread, NULL, watch, deadlines))
        return deadlines;
    drop(deadlines);
    return NULL;
}

void deadlines_free(Deadlines *deadlines)
{
    if (!deadlines) return;
    pthread_mutex_lock(&deadlines->lock);
    deadlines->stop = true;
    pthread_cond_signal(&deadlines->stopping);
    pthread_mutex_unlock(&deadlines->lock);
    pthread_join(deadlines->thread, NULL);
    drop(deadlines);
}

/* --- one connection --- */

Deadline *deadline_open(Deadlines *deadlines, int socket)
{
    pthread_mutex_lock(&deadlines->lock);
    Deadline *one = deadlines->free;
    if (one) {
        deadlines->free = one->next;
        deadlines->open++;
        *one = (Deadline){.socket = socket, .since = now_seconds()};
    }
    pthread_mutex_unlock(&deadlines->lock);
    return one;
}

void deadline_close(Deadlines *deadlines, Deadline *one)
{
    if (!one) return;
    pthread_mutex_lock(&deadlines->lock);
    *one = (Deadline){.socket = -1, .next = deadlines->free};
    deadlines->free = one;
    deadlines->open--;
    pthread_mutex_unlock(&deadlines->lock);
}

void deadline_begin(Deadlines *deadlines, Deadline *one, size_t bytes)
{
    if (!one) return;
    pthread_mutex_lock(&deadlines->lock);
    one->since = now_seconds();
    one->bytes = bytes;
    one->held = false;
    pthread_mutex_unlock(&deadlines->lock);
}

void deadline_more(Deadlines *deadlines, Deadline *one, size_t bytes)
{
    if (!one) return;
    pthread_mutex_lock(&deadlines->lock);
    one->bytes += bytes;
    pthread_mutex_unlock(&deadlines->lock);
}

void deadline_hold(Deadlines *deadlines, Deadline *one)
{
    if (!one) return;
    pthread_mutex_lock(&deadlines->lock);
    one->held = true;
    pthread_mutex_unlock(&deadlines->lock);
}
