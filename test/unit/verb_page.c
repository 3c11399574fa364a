/* Pages as Markdown and HTML: whatever a record says comes out as the same
 * words, and as nothing but words. The judges are a reader of Markdown
 * (CommonMark's own) and one of HTML. */
#include "test/unit.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <libxml/HTMLparser.h>
#include <string.h>
#include "test/random.h"
#include "verb/page.h"

static const char *const NASTY[] = {"plain words", "<script>alert(1)</script>",
    "a < b && c > d", "\"quoted\" and 'so'", "&amp; &lt; &#60;", "*not* _so_",
    "**no**", "`code`", "```", "# heading", "## heading", "- item", "-",
    "+ item", "* item", "1. first", "12) twelfth", "1986. A year", "---", "***",
    "===", "> quoted", "[link](http://x.example)", "![img](x.png)", "[x]: y",
    "<http://x.example>", "a\\b", "\\", "back\\*slash", "~~struck~~",
    "| a | b |", "    indented", "\tindented", "two\nlines", "a\r\n- b",
    "x  \ny", "[^1]", "{x}", "!", "é 会议 ✓", "http://x.example/?a=1&b=2",
    "-1 degrees", "- - -", "1.", "1)", "  - x", "&copy;", "</li></ul>",
    "<!-- gone -->", "]]>", "=", "_", "a__b__c", "$x$", "#tag"};
enum { NASTY_COUNT = sizeof NASTY / sizeof *NASTY };

/* A page whose every text is TEXT. */
static Page page_of_text(Str text)
{
    static const size_t notes[] = {1};
    Page page = {arena, text, text, text, {0}, {0}};
    PagePart part = {text, S("part"), {0}};
    PageLine line = {text, notes, 0};
    vec_push(arena, &part.lines, line);
    vec_push(arena, &page.parts, part);
    return page;
}

/* What a reader sees: runs of blanks are one. */
static Str seen(Str text)
{
    StrBuf buf = strbuf_new(arena);
    bool blank = true;
    for (size_t i = 0; i < text.size; i++) {
        bool is_blank = strchr(" \t\r\n", text.data[i]) != NULL;
        if (!is_blank && blank && buf.size) strbuf_char(&buf, ' ');
        if (!is_blank) strbuf_char(&buf, text.data[i]);
        blank = is_blank;
    }
    return strbuf_str(&buf);
}

/* --- Markdown --- */

/* The shape and the words of a document as read: "h1(...) p(...) ...". */
static Str markdown_shape(Str markdown)
{
    StrBuf buf = strbuf_new(arena);
    cmark_node *tree =
        cmark_parse_document(markdown.data, markdown.size, CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(tree);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT)
            strbuf_add(&buf, str_of(cmark_node_get_literal(node)));
        else if (type == CMARK_NODE_SOFTBREAK)
            strbuf_char(&buf, ' ');
        else
            strbuf_printf(&buf, " %s ", cmark_node_get_type_string(node));
    }
    cmark_iter_free(iter);
    cmark_node_free(tree);
    return seen(strbuf_str(&buf));
}

static Str expected_shape(Str text)
{
    Str words = seen(text);
    return seen(str_printf(arena,
        "document heading %.*s heading paragraph %.*s paragraph "
        "heading %.*s heading list item paragraph %.*s paragraph item list "
        "document",
        STR_ARGS(words), STR_ARGS(words), STR_ARGS(words), STR_ARGS(words)));
}

static void check_markdown(Str text)
{
    Page page = page_of_text(text);
    Str markdown = page_markdown(&page);
    Str shape = markdown_shape(markdown), wanted = expected_shape(text);
    if (!str_equal(shape, wanted))
        fail_msg("\"%.*s\" as Markdown is read as\n%.*s\ninstead of\n%.*s\n"
                 "from\n%.*s",
            STR_ARGS(text), STR_ARGS(shape), STR_ARGS(wanted),
            STR_ARGS(markdown));
}

/* --- HTML --- */

static void add_elements(StrBuf *buf, const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            strbuf_add(buf, str_of((const char *)node->content));
            continue;
        }
        strbuf_printf(buf, " <%s> ", (const char *)node->name);
        add_elements(buf, node->children);
        strbuf_printf(buf, " </%s> ", (const char *)node->name);
    }
}

static Str html_shape(Str html)
{
    StrBuf buf = strbuf_new(arena);
    htmlDocPtr tree = htmlReadMemory(html.data, (int)html.size, NULL, "UTF-8",
        HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    add_elements(&buf, xmlDocGetRootElement(tree));
    xmlFreeDoc(tree);
    return seen(strbuf_str(&buf));
}

static void check_html(Str text)
{
    Page page = page_of_text(text);
    Str html = page_html(&page), words = seen(text);
    Str shape = html_shape(html);
    Str wanted = seen(str_printf(arena,
        "<html> <head> <meta> </meta> <title> %.*s </title> </head> <body> "
        "<h1> %.*s </h1> <p> %.*s </p> <h2> %.*s </h2> <ul> <li> %.*s </li> "
        "</ul> <ol> </ol> </body> </html>",
        STR_ARGS(words), STR_ARGS(words), STR_ARGS(words), STR_ARGS(words),
        STR_ARGS(words)));
    if (!str_equal(shape, wanted))
        fail_msg("\"%.*s\" as HTML is read as\n%.*s\ninstead of\n%.*s",
            STR_ARGS(text), STR_ARGS(shape), STR_ARGS(wanted));
}

static void nasty_words_stay_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < NASTY_COUNT; i++) {
        check_markdown(str_of(NASTY[i]));
        check_html(str_of(NASTY[i]));
    }
}

/* Several of them, one after the other. */
static void so_do_their_mixtures(void **state)
{
    size_t tries = unit_long() ? 100000 : 2000;
    (void)state;
    for (size_t i = 0; i < tries; i++) {
        Arena *outer = arena;
        arena = arena_new(0);
        Str parts[4];
        size_t count = 1 + random_below(4);
        for (size_t j = 0; j < count; j++)
            parts[j] = str_of(NASTY[random_below(NASTY_COUNT)]);
        Str text =
            str_join(arena, parts, count, random_below(2) ? S(" ") : S(""));
        check_markdown(text);
        check_html(text);
        arena_free(arena);
        arena = outer;
    }
}

static void notes_are_numbered(void **state)
{
    static const size_t both[] = {1, 2};
    (void)state;
    Page page = page_of_text(S("line"));
    page.parts.items[0].lines.items[0].notes = both;
    page.parts.items[0].lines.items[0].note_count = 2;
    vec_push(arena, &page.notes, S("first <b>"));
    vec_push(arena, &page.notes, S("second *b*"));
    Str markdown = page_markdown(&page), html = page_html(&page);
    assert_true(str_find(markdown, S("- line[^1][^2]\n"), 0) != SIZE_MAX);
    assert_true(
        str_find(markdown, S("\n[^1]: first \\<b\\>\n"), 0) != SIZE_MAX);
    assert_true(
        str_find(html, S("<sup><a href=\"#n2\">2</a></sup>"), 0) != SIZE_MAX);
    assert_true(
        str_find(html, S("<li id=\"n1\">first &lt;b&gt;</li>"), 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(nasty_words_stay_words),
        UNIT(so_do_their_mixtures),
        UNIT(notes_are_numbered),
    };
    return UNIT_RUN(tests);
}
