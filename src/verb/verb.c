/* Finding a verb in the table, reading its arguments, and running it. */
#include "verb/verb.h"

#include <string.h>
#include "verb/arguments.h"

/* The words that NAME has in common with WORDS[0..count), if all of NAME's. */
static size_t match_name(const char *name, const Str *words, size_t count)
{
    Str rest = str_of(name), word;
    size_t matched = 0;
    while (str_next(&rest, ' ', &word)) {
        if (matched == count || !str_equal(word, words[matched])) return 0;
        matched++;
    }
    return matched;
}

const Verb *verb_find(const Str *words, size_t count, size_t *used)
{
    const Verb *found = NULL;
    *used = 0;
    for (size_t i = 0; VERBS[i]; i++) {
        size_t matched = match_name(VERBS[i]->name, words, count);
        if (matched <= *used) continue;
        *used = matched;
        found = VERBS[i];
    }
    return found;
}

bool verb_nth(const VerbCall *call, const char *name, size_t n, Str *value)
{
    for (size_t i = 0; i < call->value_count; i++) {
        if (strcmp(call->values[i].arg->name, name) != 0 || n--) continue;
        *value = call->values[i].value;
        return true;
    }
    return false;
}

Str verb_value(const VerbCall *call, const char *name)
{
    Str value = S("");
    return verb_nth(call, name, 0, &value) ? value : S("");
}

bool verb_has(const VerbCall *call, const char *name)
{
    Str value;
    return verb_nth(call, name, 0, &value);
}

static Status check_and_run(VerbCall *call, Err *err)
{
    TRY(verb_check_call(call, err));
    call->answer = STATUS_OK;
    call->data = node_map(call->arena);
    call->screen = screen_new(call->arena);
    return call->verb->run(call, err);
}

Status verb_no_memory(Err *err)
{
    return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
}

/* Verbs may run verbs: the guard of the caller is put back afterwards. */
Status verb_run(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    const int outer_guarded = arena->guarded;
    jmp_buf outer;
    memcpy(&outer, &arena->escape, sizeof outer);
    Status status;
    if (ARENA_GUARD(arena))
        status = verb_no_memory(err);
    else
        status = check_and_run(call, err);
    memcpy(&arena->escape, &outer, sizeof outer);
    arena->guarded = outer_guarded;
    return status;
}
