/* The shell of pages. Navigation is made from the table of verbs. */
#include "serve/page.h"

#include "serve/assets.h"
#include "serve/form.h"
#include "verb/arguments.h"
#include "verb/help.h"

static void add_stylesheet(Markup *html)
{
    markup_open(html, "link");
    markup_attribute(html, "rel", S("stylesheet"));
    markup_url(html, "href", asset_url(html->arena, S("/style.css")));
    markup_close_void(html);
}

static void add_meta(Markup *html, const char *name, Str content)
{
    markup_open(html, "meta");
    markup_attribute(html, "name", str_of(name));
    markup_attribute(html, "content", content);
    markup_close_void(html);
}

static void add_head(const Shell *shell, Markup *html)
{
    markup_open(html, "head");
    markup_open(html, "meta");
    markup_attribute(html, "charset", S("utf-8"));
    markup_close_void(html);
    add_meta(html, "viewport", S("width=device-width, initial-scale=1"));
    add_meta(html, "color-scheme", S("light dark"));
    markup_element(html, "title", "",
        message_format(html->arena, MSG_PAGE_TITLE, ARGS(shell->title)));
    add_stylesheet(html);
    markup_close(html);
}

/* --- navigation --- */

static bool needs_words(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if (arg->required && arg->type != ARG_ROOM) return true;
    return false;
}

/* What stands in the navigation: what needs nothing but the room, and what
 * appends. */
static bool is_listed(const Verb *verb, HelpGroup group)
{
    if (help_group_of(verb) != group || !route_serves(verb)) return false;
    return group == GROUP_APPENDS || !needs_words(verb);
}

static bool is_desk(const Verb *verb)
{
    return str_equal(str_of(verb->name), S("state"));
}

static void add_entry(const Shell *shell, Markup *html, const Verb *verb)
{
    markup_open(html, "li");
    markup_open(html, "a");
    Url url = route_page(html->arena, verb);
    if (verb->takes_view) url = route_in_view(html->arena, url, shell->call);
    markup_url(html, "href", url);
    markup_attribute(html, "title", message_text(verb->summary));
    if (shell->call && shell->call->verb == verb)
        markup_attribute(html, "aria-current", S("page"));
    markup_text(
        html, is_desk(verb) ? message_text(MSG_PAGE_DESK) : str_of(verb->name));
    markup_close(html);
    markup_close(html);
}

static void add_group(
    const Shell *shell, Markup *html, HelpGroup group, MessageId heading)
{
    markup_message(html, "h2", heading);
    markup_open(html, "ul");
    for (int desk = 1; desk >= 0; desk--)
        for (size_t i = 0; VERBS[i]; i++)
            if (is_desk(VERBS[i]) == desk && is_listed(VERBS[i], group) &&
                viewer_may(shell->holder, VERBS[i]->capability))
                add_entry(shell, html, VERBS[i]);
    markup_close(html);
}

static void add_navigation(const Shell *shell, Markup *html)
{
    markup_open(html, "nav");
    markup_attribute(html, "aria-label", message_text(MSG_PAGE_NAVIGATION));
    add_group(shell, html, GROUP_READS, MSG_PAGE_READ);
    add_group(shell, html, GROUP_APPENDS, MSG_PAGE_RECORD);
    markup_close(html);
}

/* --- the page --- */

static Str room_name(const Site *site)
{
    Str name = site->room;
    for (size_t i = name.size; i; i--)
        if (name.data[i - 1] == '/') {
            name = str_slice(name, i, name.size);
            break;
        }
    if (str_ends(name, S(".room"))) name.size -= 5;
    return name;
}

static void add_header(const Shell *shell, Markup *html)
{
    markup_open(html, "a");
    markup_attribute(html, "class", S("skip"));
    markup_attribute(html, "href", S("#main"));
    markup_text(html, message_text(MSG_PAGE_SKIP));
    markup_close(html);
    markup_open(html, "header");
    markup_open_class(html, "p", "room");
    markup_link(
        html, url_path(html->arena, "/", S("")), room_name(shell->site));
    markup_close(html);
    markup_element(html, "p", "seat",
        message_format(html->arena, MSG_PAGE_SEAT, ARGS(shell->holder->seat)));
    markup_close(html);
}

Markup shell_begin(const Shell *shell)
{
    Markup html = markup_new(shell->request->arena);
    markup_open(&html, "html");
    markup_attribute(&html, "lang", message_text(MSG_PAGE_LANG));
    markup_attribute(&html, "dir", message_text(MSG_PAGE_DIRECTION));
    add_head(shell, &html);
    markup_open(&html, "body");
    add_header(shell, &html);
    markup_open_class(&html, "div", "house");
    add_navigation(shell, &html);
    markup_open(&html, "main");
    markup_attribute(&html, "id", S("main"));
    return html;
}

/* The same answer as JSON; of GET only. */
static void add_json(const Shell *shell, Markup *html)
{
    const VerbCall *call = shell->call;
    if (!call || call->verb->effect != EFFECT_READS ||
        call_takes_files(call->verb))
        return;
    Url url = route_api(html->arena, call->verb);
    for (size_t i = 0; i < call->value_count; i++)
        if (call->values[i].arg->type != ARG_ROOM)
            url = url_with(html->arena, url, str_of(call->values[i].arg->name),
                call->values[i].value);
    markup_open(html, "p");
    markup_link(html, url, message_text(MSG_PAGE_JSON));
    markup_close(html);
}

Str shell_end(const Shell *shell, Markup *html)
{
    markup_close(html); /* main */
    markup_close(html); /* house */
    markup_open(html, "footer");
    add_json(shell, html);
    markup_element(html, "p", "",
        message_format(html->arena, MSG_PAGE_MADE_BY, ARGS(version_text())));
    markup_close(html);
    return markup_done(html);
}

void shell_notice(Markup *html, const char *names, Str text)
{
    markup_open_class(html, "p", names);
    markup_attribute(html, "role", S("status"));
    markup_text(html, text);
    markup_close(html);
}

void shell_answer(
    const Request *request, int status, Str body, Response *response)
{
    response->status = status;
    response->body = body;
    response_header(response, request->arena, "Content-Type",
        S("text/html; charset=utf-8"));
}

void shell_refuse(const Site *site, const Request *request,
    const SeatHolder *holder, int status, Str why, Response *response)
{
    Shell shell = {
        site, request, holder, NULL, str_int(request->arena, status)};
    Markup html = shell_begin(&shell);
    markup_message(&html, "h1", MSG_PAGE_REFUSED);
    shell_notice(&html, "notice wrong", why);
    shell_answer(request, status, shell_end(&shell, &html), response);
}
