#ifndef SERVE_ASSETS_H
#define SERVE_ASSETS_H

#include "serve/markup.h"

/* What is embedded from web/. */
extern const Str WEB_STYLE, WEB_DESK, WEB_FILTER, WEB_LIVE, WEB_PLOT,
    WEB_SLIDER;

/* Answers with the asset at PATH; false if there is none. */
bool asset_answer(const Request *request, Response *response);

/* The Ith script, a module that stands alone; "" after the last. */
Str asset_script(size_t i);

/* Its address, with a part of its hash: a browser may keep it for good. */
Url asset_url(Arena *arena, Str path);

#endif
