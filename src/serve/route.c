/* From paths to verbs, and back. */
#include "serve/route.h"

#include "verb/arguments.h"

/* Paths that name a record. */
static const struct {
    const char *prefix, *verb, *arg;
} RECORDS[] = {
    {"/point/", "point", "point"},
    {"/party/", "party", "party"},
    {"/record/", "history", "key"},
};
enum { RECORD_COUNT = sizeof RECORDS / sizeof *RECORDS };

bool route_serves(const Verb *verb)
{
    const Arg *arg;
    if (verb->effect != EFFECT_READS && verb->effect != EFFECT_APPENDS)
        return false;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_PATH && (arg->positional || arg->required))
            return false;
    return true;
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

Route route_find(Str path)
{
    Route route = {0};
    Str rest;
    if (str_equal(path, S("/"))) route.verb = find_verb(S("state"));
    if (after(path, "/v/", &rest)) route.verb = find_verb(rest);
    if (after(path, "/api/", &rest)) {
        route.verb = find_verb(rest);
        route.api = true;
    }
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        if (!after(path, RECORDS[i].prefix, &rest)) continue;
        route.verb = find_verb(str_of(RECORDS[i].verb));
        route.preset = route_arg(route.verb, str_of(RECORDS[i].arg));
        route.preset_value = rest;
    }
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

Url route_record(Arena *arena, Str about)
{
    size_t colon = str_find(about, S(":"), 0);
    Str kind = str_slice(about, 0, colon == SIZE_MAX ? 0 : colon);
    for (size_t i = 0; i < RECORD_COUNT; i++)
        if (kind.size && str_equal(kind, str_of(RECORDS[i].verb)))
            return url_path(arena, RECORDS[i].prefix,
                str_slice(about, colon + 1, about.size));
    return url_path(arena, "/record/", about);
}
