#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include "base/vec.h"
#include "base/str.h"

/* What is asked and what is answered, without the transport. All of it lives
 * in the request's arena. */

typedef struct {
    Str name, value;
} Field;

typedef VEC(Field) Fields;

/* A part of a form that came as a file. */
typedef struct {
    Str field, name, bytes;
} FormFile;

typedef struct {
    Arena *arena;
    Str method;
    Str path;  /* decoded; begins with "/" if it is one */
    Str query; /* as it was sent, without "?" */
    Fields headers, arguments, form;
    VEC(FormFile) files;
    Str body;
    Str peer;    /* address, without port */
    bool secure; /* came over TLS */
    bool bad;    /* could not be decoded, or was over a limit of fields */
} Request;

typedef struct {
    int status; /* of HTTP */
    Fields headers;
    Str body;
} Response;

/* The first field NAME; false if there is none. Header names are compared
 * without regard to case. */
bool field_find(const Fields *fields, Str name, Str *value);
Str field_value(const Fields *fields, Str name); /* "" where there is none */
bool equal_ignoring_case(Str a, Str b);          /* of ASCII */
size_t header_count(const Request *request, Str name);
Str header_value(const Request *request, Str name);

/* Chunks are the one coding that the HTTP library decodes; under another it
 * waits for the end of the connection. */
bool request_is_readable(const Request *request);

void response_header(
    Response *response, Arena *arena, const char *name, Str value);

/* Splits "a=b&c=d" and decodes it (application/x-www-form-urlencoded, URL
 * Standard 5.1); false if it is not UTF-8, holds NUL, or has too many. */
CHECKED bool fields_decode(Arena *arena, Str text, Fields *fields);
/* Browsers send every end of a line of a form as CR LF (HTML, "constructing
 * the entry list"): makes LF of it again. */
void fields_mend_lines(Arena *arena, Fields *fields);
/* "%41" is "A"; "+" is a blank if PLUS. False for a bad escape, NUL, or what
 * is not UTF-8. */
CHECKED bool percent_decode(Arena *arena, Str text, bool plus, Str *decoded);

#endif
