/* help: what the program and each of its verbs do, told from the table. */
#include "verb/help.h"

#include "verb/arguments.h"

const MessageId HELP_EXITS[HELP_EXIT_COUNT] = {
    MSG_EXIT_OK, MSG_EXIT_NO, MSG_EXIT_USAGE, MSG_EXIT_INPUT, MSG_EXIT_STORAGE};

static const struct {
    const char *key;
    HelpGroup group;
    MessageId words;
} EFFECTS[EFFECT_COUNT] = {
    [EFFECT_READS] = {"reads", GROUP_READS, MSG_EFFECT_READS},
    [EFFECT_APPENDS] = {"appends", GROUP_APPENDS, MSG_EFFECT_APPENDS},
    [EFFECT_CREATES] = {"creates", GROUP_CREATES, MSG_EFFECT_CREATES},
    [EFFECT_RUNS] = {"runs", GROUP_RUNS, MSG_EFFECT_RUNS},
};

static const char *const TYPES[] = {
    [ARG_ROOM] = "room",
    [ARG_PATH] = "path",
    [ARG_UPLOAD] = "upload",
    [ARG_KEY] = "key",
    [ARG_DATE] = "date",
    [ARG_PARTY] = "party",
    [ARG_TEXT] = "text",
    [ARG_NUMBER] = "number",
    [ARG_SECRET] = "secret",
    [ARG_FLAG] = "flag",
};

enum { USAGE_WIDTH = 76 };

/* Name, then what it is; the second column gives way. */
static const Column COLUMNS[] = {
    {.least = 10, .shrink = 0}, {.least = 20, .shrink = 1}};

static const MessageId GROUP_HEADINGS[GROUP_COUNT] = {MSG_HELP_READS,
    MSG_HELP_APPENDS, MSG_HELP_CREATES, MSG_HELP_NO_ROOM, MSG_HELP_RUNS};

MessageId help_group_heading(HelpGroup group)
{
    return GROUP_HEADINGS[group];
}

static bool takes_room(const Verb *verb)
{
    for (size_t i = 0; verb_arg_at(verb, i); i++)
        if (verb_arg_at(verb, i)->type == ARG_ROOM) return true;
    return false;
}

HelpGroup help_group_of(const Verb *verb)
{
    if (verb->effect == EFFECT_READS && !takes_room(verb)) return GROUP_NO_ROOM;
    return EFFECTS[verb->effect].group;
}

static void add_row(Screen *screen, Block *table, Str name, MessageId words)
{
    Str indented = str_printf(screen->arena, "  %.*s", STR_ARGS(name));
    screen_row(screen, table,
        (Cell[]){TONED(indented, TONE_STRONG), CELL(message_text(words))});
}

/* JSON */

static Node *arg_data(Arena *arena, const Arg *arg)
{
    Node *data = node_map(arena);
    node_set(arena, data, S("name"), node_textc(arena, arg->name));
    node_set(arena, data, S("type"), node_textc(arena, TYPES[arg->type]));
    node_set(arena, data, S("positional"), node_bool(arena, arg->positional));
    node_set(arena, data, S("required"), node_bool(arena, arg->required));
    node_set(arena, data, S("repeated"), node_bool(arena, arg->repeated));
    node_set(arena, data, S("help"), node_text(arena, message_text(arg->help)));
    return data;
}

static Node *verb_data(Arena *arena, const Verb *verb)
{
    Node *data = node_map(arena);
    node_set(arena, data, S("name"), node_textc(arena, verb->name));
    node_set(arena, data, S("summary"),
        node_text(arena, message_text(verb->summary)));
    node_set(
        arena, data, S("help"), node_text(arena, message_text(verb->help)));
    node_set(arena, data, S("usage"),
        node_text(arena, verb_usage(arena, verb, SIZE_MAX)));
    node_set(arena, data, S("example"), node_textc(arena, verb->example));
    node_set(arena, data, S("capability"), node_textc(arena, verb->capability));
    node_set(
        arena, data, S("effect"), node_textc(arena, EFFECTS[verb->effect].key));
    Node *args = node_set(arena, data, S("arguments"), node_list(arena));
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        node_push(arena, args, arg_data(arena, arg));
    return data;
}

