/* Which field of a form an error is about. An error names a file, which came
 * for a field; or the table of verbs refuses the same value again; or the
 * message quotes what was typed into one field, and into no other. Linear in
 * the values. */
#include "serve/form_fault.h"

#include "verb/arguments.h"

/* The field that the file NAME came for. */
static const Arg *of_file(const VerbCall *call, Str name)
{
    for (size_t i = 0; i < call->value_count; i++)
        if (call->values[i].arg->type == ARG_UPLOAD &&
            str_equal(call->values[i].value, name))
            return call->values[i].arg;
    return NULL;
}

static const Arg *of_table(const VerbCall *call)
{
    Err err;
    const Arg *arg;
    for (size_t i = 0; i < call->value_count; i++)
        if (verb_check_value(call->arena, call->values[i].arg,
                call->values[i].value, &err) != STATUS_OK)
            return call->values[i].arg;
    for (size_t i = 0; (arg = verb_arg_at(call->verb, i)); i++)
        if (arg->required && !verb_has(call, arg->name)) return arg;
    return NULL;
}

static bool quotes(Arena *arena, Str text, Str value)
{
    Str quoted = str_printf(arena, "'%.*s'", STR_ARGS(value));
    return str_find(text, quoted, 0) != SIZE_MAX;
}

static const Arg *of_words(const VerbCall *call, Str text)
{
    const Arg *found = NULL;
    for (size_t i = 0; i < call->value_count; i++) {
        const Arg *arg = call->values[i].arg;
        if (arg->type == ARG_ROOM || arg == found ||
            !quotes(call->arena, text, call->values[i].value))
            continue;
        if (found) return NULL;
        found = arg;
    }
    return found;
}

const Arg *form_fault(const VerbCall *call, const Err *err)
{
    const Arg *arg = *err->file ? of_file(call, str_of(err->file)) : NULL;
    if (!arg) arg = of_table(call);
    return arg ? arg : of_words(call, str_of(err->text));
}
