/* Screens drawn as text: nothing is wider than asked, nothing is lost, and
 * nothing from a record is obeyed by a terminal. */
#include "test/unit.h"

#include "base/utf8.h"
#include "cli/clean.h"
#include "cli/draw.h"
#include "cli/wrap.h"
#include "test/random.h"

static const DrawStyle PLAIN_80 = {.width = 80};

static Str draw(const Screen *screen, size_t width)
{
    return draw_screen(arena, screen, (DrawStyle){.width = width});
}

static void titles_have_asides_at_the_right(void **state)
{
    (void)state;
    Screen *screen = screen_new(arena);
    screen_title(screen, S("Talks"), S("on 26 Nov"));
    screen_text(screen, S("Nothing is agreed."), TONE_PLAIN);
    screen_heading(screen, S("Points"), S(""));
    assert_str(draw(screen, 20), "Talks      on 26 Nov\n"
                                 "Nothing is agreed.\n"
                                 "\n"
                                 "Points\n");
}

static void an_aside_without_room_gets_a_line(void **state)
{
    (void)state;
    Screen *screen = screen_new(arena);
    screen_title(screen, S("Talks on a plan"), S("on 26 Nov"));
    assert_str(draw(screen, 20), "Talks on a plan\n"
                                 "           on 26 Nov\n");
}

static void paragraphs_keep_their_indent(void **state)
{
    (void)state;
    Screen *screen = screen_new(arena);
    screen_text(screen, S("  one two three four five"), TONE_PLAIN);
    screen_item(screen, S("one two three four five"), TONE_PLAIN);
    screen_text(screen, S(""), TONE_PLAIN);
    screen_text(screen, S("first\nsecond"), TONE_PLAIN);
    assert_str(draw(screen, 20), "  one two three four\n"
                                 "  five\n"
                                 "• one two three four\n"
                                 "  five\n"
                                 "\n"
                                 "first\n"
                                 "second\n");
}

static Screen *small_table(void)
{
    static const Column COLUMNS[] = {
        {.heading = {"point", 5}, .least = 5, .shrink = 1},
        {.heading = {"empty", 0}},
        {.heading = {"n", 1}, .align = ALIGN_RIGHT},
        {.heading = {"words", 5}, .least = 8, .shrink = 3},
    };
    Screen *screen = screen_new(arena);
    Block *table = screen_table(screen, COLUMNS, 4);
    screen_row(screen, table,
        (Cell[]){CELL(S("army")), CELL(S("")), CELL(S("600")),
            CELL(S("limits, as the plan says"))});
    screen_row(screen, table,
        (Cell[]){CELL(S("territory")), CELL(S("")), CELL(S("7")), CELL(S(""))});
    return screen;
}

static void tables_align(void **state)
{
    (void)state;
    assert_str(draw(small_table(), 80),
        "point        n  words\n"
        "army       600  limits, as the plan says\n"
        "territory    7\n");
}

static void columns_give_way_but_words_stay(void **state)
{
    (void)state;
    assert_str(draw(small_table(), 30), "point        n  words\n"
                                        "army       600  limits, as the\n"
                                        "                plan says\n"
                                        "territory    7\n");
    assert_str(draw(small_table(), 20), "point     n  words\n"
                                        "army    600  limits,\n"
                                        "             as the\n"
                                        "             plan\n"
                                        "             says\n"
                                        "territ    7\n"
                                        "ory\n");
}

static void cut_cells_end_in_an_ellipsis(void **state)
{
    (void)state;
    static const Column COLUMNS[] = {
        {.least = 4, .shrink = 1, .cut = true}, {.shrink = 0}};
    Screen *screen = screen_new(arena);
    Block *table = screen_table(screen, COLUMNS, 2);
    screen_row(screen, table,
        (Cell[]){CELL(S("a long line of words")), CELL(S("end"))});
    assert_str(draw(screen, 15), "a long li…  end\n");
    assert_str(cut_text(arena, S("words"), 1), "…");
    assert_str(cut_text(arena, S("two\nlines"), 20), "two lines");
}

static Screen *two_halves(void)
{
    Screen *screen = screen_new(arena);
    Block *both = screen_beside(screen);
    screen_heading(both->left, S("Waits on"), S(""));
    screen_text(both->left, S("text B, and much else"), TONE_PLAIN);
    screen_heading(both->right, S("Next"), S(""));
    return screen;
}

