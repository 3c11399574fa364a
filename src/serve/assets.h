#ifndef SERVE_ASSETS_H
#define SERVE_ASSETS_H

#include "serve/markup.h"

/* What is embedded from web/. */
extern const Str WEB_STYLE;

/* Answers with the asset at PATH; false if there is none. */
bool asset_answer(const Request *request, Response *response);

/* Its address, with a part of its hash: a browser may keep it for good. */
Url asset_url(Arena *arena, Str path);

#endif
