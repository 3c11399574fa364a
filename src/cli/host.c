/* Prompts and standard input for verbs that need them. */
#include "cli/host.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include "cli/clean.h"
#include "cli/draw.h"
#include "serve/serve.h"

enum { LINE_MAX_BYTES = 1 << 16 };

static Status refuse(Err *err, MessageId id)
{
    return err_set(
        err, STATUS_STORAGE, NOWHERE, id, ARGS(str_of(strerror(errno))));
}

static Status receive(
    void *state, char *bytes, size_t size, size_t *got, Err *err)
{
    (void)state;
    for (;;) {
        ssize_t count = read(STDIN_FILENO, bytes, size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return refuse(err, MSG_CLI_INPUT);
        *got = (size_t)count;
        return STATUS_OK;
    }
}

static Status output(Str bytes, Err *err)
{
    if (terminal_write(STDOUT_FILENO, bytes)) return STATUS_OK;
    return refuse(err, MSG_CLI_OUTPUT);
}

static Status answer(Arena *arena, Str lines, Err *err)
{
    return output(clean_json(arena, lines), err);
}

/* Up to the end of the line, a byte at a time: what follows it is left for
 * the next question. */
static Status read_line(StrBuf *line, bool *ended, Err *err)
{
    for (;;) {
        char c;
        size_t got = 0;
        TRY(receive(NULL, &c, 1, &got, err));
        *ended = !got && !line->size;
        if (!got || c == '\n') return STATUS_OK;
        if (line->size < LINE_MAX_BYTES) strbuf_char(line, c);
    }
}

static Status ask(void *state, Arena *arena, const Screen *screen, Str prompt,
    Str *said, bool *ended, Err *err)
{
    const Command *command = state;
    int file = command->json ? STDERR_FILENO : STDOUT_FILENO;
    const DrawStyle style = {terminal_width(command->width, file),
        terminal_colour(command->colour, file)};
    StrBuf line = strbuf_new(arena);
    if (screen && !terminal_write(file, draw_screen(arena, screen, style)))
        return refuse(err, MSG_CLI_OUTPUT);
    if (!terminal_write(file, prompt)) return refuse(err, MSG_CLI_OUTPUT);
    TRY(read_line(&line, ended, err));
    if (!isatty(STDIN_FILENO) && !terminal_write(file, S("\n")))
        return refuse(err, MSG_CLI_OUTPUT);
    *said = strbuf_str(&line);
    return STATUS_OK;
}

/* Shows what is typed again, whatever was done to the terminal before. */
static Status hide_typing(bool hide, struct termios *before, Err *err)
{
    struct termios silent;
    if (!isatty(STDIN_FILENO)) return STATUS_OK;
    if (!hide) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, before);
        return STATUS_OK;
    }
    if (tcgetattr(STDIN_FILENO, before)) return refuse(err, MSG_CLI_INPUT);
    silent = *before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent))
        return refuse(err, MSG_CLI_INPUT);
    return STATUS_OK;
}

static Status ask_secret(
    void *state, Arena *arena, Str prompt, Str *answer, bool *ended, Err *err)
{
    struct termios before;
    (void)state;
    StrBuf line = strbuf_new(arena);
    strbuf_repeat(&line, S(" "), LINE_MAX_BYTES); /* nothing fails below */
    line.size = 0;
    if (!terminal_write(STDERR_FILENO, prompt))
        return refuse(err, MSG_CLI_OUTPUT);
    TRY(hide_typing(true, &before, err));
    Status status = read_line(&line, ended, err);
    (void)!hide_typing(false, &before, NULL);
    (void)!terminal_write(STDERR_FILENO, S("\n"));
    *answer = strbuf_str(&line);
    return status;
}

Host cli_host(Command *command)
{
    return (Host){.state = command,
        .serve = serve_room,
        .ask_secret = ask_secret,
        .answer = answer,
        .receive = receive,
        .ask = ask,
        .output = output};
}