static void screens_stand_beside_each_other_if_they_fit(void **state)
{
    (void)state;
    assert_str(draw(two_halves(), 40), "Waits on                Next\n"
                                       "text B, and much else\n");
    assert_str(draw(two_halves(), 24), "Waits on\n"
                                       "text B, and much else\n"
                                       "\n"
                                       "Next\n");
}

static void colours_go_with_tones(void **state)
{
    (void)state;
    Screen *screen = screen_new(arena);
    screen_text(screen, S("ok"), TONE_ACCEPTED);
    screen_text(screen, S("plain"), TONE_PLAIN);
    assert_str(draw_screen(arena, screen, (DrawStyle){80, true}),
        "\033[32mok\033[0m\nplain\n");
}

static Spans spans_of(const Span *items, size_t count)
{
    return (Spans){items, count};
}

static void spans_are_coloured_across_lines(void **state)
{
    static const Span marks[] = {{4, 9, TONE_DELETED}, {9, 18, TONE_INSERTED}};
    static const Column columns[] = {{.shrink = 1, .least = 4}};
    (void)state;
    Screen *screen = screen_new(arena);
    Str text = S("We \033[-a-]{+b\nc d+} act");
    screen_marked(screen, text, spans_of(marks, 2));
    Block *table = screen_table(screen, columns, 1);
    Cell cell = {.text = text, .spans = spans_of(marks, 2)};
    screen_row(screen, table, &cell);
    assert_str(draw_screen(arena, screen, (DrawStyle){9, true}),
        "We ␛\033[9;31m[-a-]\033[0m\033[4;32m{+b\033[0m\n"
        "\033[4;32mc d+}\033[0m act\n"
        "We\n␛\033[9;31m[-a-]\033[0m\033[4;32m{+b\033[0m\n"
        "\033[4;32mc d+}\033[0m act\n");
}

static Str without_colour(Str text)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\033')
            while (text.data[i] != 'm') i++;
        else
            strbuf_char(&buf, text.data[i]);
    }
    return strbuf_str(&buf);
}

/* Spans change nothing but colour. */
static void spans_change_no_text(void **state)
{
    (void)state;
    for (size_t round = 0; round < 500; round++) {
        static const Column columns[] = {{.shrink = 1}, {.shrink = 1}};
        StrBuf buf = strbuf_new(arena);
        Span marks[4];
        size_t count = random_below(5), at = 0;
        for (size_t i = 0; i < 40; i++)
            strbuf_char(&buf, "ab  \n\t\033c"[random_below(8)]);
        for (size_t i = 0; i < count; i++) {
            marks[i].begin = at + random_below(5);
            at = marks[i].end = marks[i].begin + 1 + random_below(5);
            marks[i].tone = TONE_INSERTED;
        }
        Str text = strbuf_str(&buf);
        Screen *plain = screen_new(arena), *marked = screen_new(arena);
        screen_verbatim(plain, text);
        screen_marked(marked, text, spans_of(marks, count));
        Cell cells[] = {CELL(text), CELL(S("x"))};
        screen_row(plain, screen_table(plain, columns, 2), cells);
        cells[0].spans = spans_of(marks, count);
        screen_row(marked, screen_table(marked, columns, 2), cells);
        size_t width = 4 + random_below(30);
        Str expected = draw(plain, width);
        assert_str(draw(marked, width), expected.data);
        Str drawn = draw_screen(arena, marked, (DrawStyle){width, true});
        assert_str(without_colour(drawn), expected.data);
    }
}

