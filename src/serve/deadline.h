#ifndef SERVE_DEADLINE_H
#define SERVE_DEADLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A limit on the whole time of a request, and of taking its answer, so that
 * connections that send a byte now and then cannot hold all places. Every
 * function may be called on any thread. */
typedef struct Deadlines Deadlines;

/* One connection's; NULL stands for one that is not watched. */
typedef struct Deadline Deadline;

/* SECONDS: for a request of no body; 0 is LIMIT_REQUEST_SECONDS. NULL if there
 * is no memory or no thread. */
Deadlines *deadlines_new(unsigned seconds);
void deadlines_free(Deadlines *deadlines); /* after the last connection */

/* Watches SOCKET, as if its request began now; NULL if all are taken. */
Deadline *deadline_open(Deadlines *deadlines, int socket);
/* Before the socket is closed. */
void deadline_close(Deadlines *deadlines, Deadline *deadline);

/* Begins anew: a request to come, or an answer of BYTES to be taken. */
void deadline_begin(Deadlines *deadlines, Deadline *deadline, size_t bytes);
/* BYTES more came. */
void deadline_more(Deadlines *deadlines, Deadline *deadline, size_t bytes);
/* Time does not count while an answer is made. */
void deadline_hold(Deadlines *deadlines, Deadline *deadline);

/* The rule itself: seconds that BYTES may take. CROWDED: more than half of all
 * connections are in use. */
int64_t deadline_seconds(unsigned seconds, size_t bytes, bool crowded);

#endif
