#ifndef SERVE_OPENAPI_H
#define SERVE_OPENAPI_H

#include "serve/call.h"

/* Every verb that can be reached under /api, as OpenAPI 3.1.0 describes it. */
Node *openapi_describe(Arena *arena);

#endif