/* One verb */

static void show_args(Screen *screen, MessageId heading, const Arg *args)
{
    if (!args || !args->name) return;
    screen_heading(screen, message_text(heading), S(""));
    Block *table = screen_table(screen, COLUMNS, 2);
    for (; args->name; args++)
        add_row(screen, table, verb_arg_words(screen->arena, args), args->help);
}

static void show_exits(Screen *screen)
{
    screen_heading(screen, message_text(MSG_HELP_EXITS), S(""));
    Block *table = screen_table(screen, COLUMNS, 2);
    for (int i = 0; i < HELP_EXIT_COUNT; i++)
        add_row(screen, table, str_int(screen->arena, i), HELP_EXITS[i]);
}

static void show_verb(Screen *screen, const Verb *verb)
{
    Arena *arena = screen->arena;
    screen_title(screen, str_printf(arena, "travaux %s", verb->name),
        message_text(EFFECTS[verb->effect].words));
    screen_text(screen, message_text(verb->summary), TONE_PLAIN);
    screen_heading(screen, message_text(MSG_HELP_USAGE), S(""));
    screen_text(screen,
        str_printf(
            arena, "  %.*s", STR_ARGS(verb_usage(arena, verb, USAGE_WIDTH))),
        TONE_PLAIN);
    screen_text(screen, S(""), TONE_PLAIN);
    screen_text(screen, message_text(verb->help), TONE_PLAIN);
    show_args(screen, MSG_HELP_ARGUMENTS, verb->args);
    if (verb->takes_view) show_args(screen, MSG_HELP_VIEW, VIEW_ARGS);
    show_args(screen, MSG_HELP_COMMON, COMMON_ARGS);
    screen_heading(screen, message_text(MSG_HELP_EXAMPLE), S(""));
    screen_text(
        screen, str_printf(arena, "  travaux %s", verb->example), TONE_PLAIN);
    show_exits(screen);
}

/* Several verbs */

static bool begins(const Verb *verb, Str prefix)
{
    Str name = str_of(verb->name);
    return str_starts(name, prefix) &&
           (!prefix.size || name.size == prefix.size ||
               name.data[prefix.size] == ' ');
}

/* Lists the verbs of one group; nothing if there are none. */
static void show_group(Screen *screen, HelpGroup group, Str prefix)
{
    Block *table = NULL;
    for (size_t i = 0; VERBS[i]; i++) {
        if (help_group_of(VERBS[i]) != group || !begins(VERBS[i], prefix))
            continue;
        if (!table) {
            screen_heading(screen, message_text(GROUP_HEADINGS[group]), S(""));
            table = screen_table(screen, COLUMNS, 2);
        }
        add_row(screen, table, str_of(VERBS[i]->name), VERBS[i]->summary);
    }
}

static void show_groups(Screen *screen, Str prefix)
{
    for (HelpGroup group = 0; group < GROUP_COUNT; group++)
        show_group(screen, group, prefix);
}

static void show_all(Screen *screen)
{
    Arena *arena = screen->arena;
    screen_title(screen,
        message_format(arena, MSG_HELP_TITLE, ARGS(version_text())),
        message_text(MSG_HELP_LINE));
    screen_text(screen, message_text(MSG_HELP_TAGLINE), TONE_PLAIN);
    show_groups(screen, S(""));
    screen_text(screen, S(""), TONE_PLAIN);
    screen_text(screen, message_text(MSG_HELP_ROOM), TONE_PLAIN);
    screen_text(screen, message_text(MSG_HELP_MORE), TONE_PLAIN);
}

