#ifndef VERB_ARGUMENTS_H
#define VERB_ARGUMENTS_H

#include "verb/verb.h"

/* The first argument of nearly every verb. */
#define ROOM_ARG                                                               \
    {                                                                          \
        .name = "room", .type = ARG_ROOM, .positional = true,                  \
        .required = true, .help = MSG_ARG_ROOM                                 \
    }

/* For whom a verb writes: the seat of the record's author. */
#define BY_ARG                                                                 \
    {                                                                          \
        .name = "by", .type = ARG_PARTY, .help = MSG_ARG_BY_SEAT               \
    }
/* The two things that are compared, ARG_KEY or ARG_UPLOAD. */
#define OLD_ARG(TYPE, HELP)                                                    \
    {                                                                          \
        .name = "old", .type = (TYPE), .positional = true, .required = true,   \
        .help = (HELP)                                                         \
    }
#define NEW_ARG(TYPE, HELP)                                                    \
    {                                                                          \
        .name = "new", .type = (TYPE), .positional = true, .required = true,   \
        .help = (HELP)                                                         \
    }

/* What the command line takes beside any verb: --json, --help, ...; ended by
 * an entry without a name. Read by cli, told by help. */
extern const Arg COMMON_ARGS[];

/* The Ith argument of VERB, those of the view after its own; NULL after the
 * last. */
const Arg *verb_arg_at(const Verb *verb, size_t i);

/* The argument called NAME that is given by name (--NAME); NULL if VERB has
 * none. */
const Arg *verb_option(const Verb *verb, Str name);

/* The one of COMMON_ARGS called NAME, and one of these or of any verb; NULL
 * if there is none. An option is a flag in all verbs or in none. */
const Arg *verb_common_option(Str name);
const Arg *verb_any_option(Str name);

/* The Ith of the values that ARG may have; false after the last, and where it
 * may have any. */
bool verb_choice_at(const Arg *arg, size_t i, Str *choice);

/* How ARG is written: "--on DATE", "--json", "<point>". */
Str verb_arg_words(Arena *arena, const Arg *arg);

/* What stands for a value: "DATE", "always|auto|never"; "" for a flag. */
Str verb_arg_value_word(const Arg *arg);

/* "travaux state [<room>] [--on DATE]", in lines of at most COLUMNS columns
 * that break between arguments. */
Str verb_usage(Arena *arena, const Verb *verb, size_t columns);

/* Says that there is no verb WORDS[0..count), no option --NAME of VERB, with
 * the nearest that exists. Both return STATUS_USAGE. */
CHECKED Status verb_refuse(
    Arena *arena, const Str *words, size_t count, Err *err);
CHECKED Status verb_refuse_option(
    Arena *arena, const Verb *verb, Str name, Err *err);

/* Hold a value, and all values of CALL, against the table: numbers and dates
 * can be read, a choice is one; one that is required is there, one that is
 * not repeated is there once. */
CHECKED Status verb_check_value(
    Arena *arena, const Arg *arg, Str value, Err *err);
CHECKED Status verb_check_call(const VerbCall *call, Err *err);

#endif
