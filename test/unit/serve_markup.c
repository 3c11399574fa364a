/* Markup: what comes from outside is text or a value, never a tag; elements
 * are closed in order; addresses stay on this server. */
#include "test/unit.h"

#include "serve/draw.h"
#include "serve/markup.h"

static Str body_of(Markup *html)
{
    Str text = markup_done(html);
    return str_slice(text, sizeof "<!doctype html>\n" - 1, text.size);
}

static void text_is_escaped(void **state)
{
    (void)state;
    Markup html = markup_new(arena);
    markup_element(&html, "p", "", S("<b a='1' b=\"2\">&amp;\x01\x7f\n"));
    assert_str(body_of(&html), "<p>&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;"
                               "amp;\uFFFD\uFFFD\n</p>\n");
}

static void every_byte_stays_inside(void **state)
{
    (void)state;
    for (int c = 1; c < 128; c++) {
        char byte = (char)c;
        Markup html = markup_new(arena);
        markup_open(&html, "i");
        markup_attribute(&html, "title", (Str){&byte, 1});
        markup_text(&html, (Str){&byte, 1});
        Str text = body_of(&html);
        size_t angles = 0, quotes = 0;
        for (size_t i = 0; i < text.size; i++) {
            angles += text.data[i] == '<' || text.data[i] == '>';
            quotes += text.data[i] == '"' || text.data[i] == '\'';
        }
        assert_int_equal(angles, 4);
        assert_int_equal(quotes, 2);
    }
}

static void elements_are_closed_in_order(void **state)
{
    (void)state;
    Markup html = markup_new(arena);
    markup_open(&html, "div");
    markup_open_class(&html, "em", "x y");
    markup_flag(&html, "hidden");
    markup_text(&html, S("a"));
    markup_attribute(&html, "late", S("ignored"));
    markup_open(&html, "br");
    markup_close_void(&html);
    assert_str(
        body_of(&html), "<div><em class=\"x y\" hidden>a<br></em></div>\n");
    markup_close(&html);
}

static void addresses_stay_here(void **state)
{
    static const struct {
        const char *about, *path;
    } CASES[] = {
        {"point:dam", "/point/dam"},
        {"party:A/../B", "/party/A%2F..%2FB"},
        {"statement:s1", "/source/statement%3As1"},
        {"javascript:alert(1)", "/record/javascript%3Aalert%281%29"},
        {"//evil.example", "/record/%2F%2Fevil.example"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str(
            draw_link(arena, str_of(CASES[i].about)).text, CASES[i].path);
    Url url = url_with(arena, url_path(arena, "/", S("")), S("a&b"), S("ü= "));
    assert_str(url.text, "/?a%26b=%C3%BC%3D%20");
}

static void a_screen_is_drawn(void **state)
{
    static const Column COLUMNS[] = {
        {.heading = {"point", 5}}, {.heading = {"n", 1}, .align = ALIGN_RIGHT}};
    (void)state;
    Screen *screen = screen_new(arena);
    screen_title(screen, S("A"), S("aside"));
    screen_item(screen, S("x"), TONE_PLAIN);
    screen_item(screen, S("y"), TONE_WARNING);
    screen_heading(screen, S("B"), S(""));
    Block *table = screen_table(screen, COLUMNS, 2);
    screen_row(screen, table,
        (Cell[]){{.text = S("long"), .link = S("point:dam")},
            TONED(S("1"), TONE_DELETED)});
    Markup html = markup_new(arena);
    draw_html(&html, screen, NULL);
    Str text = body_of(&html);
    static const char *const PARTS[] = {"<h1 dir=\"auto\">A</h1>",
        "<p class=\"aside\">aside</p>", "<ul><li dir=\"auto\">x</li>",
        "<strong class=\"warning\">y</strong></li>\n</ul>",
        "<h2 dir=\"auto\">B</h2>", "<caption class=\"unseen\">B</caption>",
        "<th scope=\"col\" dir=\"auto\">point</th>",
        "<th class=\"whole\" scope=\"row\" dir=\"auto\"><a "
        "href=\"/point/dam\">long</a></th>",
        "<td class=\"end whole\" data-heading=\"n\" "
        "dir=\"auto\"><del>1</del></td>"};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (str_find(text, str_of(PARTS[i]), 0) == SIZE_MAX)
            fail_msg("%s is not in %s", PARTS[i], text.data);
    assert_str(draw_title(screen), "A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(text_is_escaped),
        UNIT(every_byte_stays_inside), UNIT(elements_are_closed_in_order),
        UNIT(addresses_stay_here), UNIT(a_screen_is_drawn)};
    return UNIT_RUN(tests);
}
