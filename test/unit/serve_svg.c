/* Plots: well-formed, each thing drawn once, nothing outside the frame, and
 * what comes from outside is text. */
#include "test/unit.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdlib.h>

#include "serve/svg.h"

static const SvgWords WORDS = {"plot", {"<T>", 3}, {"about & so", 10}};

static xmlDoc *parse(Markup *html)
{
    Str text = markup_done(html);
    size_t skip = sizeof "<!doctype html>\n" - 1;
    xmlDoc *doc = xmlReadMemory(text.data + skip, (int)(text.size - skip),
        "plot", NULL, XML_PARSE_NOERROR);
    assert_non_null(doc);
    return doc;
}

static int count(xmlDoc *doc, const char *path)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathObject *found = xmlXPathEval((const xmlChar *)path, context);
    int number = found->nodesetval ? found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return number;
}

static void check_frame(xmlDoc *doc)
{
    assert_int_equal(1, count(doc, "//svg/title[@id='plot-title'][.='<T>']"));
    assert_int_equal(
        1, count(doc, "//svg/desc[@id='plot-desc'][.='about & so']"));
    assert_int_equal(0, count(doc, "//@style"));
}

static SvgItem item_of(Mark mark, const char *words)
{
    return (SvgItem){mark, str_of(words), url_path(arena, "/x/", S("<k>"))};
}

static void matrix_has_every_mark(void **state)
{
    (void)state;
    SvgRow rows[] = {{S("Pay"), S("open"), "open", {S("/point/pay")}},
        {S("Hours"), S("silent"), "silent", {S("/point/hours")}}};
    Str columns[] = {S("A \"b\""), S("C")};
    SvgItems cells[4] = {0};
    vec_push(arena, &cells[0], item_of(MARK_DISC, "prefers <i>"));
    vec_push(arena, &cells[0], item_of(MARK_CROSS, "rejects"));
    vec_push(arena, &cells[3], item_of(MARK_HALF, "accepts if"));
    SvgMatrix matrix = {rows, columns, cells, 2, 2};
    Markup html = markup_new(arena);
    svg_matrix(&html, &WORDS, &matrix);
    xmlDoc *doc = parse(&html);
    check_frame(doc);
    assert_int_equal(3, count(doc, "//a[@class='item'][@href='/x/%3Ck%3E']"));
    assert_int_equal(1, count(doc, "//a/title[.='A \"b\": prefers <i>']"));
    assert_int_equal(2, count(doc, "//g[@class='item']"));
    xmlFreeDoc(doc);
}

/* Marks of any dates stand within the frame, no two at one place. */
static void lanes_pile_up_apart(void **state)
{
    enum { EVENTS = 90 };
    static const char *const dates[] = {"2025-11-23", "../2025-11-25",
        "2025-11-25", "unknown", "2025-11", "2025-11-26/.."};
    Str lanes[] = {S("act"), S("meeting"), S("statement")};
    SvgEvent events[EVENTS] = {0};
    (void)state;
    for (size_t i = 0; i < EVENTS; i++) {
        events[i].lane = (i * 7) % 3;
        events[i].date = date_of(str_of(dates[(i * i) % 6]));
        events[i].item = item_of(MARK_RING, "w");
    }
    Markup html = markup_new(arena);
    svg_lanes(&html, &WORDS, lanes, 3, events, EVENTS);
    xmlDoc *doc = parse(&html);
    check_frame(doc);
    assert_int_equal(EVENTS, count(doc, "//a[@class='item']/path"));
    assert_int_equal(
        0, count(doc, "//a/path[@transform=preceding::path/@transform]"));
    xmlFreeDoc(doc);
}

static void nothing_is_drawn_of_nothing(void **state)
{
    (void)state;
    Markup html = markup_new(arena);
    svg_lanes(&html, &WORDS, NULL, 0, NULL, 0);
    svg_bars(&html, &WORDS, NULL, 0);
    assert_str(markup_done(&html), "<!doctype html>\n");
}

static void bars_are_as_long_as_their_numbers(void **state)
{
    SvgBar bars[] = {{S("t.1"), 8, {S("")}}, {S("t.2"), 2, {S("")}}};
    (void)state;
    Markup html = markup_new(arena);
    svg_bars(&html, &WORDS, bars, 2);
    xmlDoc *doc = parse(&html);
    check_frame(doc);
    assert_int_equal(1, count(doc, "//rect[@width='360']"));
    assert_int_equal(1, count(doc, "//rect[@width='90']"));
    xmlFreeDoc(doc);
}

static void scatter_is_the_right_way_up(void **state)
{
    SvgPoint points[] = {{0, 0, {MARK_DISC, S("low"), {S("")}}},
        {1, 1, {MARK_DISC, S("high"), {S("")}}}};
    (void)state;
    Markup html = markup_new(arena);
    svg_scatter(&html, &WORDS, S("A"), S("B"), points, 2);
    xmlDoc *doc = parse(&html);
    check_frame(doc);
    assert_int_equal(1, count(doc, "//g[title='low']/path"
                                   "[@transform='translate(50 394)']"));
    assert_int_equal(1, count(doc, "//g[title='high']/path"
                                   "[@transform='translate(430 14)']"));
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(matrix_has_every_mark),
        UNIT(lanes_pile_up_apart), UNIT(nothing_is_drawn_of_nothing),
        UNIT(bars_are_as_long_as_their_numbers),
        UNIT(scatter_is_the_right_way_up)};
    return UNIT_RUN(tests);
}
