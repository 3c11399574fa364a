#ifndef SERVE_GUARD_H
#define SERVE_GUARD_H

#include "base/message.h"
#include "serve/site.h"

/* What is refused before anything is looked up, and what every answer
 * carries. */
typedef struct {
    int status; /* of HTTP; 0: let through */
    MessageId why;
} Refusal;

/* Requests that could be read in two ways, are for another host, or could
 * not be decoded. */
Refusal guard_request(const Site *site, const Request *request);

/* A POST: it must come from a page of this server and carry the token. What
 * brought a bearer's token was not sent by a browser on another's behalf. */
Refusal guard_post(
    const Site *site, const Request *request, const SeatHolder *holder);

/* What a form of HOLDER must send as `token`; the API as the header
 * X-Travaux-Token. */
Str guard_token(Arena *arena, const Site *site, const SeatHolder *holder);

/* The headers of every answer; ASSET: it may be kept by the browser. */
void guard_answer(
    const Site *site, Arena *arena, bool asset, Response *response);

#endif
