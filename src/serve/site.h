#ifndef SERVE_SITE_H
#define SERVE_SITE_H

#include "base/hash.h"
#include "serve/cache.h"
#include "serve/viewer.h"
#include "verb/vault.h"

/* What every request of one server shares; nothing of it changes while the
 * server runs, but what the cache keeps. */
typedef struct {
    Str room;         /* path of the room's file */
    const Str *hosts; /* [host_count] names it may be asked for by */
    size_t host_count;
    bool secure;  /* speaks TLS, or the proxy in front does */
    bool proxy;   /* one on this machine says who asks */
    bool guarded; /* had an access file when it was started */
    Hash secret;  /* keys the tokens of forms */
    Cache *cache; /* NULL: none */
    Vault *vault; /* what parties have unlocked; NULL: nothing can be */
} Site;

/* Answers any request; the function of http.h, with a Site as STATE. */
void site_answer(void *state, const Request *request, Response *response);

#endif
