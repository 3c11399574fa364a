#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "base/err.h"
#include "serve/request.h"

/* The transport: all of libmicrohttpd. Connections become requests, which a
 * function answers; several threads call it at a time. */
typedef struct {
    const char *address;    /* "127.0.0.1", "::1" */
    uint16_t port;          /* 0: any that is free */
    const char *cert, *key; /* PEM as text; NULL: no TLS */
    unsigned seconds;       /* that a request may take; 0: as limits.h says */
    void (*answer)(void *state, const Request *request, Response *response);
    void *state;
} HttpOptions;

typedef struct Http Http;

/* Whether this build can speak TLS. */
bool http_has_tls(void);
/* True for 127.x.x.x and ::1; *KNOWN is false if ADDRESS is no address. */
bool http_is_loopback(const char *address, bool *known);

/* Listens; *PORT is the port. All signals are blocked in its threads. */
CHECKED Status http_start(Arena *arena, const HttpOptions *options, Http **http,
    uint16_t *port, Err *err);
/* Takes no more connections, lets the answers under way finish for
 * LIMIT_STOP_SECONDS, and closes all; *ANSWERED counts. */
void http_stop(Http *http, size_t *answered);

/* Answers the one request INPUT through the same parser, on this thread and
 * without a network; *OUTPUT is what would have been sent. */
CHECKED Status http_once(
    Arena *arena, const HttpOptions *options, Str input, Str *output, Err *err);

#endif