static void terminal_escapes_are_not_obeyed(void **state)
{
    static const struct {
        const char *text, *clean;
    } CASES[] = {
        {"plain, \xC3\xA9\xE4\xB8\xAD", "plain, \xC3\xA9\xE4\xB8\xAD"},
        {"\033[2J\033]0;title\007", "\xE2\x90\x9B[2J\xE2\x90\x9B]0;title"
                                    "\xE2\x90\x87"},
        {"a\tb\nc\r\nd", "a b\nc\nd"},
        {"\x7F\b", "\xE2\x90\xA1\xE2\x90\x88"},
        {"\xC2\x9B[31m", "\xEF\xBF\xBD[31m"},
        {"\x9B\xFF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xE2\x80\xAE"
         "evil\xE2\x80\xAC\xE2\x81\xA6x\xE2\x81\xA9",
            "evilx"},
        {"a\xE2\x80\xA8"
         "b",
            "a b"},
        {"e\xCC\x81", "e\xCC\x81"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str(
            clean_text(arena, str_of(CASES[i].text), false), CASES[i].clean);
    assert_str(clean_text(arena, S("a\tb"), true), "a\tb");
    assert_str(clean_json(arena, S("\"\xC2\x9B\xE2\x80\xAE\x7F\xC3\xA9\"")),
        "\"\\u009b\\u202e\\u007f\xC3\xA9\"");
}

/* Every text that a screen can hold is given the same escape. */
static void no_part_of_a_screen_passes_escapes(void **state)
{
    (void)state;
    const Str evil = S("\033[31m\xC2\x9B\xE2\x80\xAE");
    const Column columns[] = {{.heading = evil}};
    Screen *screen = screen_new(arena);
    screen_title(screen, evil, evil);
    screen_heading(screen, evil, evil);
    screen_text(screen, evil, TONE_PLAIN);
    screen_item(screen, evil, TONE_PLAIN);
    screen_verbatim(screen, evil);
    screen_row(screen, screen_table(screen, columns, 1), (Cell[]){CELL(evil)});
    Block *both = screen_beside(screen);
    screen_text(both->left, evil, TONE_PLAIN);
    screen_text(both->right, evil, TONE_PLAIN);
    Str text = draw_screen(arena, screen, PLAIN_80);
    assert_true(str_find(text, S("\033"), 0) == SIZE_MAX);
    assert_true(str_find(text, S("\xC2\x9B"), 0) == SIZE_MAX);
    assert_true(str_find(text, S("\xE2\x80\xAE"), 0) == SIZE_MAX);
    size_t shown = 0;
    for (size_t i = 0; (i = str_find(text, S("\xE2\x90\x9B"), i)) != SIZE_MAX;
         i++)
        shown++;
    assert_int_equal(shown, 11);
}

static void wide_characters_are_counted(void **state)
{
    (void)state;
    Pieces pieces = {0};
    wrap_text(arena, S("\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97"), 5, &pieces);
    assert_int_equal(pieces.count, 2);
    assert_str(pieces.items[0], "\xE4\xB8\xAD\xE6\x96\x87");
    pieces = (Pieces){0};
    wrap_text(arena, S("a\xE4\xB8\xAD"), 1, &pieces);
    assert_str(pieces.items[0], "a");
}

/* Random screens */

static const char *const WORDS[] = {"a", "army", "limits", "≠", "…", "security",
    "中立", "보장", "e\xCC\x81te\xCC\x81", "Donaudampfschifffahrtsgesellschaft",
    "https://example.org/a/b/c/d", "~\u00a0$300\u00a0bn", "–"};
enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };

/* Words numbered from *NEXT on, so that each can be looked for. */
static Str random_words(size_t most, bool long_ones)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t n = random_below(most + 1); n; n--) {
        const char *word = WORDS[random_below(WORD_COUNT)];
        if (utf8_width(str_of(word)) > 8 && !long_ones) continue;
        if (buf.size) strbuf_char(&buf, random_below(20) ? ' ' : '\n');
        strbuf_add(&buf, str_of(word));
    }
    return strbuf_str(&buf);
}

static void add_random_table(Screen *screen, bool long_ones)
{
    size_t count = 1 + random_below(5);
    Column *columns = arena_array(arena, count, sizeof *columns);
    Cell cells[5] = {0};
    for (size_t c = 0; c < count; c++)
        columns[c] = (Column){.heading = random_words(2, long_ones),
            .align = (Align)random_below(2),
            .least = (int)random_below(13),
            .shrink = (int)random_below(3) + !long_ones,
            .cut = long_ones && random_below(4) == 0};
    Block *table = screen_table(screen, columns, count);
    for (size_t n = random_below(6); n; n--) {
        for (size_t c = 0; c < count; c++)
            cells[c] = CELL(random_words(12, long_ones));
        screen_row(screen, table, cells);
    }
}

