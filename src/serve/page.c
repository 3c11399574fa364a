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

static void add_scripts(Markup *html)
{
    for (size_t i = 0; asset_script(i).size; i++) {
        markup_open(html, "script");
        markup_attribute(html, "type", S("module"));
        markup_url(html, "src", asset_url(html->arena, asset_script(i)));
        markup_close(html);
    }
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
    add_scripts(html);
    markup_close(html);
}

/* --- navigation --- */

static bool needs_words(const Verb *verb)
{
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(verb, i)); i++)
        if ((arg->required && arg->type != ARG_ROOM) ||
            (arg->positional && arg->type == ARG_PATH))
            return true;
    return false;
}

/* What has no sheet stands below: what needs nothing but the room, and what
 * appends. */
static bool is_listed(const Verb *verb, HelpGroup group)
{
    if (help_group_of(verb) != group || !route_serves(verb)) return false;
    return group == GROUP_APPENDS || (!needs_words(verb) && !sheet_of(verb));
}

static bool may_see(const Shell *shell, const Verb *verb)
{
    /* The owner of the loopback has no access file. */
    if (shell->holder->owner && call_is_of_access(verb)) return false;
    return route_serves(verb) && viewer_may(shell->holder, verb->capability);
}

/* CURRENT: how the page is this entry's, "page" or "true"; "": it is not. */
static void add_entry(
    Markup *html, const Verb *verb, Url url, Str current, Str words)
{
    markup_open(html, "li");
    markup_open(html, "a");
    markup_url(html, "href", url);
    markup_attribute(html, "title", message_text(verb->summary));
    if (current.size) markup_attribute(html, "aria-current", current);
    markup_text(html, words);
    markup_close(html);
    markup_close(html);
}

/* The sheet that the page shows; NULL if none. */
static const Sheet *sheet_here(const Shell *shell)
{
    const Sheet *here = sheet_at(shell->request->path);
    if (here || !shell->call) return here;
    return sheet_of(shell->call->verb);
}

/* Whether the page is this sheet's, or stands under it. */
static Str current_sheet(const Shell *shell, const Sheet *sheet)
{
    const Sheet *here = sheet_here(shell);
    if (here == sheet) return S("page");
    return here && sheet_entry(here) == sheet ? S("true") : S("");
}

static void add_sheets(const Shell *shell, Markup *html, SheetGroup group)
{
    markup_open(html, "ul");
    for (const Sheet *sheet = SHEETS; sheet->verb; sheet++) {
        const Verb *verb = route_verb(str_of(sheet->verb));
        if (sheet->group != group || sheet->title == MSG_NONE ||
            !may_see(shell, verb))
            continue;
        Url url = sheet_url(html->arena, sheet);
        if (verb->takes_view && group != SHEET_HOUSE)
            url = route_in_view(html->arena, url, shell->call);
        add_entry(html, verb, url, current_sheet(shell, sheet),
            message_text(sheet->title));
    }
    markup_close(html);
}

static void add_verbs(
    const Shell *shell, Markup *html, HelpGroup group, MessageId heading)
{
    size_t count = 0;
    for (size_t i = 0; VERBS[i]; i++) {
        const Verb *verb = VERBS[i];
        if (!is_listed(verb, group) || !may_see(shell, verb)) continue;
        if (!count++) {
            markup_message(html, "h2", heading);
            markup_open(html, "ul");
        }
        bool here = shell->call && shell->call->verb == verb;
        add_entry(html, verb, route_page(html->arena, verb),
            here ? S("page") : S(""), str_of(verb->name));
    }
    if (count) markup_close(html);
}

static void add_navigation(const Shell *shell, Markup *html)
{
    static const MessageId headings[SHEET_GROUP_COUNT] = {MSG_SHEETS_TALKS,
        MSG_SHEETS_RECORD, MSG_SHEETS_DRAFTS, MSG_SHEETS_WORK,
        MSG_SHEETS_HOUSE};
    const char *may = shell->holder->may;
    if (may && !*may) return;
    markup_open(html, "nav");
    markup_attribute(html, "aria-label", message_text(MSG_PAGE_NAVIGATION));
    for (int group = 0; group < SHEET_GROUP_COUNT; group++) {
        markup_message(html, "h2", headings[group]);
        add_sheets(shell, html, (SheetGroup)group);
    }
    add_verbs(shell, html, GROUP_APPENDS, MSG_PAGE_RECORD);
    add_verbs(shell, html, GROUP_READS, MSG_SHEETS_MORE);
    add_verbs(shell, html, GROUP_NO_ROOM, MSG_SHEETS_MORE);
    markup_close(html);
}

/* --- the page --- */

Str shell_room_name(const Site *site)
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

static void add_account(Markup *html, const char *path, MessageId words)
{
    markup_text(html, S(" "));
    markup_link(html, url_path(html->arena, path, S("")), message_text(words));
}

/* Who this is, and the ways out and in. */
static void add_seat(const Shell *shell, Markup *html)
{
    const SeatHolder *holder = shell->holder;
    Str seat = holder->seat;
    markup_open_class(html, "p", "seat");
    if (holder->user.size) {
        markup_text(html, message_format(html->arena, MSG_PAGE_USER,
                              ARGS(holder->user, seat)));
        add_account(html, "/password", MSG_PAGE_PASSWORD);
        add_account(html, "/logout", MSG_PAGE_LOGOUT);
    } else {
        markup_text(
            html, message_format(html->arena, MSG_PAGE_SEAT, ARGS(seat)));
        if (!holder->owner) add_account(html, "/login", MSG_PAGE_LOGIN);
    }
    markup_close(html);
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
        html, url_path(html->arena, "/", S("")), shell_room_name(shell->site));
    markup_close(html);
    add_seat(shell, html);
    markup_close(html);
}

/* ?lang=ar and the like turn the page; its words stay those of the message
 * table. "" where the page is not turned. */
static Str turned_language(const Request *request)
{
    static const char *const turned[] = {"ar", "dv", "fa", "he", "ps", "ur"};
    Str lang = field_value(&request->arguments, S("lang"));
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++)
        if (str_equal(lang, str_of(turned[i]))) return lang;
    return S("");
}

Markup shell_begin(const Shell *shell)
{
    Markup html = markup_new(shell->request->arena);
    Str lang = turned_language(shell->request);
    markup_open(&html, "html");
    markup_attribute(&html, "lang", message_text(MSG_PAGE_LANG));
    markup_attribute(
        &html, "dir", lang.size ? S("rtl") : message_text(MSG_PAGE_DIRECTION));
    markup_attribute(&html, "data-changed", message_text(MSG_PAGE_CHANGED));
    markup_attribute(&html, "data-reload", message_text(MSG_PAGE_RELOAD));
    markup_attribute(&html, "data-filter", message_text(MSG_PAGE_FILTER));
    add_head(shell, &html);
    html.lang = lang;
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
        call_takes_files(call->verb) || call_is_incomplete(call))
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
