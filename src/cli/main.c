/* travaux VERB [ROOM] [OPTIONS]: reads the command line, runs the verb, and
 * prints its answer as text or JSON. Answers go to standard output, what went
 * wrong to standard error as "travaux: file:line:column: message". */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/clean.h"
#include "cli/command.h"
#include "cli/draw.h"
#include "cli/host.h"
#include "cli/interrupt.h"
#include "cli/wrap.h"

static const Str *words_of(Arena *arena, int count, char **arguments)
{
    Str *words = arena_array(arena, (size_t)count, sizeof *words);
    for (int i = 0; i < count; i++) words[i] = str_of(arguments[i]);
    return words;
}

/* A list is written one item a line, compactly (JSON Lines). */
static Str answer_as_json(const VerbCall *call)
{
    StrBuf buf = strbuf_new(call->arena);
    if (node_is(call->data, NODE_LIST)) {
        for (size_t i = 0; i < call->data->count; i++) {
            json_write(&buf, call->data->items[i]);
            strbuf_char(&buf, '\n');
        }
    } else {
        json_write_pretty(&buf, call->data);
    }
    return clean_json(call->arena, strbuf_str(&buf));
}

static Str answer_as_text(const VerbCall *call, const Command *command)
{
    DrawStyle style = {
        .width = terminal_width(command->width, STDOUT_FILENO),
        .colour = terminal_colour(command->colour, STDOUT_FILENO),
    };
    return draw_screen(call->arena, call->screen, style);
}

static Status write_output(Str bytes, Err *err)
{
    if (terminal_write(STDOUT_FILENO, bytes)) return STATUS_OK;
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_CLI_OUTPUT,
        ARGS(str_of(strerror(errno))));
}

static Status print_answer(
    const VerbCall *call, const Command *command, Err *err)
{
    Str text =
        command->json ? answer_as_json(call) : answer_as_text(call, command);
    return write_output(text, err);
}

/* On standard error: one line, that programs can search; on a terminal it is
 * wrapped between words. */
static void tell_line(Arena *arena, Str text)
{
    Pieces lines = {0};
    StrBuf buf = strbuf_new(arena);
    Str line = str_printf(
        arena, "travaux: %.*s", STR_ARGS(clean_text(arena, text, false)));
    size_t width = isatty(STDERR_FILENO) ? terminal_width(0, STDERR_FILENO)
                                         : utf8_width(line);
    wrap_text(arena, line, width, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        strbuf_add(&buf, lines.items[i]);
        strbuf_char(&buf, '\n');
    }
    (void)terminal_write(STDERR_FILENO, strbuf_str(&buf));
}

/* Says what went wrong; an answer of no says so itself, on the screen. */
static void tell(const Err *err)
{
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return;
    }
    tell_line(arena, err_describe(arena, err));
    arena_free(arena);
}

/* What a verb that failed had to say besides its error. */
static void tell_more(const VerbCall *call, Err *err)
{
    if (!call->screen || !call->screen->first) return;
    tell(err);
    err->id = MSG_NONE;
    for (const Block *block = call->screen->first; block; block = block->next)
        tell_line(call->arena, block->text);
}

static Status run(Arena *arena, int count, char **arguments, Err *err)
{
    Command command;
    TRY(command_read(arena, words_of(arena, count, arguments), (size_t)count,
        &command, err));
    const Host host = cli_host(&command);
    VerbCall call = {
        .arena = arena,
        .verb = command.verb,
        .values = command.values,
        .value_count = command.value_count,
        .data_only = command.json,
        .screen_only = !command.json,
        .host = &host,
        .progress = interrupt_progress,
    };
    Status status = verb_run(&call, err);
    interrupt_clear_progress();
    if (status != STATUS_OK) {
        tell_more(&call, err);
        return status;
    }
    TRY(print_answer(&call, &command, err));
    return call.answer;
}

static Status start(Arena *arena, int count, char **arguments, Err *err)
{
    if (!hash_start())
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_CLI_RANDOM, NO_ARGS);
    return run(arena, count - 1, arguments + 1, err);
}

int main(int count, char **arguments)
{
    Err err = {0};
    Status status;
    terminal_keep_standard_files();
    interrupt_prepare();
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena))
        status = verb_no_memory(&err);
    else
        status = start(arena, count, arguments, &err);
    arena_free(arena);
    if (err.id != MSG_NONE) tell(&err);
    if (status == STATUS_CANCELLED) interrupt_end();
    return status_exit(status);
}
