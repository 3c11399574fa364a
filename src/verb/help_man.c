/* The manual page, in the macros of man(7), from the table of verbs. */
#include "verb/help.h"

#include "verb/arguments.h"

/* Adds TEXT so that troff prints it as it is. */
static void add_escaped(StrBuf *buf, Str text)
{
    bool line_begin = !buf->size || buf->data[buf->size - 1] == '\n';
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (line_begin && (c == '.' || c == '\'')) strbuf_add(buf, S("\\&"));
        line_begin = c == '\n';
        switch (c) {
        case '\\': strbuf_add(buf, S("\\e")); break;
        case '-': strbuf_add(buf, S("\\-")); break;
        case '\'': strbuf_add(buf, S("\\(aq")); break;
        case '^': strbuf_add(buf, S("\\(ha")); break;
        case '`': strbuf_add(buf, S("\\(ga")); break;
        case '~': strbuf_add(buf, S("\\(ti")); break;
        default: strbuf_char(buf, c);
        }
    }
}

static void add_line(StrBuf *buf, Str text)
{
    add_escaped(buf, text);
    strbuf_char(buf, '\n');
}

static void add_message(StrBuf *buf, MessageId id)
{
    add_line(buf, message_text(id));
}

static void add_upper(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        strbuf_char(buf, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    }
}

static void add_section(StrBuf *buf, MessageId heading)
{
    strbuf_add(buf, S(".SH "));
    add_upper(buf, message_text(heading));
    strbuf_char(buf, '\n');
}

/* A tagged paragraph: TAG in bold, then what it means. */
static void add_tagged(StrBuf *buf, Str tag, MessageId words)
{
    strbuf_add(buf, S(".TP\n.B "));
    add_line(buf, tag);
    add_message(buf, words);
}

static void add_args(StrBuf *buf, const Arg *args)
{
    for (; args && args->name; args++)
        add_tagged(buf, verb_arg_words(buf->arena, args), args->help);
}

static void add_verb(StrBuf *buf, const Verb *verb)
{
    strbuf_add(buf, S(".SS "));
    add_line(buf, str_of(verb->name));
    add_message(buf, verb->summary);
    strbuf_add(buf, S(".PP\n.B "));
    add_line(buf, verb_usage(buf->arena, verb, SIZE_MAX));
    strbuf_add(buf, S(".PP\n"));
    add_message(buf, verb->help);
    add_args(buf, verb->args);
    strbuf_add(buf, S(".PP\n"));
    add_message(buf, MSG_HELP_EXAMPLE);
    strbuf_add(buf, S(".PP\n.EX\n"));
    add_line(buf, str_printf(buf->arena, "  travaux %s", verb->example));
    strbuf_add(buf, S(".EE\n"));
}

static void add_verbs(StrBuf *buf, HelpGroup group)
{
    bool any = false;
    for (size_t i = 0; VERBS[i]; i++) {
        if (help_group_of(VERBS[i]) != group) continue;
        if (!any) add_section(buf, help_group_heading(group));
        any = true;
        add_verb(buf, VERBS[i]);
    }
}

static void add_environment(StrBuf *buf)
{
    static const struct {
        const char *name;
        MessageId words;
    } VARIABLES[] = {
        {"COLUMNS", MSG_ENV_COLUMNS},
        {"NO_COLOR", MSG_ENV_NO_COLOR},
        {"TRAVAUX_NOW", MSG_ENV_NOW},
        {"TRAVAUX_ROOM", MSG_ENV_ROOM},
    };
    add_section(buf, MSG_HELP_ENVIRONMENT);
    for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++)
        add_tagged(buf, str_of(VARIABLES[i].name), VARIABLES[i].words);
}

static void add_exits(StrBuf *buf)
{
    add_section(buf, MSG_HELP_EXITS);
    for (int i = 0; i < HELP_EXIT_COUNT; i++)
        add_tagged(buf, str_int(buf->arena, i), HELP_EXITS[i]);
}

static void add_head(StrBuf *buf)
{
    Str version = version_text();
    strbuf_printf(buf, ".TH %s 1 \"\" \"travaux %.*s\" \"\"\n", "TRAVAUX",
        STR_ARGS(version));
    add_section(buf, MSG_HELP_NAME);
    strbuf_add(buf, S("travaux \\- "));
    add_message(buf, MSG_HELP_TAGLINE);
    add_section(buf, MSG_HELP_SYNOPSIS);
    strbuf_add(buf, S(".B "));
    add_message(buf, MSG_HELP_LINE);
    add_section(buf, MSG_HELP_DESCRIPTION);
    add_message(buf, MSG_HELP_ROOM);
    strbuf_add(buf, S(".PP\n"));
    add_message(buf, MSG_HELP_MORE);
}

Str help_man(Arena *arena)
{
    StrBuf buf = strbuf_new(arena);
    add_head(&buf);
    add_section(&buf, MSG_HELP_COMMON);
    add_args(&buf, COMMON_ARGS);
    add_section(&buf, MSG_HELP_VIEW);
    add_message(&buf, MSG_HELP_VIEW_ABOUT);
    add_args(&buf, VIEW_ARGS);
    for (HelpGroup group = 0; group < GROUP_COUNT; group++)
        add_verbs(&buf, group);
    add_environment(&buf);
    add_exits(&buf);
    return strbuf_str(&buf);
}
