#ifndef QUESTIONS_H
#define QUESTIONS_H

/* Verbs asked as the command line asks them, and all that they answer as one
 * text; and the table of verbs held against a list of questions. Include
 * after test/unit.h. */
#include <string.h>
#include "base/json.h"
#include "cli/draw.h"
#include "verb/arguments.h"

enum { MOST_ASKED = 4 };

typedef struct {
    const char *name, *value;
} Asked;

typedef struct {
    const char *verb;
    Asked asked[MOST_ASKED]; /* ended by one without a name */
} Question;

static inline const Arg *question_arg(const Verb *verb, const char *name)
{
    for (size_t i = 0; verb_arg_at(verb, i); i++)
        if (!strcmp(verb_arg_at(verb, i)->name, name))
            return verb_arg_at(verb, i);
    fail_msg("%s has no argument %s", verb->name, name);
    return NULL;
}

static inline void question_give(
    VerbCall *call, const char *name, const char *value)
{
    call->values[call->value_count++] =
        (ArgValue){question_arg(call->verb, name), str_of(value)};
}

/* All that is printed: exit code, error, JSON, screen. SEAT ("as" or "by") is
 * VIEWER, unless that is NULL. */
static inline Str question_ask(Arena *of, const Question *question,
    const char *room, const char *seat, const char *viewer)
{
    size_t used;
    Str words[3], name = str_of(question->verb);
    size_t count = 0;
    ArgValue values[MOST_ASKED + 2];
    Err err = {0};
    while (count < 3 && str_next(&name, ' ', &words[count])) count++;
    VerbCall call = {
        .arena = of, .verb = verb_find(words, count, &used), .values = values};
    question_give(&call, "room", room);
    if (viewer) question_give(&call, seat, viewer);
    for (size_t i = 0; i < MOST_ASKED && question->asked[i].name; i++)
        question_give(&call, question->asked[i].name, question->asked[i].value);
    Status status = verb_run(&call, &err);
    StrBuf buf = strbuf_new(of);
    strbuf_printf(&buf, "[%d] %s\n", (int)status, err.text);
    if (status == STATUS_OK) strbuf_printf(&buf, "[%d]\n", (int)call.answer);
    if (status == STATUS_OK) json_write_pretty(&buf, call.data);
    strbuf_add(&buf, draw_screen(of, call.screen, (DrawStyle){.width = 80}));
    return strbuf_str(&buf);
}

/* True if VERB is asked, with the argument NAME unless that is NULL. */
static inline bool question_has(
    const Question *questions, size_t count, const char *verb, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(questions[i].verb, verb) != 0) continue;
        if (!name) return true;
        for (size_t j = 0; j < MOST_ASKED && questions[i].asked[j].name; j++)
            if (!strcmp(questions[i].asked[j].name, name)) return true;
    }
    return false;
}

/* Files that are written are the holder's; --by and --as are the viewer. */
static inline bool question_needed(const Verb *verb, const Arg *arg)
{
    bool file = (arg->type == ARG_PATH || arg->type == ARG_UPLOAD) &&
                verb->effect == EFFECT_READS;
    return arg->type != ARG_ROOM && arg->type != ARG_PARTY && !file;
}

/* Options of engines change what is worked out, not what is read. */
static inline bool question_is_engine(const Verb *verb)
{
    Str name = str_of(verb->name);
    return str_starts(name, S("deal")) || str_starts(name, S("stability"));
}

/* Fails if VERB is about a room, and it or an argument of it is not asked. */
static inline void question_check(
    const Question *questions, size_t count, const Verb *verb)
{
    if (!verb->args || !verb->args->name || verb->args->type != ARG_ROOM)
        return;
    if (!question_has(questions, count, verb->name, NULL))
        fail_msg("nothing is asked of %s", verb->name);
    if (question_is_engine(verb)) return;
    for (const Arg *arg = verb->args; arg->name; arg++)
        if (question_needed(verb, arg) &&
            !question_has(questions, count, verb->name, arg->name))
            fail_msg("%s is asked nothing with %s", verb->name, arg->name);
}

#endif
