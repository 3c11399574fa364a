#ifndef SERVE_MARKUP_H
#define SERVE_MARKUP_H

#include "base/message.h"
#include "base/vec.h"
#include "serve/request.h"

/* Writes HTML so that nothing unescaped gets in by accident: names of tags
 * and attributes are literals of the program, everything else is escaped, and
 * an address can only be made by url_*(). Elements are closed in the order
 * they were opened. */
typedef struct {
    Arena *arena;
    StrBuf buf;
    VEC(const char *) open; /* tags not yet closed */
    bool in_tag;            /* attributes may follow */
    Str lang;               /* kept by all addresses; "" */
    Str token;              /* of a page's forms that append; "": none here */
    Str wrong;              /* name of the field of a form that is wrong; "" */
    Str fault;              /* what is wrong with it */
} Markup;

Markup markup_new(Arena *arena); /* begins with the document type */
/* Closes what is open; the whole document. */
Str markup_done(Markup *html);

void markup_open(Markup *html, const char *tag);
/* The same with a class, "" for none. */
void markup_open_class(Markup *html, const char *tag, const char *names);
void markup_attribute(Markup *html, const char *name, Str value);
void markup_flag(
    Markup *html, const char *name); /* an attribute without value */
void markup_text(Markup *html, Str text);
void markup_close(Markup *html);
/* An element that has no end: input, link, meta. */
void markup_close_void(Markup *html);
/* <TAG class=NAMES>TEXT</TAG> */
void markup_element(Markup *html, const char *tag, const char *names, Str text);
void markup_message(Markup *html, const char *tag, MessageId id);

/* An address below "/" of this server: a path, then ?name=value&... */
typedef struct {
    Str text;
} Url;

/* PATH is a literal of the program; PART (may be "") is one more segment. */
Url url_path(Arena *arena, const char *path, Str part);
Url url_with(Arena *arena, Url url, Str name, Str value);
/* The same with "#FRAGMENT". */
Url url_fragment(Arena *arena, Url url, Str fragment);
/* With ?lang= where the document keeps one. */
void markup_url(Markup *html, const char *attribute, Url url);
/* <a href=URL>TEXT</a> */
void markup_link(Markup *html, Url url, Str text);

#endif
