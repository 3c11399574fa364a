/* The command line, read in two steps. First it is split into options with
 * their values, and words. Whether an option takes a value is known before
 * the verb is, since an option is a flag in all verbs or in none (a test of
 * the table sees to that); so options may stand before the verb. Then the
 * words are a verb's name and its positional arguments. */
#include "cli/command.h"

#include "base/vec.h"
#include "cli/positional.h"
#include "verb/arguments.h"

extern const Verb verb_help, verb_version;

enum { WIDTH_MIN = 20, WIDTH_MAX = 1000 };

/* An option as it is written. */
typedef struct {
    Str name;
    Str value;
    bool has_value;
} Option;

typedef struct {
    Arena *arena;
    const Str *input; /* [input_count] the command line */
    size_t input_count, next;
    VEC(Option) options;
    VEC(Str) words;
} Reader;

/* Reads "--name", "--name=value", or "--name" and the next word. */
static Status read_option(Reader *reader, Str word, Err *err)
{
    Option option = {.name = str_slice(word, 2, word.size)};
    size_t equal = str_find(option.name, S("="), 0);
    if (equal != SIZE_MAX) {
        option.has_value = true;
        option.value = str_slice(option.name, equal + 1, option.name.size);
        option.name = str_slice(option.name, 0, equal);
    }
    const Arg *arg = verb_any_option(option.name);
    if (arg && arg->type != ARG_FLAG && !option.has_value) {
        if (reader->next == reader->input_count ||
            str_starts(reader->input[reader->next], S("--")))
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_CLI_NO_VALUE,
                ARGS(option.name, verb_arg_value_word(arg)));
        option.has_value = true;
        option.value = reader->input[reader->next++];
    }
    vec_push(reader->arena, &reader->options, option);
    return STATUS_OK;
}

/* "-" and "-5" are words, not options. */
static bool is_word(Str text)
{
    return text.size < 2 || text.data[0] != '-' ||
           (text.data[1] >= '0' && text.data[1] <= '9') || text.data[1] == '.';
}

static Status split(Reader *reader, Err *err)
{
    bool ended = false;
    while (reader->next < reader->input_count) {
        Str word = reader->input[reader->next++];
        if (ended || is_word(word)) {
            vec_push(reader->arena, &reader->words, word);
        } else if (str_equal(word, S("--"))) {
            ended = true;
        } else if (str_starts(word, S("--"))) {
            TRY(read_option(reader, word, err));
        } else if (str_equal(word, S("-h"))) {
            vec_push(
                reader->arena, &reader->options, (Option){.name = S("help")});
        } else {
            return err_set(
                err, STATUS_USAGE, NOWHERE, MSG_CLI_SHORT, ARGS(word));
        }
    }
    return STATUS_OK;
}

static bool has_option(const Reader *reader, Str name)
{
    for (size_t i = 0; i < reader->options.count; i++)
        if (str_equal(reader->options.items[i].name, name)) return true;
    return false;
}

static When read_colour(Str value)
{
    if (str_equal(value, S("always"))) return WHEN_ALWAYS;
    return str_equal(value, S("never")) ? WHEN_NEVER : WHEN_AUTO;
}

static Status read_width(Arena *arena, Str value, size_t *width, Err *err)
{
    int64_t number;
    if (!str_to_int(value, &number) || number < WIDTH_MIN || number > WIDTH_MAX)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_CLI_WIDTH,
            ARGS(value, str_int(arena, WIDTH_MIN), str_int(arena, WIDTH_MAX)));
    *width = (size_t)number;
    return STATUS_OK;
}

static Status apply_common(Arena *arena, Command *command, const Option *option,
    const Arg *arg, Err *err)
{
    if (arg->type != ARG_FLAG)
        TRY(verb_check_value(arena, arg, option->value, err));
    if (str_equal(option->name, S("json"))) command->json = true;
    if (str_equal(option->name, S("color")))
        command->colour = read_colour(option->value);
    if (str_equal(option->name, S("width")))
        return read_width(arena, option->value, &command->width, err);
    return STATUS_OK;
}

static void add_value(Arena *arena, ArgValues *values, const Arg *arg, Str text)
{
    vec_push(arena, values, ((ArgValue){.arg = arg, .value = text}));
}

static Status apply_options(
    Reader *reader, Command *command, ArgValues *values, Err *err)
{
    for (size_t i = 0; i < reader->options.count; i++) {
        const Option *option = &reader->options.items[i];
        const Arg *common = verb_common_option(option->name);
        const Arg *own = verb_option(command->verb, option->name);
        const Arg *arg = common ? common : own;
        if (!arg)
            return verb_refuse_option(
                reader->arena, command->verb, option->name, err);
        if (arg->type == ARG_FLAG && option->has_value)
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_CLI_FLAG_VALUE,
                ARGS(option->name, option->value));
        if (common)
            TRY(apply_common(reader->arena, command, option, arg, err));
        else
            add_value(reader->arena, values, own,
                option->has_value ? option->value : S("yes"));
    }
    return STATUS_OK;
}

/* `travaux deal --help` is `travaux help deal`, and without a verb too. */
static void ask_for_help(Reader *reader, Command *command, ArgValues *values)
{
    size_t used;
    if (!verb_find(reader->words.items, reader->words.count, &used))
        used = reader->words.count;
    command->verb = &verb_help;
    for (size_t i = 0; i < used; i++)
        add_value(
            reader->arena, values, &verb_help.args[0], reader->words.items[i]);
    reader->words.count = 0;
}

/* Finds the verb; what is left of the words are its positional arguments. */
static Status choose_verb(
    Reader *reader, Command *command, ArgValues *values, Err *err)
{
    size_t used;
    if (has_option(reader, S("version"))) {
        command->verb = &verb_version;
        reader->words.count = 0;
        return STATUS_OK;
    }
    if (!reader->words.count || has_option(reader, S("help"))) {
        ask_for_help(reader, command, values);
        return STATUS_OK;
    }
    command->verb = verb_find(reader->words.items, reader->words.count, &used);
    if (!command->verb)
        return verb_refuse(
            reader->arena, reader->words.items, reader->words.count, err);
    reader->words.items += used;
    reader->words.count -= used;
    return STATUS_OK;
}

Status command_read(
    Arena *arena, const Str *words, size_t count, Command *command, Err *err)
{
    Reader reader = {.arena = arena, .input = words, .input_count = count};
    ArgValues values = {0};
    *command = (Command){0};
    TRY(split(&reader, err));
    TRY(choose_verb(&reader, command, &values, err));
    TRY(apply_options(&reader, command, &values, err));
    TRY(positional_read(arena, command->verb, reader.words.items,
        reader.words.count, &values, err));
    command->values = values.items;
    command->value_count = values.count;
    return STATUS_OK;
}
