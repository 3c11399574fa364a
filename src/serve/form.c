/* Forms. What kind of control an argument gets follows from its type in the
 * table of verbs. */
#include "serve/form.h"

#include "serve/call.h"
#include "verb/arguments.h"
#include "verb/uploads.h"

bool form_is_of_view(const Arg *arg)
{
    for (const Arg *view = VIEW_ARGS; view->name; view++)
        if (view == arg) return true;
    return false;
}

/* Secrets only by a form that is posted. */
static bool is_asked(const Verb *verb, const Arg *arg)
{
    if (arg->type == ARG_SECRET) return verb->effect == EFFECT_APPENDS;
    return arg->type != ARG_ROOM && arg->type != ARG_PATH &&
           !form_is_of_view(arg);
}

bool form_has_fields(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (is_asked(verb, arg)) return true;
    return false;
}

static Str field_id(Arena *arena, const Arg *arg)
{
    return str_printf(arena, "field-%s", arg->name);
}

static bool is_wrong(const Markup *html, const Arg *arg)
{
    return str_equal(html->wrong, str_of(arg->name));
}

static void name_control(Markup *html, const Arg *arg)
{
    bool wrong = is_wrong(html, arg);
    markup_attribute(html, "id", field_id(html->arena, arg));
    markup_attribute(html, "name", str_of(arg->name));
    markup_attribute(html, "aria-describedby",
        wrong
            ? str_printf(html->arena, "fault-%s help-%s", arg->name, arg->name)
            : str_printf(html->arena, "help-%s", arg->name));
    if (wrong) markup_attribute(html, "aria-invalid", S("true"));
    if (wrong) markup_flag(html, "autofocus");
    if (arg->required && arg->type != ARG_UPLOAD) markup_flag(html, "required");
}

static void add_option(Markup *html, Str value, Str text, bool selected)
{
    markup_open(html, "option");
    markup_attribute(html, "value", value);
    if (selected) markup_flag(html, "selected");
    markup_text(html, text);
    markup_close(html);
}

static void add_select(Markup *html, const Arg *arg, Str value)
{
    Str choice;
    markup_open(html, "select");
    name_control(html, arg);
    if (!arg->required)
        add_option(html, S(""), message_text(MSG_FORM_ANY), !value.size);
    for (size_t i = 0; verb_choice_at(arg, i, &choice); i++)
        add_option(html, choice, choice, str_equal(choice, value));
    markup_close(html);
}

static void add_flag(Markup *html, const Arg *arg, Str value)
{
    markup_open(html, "input");
    markup_attribute(html, "type", S("checkbox"));
    markup_attribute(html, "value", S("yes"));
    name_control(html, arg);
    if (value.size) markup_flag(html, "checked");
    markup_close_void(html);
}

static void add_lines(Markup *html, const Arg *arg, Str value, const char *rows)
{
    markup_open(html, "textarea");
    name_control(html, arg);
    markup_attribute(html, "rows", str_of(rows));
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, value);
    markup_close(html);
}

/* Words may be pasted, or a file chosen. */
static void add_upload(Markup *html, const Arg *arg, Str value)
{
    add_lines(html, arg, value, "12");
    markup_open(html, "input");
    markup_attribute(html, "type", S("file"));
    markup_attribute(html, "name", str_of(arg->name));
    markup_attribute(html, "aria-label", message_text(MSG_FORM_FILE));
    if (arg->repeated) markup_flag(html, "multiple");
    markup_close_void(html);
}

static void add_line(Markup *html, const Arg *arg, Str value)
{
    markup_open(html, "input");
    markup_attribute(html, "type", S("text"));
    if (arg->type == ARG_NUMBER)
        markup_attribute(html, "inputmode", S("decimal"));
    if (arg->type == ARG_DATE)
        markup_attribute(html, "placeholder", message_text(MSG_FORM_DATE));
    if (arg->type != ARG_TEXT) markup_attribute(html, "autocomplete", S("off"));
    name_control(html, arg);
    markup_attribute(html, "value", value);
    markup_attribute(html, "dir", S("auto"));
    markup_close_void(html);
}

static const Upload *upload_of(const VerbCall *call, Str name)
{
    for (size_t i = 0; call->uploads && i < call->uploads->count; i++)
        if (str_equal(call->uploads->items[i].name, name))
            return &call->uploads->items[i];
    return NULL;
}

