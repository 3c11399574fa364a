/* Positional arguments: which word is which. */
#include "cli/positional.h"

#include "cli/room_arg.h"
#include "verb/arguments.h"

typedef struct {
    Arena *arena;
    const Verb *verb;
    const Str *words; /* [count], of which `taken` are given away */
    size_t count, taken;
    ArgValues *values;
} Giver;

static size_t left(const Giver *giver)
{
    return giver->count - giver->taken;
}

/* How many words the positional arguments from the Ith on need, and how many
 * they can take. */
static void count_from(const Verb *verb, size_t i, size_t *need, size_t *most)
{
    const Arg *arg;
    *need = *most = 0;
    for (; (arg = verb_arg_at(verb, i)); i++) {
        if (!arg->positional) continue;
        *need += arg->required;
        *most = arg->repeated || *most == SIZE_MAX ? SIZE_MAX : *most + 1;
    }
}

static void give(Giver *giver, const Arg *arg, Str value)
{
    vec_push(
        giver->arena, giver->values, ((ArgValue){.arg = arg, .value = value}));
}

/* A room that is to be made need not exist; its file is called NAME.room. */
static Str room_to_make(Arena *arena, Str word)
{
    if (room_is_written(word)) return word;
    return str_printf(arena, "%.*s.room", STR_ARGS(word));
}

/* Whether the first word is the room, or the file that may stand for it, given
 * that the arguments after it need NEED words. */
static bool takes_room(
    const Giver *giver, const Arg *arg, size_t need, Str *path)
{
    if (!left(giver)) return false;
    Str word = giver->words[giver->taken];
    if (giver->verb->effect == EFFECT_CREATES) {
        *path = room_to_make(giver->arena, word);
        return true;
    }
    if (arg->or_file && file_is_written(giver->arena, word)) {
        *path = word;
        return true;
    }
    if (!room_is_written(word) && left(giver) <= need) return false;
    return room_find(giver->arena, word, path);
}

/* Gives the first word to ARG if it is a room; finds the room otherwise. */
static Status give_room(Giver *giver, const Arg *arg, size_t next, Err *err)
{
    Str path;
    size_t need, most;
    count_from(giver->verb, next, &need, &most);
    if (takes_room(giver, arg, need, &path)) {
        giver->taken++;
        give(giver, arg, path);
        return STATUS_OK;
    }
    if (giver->verb->effect == EFFECT_CREATES) return STATUS_OK;
    if (left(giver) > most)
        return room_refuse(giver->arena, giver->words[giver->taken], err);
    Err none;
    Err *fault = arg->required ? err : &none;
    Status status = room_default(giver->arena, &path, fault);
    if (status == STATUS_OK) give(giver, arg, path);
    return arg->required ? status : STATUS_OK;
}

static void give_words(Giver *giver, const Arg *arg, size_t next)
{
    size_t need, most;
    count_from(giver->verb, next, &need, &most);
    size_t spare = left(giver) > need ? left(giver) - need : 0;
    if (arg->required && !spare && left(giver)) spare = 1;
    if (!arg->repeated && spare > 1) spare = 1;
    while (spare--) {
        Str word = giver->words[giver->taken++];
        if (arg->type == ARG_ROOM) (void)room_find(giver->arena, word, &word);
        give(giver, arg, word);
    }
}

Status positional_read(Arena *arena, const Verb *verb, const Str *words,
    size_t count, ArgValues *values, Err *err)
{
    Giver giver = {arena, verb, words, count, 0, values};
    const Arg *arg;
    bool first = true;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++) {
        if (!arg->positional) continue;
        if (first && arg->type == ARG_ROOM)
            TRY(give_room(&giver, arg, i + 1, err));
        else
            give_words(&giver, arg, i + 1);
        first = false;
    }
    if (!left(&giver)) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_CLI_TOO_MANY,
        ARGS(words[giver.taken], verb_usage(arena, verb, SIZE_MAX)));
}
