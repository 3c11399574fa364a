/* The command line: words from a stranger, one a line. Whatever they are,
 * they are understood or refused with a message, and what is understood is
 * drawn in lines no wider than asked. */

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/draw.h"
#include "test/fuzz/fuzz.h"
#include "verb/arguments.h"
#include "verb/help.h"

enum { WIDTH = 60 };

static void check_lines(Str text)
{
    Str line;
    while (text.size && str_next(&text, '\n', &line))
        require(utf8_width(line) <= WIDTH);
}

static void draw_words(Arena *arena, const Str *words, size_t count)
{
    static const Column COLUMNS[] = {
        {.least = 5, .shrink = 1}, {.shrink = 2, .cut = true}};
    Screen *screen = screen_new(arena);
    Block *table = screen_table(screen, COLUMNS, 2);
    for (size_t i = 0; i + 1 < count; i++) {
        screen_title(screen, words[i], words[i + 1]);
        screen_item(screen, words[i], TONE_PLAIN);
        screen_row(screen, table, (Cell[]){CELL(words[i]), CELL(words[i + 1])});
    }
    check_lines(draw_screen(arena, screen, (DrawStyle){.width = WIDTH}));
}

static void read_words(Arena *arena, const Str *words, size_t count)
{
    Command command;
    Err err = {0};
    Status status = command_read(arena, words, count, &command, &err);
    require(status == STATUS_OK || status == STATUS_USAGE);
    require((status == STATUS_OK) == (err.id == MSG_NONE));
    if (status == STATUS_OK) {
        VerbCall call = {.arena = arena,
            .verb = command.verb,
            .values = command.values,
            .value_count = command.value_count};
        status = verb_check_call(&call, &err);
        require(status == STATUS_OK || status == STATUS_USAGE);
    }
    for (size_t at = 0; at <= count; at++)
        (void)help_candidates(arena, words, count, at);
}

void fuzz(Arena *arena, Str text)
{
    VEC(Str) words = {0};
    Str word;
    while (words.count < 50 && str_next(&text, '\n', &word))
        vec_push(arena, &words, word);
    read_words(arena, words.items, words.count);
    draw_words(arena, words.items, words.count);
}