static void add_random_blocks(Screen *screen, bool long_ones, int depth)
{
    for (size_t n = random_below(6); n; n--) {
        switch (random_below(depth ? 6 : 5)) {
        case 0:
            screen_title(
                screen, random_words(9, long_ones), random_words(9, long_ones));
            break;
        case 1:
            screen_heading(screen, random_words(9, long_ones), S(""));
            break;
        case 2:
            screen_text(screen, random_words(40, long_ones), TONE_MUTED);
            break;
        case 3:
            screen_item(screen, random_words(40, long_ones), TONE_PLAIN);
            break;
        case 4: add_random_table(screen, long_ones); break;
        default: {
            Block *both = screen_beside(screen);
            add_random_blocks(both->left, long_ones, depth - 1);
            add_random_blocks(both->right, long_ones, depth - 1);
        }
        }
    }
}

static void check_lines(Str text, size_t width)
{
    Str line;
    while (text.size && str_next(&text, '\n', &line)) {
        assert_true(utf8_width(line) <= width);
        assert_false(str_ends(line, S(" ")));
    }
}

static void no_line_is_wider_than_asked(void **state)
{
    static const size_t WIDTHS[] = {20, 40, 80, 99, 100, 160};
    (void)state;
    for (int n = unit_long() ? 100000 : 2000; n; n--) {
        arena_free(arena);
        arena = arena_new(0);
        Screen *screen = screen_new(arena);
        add_random_blocks(screen, true, 2);
        size_t width = WIDTHS[random_below(6)];
        check_lines(draw(screen, width), width);
    }
}

/* Counts how often each of WORDS stands in TEXT between blanks. */
static void count_words(Str text, int sign, int counts[WORD_COUNT])
{
    Str line, word;
    while (str_next(&text, '\n', &line))
        while (str_next(&line, ' ', &word))
            for (size_t i = 0; i < WORD_COUNT; i++)
                counts[i] += str_equal(word, str_of(WORDS[i])) ? sign : 0;
}

static void count_screen(const Screen *screen, int counts[WORD_COUNT])
{
    for (const Block *block = screen->first; block; block = block->next) {
        count_words(block->text, 1, counts);
        count_words(block->aside, 1, counts);
        for (size_t c = 0; block->row_count && c < block->column_count; c++)
            count_words(block->columns[c].heading, 1, counts);
        for (size_t r = 0; r < block->row_count; r++)
            for (size_t c = 0; c < block->column_count; c++)
                count_words(block->rows[r][c].text, 1, counts);
        if (block->type != BLOCK_BESIDE) continue;
        count_screen(block->left, counts);
        count_screen(block->right, counts);
    }
}

/* Words that fit a column are neither cut nor lost; a table without rows has
 * no headings. */
static void all_words_are_kept(void **state)
{
    (void)state;
    for (int n = unit_long() ? 100000 : 2000; n; n--) {
        int counts[WORD_COUNT] = {0};
        bool wide = n % 2;
        arena_free(arena);
        arena = arena_new(0);
        Screen *screen = screen_new(arena);
        add_random_blocks(screen, false, wide ? 1 : 0);
        count_screen(screen, counts);
        count_words(draw(screen, wide ? 160 : 80), -1, counts);
        for (size_t i = 0; i < WORD_COUNT; i++) assert_int_equal(counts[i], 0);
    }
}

static void draw_once(Arena *scratch)
{
    static const Column COLUMNS[] = {{.least = 5, .shrink = 1}};
    Screen *screen = screen_new(scratch);
    screen_title(screen, S("a title"), S("aside"));
    screen_row(screen, screen_table(screen, COLUMNS, 1),
        (Cell[]){CELL(S("some words that are wrapped"))});
    (void)draw_screen(scratch, screen, (DrawStyle){.width = 20});
}

static void memory_may_fail(void **state)
{
    (void)state;
    assert_true(unit_fail_each(draw_once) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(titles_have_asides_at_the_right),
        UNIT(an_aside_without_room_gets_a_line),
        UNIT(paragraphs_keep_their_indent),
        UNIT(tables_align),
        UNIT(columns_give_way_but_words_stay),
        UNIT(cut_cells_end_in_an_ellipsis),
        UNIT(screens_stand_beside_each_other_if_they_fit),
        UNIT(colours_go_with_tones),
        UNIT(spans_are_coloured_across_lines),
        UNIT(spans_change_no_text),
        UNIT(terminal_escapes_are_not_obeyed),
        UNIT(no_part_of_a_screen_passes_escapes),
        UNIT(wide_characters_are_counted),
        UNIT(no_line_is_wider_than_asked),
        UNIT(all_words_are_kept),
        UNIT(memory_may_fail),
    };
    return UNIT_RUN(tests);
}
