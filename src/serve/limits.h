#ifndef SERVE_LIMITS_H
#define SERVE_LIMITS_H

#include <stddef.h>

/* Every limit of the server, in one place. */
enum {
    LIMIT_HEADERS = 32 << 10,     /* bytes of a request's line and headers */
    LIMIT_BODY = 16 << 20,        /* bytes of a request's body */
    LIMIT_FIELDS = 200,           /* headers, arguments, parts: each */
    LIMIT_MEMORY = 512 << 20,     /* bytes that one answer may take */
    LIMIT_CACHE = 64 << 20,       /* bytes of answers kept for others */
    LIMIT_CONNECTIONS = 4000,     /* at a time */
    LIMIT_CONNECTIONS_EACH = 200, /* of one address, loopback apart */
    LIMIT_IDLE_SECONDS = 20,      /* a silent connection is closed */
    LIMIT_REQUEST_SECONDS = 30,   /* a request, and taking its answer: each */
    LIMIT_CROWDED_SECONDS = 5,    /* while half of the connections are open */
    LIMIT_RATE = 1 << 10,         /* bytes of either for a second more */
    LIMIT_VERB_SECONDS = 20,      /* work that tells its progress stops */
    LIMIT_STOP_SECONDS = 5,       /* answers under way may take to stop */
    LIMIT_THREADS = 8,            /* at most; else one a processor */
    LIMIT_ONCE = LIMIT_HEADERS + LIMIT_BODY
};

#endif
