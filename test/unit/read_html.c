/* Pages: their text without the publisher's furniture. */
#include "test/unit.h"

#include "read/html.h"

static void assert_text(const char *page, const char *text)
{
    assert_str(html_text(arena, str_of(page)), text);
}

static void paragraphs_are_lines(void **state)
{
    (void)state;
    assert_text("<p>Rin  said\n so.</p><p>Sule <b>left</b>.",
        "Rin said so.\n\nSule left.");
    assert_text("one<br/>two<li>three", "one\n\ntwo\n\nthree");
}

static void furniture_is_left_out(void **state)
{
    (void)state;
    assert_text(
        "<nav>Menu <nav>x</nav> y</nav><p>Text<script>a<b>c</script>", "Text");
    assert_text("<div>Top</div><article class='a>b'>Rin left.</article>End",
        "Rin left.");
    assert_text("<!-- <p>no --><p>yes", "yes");
}

static void entities_are_characters(void **state)
{
    (void)state;
    assert_text("&ldquo;a&#8217;s&rdquo; &amp; &#x41;&nbsp;b", "“a’s” & A b");
    assert_text("AT&T &bogus; &#xD800; &", "AT&T &bogus; &#xD800; &");
}

static void bad_markup_is_text(void **state)
{
    (void)state;
    assert_text("a < b > c", "a < b > c");
    assert_text("<p", "");
    assert_text("<", "<");
    assert_text("</aside>x", "x");
}

static void pages_are_known(void **state)
{
    (void)state;
    assert_true(html_is(S("  <!DOCTYPE html><p>")));
    assert_false(html_is(S("Rin said <b>so</b>")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(paragraphs_are_lines),
        UNIT(furniture_is_left_out),
        UNIT(entities_are_characters),
        UNIT(bad_markup_is_text),
        UNIT(pages_are_known),
    };
    return UNIT_RUN(tests);
}