/* Puts all verbs whose name begins with PREFIX into DATA. */
static void list_data(Arena *arena, Node *data, Str prefix)
{
    Node *list = node_set(arena, data, S("verbs"), node_list(arena));
    for (size_t i = 0; VERBS[i]; i++)
        if (begins(VERBS[i], prefix))
            node_push(arena, list, verb_data(arena, VERBS[i]));
}

/* The verb itself */

static Status tell(VerbCall *call, const Str *words, size_t count, Err *err)
{
    Arena *arena = call->arena;
    size_t used;
    const Verb *verb = verb_find(words, count, &used);
    if (verb && used == count) {
        call->data = verb_data(arena, verb);
        show_verb(call->screen, verb);
        return STATUS_OK;
    }
    Str prefix = str_join(arena, words, count, S(" "));
    list_data(arena, call->data, prefix);
    if (count && !node_get(call->data, S("verbs"))->count)
        return verb_refuse(arena, words, count, err);
    if (count)
        show_groups(call->screen, prefix);
    else
        show_all(call->screen);
    return STATUS_OK;
}

static Status give_text(VerbCall *call, Str text)
{
    node_set(call->arena, call->data, S("text"), node_text(call->arena, text));
    screen_verbatim(call->screen, text);
    return STATUS_OK;
}

static Status give_script(VerbCall *call, Str shell)
{
    if (str_equal(shell, S("bash"))) return give_text(call, COMPLETION_BASH);
    if (str_equal(shell, S("fish"))) return give_text(call, COMPLETION_FISH);
    return give_text(call, COMPLETION_ZSH);
}

static Status give_candidates(
    VerbCall *call, const Str *words, size_t count, Str at)
{
    Arena *arena = call->arena;
    StrBuf buf = strbuf_new(arena);
    int64_t place = 0;
    if (!str_to_int(at, &place) || place < 0) return STATUS_OK;
    Candidates found = help_candidates(arena, words, count, (size_t)place);
    Node *list = node_set(arena, call->data, S("candidates"), node_list(arena));
    for (size_t i = 0; i < found.count; i++) {
        const Candidate *candidate = &found.items[i];
        strbuf_add(&buf, candidate->word);
        if (candidate->about.size) strbuf_char(&buf, '\t');
        strbuf_add(&buf, candidate->about);
        strbuf_char(&buf, '\n');
        node_push(arena, list, node_text(arena, candidate->word));
    }
    if (found.count) screen_verbatim(call->screen, strbuf_str(&buf));
    return STATUS_OK;
}

static Status run(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    VEC(Str) words = {0};
    Str word;
    while (verb_nth(call, "verb", words.count, &word))
        vec_push(arena, &words, word);
    if (verb_has(call, "man")) return give_text(call, help_man(arena));
    if (verb_has(call, "completion"))
        return give_script(call, verb_value(call, "completion"));
    if (verb_has(call, "candidates"))
        return give_candidates(
            call, words.items, words.count, verb_value(call, "candidates"));
    return tell(call, words.items, words.count, err);
}

static const Arg HELP_ARGS[] = {
    {.name = "verb",
        .type = ARG_TEXT,
        .positional = true,
        .repeated = true,
        .help = MSG_HELP_VERB},
    {.name = "man", .type = ARG_FLAG, .help = MSG_HELP_MAN},
    {.name = "completion",
        .type = ARG_TEXT,
        .choices = "bash|fish|zsh",
        .help = MSG_HELP_COMPLETION},
    {.name = "candidates", .type = ARG_NUMBER, .help = MSG_HELP_CANDIDATES},
    {0},
};

const Verb verb_help = {
    .name = "help",
    .summary = MSG_HELP,
    .help = MSG_HELP_ABOUT,
    .example = "help help",
    .capability = "help",
    .effect = EFFECT_READS,
    .args = HELP_ARGS,
    .run = run,
};
