/* The arguments of verbs as the table says them: found, written for people,
 * and checked. */
#include "verb/arguments.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/vec.h"
#include "base/nearest.h"
#include "base/utf8.h"

const Arg VIEW_ARGS[] = {
    {.name = "on", .type = ARG_DATE, .help = MSG_ARG_ON},
    {.name = "known", .type = ARG_DATE, .help = MSG_ARG_KNOWN},
    {.name = "at", .type = ARG_TEXT, .help = MSG_ARG_AT},
    {.name = "as", .type = ARG_PARTY, .help = MSG_ARG_AS},
    {0},
};

const Arg COMMON_ARGS[] = {
    {.name = "json", .type = ARG_FLAG, .help = MSG_ARG_JSON},
    {.name = "color",
        .type = ARG_TEXT,
        .choices = "always|auto|never",
        .help = MSG_ARG_COLOR},
    {.name = "width", .type = ARG_NUMBER, .help = MSG_ARG_WIDTH},
    {.name = "help", .type = ARG_FLAG, .help = MSG_ARG_HELP},
    {.name = "version", .type = ARG_FLAG, .help = MSG_ARG_VERSION},
    {0},
};

const Arg *verb_arg_at(const Verb *verb, size_t i)
{
    size_t own = 0;
    for (; verb->args && verb->args[own].name; own++)
        if (own == i) return &verb->args[own];
    const Arg *arg = verb->takes_view ? VIEW_ARGS : NULL;
    for (; arg && arg->name; arg++, own++)
        if (own == i) return arg;
    return NULL;
}

const Arg *verb_common_option(Str name)
{
    for (const Arg *arg = COMMON_ARGS; arg->name; arg++)
        if (str_equal(str_of(arg->name), name)) return arg;
    return NULL;
}

const Arg *verb_any_option(Str name)
{
    const Arg *arg = verb_common_option(name);
    for (size_t i = 0; !arg && VERBS[i]; i++) arg = verb_option(VERBS[i], name);
    return arg;
}

/* Secrets are asked for; a command line is seen by others. */
static bool is_option(const Arg *arg)
{
    return !arg->positional && arg->type != ARG_SECRET;
}

const Arg *verb_option(const Verb *verb, Str name)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (is_option(arg) && str_equal(str_of(arg->name), name)) return arg;
    return NULL;
}

Str verb_arg_value_word(const Arg *arg)
{
    if (arg->choices) return str_of(arg->choices);
    switch (arg->type) {
    case ARG_ROOM: return arg->or_file ? S("ROOM|FILE") : S("ROOM");
    case ARG_PATH:
    case ARG_UPLOAD: return S("FILE");
    case ARG_KEY: return S("KEY");
    case ARG_DATE: return S("DATE");
    case ARG_PARTY: return S("PARTY");
    case ARG_TEXT: return S("TEXT");
    case ARG_NUMBER: return S("NUMBER");
    case ARG_SECRET: return S("SECRET");
    case ARG_FLAG: return S("");
    }
    return S("");
}

Str verb_arg_words(Arena *arena, const Arg *arg)
{
    if (arg->positional) return str_printf(arena, "<%s>", arg->name);
    Str value = verb_arg_value_word(arg);
    return str_printf(
        arena, "--%s%s%.*s", arg->name, value.size ? " " : "", STR_ARGS(value));
}

/* A room is found if it is left out, unless it is to be made. */
static bool may_leave_out(const Verb *verb, const Arg *arg)
{
    return arg == verb->args && arg->type == ARG_ROOM && arg->positional &&
           verb->effect != EFFECT_CREATES;
}

static Str usage_part(Arena *arena, const Verb *verb, const Arg *arg)
{
    bool needed = arg->required && !may_leave_out(verb, arg);
    Str words = verb_arg_words(arena, arg);
    return str_printf(arena, needed ? "%.*s%s" : "[%.*s]%s", STR_ARGS(words),
        arg->repeated ? " ..." : "");
}

Str verb_usage(Arena *arena, const Verb *verb, size_t columns)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_printf(&buf, "travaux %s", verb->name);
    size_t line_begin = 0;
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++) {
        if (arg->type == ARG_SECRET) continue;
        Str part = usage_part(arena, verb, arg);
        if (buf.size - line_begin + 1 + part.size > columns) {
            line_begin = buf.size + 1;
            strbuf_add(&buf, S("\n   "));
        }
        strbuf_char(&buf, ' ');
        strbuf_add(&buf, part);
    }
    return strbuf_str(&buf);
}

/* The first COUNT words of TEXT. */
static Str first_words(Str text, size_t count)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == ' ' && --count == 0) return str_slice(text, 0, i);
    return text;
}

