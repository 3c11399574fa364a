#ifndef SERVE_ACCOUNT_H
#define SERVE_ACCOUNT_H

#include "serve/page.h"

/* The pages of an account: /login, /logout, /invitation, /password. False if
 * the path is none of them, or the room has no access file. */
bool account_answer(const Site *site, const Request *request,
    const SeatHolder *holder, Response *response);

#endif
