/* From paths to verbs, and back. */
#include "serve/route.h"

#include "verb/arguments.h"

/* Paths that name a record. */
static const struct {
    const char *prefix, *verb, *arg;
} RECORDS[] = {
    {"/point/", "point", "point"},
    {"/party/", "party", "party"},
    {"/source/", "source", "source"},
    {"/record/", "history", "key"},
};
enum { RECORD_COUNT = sizeof RECORDS / sizeof *RECORDS };

static bool has_room(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_ROOM) return true;
    return false;
}

/* A path instead of what it reads, not only an option beside it. */
static bool takes_path(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_PATH && arg->positional) return true;
    return false;
}

bool route_serves(const Verb *verb)
{
    const Arg *arg;
    if (verb->effect != EFFECT_READS && verb->effect != EFFECT_APPENDS)
        return false;
    if (verb->asks) return false;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_PATH && arg->required) return false;
    return has_room(verb) || !takes_path(verb);
}

const Arg *route_arg(const Verb *verb, Str name)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (str_equal(str_of(arg->name), name)) return arg;
    return NULL;
}

/* "text-words" is the verb "text words". */
static bool is_slug(Str slug, Str name)
{
    if (slug.size != name.size) return false;
    for (size_t i = 0; i < slug.size; i++)
        if (slug.data[i] != (name.data[i] == ' ' ? '-' : name.data[i]))
            return false;
    return true;
}

static const Verb *find_verb(Str slug)
{
    for (size_t i = 0; VERBS[i]; i++)
        if (is_slug(slug, str_of(VERBS[i]->name)))
            return route_serves(VERBS[i]) ? VERBS[i] : NULL;
    return NULL;
}

static bool after(Str path, const char *prefix, Str *rest)
{
    if (!str_starts(path, str_of(prefix))) return false;
    *rest = str_slice(path, str_of(prefix).size, path.size);
    return rest->size > 0;
}

const Verb *route_verb(Str name)
{
    for (size_t i = 0; VERBS[i]; i++)
        if (str_equal(name, str_of(VERBS[i]->name))) return VERBS[i];
    return NULL;
}

/* A record with its key. */
static void find_record(Str path, Route *route)
{
    Str rest;
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        if (!after(path, RECORDS[i].prefix, &rest)) continue;
        route->verb = find_verb(str_of(RECORDS[i].verb));
        route->preset = route_arg(route->verb, str_of(RECORDS[i].arg));
        route->preset_value = rest;
    }
}

Route route_find(Str path)
{
    Route route = {.sheet = sheet_at(path)};
    Str rest;
    if (route.sheet) route.verb = find_verb(str_of(route.sheet->verb));
    if (str_equal(path, S("/"))) route.verb = find_verb(S("state"));
    if (after(path, "/v/", &rest)) route.verb = find_verb(rest);
    if (after(path, "/api/", &rest)) {
        route.verb = find_verb(rest);
        route.api = true;
    }
    find_record(path, &route);
    if (route.verb && !route.sheet && !route.api)
        route.sheet = sheet_of(route.verb);
    return route;
}

static Str slug_of(Arena *arena, const Verb *verb)
{
    StrBuf buf = strbuf_new(arena);
    for (const char *c = verb->name; *c; c++)
        strbuf_char(&buf, *c == ' ' ? '-' : *c);
    return strbuf_str(&buf);
}

Url route_page(Arena *arena, const Verb *verb)
{
    if (str_equal(str_of(verb->name), S("state")))
        return url_path(arena, "/", S(""));
    return url_path(arena, "/v/", slug_of(arena, verb));
}

Url route_api(Arena *arena, const Verb *verb)
{
    return url_path(arena, "/api/", slug_of(arena, verb));
}

Url route_in_view(Arena *arena, Url url, const VerbCall *call)
{
    for (const Arg *arg = VIEW_ARGS; call && arg->name; arg++) {
        Str value = verb_value(call, arg->name);
        if (value.size) url = url_with(arena, url, str_of(arg->name), value);
    }
    return url;
}

Url route_reading(Arena *arena, Str about)
{
    Url url = url_path(arena, "/read/source", S(""));
    return url_with(arena, url, S("source"), about);
}

Url route_record(Arena *arena, Str about)
{
    size_t colon = str_find(about, S(":"), 0);
    Str kind = str_slice(about, 0, colon == SIZE_MAX ? 0 : colon);
    for (size_t i = 0; i < RECORD_COUNT; i++)
        if (kind.size && str_equal(kind, str_of(RECORDS[i].verb)))
            return url_path(arena, RECORDS[i].prefix,
                str_slice(about, colon + 1, about.size));
    if (str_equal(kind, S("proposal"))) return route_reading(arena, about);
    if (str_equal(kind, S("statement")))
        return url_path(arena, "/source/", about);
    return url_path(arena, "/record/", about);
}

Url route_link(Arena *arena, Str about, const VerbCall *call)
{
    Url url = route_in_view(arena, route_record(arena, about), call);
    Str prefix = S("statement:");
    if (!str_starts(about, prefix)) return url;
    Str key = str_slice(about, prefix.size, about.size);
    return url_fragment(
        arena, url, str_printf(arena, "passage-%.*s", STR_ARGS(key)));
}
