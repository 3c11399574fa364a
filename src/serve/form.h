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
 * or takes files posts them, with TOKEN. THEN: see form_decision. */
void form_verb(
    Markup *html, const VerbCall *call, Url action, Str token, Str then);

/* A form that decides on one record: posts KEY and what is added to it to
 * ACTION, with the page's token. After it the reading desk is shown at THEN,
 * "kind:key"; "" where the verb's own page is, "source" where the answer names
 * a source. */
typedef struct {
    Url action;
    Str key, then;
} FormDecision;
void form_decision_begin(
    Markup *html, const FormDecision *decision, const char *names);
void form_decision_field(Markup *html, Str name, Str label, Str value);
void form_decision_end(Markup *html, MessageId button);

/* A form that looks at what is chosen in it, in the view of CALL; closed with
 * markup_close(). Each button leads to a page of its own. */
void form_look_begin(
    Markup *html, const VerbCall *call, Url action, const char *names);
void form_look_button(Markup *html, Url action, MessageId words);

/* A field that is sent and not shown. */
void form_unseen(Markup *html, Str name, Str value);

/* A form that posts FIELDS[0..count) to ACTION, with TOKEN. */
typedef struct {
    const char *name, *type, *autocomplete;
    MessageId label;
} FormInput;
void form_post(Markup *html, const FormInput *fields, size_t count, Url action,
    Str token, MessageId button);

/* Whether ARG is one of the view's, which form_view() asks for. */
bool form_is_of_view(const Arg *arg);

/* Whether form_verb() would have any field. */
bool form_has_fields(const Verb *verb);

#endif