/* All values of ARG, one a line; of what was pasted its text. A chosen file
 * cannot be chosen for its sender again. */
static Str value_of(Arena *arena, const VerbCall *call, const Arg *arg)
{
    VEC(Str) values = {0};
    Str value;
    for (size_t i = 0; verb_nth(call, arg->name, i, &value); i++)
        if (arg->type != ARG_UPLOAD || !upload_of(call, value))
            vec_push(arena, &values, value);
        else if (str_equal(value, str_of(arg->name)))
            vec_push(arena, &values, upload_of(call, value)->bytes);
    return str_join(arena, values.items, values.count, S("\n"));
}

/* What was typed is not sent back. */
static void add_secret(Markup *html, const Arg *arg)
{
    markup_open(html, "input");
    markup_attribute(html, "type", S("password"));
    markup_attribute(html, "autocomplete", S("off"));
    name_control(html, arg);
    markup_close_void(html);
}

static void add_control(Markup *html, const Arg *arg, Str value)
{
    if (arg->choices)
        add_select(html, arg, value);
    else if (arg->type == ARG_SECRET)
        add_secret(html, arg);
    else if (arg->type == ARG_FLAG)
        add_flag(html, arg, value);
    else if (arg->type == ARG_UPLOAD)
        add_upload(html, arg, value);
    else if (arg->repeated)
        add_lines(html, arg, value, "3");
    else
        add_line(html, arg, value);
}

static void add_fault(Markup *html, const Arg *arg)
{
    markup_open_class(html, "p", "fault");
    markup_attribute(
        html, "id", str_printf(html->arena, "fault-%s", arg->name));
    markup_text(html, html->fault);
    markup_close(html);
}

void form_field(Markup *html, const VerbCall *call, const Arg *arg)
{
    markup_open_class(
        html, "div", arg->type == ARG_FLAG ? "field flag" : "field");
    markup_open(html, "label");
    markup_attribute(html, "for", field_id(html->arena, arg));
    markup_text(html, str_of(arg->name));
    markup_close(html);
    if (is_wrong(html, arg)) add_fault(html, arg);
    add_control(html, arg, value_of(html->arena, call, arg));
    markup_open_class(html, "p", "hint");
    markup_attribute(html, "id", str_printf(html->arena, "help-%s", arg->name));
    markup_text(html, message_text(arg->help));
    if (arg->repeated && arg->type != ARG_UPLOAD) {
        markup_text(html, S(". "));
        markup_text(html, message_text(MSG_FORM_LINES));
    }
    markup_close(html);
    markup_close(html);
}

void form_unseen(Markup *html, Str name, Str value)
{
    markup_open(html, "input");
    markup_attribute(html, "type", S("hidden"));
    markup_attribute(html, "name", name);
    markup_attribute(html, "value", value);
    markup_close_void(html);
}

static void add_button(Markup *html, MessageId words)
{
    markup_open(html, "button");
    markup_attribute(html, "type", S("submit"));
    markup_text(html, message_text(words));
    markup_close(html);
}

/* An address that a form is sent to by GET loses its arguments: so the
 * language goes along as a field. */
static void begin_form(
    Markup *html, const char *method, Url action, const char *names)
{
    markup_open_class(html, "form", names);
    markup_attribute(html, "method", str_of(method));
    markup_url(html, "action", action);
    if (html->lang.size && str_equal(str_of(method), S("get")))
        form_unseen(html, S("lang"), html->lang);
}

void form_view(Markup *html, const VerbCall *call, Url action)
{
    begin_form(html, "get", action, "view");
    for (size_t i = 0; i < call->value_count; i++)
        if (is_asked(call->verb, call->values[i].arg))
            form_unseen(
                html, str_of(call->values[i].arg->name), call->values[i].value);
    for (const Arg *arg = VIEW_ARGS; arg->name; arg++)
        form_field(html, call, arg);
    add_button(html, MSG_FORM_LOOK);
    markup_close(html);
}

static void add_attachments(Markup *html)
{
    markup_open_class(html, "div", "field");
    markup_open(html, "label");
    markup_attribute(html, "for", S("field-attachments"));
    markup_text(html, message_text(MSG_FORM_ATTACHMENTS));
    markup_close(html);
    markup_open(html, "input");
    markup_attribute(html, "type", S("file"));
    markup_attribute(html, "id", S("field-attachments"));
    markup_attribute(html, "name", S("attachments"));
    markup_flag(html, "multiple");
    markup_close_void(html);
    markup_close(html);
}

