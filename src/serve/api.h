#ifndef SERVE_API_H
#define SERVE_API_H

#include "serve/call.h"

/* The JSON side: what `--json` prints, and errors as
 *     {"error": {"status", "message", "line", "column"}} */

/* Reads the body {"argument": "value" or ["value", ...], ...} into FIELDS. */
CHECKED Status api_fields(const Request *request, Fields *fields, Err *err);

void api_answer(
    const Request *request, const VerbCall *call, Response *response);
void api_refuse(
    const Request *request, int status, const Err *err, Response *response);

/* The verbs that can be reached, with their arguments, and the token that a
 * POST needs. */
void api_index(const Site *site, const Request *request,
    const SeatHolder *holder, Response *response);

/* The description of the API: serve/openapi.h. */
void api_openapi(const Request *request, Response *response);

#endif
