/* The table of verbs: every verb says all that help, completion and the
 * access check need, names are used alike, and a verb is run under a guard. */
#include "test/unit.h"

#include <string.h>
#include "base/vec.h"
#include "cli/command.h"
#include "verb/arguments.h"

static void names_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 1; VERBS[0] && VERBS[i]; i++)
        if (strcmp(VERBS[i - 1]->name, VERBS[i]->name) >= 0)
            fail_msg(
                "%s must stand before %s", VERBS[i]->name, VERBS[i - 1]->name);
}

static bool is_name(const char *name)
{
    return *name &&
           !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789- ")];
}

static void every_verb_tells_all(void **state)
{
    (void)state;
    for (const Verb *const *verb = VERBS; *verb; verb++) {
        const char *name = (*verb)->name;
        if (!is_name(name)) fail_msg("'%s' is no name", name);
        if (!message_text((*verb)->summary).size)
            fail_msg("%s: no summary", name);
        if (!message_text((*verb)->help).size) fail_msg("%s: no help", name);
        if (!(*verb)->capability || !*(*verb)->capability)
            fail_msg("%s: no capability", name);
        if (!(*verb)->run) fail_msg("%s: no function", name);
        const Arg *arg;
        for (size_t i = 0; (arg = verb_arg_at(*verb, i)); i++)
            if (!message_text(arg->help).size || !is_name(arg->name))
                fail_msg("%s: no help for %s", name, arg->name);
    }
}

/* The example of each verb is a command line that names this verb and that
 * its arguments allow. */
static void every_example_is_right(void **state)
{
    (void)state;
    for (const Verb *const *verb = VERBS; *verb; verb++) {
        Command command;
        Err err = {0};
        VEC(Str) words = {0};
        Str rest = str_of((*verb)->example), word;
        while (str_next(&rest, ' ', &word)) vec_push(arena, &words, word);
        Status status =
            command_read(arena, words.items, words.count, &command, &err);
        VerbCall call = {.arena = arena,
            .verb = command.verb,
            .values = command.values,
            .value_count = command.value_count};
        if (status == STATUS_OK) status = verb_check_call(&call, &err);
        if (status != STATUS_OK || command.verb != *verb)
            fail_msg("%s: example '%s': %s", (*verb)->name, (*verb)->example,
                err.text);
    }
}

static void no_argument_is_doubled(void **state)
{
    (void)state;
    for (const Verb *const *verb = VERBS; *verb; verb++) {
        const Arg *arg, *other;
        for (size_t i = 0; (arg = verb_arg_at(*verb, i)); i++) {
            if (verb_common_option(str_of(arg->name)))
                fail_msg("%s: every verb has --%s", (*verb)->name, arg->name);
            for (size_t j = i + 1; (other = verb_arg_at(*verb, j)); j++)
                if (!strcmp(arg->name, other->name))
                    fail_msg("%s: '%s' stands twice", (*verb)->name, arg->name);
        }
    }
}

/* Options may stand before the verb, so it must not depend on the verb
 * whether a value follows. */
static void an_option_is_a_flag_everywhere_or_nowhere(void **state)
{
    (void)state;
    for (const Verb *const *verb = VERBS; *verb; verb++) {
        const Arg *arg;
        for (size_t i = 0; (arg = verb_arg_at(*verb, i)); i++) {
            if (arg->positional || arg->type == ARG_SECRET) continue;
            const Arg *first = verb_any_option(str_of(arg->name));
            if ((arg->type == ARG_FLAG) != (first->type == ARG_FLAG))
                fail_msg("%s: --%s is a flag elsewhere, or not", (*verb)->name,
                    arg->name);
        }
    }
}

/* Which word is which must be plain: a room comes first, at most one argument
 * is repeated, and none that is required follows one that is optional. */
static void positional_arguments_are_plain(void **state)
{
    (void)state;
    for (const Verb *const *verb = VERBS; *verb; verb++) {
        const Arg *arg;
        int repeated = 0;
        bool optional = false;
        for (size_t i = 0; (arg = verb_arg_at(*verb, i)); i++) {
            if (!arg->positional) continue;
            repeated += arg->repeated;
            if (arg->type == ARG_FLAG || repeated > 1 ||
                (optional && arg->required))
                fail_msg("%s: <%s>", (*verb)->name, arg->name);
            optional = optional || !(arg->required || i == 0);
        }
    }
}

/* Running */

extern const Verb verb_help;

static void values_are_read_by_name(void **state)
{
    (void)state;
    ArgValue values[] = {{&verb_help.args[0], S("a")},
        {&verb_help.args[1], S("yes")}, {&verb_help.args[0], S("b")}};
    VerbCall call = {.arena = arena, .values = values, .value_count = 3};
    Str value;
    assert_str(verb_value(&call, "verb"), "a");
    assert_str(verb_value(&call, "completion"), "");
    assert_true(verb_has(&call, "man"));
    assert_true(verb_nth(&call, "verb", 1, &value));
    assert_str(value, "b");
    assert_false(verb_nth(&call, "verb", 2, &value));
}

static void a_verb_without_memory_is_told_and_the_guard_put_back(void **state)
{
    (void)state;
    Arena *small = arena_new(1000);
    volatile Status status = STATUS_OK;
    volatile bool came_back = false;
    if (ARENA_GUARD(small) == 0) {
        Err err = {0};
        VerbCall call = {.arena = small, .verb = &verb_help};
        status = verb_run(&call, &err);
        assert_int_equal(err.id, MSG_NO_MEMORY);
        (void)arena_alloc(small, 100000);
    } else {
        came_back = true;
    }
    assert_int_equal(status, STATUS_MEMORY);
    assert_true(came_back);
    arena_free(small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(names_are_sorted),
        UNIT(every_verb_tells_all),
        UNIT(every_example_is_right),
        UNIT(no_argument_is_doubled),
        UNIT(an_option_is_a_flag_everywhere_or_nowhere),
        UNIT(positional_arguments_are_plain),
        UNIT(values_are_read_by_name),
        UNIT(a_verb_without_memory_is_told_and_the_guard_put_back),
    };
    return UNIT_RUN(tests);
}