/* What the view is goes along unseen. */
static void add_view(Markup *html, const VerbCall *call)
{
    for (size_t i = 0; i < call->value_count; i++)
        if (form_is_of_view(call->values[i].arg))
            form_unseen(
                html, str_of(call->values[i].arg->name), call->values[i].value);
}

/* Only a brief names files besides its own. */
static bool takes_attachments(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->type == ARG_UPLOAD && str_equal(str_of(arg->name), S("brief")))
            return true;
    return false;
}

void form_verb(
    Markup *html, const VerbCall *call, Url action, Str token, Str then)
{
    const Arg *arg;
    bool appends = call->verb->effect == EFFECT_APPENDS;
    bool files = call_takes_files(call->verb);
    begin_form(html, appends || files ? "post" : "get", action, "");
    if (files) markup_attribute(html, "enctype", S("multipart/form-data"));
    if (appends || files) form_unseen(html, S("token"), token);
    if (then.size) form_unseen(html, S("then"), then);
    add_view(html, call);
    for (size_t i = 0; (arg = verb_arg_at(call->verb, i)); i++)
        if (is_asked(call->verb, arg)) form_field(html, call, arg);
    if (takes_attachments(call->verb)) add_attachments(html);
    add_button(html, appends ? MSG_FORM_RECORD : MSG_FORM_LOOK);
    markup_close(html);
}

void form_look_begin(
    Markup *html, const VerbCall *call, Url action, const char *names)
{
    begin_form(html, "get", action, names);
    add_view(html, call);
}

void form_look_button(Markup *html, Url action, MessageId words)
{
    markup_open(html, "button");
    markup_attribute(html, "type", S("submit"));
    markup_url(html, "formaction", action);
    markup_text(html, message_text(words));
    markup_close(html);
    markup_text(html, S(" "));
}

void form_decision_begin(
    Markup *html, const FormDecision *decision, const char *names)
{
    begin_form(html, "post", decision->action, names);
    form_unseen(html, S("token"), html->token);
    form_unseen(html, S("then"), decision->then);
    form_unseen(html, S("key"), decision->key);
}

/* A long value gets more than one line. */
void form_decision_field(Markup *html, Str name, Str label, Str value)
{
    enum { ONE_LINE = 60 };
    Arena *arena = html->arena;
    Str id = str_printf(arena, "field-%.*s", STR_ARGS(name));
    bool lines = value.size > ONE_LINE;
    markup_open_class(html, "div", "field");
    markup_open(html, "label");
    markup_attribute(html, "for", id);
    markup_text(html, label);
    markup_close(html);
    markup_open(html, lines ? "textarea" : "input");
    markup_attribute(html, "id", id);
    markup_attribute(html, "name", name);
    markup_attribute(html, "dir", S("auto"));
    if (lines) {
        markup_attribute(html, "rows", S("3"));
        markup_text(html, value);
        markup_close(html);
    } else {
        markup_attribute(html, "type", S("text"));
        markup_attribute(html, "value", value);
        markup_close_void(html);
    }
    markup_close(html);
}

void form_decision_end(Markup *html, MessageId button)
{
    add_button(html, button);
    markup_close(html);
}

static void add_input(Markup *html, const FormInput *field)
{
    Str id = str_printf(html->arena, "field-%s", field->name);
    markup_open_class(html, "div", "field");
    markup_open(html, "label");
    markup_attribute(html, "for", id);
    markup_text(html, message_text(field->label));
    markup_close(html);
    markup_open(html, "input");
    markup_attribute(html, "type", str_of(field->type));
    markup_attribute(html, "id", id);
    markup_attribute(html, "name", str_of(field->name));
    markup_attribute(html, "autocomplete", str_of(field->autocomplete));
    markup_flag(html, "required");
    markup_close_void(html);
    markup_close(html);
}

void form_post(Markup *html, const FormInput *fields, size_t count, Url action,
    Str token, MessageId button)
{
    begin_form(html, "post", action, "");
    form_unseen(html, S("token"), token);
    for (size_t i = 0; i < count; i++) add_input(html, &fields[i]);
    add_button(html, button);
    markup_close(html);
}
