#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include "verb/verb.h"

/* `serve`, for verb/host.h: keeps the room of CALL open as pages until SIGINT
 * or SIGTERM; with --once or --get answers one request. Addresses other than
 * this machine's loopback are refused while there are no users. */
CHECKED Status serve_room(VerbCall *call, Err *err);

#endif