/* What may follow PREFIX, "frontier, nash"; "" if no verb begins with it. */
static Str continuations(Arena *arena, Str prefix)
{
    VEC(Str) words = {0};
    for (size_t i = 0; VERBS[i]; i++) {
        Str name = str_of(VERBS[i]->name);
        if (name.size <= prefix.size || name.data[prefix.size] != ' ' ||
            !str_starts(name, prefix))
            continue;
        vec_push(arena, &words, str_slice(name, prefix.size + 1, name.size));
    }
    return str_join(arena, words.items, words.count, S(", "));
}

Status verb_refuse(Arena *arena, const Str *words, size_t count, Err *err)
{
    Str more = continuations(arena, words[0]);
    if (more.size && count == 1)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_VERB_PARTIAL, ARGS(words[0], more));
    size_t taken = more.size ? 2 : 1;
    Str found = str_join(arena, words, taken, S(" "));
    VEC(Str) names = {0};
    for (size_t i = 0; VERBS[i]; i++)
        vec_push(arena, &names, first_words(str_of(VERBS[i]->name), taken));
    Str meant = nearest(arena, found, names.items, names.count);
    if (!meant.size)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_VERB_UNKNOWN, ARGS(found));
    return err_set(
        err, STATUS_USAGE, NOWHERE, MSG_VERB_NEAREST, ARGS(found, meant));
}

Status verb_refuse_option(Arena *arena, const Verb *verb, Str name, Err *err)
{
    VEC(Str) names = {0};
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (is_option(arg)) vec_push(arena, &names, str_of(arg->name));
    for (arg = COMMON_ARGS; arg->name; arg++)
        vec_push(arena, &names, str_of(arg->name));
    Str meant = nearest(arena, name, names.items, names.count);
    if (!meant.size)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_OPTION_UNKNOWN,
            ARGS(str_of(verb->name), name));
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_OPTION_NEAREST,
        ARGS(str_of(verb->name), name, meant));
}

/* "--on" or "<point>" */
static Str written(Arena *arena, const Arg *arg)
{
    return str_printf(arena, arg->positional ? "<%s>" : "--%s", arg->name);
}

static Status check_date(Arena *arena, const Arg *arg, Str value, Err *err)
{
    Instant instant;
    Date date;
    Err why;
    if (instant_parse(value, &instant)) return STATUS_OK;
    if (date_parse(value, NOWHERE, &date, &why) == STATUS_OK) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_WRONG,
        ARGS(written(arena, arg), str_of(why.text)));
}

bool verb_choice_at(const Arg *arg, size_t i, Str *choice)
{
    Str rest = arg->choices ? str_of(arg->choices) : (Str){NULL, 0};
    do
        if (!str_next(&rest, '|', choice)) return false;
    while (i--);
    return true;
}

static Status check_choice(Arena *arena, const Arg *arg, Str value, Err *err)
{
    Str choice;
    VEC(Str) choices = {0};
    while (verb_choice_at(arg, choices.count, &choice)) {
        if (str_equal(choice, value)) return STATUS_OK;
        vec_push(arena, &choices, choice);
    }
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_CHOICE,
        ARGS(written(arena, arg), value,
            str_join(arena, choices.items, choices.count, S(", "))));
}

Status verb_check_value(Arena *arena, const Arg *arg, Str value, Err *err)
{
    Str number;
    if (!value.size && arg->type != ARG_TEXT)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_EMPTY,
            ARGS(written(arena, arg)));
    bool file = arg->type == ARG_PATH || arg->type == ARG_UPLOAD ||
                arg->type == ARG_ROOM;
    if (!file && utf8_find_bad(value) != SIZE_MAX)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_NOT_UTF8,
            ARGS(written(arena, arg)));
    if (arg->choices) return check_choice(arena, arg, value, err);
    if (arg->type == ARG_DATE) return check_date(arena, arg, value, err);
    if (arg->type == ARG_NUMBER && !decimal_parse(arena, value, &number))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_NUMBER,
            ARGS(written(arena, arg), value));
    return STATUS_OK;
}

static Status check_count(const VerbCall *call, const Arg *arg, Err *err)
{
    Arena *arena = call->arena;
    Str first, second;
    if (!verb_nth(call, arg->name, 0, &first)) {
        if (!arg->required) return STATUS_OK;
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_MISSING,
            ARGS(verb_usage(arena, call->verb, SIZE_MAX), written(arena, arg),
                message_text(arg->help)));
    }
    if (arg->repeated || !verb_nth(call, arg->name, 1, &second))
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ARG_DOUBLED,
        ARGS(written(arena, arg), first, second));
}

Status verb_check_call(const VerbCall *call, Err *err)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(call->verb, i)); i++)
        TRY(check_count(call, arg, err));
    for (size_t i = 0; i < call->value_count; i++)
        TRY(verb_check_value(
            call->arena, call->values[i].arg, call->values[i].value, err));
    return STATUS_OK;
}
