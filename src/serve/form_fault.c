/* Which field of a form an error is about. An error names a file, which came
 * for a field; or the table of verbs refuses the same value again; or the
 * message quotes what was typed into one field, and into no other. Linear in
 * the values.
 *
 * Messages call an option as the command line does, "--on"; a page calls it by
 * the label of its field. */
#include "serve/form_fault.h"

#include "serve/route.h"
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

/* The argument of VERB whose option stands at AT of TEXT; *SIZE: its bytes.
 * Not after a quotation mark: there somebody's own words begin. */
static const Arg *option_at(const Verb *verb, Str text, size_t at, size_t *size)
{
    size_t end = at + 2;
    if (at && text.data[at - 1] == '\'') return NULL;
    while (
        end < text.size && ((text.data[end] >= 'a' && text.data[end] <= 'z') ||
                               text.data[end] == '-'))
        end++;
    *size = end - at;
    const Arg *arg = route_arg(verb, str_slice(text, at + 2, end));
    return arg && arg->type != ARG_ROOM && arg->type != ARG_PATH ? arg : NULL;
}

Str form_fault_words(Arena *arena, const Verb *verb, const Err *err)
{
    Str text = err_describe(arena, err);
    StrBuf buf = strbuf_new(arena);
    size_t begin = 0, at = 0, size;
    while ((at = str_find(text, S("--"), at)) != SIZE_MAX) {
        const Arg *arg = option_at(verb, text, at, &size);
        if (arg) {
            strbuf_add(&buf, str_slice(text, begin, at));
            strbuf_add(&buf,
                message_format(arena, MSG_FORM_NAMED, ARGS(str_of(arg->name))));
            begin = at + size;
        }
        at += 2;
    }
    strbuf_add(&buf, str_slice(text, begin, text.size));
    return strbuf_str(&buf);
}
