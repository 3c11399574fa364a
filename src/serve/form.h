#ifndef SERVE_FORM_H
#define SERVE_FORM_H

#include "serve/markup.h"
#include "verb/verb.h"

/* Forms made from the table of verbs. */

/* A labelled control for ARG with what CALL gives for it. */
void form_field(Markup *html, const VerbCall *call, const Arg *arg);

/* The view's own arguments as a GET form to ACTION: on, known, at, as; what
 * else CALL was asked goes along unseen. */
void form_view(Markup *html, const VerbCall *call, Url action);

/* All arguments of the verb but the room and the view's. A verb that appends
 * or takes files posts them, with TOKEN. */
void form_verb(Markup *html, const VerbCall *call, Url action, Str token);

/* A form that posts FIELDS[0..count) to ACTION, with TOKEN. */
typedef struct {
    const char *name, *type, *autocomplete;
    MessageId label;
} FormInput;
void form_post(Markup *html, const FormInput *fields, size_t count, Url action,
    Str token, MessageId button);

/* Whether form_verb() would have any field. */
bool form_has_fields(const Verb *verb);

#endif
