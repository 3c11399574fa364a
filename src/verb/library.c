/* The public library: one call is one verb, in an arena of its own. */
#include "travaux.h"

#include "base/hash.h"
#include "base/json.h"
#include "verb/arguments.h"

struct trv_answer {
    Arena *arena;
    const char *json, *error;
};

/* The row of the verb's table for an argument by name; NULL if none. */
static const Arg *find_arg(const Verb *verb, Str name)
{
    for (size_t i = 0; verb_arg_at(verb, i); i++)
        if (str_equal(str_of(verb_arg_at(verb, i)->name), name))
            return verb_arg_at(verb, i);
    return NULL;
}

static Status fill_values(
    VerbCall *call, const trv_argument *arguments, size_t count, Err *err)
{
    call->values = arena_array(call->arena, count, sizeof *call->values);
    for (size_t i = 0; i < count; i++) {
        Str name = str_of(arguments[i].name);
        const Arg *arg = find_arg(call->verb, name);
        if (!arg) return verb_refuse_option(call->arena, call->verb, name, err);
        call->values[call->value_count++] =
            (ArgValue){arg, str_of(arguments[i].value)};
    }
    return STATUS_OK;
}

static Status find_verb(VerbCall *call, Str name, Err *err)
{
    Str words[8];
    size_t count = 0, used;
    while (count < sizeof words / sizeof *words &&
           str_next(&name, ' ', &words[count]))
        count++;
    call->verb = verb_find(words, count, &used);
    if (call->verb && used == count) return STATUS_OK;
    return verb_refuse(call->arena, words, count, err);
}

static Status answer_call(Arena *arena, const char *verb,
    const trv_argument *arguments, size_t count, trv_answer *answer, Err *err)
{
    VerbCall call = {.arena = arena, .data_only = true};
    TRY(find_verb(&call, str_of(verb), err));
    TRY(fill_values(&call, arguments, count, err));
    TRY(verb_run(&call, err));
    StrBuf json = strbuf_new(arena);
    json_write_pretty(&json, call.data);
    answer->json = strbuf_str(&json).data;
    return call.answer;
}

/* Everything is allocated in the call's own arena, the answer too. */
static Status start_call(Arena *arena, const char *verb,
    const trv_argument *arguments, size_t count, trv_answer **out)
{
    Err err = {.status = STATUS_OK};
    trv_answer *answer = arena_alloc(arena, sizeof *answer);
    *answer = (trv_answer){arena, "", ""};
    *out = answer;
    Status status = answer_call(arena, verb, arguments, count, answer, &err);
    if (err.text[0] && status != STATUS_OK)
        answer->error = str_c(arena, err_describe(arena, &err));
    return status;
}

trv_status trv_call(const char *verb, const trv_argument *arguments,
    size_t count, trv_answer **answer)
{
    *answer = NULL;
    Arena *arena = hash_start() ? arena_new(0) : NULL;
    if (!arena) return TRV_STORAGE;
    if (ARENA_GUARD(arena)) {
        if (*answer)
            (*answer)->error = message_text(MSG_NO_MEMORY).data;
        else
            arena_free(arena);
        return TRV_STORAGE;
    }
    return (trv_status)status_exit(
        start_call(arena, verb, arguments, count, answer));
}

const char *trv_json(const trv_answer *answer)
{
    return answer->json;
}

const char *trv_error(const trv_answer *answer)
{
    return answer->error;
}

void trv_free(trv_answer *answer)
{
    if (answer) arena_free(answer->arena);
}

const char *trv_version(void)
{
    return TRAVAUX_VERSION;
}
