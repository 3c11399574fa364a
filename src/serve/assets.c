/* Files of web/, embedded by tools/embed. */
#include "serve/assets.h"

#include "base/hash.h"

static const struct {
    const char *path, *type;
    const Str *bytes;
} ASSETS[] = {
    {"/style.css", "text/css; charset=utf-8", &WEB_STYLE},
    {"/desk.js", "text/javascript; charset=utf-8", &WEB_DESK},
    {"/filter.js", "text/javascript; charset=utf-8", &WEB_FILTER},
    {"/live.js", "text/javascript; charset=utf-8", &WEB_LIVE},
    {"/plot.js", "text/javascript; charset=utf-8", &WEB_PLOT},
    {"/slider.js", "text/javascript; charset=utf-8", &WEB_SLIDER},
};
enum { ASSET_COUNT = sizeof ASSETS / sizeof *ASSETS, VERSION_DIGITS = 12 };

bool asset_answer(const Request *request, Response *response)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        if (!str_equal(request->path, str_of(ASSETS[i].path))) continue;
        response->status = 200;
        response->body = *ASSETS[i].bytes;
        response_header(
            response, request->arena, "Content-Type", str_of(ASSETS[i].type));
        return true;
    }
    return false;
}

Str asset_script(size_t i)
{
    enum { FIRST_SCRIPT = 1 };
    i += FIRST_SCRIPT;
    return i < ASSET_COUNT ? str_of(ASSETS[i].path) : S("");
}

Url asset_url(Arena *arena, Str path)
{
    Hash hash = {{0}};
    for (size_t i = 0; i < ASSET_COUNT; i++)
        if (str_equal(path, str_of(ASSETS[i].path)))
            hash = hash_of(*ASSETS[i].bytes);
    Str digits = str_slice(hash_hex(arena, &hash), 0, VERSION_DIGITS);
    return url_with(
        arena, url_path(arena, str_c(arena, path), S("")), S("v"), digits);
}
