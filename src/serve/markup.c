/* HTML (WHATWG, 13.1): text escapes & and <, attribute values also " and >.
 * Control characters that a document may not hold become U+FFFD. */
#include "serve/markup.h"

#include <string.h>

static const char *escape_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\t':
    case '\n': return NULL;
    default: return (unsigned char)c < 0x20 || c == 0x7f ? "\uFFFD" : NULL;
    }
}

static void add_escaped(StrBuf *buf, Str text)
{
    size_t begin = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *escape = escape_of(text.data[i]);
        if (!escape) continue;
        strbuf_add(buf, str_slice(text, begin, i));
        strbuf_add(buf, str_of(escape));
        begin = i + 1;
    }
    strbuf_add(buf, str_slice(text, begin, text.size));
}

Markup markup_new(Arena *arena)
{
    Markup html = {.arena = arena, .buf = strbuf_new(arena)};
    strbuf_add(&html.buf, S("<!doctype html>\n"));
    return html;
}

static void end_tag(Markup *html)
{
    if (html->in_tag) strbuf_char(&html->buf, '>');
    html->in_tag = false;
}

Str markup_done(Markup *html)
{
    while (html->open.count) markup_close(html);
    return strbuf_str(&html->buf);
}

void markup_open(Markup *html, const char *tag)
{
    end_tag(html);
    strbuf_char(&html->buf, '<');
    strbuf_add(&html->buf, str_of(tag));
    vec_push(html->arena, &html->open, tag);
    html->in_tag = true;
}

void markup_attribute(Markup *html, const char *name, Str value)
{
    if (!html->in_tag) return;
    strbuf_char(&html->buf, ' ');
    strbuf_add(&html->buf, str_of(name));
    strbuf_add(&html->buf, S("=\""));
    add_escaped(&html->buf, value);
    strbuf_char(&html->buf, '"');
}

void markup_flag(Markup *html, const char *name)
{
    if (!html->in_tag) return;
    strbuf_char(&html->buf, ' ');
    strbuf_add(&html->buf, str_of(name));
}

void markup_open_class(Markup *html, const char *tag, const char *names)
{
    markup_open(html, tag);
    if (*names) markup_attribute(html, "class", str_of(names));
}

void markup_text(Markup *html, Str text)
{
    end_tag(html);
    add_escaped(&html->buf, text);
}

/* A line end after a block keeps the source readable. */
static bool is_block(const char *tag)
{
    static const char *const TAGS[] = {"p", "li", "tr", "h1", "h2", "h3",
        "table", "ul", "section", "figure", "ol", "script", "div", "head",
        "header", "main", "footer", "nav", "form", "title", "html", "body",
        "dl"};
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (!strcmp(tag, TAGS[i])) return true;
    return false;
}

void markup_close(Markup *html)
{
    if (!html->open.count) return;
    const char *tag = html->open.items[--html->open.count];
    end_tag(html);
    strbuf_add(&html->buf, S("</"));
    strbuf_add(&html->buf, str_of(tag));
    strbuf_char(&html->buf, '>');
    if (is_block(tag)) strbuf_char(&html->buf, '\n');
}

void markup_close_void(Markup *html)
{
    if (!html->open.count) return;
    html->open.count--;
    end_tag(html);
}

void markup_element(Markup *html, const char *tag, const char *names, Str text)
{
    markup_open_class(html, tag, names);
    markup_text(html, text);
    markup_close(html);
}

void markup_message(Markup *html, const char *tag, MessageId id)
{
    markup_element(html, tag, "", message_text(id));
}

/* Unreserved characters of RFC 3986 stay; all else is escaped. */
static void add_percent(StrBuf *buf, Str text)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (letter || (c >= '0' && c <= '9') || (c && strchr("-._~", c))) {
            strbuf_char(buf, (char)c);
            continue;
        }
        strbuf_char(buf, '%');
        strbuf_char(buf, DIGITS[c >> 4]);
        strbuf_char(buf, DIGITS[c & 15]);
    }
}

Url url_path(Arena *arena, const char *path, Str part)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, str_of(path));
    add_percent(&buf, part);
    return (Url){strbuf_str(&buf)};
}

Url url_with(Arena *arena, Url url, Str name, Str value)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, url.text);
    strbuf_char(&buf, str_find(url.text, S("?"), 0) == SIZE_MAX ? '?' : '&');
    add_percent(&buf, name);
    strbuf_char(&buf, '=');
    add_percent(&buf, value);
    return (Url){strbuf_str(&buf)};
}

Url url_fragment(Arena *arena, Url url, Str fragment)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, url.text);
    strbuf_char(&buf, '#');
    add_percent(&buf, fragment);
    return (Url){strbuf_str(&buf)};
}

/* The language goes before the fragment. */
static Url with_language(const Markup *html, Url url)
{
    size_t hash = str_find(url.text, S("#"), 0);
    if (!html->lang.size) return url;
    if (hash == SIZE_MAX) hash = url.text.size;
    Str rest = str_slice(url.text, hash, url.text.size);
    Url page = url_with(html->arena, (Url){str_slice(url.text, 0, hash)},
        S("lang"), html->lang);
    return (Url){str_printf(
        html->arena, "%.*s%.*s", STR_ARGS(page.text), STR_ARGS(rest))};
}

void markup_url(Markup *html, const char *attribute, Url url)
{
    markup_attribute(html, attribute, with_language(html, url).text);
}

void markup_link(Markup *html, Url url, Str text)
{
    markup_open(html, "a");
    markup_url(html, "href", url);
    markup_text(html, text);
    markup_close(html);
}
