/* Requests as calls. */
#include "serve/call.h"

#include <time.h>
#include "serve/limits.h"
#include "verb/arguments.h"

typedef struct {
    Arena *arena;
    const Site *site;
    const Request *request;
    const SeatHolder *holder;
    const Route *route;
    VEC(ArgValue) values;
    VEC(Upload) uploads;
} Filling;

bool call_is_own_field(Str name)
{
    return str_equal(name, S("token")) || str_equal(name, S("done")) ||
           str_equal(name, S("then")) || str_equal(name, S("lang"));
}

bool call_takes_files(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_UPLOAD) return true;
    return false;
}

static void give(Filling *in, const Arg *arg, Str value)
{
    vec_push(in->arena, &in->values, ((ArgValue){arg, value}));
}

/* What was pasted is a file named like its argument. */
static void give_text(Filling *in, const Arg *arg, Str text)
{
    Str name = str_of(arg->name);
    vec_push(in->arena, &in->uploads, ((Upload){name, text}));
    give(in, arg, name);
}

static const Arg *room_arg(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_ROOM) return arg;
    return NULL;
}

/* What a verb on texts takes may be a draft of the room, by its key; a text of
 * one word is no draft. */
static bool names_draft(const Verb *verb, Str text)
{
    const Arg *room = room_arg(verb);
    if (!room || room->required || !text.size) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != ':')
            return false;
    }
    return true;
}

/* A field of a page for a repeated argument holds one value a line. */
static void give_lines(Filling *in, const Arg *arg, Str text)
{
    Str line;
    while (text.size && str_next(&text, '\n', &line))
        if (str_trim(line).size) give(in, arg, str_trim(line));
}

/* A field "set.place" gives the argument `set` "place=...". False if it is no
 * such field. */
static bool give_part(Filling *in, const Field *field)
{
    size_t dot = str_find(field->name, S("."), 0);
    if (in->route->api || dot == SIZE_MAX) return false;
    Str part = str_slice(field->name, dot + 1, field->name.size);
    const Arg *arg = route_arg(in->route->verb, str_slice(field->name, 0, dot));
    if (!arg || arg->type != ARG_TEXT || !arg->repeated) return false;
    give(in, arg,
        str_printf(in->arena, "%.*s=%.*s", STR_ARGS(part),
            STR_ARGS(str_trim(field->value))));
    return true;
}

/* FROM_ADDRESS: it stands in the address, where secrets would be seen. */
static Status give_field(
    Filling *in, const Field *field, bool from_address, Err *err)
{
    const Verb *verb = in->route->verb;
    const Arg *arg = route_arg(verb, field->name);
    if (call_is_own_field(field->name) || give_part(in, field))
        return STATUS_OK;
    bool secret = arg && arg->type == ARG_SECRET;
    if (!arg || arg->type == ARG_ROOM || arg->type == ARG_PATH ||
        (secret && from_address))
        return verb_refuse_option(in->arena, verb, field->name, err);
    if (!str_trim(field->value).size) return STATUS_OK;
    if (secret)
        give(in, arg, field->value);
    else if (arg->type == ARG_UPLOAD && !names_draft(verb, field->value))
        give_text(in, arg, field->value);
    else if (arg->repeated && !in->route->api)
        give_lines(in, arg, field->value);
    else
        give(in, arg, field->value);
    return STATUS_OK;
}

static Status give_fields(
    Filling *in, const Fields *fields, bool from_address, Err *err)
{
    for (size_t i = 0; fields && i < fields->count; i++)
        TRY(give_field(in, &fields->items[i], from_address, err));
    return STATUS_OK;
}

/* "C:\a\b.yaml" and "a/b.yaml" are b.yaml. */
static Str plain_name(Str name)
{
    size_t begin = 0;
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == '/' || name.data[i] == '\\') begin = i + 1;
    return str_slice(name, begin, name.size);
}

/* Files for an argument are its values; others come along, for a brief to
 * name. */
static void give_files(Filling *in)
{
    for (size_t i = 0; i < in->request->files.count; i++) {
        const FormFile *file = &in->request->files.items[i];
        const Arg *arg = route_arg(in->route->verb, file->field);
        Str name = plain_name(file->name);
        if (!name.size) continue;
        vec_push(in->arena, &in->uploads, ((Upload){name, file->bytes}));
        if (arg && arg->type == ARG_UPLOAD) give(in, arg, name);
    }
}

static void drop(Filling *in, const Arg *arg)
{
    size_t kept = 0;
    for (size_t i = 0; i < in->values.count; i++)
        if (in->values.items[i].arg != arg)
            in->values.items[kept++] = in->values.items[i];
    in->values.count = kept;
}

bool call_is_of_access(const Verb *verb)
{
    return str_equal(str_of(verb->capability), S("access"));
}

/* Whose eyes and whose hand. */
static Status give_seat(Filling *in, Err *err)
{
    const Verb *verb = in->route->verb;
    const Arg *as = verb->takes_view ? route_arg(verb, S("as")) : NULL;
    const Arg *by = route_arg(verb, S("by"));
    if (in->holder->owner || call_is_of_access(verb)) return STATUS_OK;
    if (room_arg(verb) && !as && !by)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_PAGE_OWNER_ONLY,
            ARGS(str_of(verb->name)));
    const Arg *const seats[] = {as, by};
    for (size_t i = 0; i < 2; i++) {
        if (!seats[i]) continue;
        drop(in, seats[i]);
        give(in, seats[i], in->holder->seat);
    }
    return STATUS_OK;
}

/* --- long work --- */

static time_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

static bool keep_going(void *state, double done)
{
    (void)done;
    return now() < *(const time_t *)state;
}

static const VerbCaller *caller_of(const Filling *in)
{
    VerbCaller *caller = arena_alloc(in->arena, sizeof *caller);
    *caller =
        (VerbCaller){in->holder->user, in->request->peer, in->holder->pass};
    return in->holder->owner ? NULL : caller;
}

static void finish(Filling *in, VerbCall *call)
{
    Uploads *uploads = arena_alloc(in->arena, sizeof *uploads);
    time_t *end = arena_alloc(in->arena, sizeof *end);
    *uploads = (Uploads){in->uploads.items, in->uploads.count};
    *end = now() + LIMIT_VERB_SECONDS;
    *call = (VerbCall){.arena = in->arena,
        .verb = in->route->verb,
        .values = in->values.items,
        .value_count = in->values.count,
        .data_only = in->route->api,
        .screen_only =
            !in->route->api && !(in->route->sheet && in->route->sheet->draw),
        .uploads = uploads,
        .caller = caller_of(in),
        .vault = in->site->vault,
        .progress = keep_going,
        .progress_state = end};
}

Status call_fill(const Site *site, const Request *request,
    const SeatHolder *holder, const Route *route, const Fields *fields,
    VerbCall *call, Err *err)
{
    Filling *in = arena_alloc(request->arena, sizeof *in);
    *in = (Filling){.arena = request->arena,
        .site = site,
        .request = request,
        .holder = holder,
        .route = route};
    const Arg *room = room_arg(route->verb);
    if (room) give(in, room, site->room);
    if (route->preset) give(in, route->preset, route->preset_value);
    Status status = give_fields(in, &request->arguments, true, err);
    if (status == STATUS_OK) status = give_fields(in, fields, false, err);
    give_files(in);
    if (status == STATUS_OK) status = give_seat(in, err);
    finish(in, call);
    return status;
}

bool call_is_incomplete(const VerbCall *call)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(call->verb, i)); i++)
        if (arg->required && !verb_has(call, arg->name)) return true;
    return false;
}
