/* From a page to its text, in one pass: no tree is built. Elements that hold a
 * publisher's furniture are left out with all they hold; elements that stand
 * alone on the screen end a line. Where a page marks its <article> or <main>,
 * only that is taken. Entities are those of XML, the common typographic ones,
 * and numbers (HTML Living Standard, 13.1.4). */
#include "read/html.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { NAME_MAX = 16, ENTITY_MAX = 10, DEPTH_MAX = 1000 };

typedef struct {
    Str page;
    size_t at;
    StrBuf out;
    bool space, line;   /* to be put before the next character */
    const char *inside; /* the left-out element that is open, or NULL */
    int depth;          /* how often it is open */
} Page;

static const char *const LEFT_OUT[] = {"script", "style", "nav", "header",
    "footer", "aside", "form", "figure", "noscript", "svg", "head", "button",
    "iframe", "template", NULL};
static const char *const BLOCKS[] = {"p", "div", "br", "li", "ul", "ol", "h1",
    "h2", "h3", "h4", "h5", "h6", "tr", "td", "blockquote", "section",
    "article", "main", "body", "hr", "table", "dd", "dt", "title", NULL};

static const struct {
    const char *name;
    uint32_t character;
} ENTITIES[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
    {"apos", '\''}, {"nbsp", ' '}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ndash", 0x2013}, {"mdash", 0x2014},
    {"hellip", 0x2026}, {"laquo", 0xAB}, {"raquo", 0xBB}, {"euro", 0x20AC},
    {"pound", 0xA3}, {"eacute", 0xE9}, {"copy", 0xA9}};

bool html_is(Str bytes)
{
    static const char *const STARTS[] = {"<!doctype", "<html", "<head", "<body",
        "<article", "<div", "<p>", "<?xml", NULL};
    bytes = str_trim(bytes);
    for (size_t i = 0; STARTS[i]; i++)
        if (bytes.size >= strlen(STARTS[i]) &&
            !strncasecmp(bytes.data, STARTS[i], strlen(STARTS[i])))
            return true;
    return false;
}

static const char *find_name(const char *const *names, Str name)
{
    for (; *names; names++)
        if (strlen(*names) == name.size &&
            !strncasecmp(*names, name.data, name.size))
            return *names;
    return NULL;
}

static void put(Page *page, uint32_t character)
{
    if (page->line && page->out.size)
        strbuf_add(&page->out, S("\n\n"));
    else if (page->space && page->out.size)
        strbuf_char(&page->out, ' ');
    page->line = page->space = false;
    utf8_add(&page->out, character);
}

static bool is_name(char c)
{
    return ((unsigned)(c | 32) - 'a') < 26 || (unsigned)(c - '0') < 10;
}

/* Opens or closes an element that is left out. */
static void note_left_out(Page *page, const char *name, bool closing)
{
    if (!page->inside && !closing) {
        page->inside = name;
        page->depth = 0;
    }
    if (page->inside != name) return;
    page->depth += closing ? -1 : page->depth < DEPTH_MAX;
    if (page->depth <= 0) page->inside = NULL;
}

/* The end of the tag that begins at page->at ("<"), after its ">". */
static size_t tag_end(const Page *page)
{
    char quote = 0;
    for (size_t i = page->at + 1; i < page->page.size; i++) {
        char c = page->page.data[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return page->page.size;
}

static void read_tag(Page *page)
{
    Str text = page->page;
    if (str_starts(str_slice(text, page->at, text.size), S("<!--"))) {
        size_t end = str_find(text, S("-->"), page->at);
        page->at = end == SIZE_MAX ? text.size : end + 3;
        return;
    }
    size_t begin = page->at + 1;
    bool closing = begin < text.size && text.data[begin] == '/';
    begin += closing;
    size_t end = begin;
    while (end < text.size && is_name(text.data[end])) end++;
    Str name = str_slice(text, begin, end);
    const char *left_out = find_name(LEFT_OUT, name);
    page->at = tag_end(page);
    bool empty = text.data[page->at - 1] == '>' && page->at > 1 &&
                 text.data[page->at - 2] == '/';
    if (left_out && !empty) note_left_out(page, left_out, closing);
    if (left_out || find_name(BLOCKS, name)) page->line = true;
}

/* "#8217" or "rsquo"; 0 if it is no entity. */
static uint32_t entity_character(Str name)
{
    if (name.size > 1 && name.data[0] == '#') {
        bool hex = (name.data[1] | 32) == 'x';
        uint32_t value = 0;
        for (size_t i = hex ? 2 : 1; i < name.size; i++) {
            char c = name.data[i];
            uint32_t digit = c >= '0' && c <= '9'
                                 ? (uint32_t)(c - '0')
                                 : (uint32_t)((c | 32) - 'a' + 10);
            if (digit >= (hex ? 16u : 10u) || value > 0x10FFFF) return 0;
            value = value * (hex ? 16 : 10) + digit;
        }
        bool sound = value >= 32 && value <= 0x10FFFF &&
                     (value < 0xD800 || value > 0xDFFF);
        return sound ? value : 0;
    }
    for (size_t i = 0; i < sizeof ENTITIES / sizeof *ENTITIES; i++)
        if (str_equal(name, str_of(ENTITIES[i].name)))
            return ENTITIES[i].character;
    return 0;
}

static void read_entity(Page *page)
{
    Str near = str_slice(page->page, page->at + 1, page->at + 1 + ENTITY_MAX);
    size_t end = str_find(near, S(";"), 0);
    uint32_t character =
        end == SIZE_MAX ? 0 : entity_character(str_slice(near, 0, end));
    page->at += character ? end + 2 : 1;
    if (page->inside) return;
    if (character == ' ' || character == 0xA0)
        page->space = true;
    else
        put(page, character ? character : '&');
}

/* The part of a page that it marks as its article, or all of it. */
static Str main_part(Str page)
{
    static const char *const TAGS[][2] = {
        {"<article", "</article>"}, {"<main", "</main>"}};
    for (size_t i = 0; i < 2; i++) {
        size_t begin = str_find(page, str_of(TAGS[i][0]), 0);
        if (begin == SIZE_MAX) continue;
        size_t end = str_find(page, str_of(TAGS[i][1]), begin);
        return str_slice(page, begin, end == SIZE_MAX ? page.size : end);
    }
    return page;
}

Str html_text(Arena *arena, Str bytes)
{
    Page page = {.page = main_part(bytes), .out = strbuf_new(arena)};
    while (page.at < page.page.size) {
        char c = page.page.data[page.at];
        char next =
            page.at + 1 < page.page.size ? page.page.data[page.at + 1] : 0;
        if (c == '<' &&
            (is_name(next) || next == '/' || next == '!' || next == '?')) {
            read_tag(&page);
        } else if (c == '&') {
            read_entity(&page);
        } else if ((unsigned char)c <= ' ') {
            page.space = true;
            page.at++;
        } else {
            uint32_t character = utf8_next(page.page, &page.at);
            if (!page.inside) put(&page, character);
        }
    }
    return strbuf_str(&page.out);
}
